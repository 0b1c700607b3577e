#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/school.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertSchool(Transaction& transaction, const domain::School& school);
// Its name, its stage and the reason for it; the school is as it was read.
void UpdateSchool(Transaction& transaction, const domain::School& school);
std::optional<domain::School> FindSchool(Transaction& transaction, const domain::SchoolName& name,
                                         AsOf as_of = {});
// As it was made.
std::optional<domain::School> FindNewSchool(Transaction& transaction,
                                            const domain::SchoolName& name);
// By slug, beginning after `after`; at every stage when none is given.
std::vector<domain::School> ListSchools(Transaction& transaction,
                                        std::optional<domain::NetworkStage> stage,
                                        const std::string& after, std::int64_t limit);

bool InsertProgramme(Transaction& transaction, const domain::Programme& programme);
std::optional<domain::Programme> FindProgramme(Transaction& transaction,
                                               const domain::ProgrammeName& name, AsOf as_of = {});
std::vector<domain::Programme> ListProgrammes(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit);

Statements SchoolStatements();
Snapshots SchoolSnapshots();

}  // namespace ecloserie::storage
