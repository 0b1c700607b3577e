#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/selection.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The first grid of the cohort, or the next version of it.
void PutGrid(Transaction& transaction, const domain::ScoringGrid& grid);
std::optional<domain::ScoringGrid> FindGrid(Transaction& transaction,
                                            const domain::CohortName& cohort, AsOf as_of = {});

// The reader's first score of the application, or the next version of it. The note is
// sealed, when it is put and when it is found.
void PutScore(Transaction& transaction, const domain::Score& score);
std::optional<domain::Score> FindScore(Transaction& transaction, const domain::ScoreName& name,
                                       AsOf as_of = {});
// In the order in which the readers came.
std::vector<domain::Score> ListScores(Transaction& transaction,
                                      const domain::ApplicationName& application);

// An application that is ranked, and what each of its readers gave it.
struct ScoredApplication {
  domain::ApplicationName name;
  absl::Time submitted_at;
  struct Opinion {
    std::string reader;
    std::int64_t total = 0;
  };
  std::vector<Opinion> opinions;
};
// Those of the cohort that are still to be decided, offered a seat or accepted.
std::vector<ScoredApplication> ListScoredApplications(Transaction& transaction,
                                                      const domain::CohortName& cohort);

Statements SelectionStatements();
Snapshots SelectionSnapshots();

}  // namespace ecloserie::storage
