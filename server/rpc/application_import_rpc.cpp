#include <algorithm>

#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/application_import.h"

namespace ecloserie::rpc {
namespace {

domain::ApplicationRow DecodeRow(const v1::ApplicationRow& row) {
  return {.line = row.line(),
          .external_ref = row.external_ref(),
          .family_name = row.family_name(),
          .given_name = row.given_name(),
          .born_on = row.born_on(),
          .email = row.email(),
          .phone = row.phone(),
          .postal_code = row.postal_code(),
          .gender = row.gender(),
          .occupation = row.occupation(),
          .jobseeker_since = row.jobseeker_since(),
          .jobseeker_region = row.jobseeker_region(),
          .wished_tracks = row.wished_tracks()};
}

absl::StatusOr<usecases::ImportApplicationsCommand> DecodeImport(
    const v1::ImportApplicationsRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::ImportApplicationsCommand command{
      .cohort = std::move(cohort),
      .date_format = DecodeChoice<domain::DateFormat>(request.date_format()),
      .mode = DecodeChoice<domain::ImportMode>(request.mode())};
  command.rows.reserve(static_cast<std::size_t>(request.rows_size()));
  for (const v1::ApplicationRow& row : request.rows()) command.rows.push_back(DecodeRow(row));
  return command;
}

v1::ApplicationRowVerdict EncodeVerdict(const domain::JudgedRow& row) {
  v1::ApplicationRowVerdict verdict;
  verdict.set_line(row.line);
  verdict.set_verdict(EncodeChoice<v1::RowVerdict>(row.verdict));
  if (row.application) verdict.set_application(row.application->ToString());
  verdict.set_field(row.field);
  verdict.set_rule(row.rule);
  for (const domain::ApplicationName& name : row.resembles) {
    verdict.add_resembles(name.ToString());
  }
  return verdict;
}

v1::ImportApplicationsResponse EncodeImport(const domain::ImportOutcome& outcome) {
  v1::ImportApplicationsResponse response;
  const auto count = [&outcome](domain::RowVerdict verdict) {
    return std::ranges::count(outcome.rows, verdict, &domain::JudgedRow::verdict);
  };
  for (const domain::JudgedRow& row : outcome.rows) *response.add_verdicts() = EncodeVerdict(row);
  response.set_created_count(count(domain::RowVerdict::kCreated));
  response.set_unchanged_count(count(domain::RowVerdict::kUnchanged));
  response.set_refused_count(count(domain::RowVerdict::kRefused));
  response.set_held_back_count(count(domain::RowVerdict::kHeldBack));
  return response;
}

}  // namespace

std::vector<Method> ApplicationImportMethods(const Serve& serve) {
  return {serve.Change("ecloserie.v1.EnrolmentService.ImportApplications", DecodeImport,
                       usecases::ImportApplications, usecases::ShowImport, EncodeImport)};
}

}  // namespace ecloserie::rpc
