#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/application.h"
#include "storage/application_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct SubmitApplicationCommand {
  domain::CohortName cohort;
  domain::Person applicant;  // its name is drawn here
  std::string external_ref;
  std::vector<std::string> wished_tracks;
};
absl::StatusOr<domain::ApplicationName> SubmitApplication(Unit& unit,
                                                          const SubmitApplicationCommand& command);

absl::StatusOr<domain::ApplicationFile> GetApplication(const View& view,
                                                       const domain::ApplicationName& name);

struct ListApplicationsQuery {
  storage::ApplicationFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::ApplicationFile>> ListApplications(const View& view,
                                                               const ListApplicationsQuery& query);

struct ReviewApplicationCommand {
  domain::ApplicationName name;
  std::optional<std::int64_t> score;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> ReviewApplication(Unit& unit,
                                                          const ReviewApplicationCommand& command);

struct RejectApplicationCommand {
  domain::ApplicationName name;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> RejectApplication(Unit& unit,
                                                          const RejectApplicationCommand& command);

struct PoolApplicationCommand {
  domain::ApplicationName name;
  std::string note;
  std::string etag;
};
// Keeps it for a later offer, without a claim on the next seat.
absl::StatusOr<domain::ApplicationName> PoolApplication(Unit& unit,
                                                        const PoolApplicationCommand& command);

struct WithdrawApplicationCommand {
  domain::ApplicationName name;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> WithdrawApplication(
    Unit& unit, const WithdrawApplicationCommand& command);

struct ListApplicationTransitionsQuery {
  domain::ApplicationName application;
  PageRequest page;
};
absl::StatusOr<Page<domain::ApplicationTransition>> ListApplicationTransitions(
    const View& view, const ListApplicationTransitionsQuery& query);

}  // namespace ecloserie::usecases
