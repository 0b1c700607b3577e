#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/person.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The caller has asked for duplicates in this transaction; the schema asks again.
void InsertApplication(Transaction& transaction, const domain::Application& application);
// The next version: `application` as it is now, its version that of before.
void UpdateApplication(Transaction& transaction, const domain::Application& application);
std::optional<domain::Application> FindApplication(Transaction& transaction,
                                                   const domain::ApplicationName& name,
                                                   AsOf as_of = {});
std::optional<domain::Application> FindApplicationByRef(Transaction& transaction,
                                                        const domain::CohortName& cohort,
                                                        const std::string& external_ref);
std::optional<domain::Application> FindApplicationOf(Transaction& transaction,
                                                     const domain::CohortName& cohort,
                                                     const domain::PersonName& person);
// Whether others were merged into it.
bool HasDuplicates(Transaction& transaction, const domain::ApplicationName& name);
// The sequence of the unit of work that filed it.
std::int64_t SequenceFiled(Transaction& transaction, const domain::ApplicationName& name);

struct ApplicationFilter {
  std::string school;
  std::optional<std::string> cohort;
  std::optional<domain::ApplicationState> state;
  std::optional<std::string> external_ref;
  bool only_resembling = false;  // those that another of the cohort resembles
  std::optional<domain::Uuid> person;
};

struct ApplicationOfPerson {
  domain::Application application;
  domain::SealedPerson applicant;
};

// With their applicants, in the order of submission, beginning after `after`.
std::vector<ApplicationOfPerson> ListApplications(Transaction& transaction,
                                                  const ApplicationFilter& filter,
                                                  const domain::Uuid& after, std::int64_t limit);

// Offers whose time has passed although nobody has noticed.
std::vector<domain::Application> OverdueOffers(Transaction& transaction,
                                               const domain::CohortName& cohort, absl::Time now);
// Who waits, in the order of the line: priority, submission, identifier.
std::vector<domain::Application> ListWaiting(Transaction& transaction,
                                             const domain::CohortName& cohort);
// Of all schools: the cohorts in which an offer is overdue, or somebody waits and the
// course is not over.
std::vector<domain::CohortName> CohortsToSettle(Transaction& transaction,
                                                const domain::CohortName& after, absl::Time now,
                                                std::int64_t limit);

Statements ApplicationStatements();
Snapshots ApplicationSnapshots();

}  // namespace ecloserie::storage
