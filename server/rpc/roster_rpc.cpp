#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/roster.h"
#include "usecases/roster_import.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::ExportRosterQuery> DecodeExport(const v1::ExportRosterRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::ExportRosterQuery query{.cohort = std::move(cohort)};
  if (request.has_on()) query.on = DecodeHalfDay(request.on());
  return query;
}

v1::ExportRosterResponse EncodeFiles(const std::vector<domain::RosterFile>& files) {
  v1::ExportRosterResponse response;
  for (const domain::RosterFile& file : files) {
    v1::RosterFile& added = *response.add_files();
    added.set_name(file.name);
    added.set_content(file.content);
  }
  return response;
}

domain::RosterUser DecodeUser(const v1::RosterUser& user) {
  return {.line = user.line(),
          .sourced_id = user.sourced_id(),
          .status = user.status(),
          .role = user.role(),
          .identifier = user.identifier(),
          .given_name = user.given_name(),
          .family_name = user.family_name(),
          .email = user.email(),
          .phone = user.phone(),
          .birth_date = user.birth_date()};
}

domain::RosterEnrollment DecodeEnrollment(const v1::RosterEnrollment& enrollment) {
  return {.line = enrollment.line(),
          .status = enrollment.status(),
          .class_sourced_id = enrollment.class_sourced_id(),
          .user_sourced_id = enrollment.user_sourced_id(),
          .role = enrollment.role(),
          .begin_date = enrollment.begin_date(),
          .end_date = enrollment.end_date()};
}

absl::StatusOr<usecases::ImportRosterCommand> DecodeImport(const v1::ImportRosterRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::ImportRosterCommand command{
      .cohort = std::move(cohort),
      .mode = DecodeChoice<domain::RosterMode>(request.mode()),
      .removal_share_percent_max = request.removal_share_percent_max(),
      .is_forced = request.is_forced(),
      .reason_code = "ROSTER_IMPORT",
      .is_trial = request.validate_only()};
  if (command.mode == domain::RosterMode::kSnapshot && !request.has_removal_share_percent_max()) {
    return domain::FieldInvalid("removal_share_percent_max", "is required of a SNAPSHOT");
  }
  if (!request.reason_code().empty()) {
    ASSIGN_OR_REFUSE(command.reason_code, DecodeReasonCode(request.reason_code(), "reason_code"));
  }
  if (request.has_effective()) command.effective = DecodeHalfDay(request.effective());
  for (const v1::RosterUser& user : request.users()) command.users.push_back(DecodeUser(user));
  for (const v1::RosterEnrollment& enrollment : request.enrollments()) {
    command.enrollments.push_back(DecodeEnrollment(enrollment));
  }
  return command;
}

v1::RosterRowVerdict EncodeVerdict(const domain::JudgedRosterRow& row) {
  v1::RosterRowVerdict verdict;
  verdict.set_file(row.file);
  verdict.set_line(row.line);
  verdict.set_verdict(EncodeChoice<v1::RosterVerdict>(row.verdict));
  if (row.enrolment) verdict.set_enrolment(row.enrolment->ToString());
  verdict.set_field(row.field);
  verdict.set_rule(row.rule);
  return verdict;
}

v1::ImportRosterResponse EncodeImport(const domain::RosterOutcome& outcome) {
  v1::ImportRosterResponse response;
  for (const domain::JudgedRosterRow& row : outcome.rows) {
    *response.add_verdicts() = EncodeVerdict(row);
  }
  response.set_in_scope_count(outcome.in_scope_count);
  response.set_created_count(outcome.CountOf(domain::RosterVerdict::kCreated));
  response.set_unchanged_count(outcome.CountOf(domain::RosterVerdict::kUnchanged));
  response.set_moved_count(outcome.CountOf(domain::RosterVerdict::kMoved));
  response.set_ended_count(outcome.CountOf(domain::RosterVerdict::kEnded));
  response.set_removed_count(outcome.CountOf(domain::RosterVerdict::kRemoved));
  response.set_refused_count(outcome.CountOf(domain::RosterVerdict::kRefused));
  return response;
}

}  // namespace

std::vector<Method> RosterMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {serve.Read(service + "ExportRoster", DecodeExport, usecases::ExportRoster, EncodeFiles),
          serve.Change(service + "ImportRoster", DecodeImport, usecases::ImportRoster,
                       usecases::ShowRosterImport, EncodeImport)};
}

}  // namespace ecloserie::rpc
