#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/person.h"
#include "domain/register.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// A session of the cohort in which the trainee was marked as there.
std::optional<domain::SessionName> FindAttended(Transaction& transaction,
                                                const domain::CohortName& cohort,
                                                const domain::EnrolmentName& enrolment);

// Puts on the roster everyone who is expected or here and whose placement in the
// session's track is valid on its half-day; of a part only those for whom it is.
void InsertRoster(Transaction& transaction, const domain::Session& session);

// The marks of the whole roster, UNMARKED where there is none, by enrolment.
std::vector<domain::Mark> ListMarks(Transaction& transaction, const domain::SessionName& session);
// The same beside the trainees.
struct LineOfPerson {
  domain::Mark mark;
  domain::SealedPerson trainee;
};
std::vector<LineOfPerson> ListRegisterLines(Transaction& transaction,
                                            const domain::SessionName& session, AsOf as_of = {});

// Makes or changes marks; each must say all that UNMARKED leaves open.
void PutMarks(Transaction& transaction, const domain::SessionName& session,
              const std::vector<domain::Mark>& marks);
std::int64_t CountUnmarked(Transaction& transaction, const domain::SessionName& session);

// Whose marks changed after a version of the session; all that are marked when
// it never had that version.
std::vector<domain::EnrolmentName> ListMarkedAfter(Transaction& transaction,
                                                   const domain::SessionName& session,
                                                   std::int64_t version, std::int64_t limit);

Statements RegisterStatements();
Snapshots RegisterSnapshots();

}  // namespace ecloserie::storage
