#include <algorithm>

#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/evidence_message.h"
#include "rpc/services.h"
#include "usecases/evidence.h"
#include "usecases/evidence_import.h"
#include "usecases/unproven.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::RecordEvidenceCommand> DecodeRecord(
    const v1::RecordEvidenceRequest& request) {
  ASSIGN_OR_REFUSE(auto enrolment,
                   DecodeName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(auto digest, DecodeDigest(request.document_digest(), "document_digest"));
  usecases::RecordEvidenceCommand command{
      .enrolment = std::move(enrolment),
      .at = DecodeHalfDay(request.half_day()),
      .kind = DecodeChoice<domain::EvidenceKind>(request.kind()),
      .document_digest = std::move(digest),
      .source = request.source().empty() ? "staff" : request.source(),
      .note = request.note()};
  if (request.has_minutes()) command.minutes = request.minutes();
  if (!request.external_ref().empty()) command.external_ref = request.external_ref();
  if (!request.has_observe_time()) return command;
  ASSIGN_OR_REFUSE(command.observed_at, DecodeTime(request.observe_time(), "observe_time"));
  return command;
}

absl::StatusOr<usecases::DecideEvidenceCommand> DecodeDecide(
    const v1::DecideEvidenceRequest& request) {
  usecases::DecideEvidenceCommand command;
  for (int i = 0; i < request.names_size(); ++i) {
    ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EvidenceName>(
                                    request.names(i), "names[" + std::to_string(i) + "]"));
    command.names.push_back(std::move(name));
  }
  command.decision = request.decision() == v1::EVIDENCE_DECISION_CONFIRMED
                         ? domain::EvidenceEvent::kConfirm
                         : domain::EvidenceEvent::kReject;
  return command;
}

v1::DecideEvidenceResponse EncodeDecided(const std::vector<domain::EvidenceFile>& files) {
  v1::DecideEvidenceResponse response;
  for (const domain::EvidenceFile& file : files) *response.add_evidence() = EncodeEvidence(file);
  return response;
}

absl::StatusOr<usecases::ListEvidenceQuery> DecodeList(const v1::ListEvidenceRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const auto enrolment,
                   DecodeOptionalName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListEvidenceQuery query{
      .cohort = std::move(cohort),
      .filter = {.state = DecodeOptionalChoice<domain::EvidenceState>(request.state()),
                 .kind = DecodeOptionalChoice<domain::EvidenceKind>(request.kind()),
                 .first_on = DecodeOptionalDay(request.has_first_on(), request.first_on()),
                 .last_on = DecodeOptionalDay(request.has_last_on(), request.last_on())},
      .page = std::move(page)};
  if (enrolment) query.filter.enrolment = enrolment->id;
  return query;
}

v1::ListEvidenceResponse EncodeList(const usecases::Page<domain::EvidenceFile>& page) {
  v1::ListEvidenceResponse response;
  for (const domain::EvidenceFile& file : page.items) {
    *response.add_evidence() = EncodeEvidence(file);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::ImportEvidenceCommand> DecodeImport(
    const v1::ImportEvidenceRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  usecases::ImportEvidenceCommand command{
      .cohort = std::move(cohort),
      .source = request.source(),
      .first_on = DecodeDay(request.first_on()),
      .last_on = DecodeDay(request.last_on()),
      .date_format = DecodeChoice<domain::DateFormat>(request.date_format()),
      .default_kind = DecodeOptionalChoice<domain::EvidenceKind>(request.default_kind())};
  command.rows.reserve(static_cast<std::size_t>(request.rows_size()));
  for (const v1::EvidenceRow& row : request.rows()) {
    command.rows.push_back({.line = row.line(),
                            .trainee = row.trainee(),
                            .at = row.at(),
                            .kind = row.kind(),
                            .minutes = row.minutes(),
                            .external_ref = row.external_ref()});
  }
  return command;
}

v1::ImportEvidenceResponse EncodeImport(const domain::EvidenceOutcome& outcome) {
  v1::ImportEvidenceResponse response;
  for (const domain::JudgedEvidence& row : outcome.rows) {
    v1::EvidenceRowVerdict& verdict = *response.add_verdicts();
    verdict.set_line(row.line);
    verdict.set_verdict(EncodeChoice<v1::EvidenceVerdict>(row.verdict));
    if (row.evidence) verdict.set_evidence(row.evidence->ToString());
    verdict.set_field(row.field);
    verdict.set_rule(row.rule);
  }
  const auto count = [&outcome](domain::EvidenceVerdict verdict) {
    return std::ranges::count(outcome.rows, verdict, &domain::JudgedEvidence::verdict);
  };
  response.set_proposed_count(count(domain::EvidenceVerdict::kProposed));
  response.set_unchanged_count(count(domain::EvidenceVerdict::kUnchanged));
  response.set_refused_count(count(domain::EvidenceVerdict::kRefused));
  return response;
}

absl::StatusOr<usecases::ListUnprovenQuery> DecodeUnproven(const v1::ListUnprovenRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const auto track,
                   DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  if (track && track->Cohort() != cohort) {
    return domain::FieldInvalid("track", "must be a track of the cohort");
  }
  ASSIGN_OR_REFUSE(
      const auto days,
      domain::RangeOf({.week = DecodeOptionalDay(request.has_week(), request.week()),
                       .first_on = DecodeOptionalDay(request.has_first_on(), request.first_on()),
                       .last_on = DecodeOptionalDay(request.has_last_on(), request.last_on())}));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListUnprovenQuery query{
      .cohort = std::move(cohort), .days = days, .page = std::move(page)};
  if (track) query.track = track->slug;
  return query;
}

v1::ListUnprovenResponse EncodeUnprovenPage(const usecases::Page<domain::UnprovenHalfDay>& page) {
  v1::ListUnprovenResponse response;
  for (const domain::UnprovenHalfDay& unproven : page.items) {
    *response.add_half_days() = EncodeUnproven(unproven);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> EvidenceMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "RecordEvidence", DecodeRecord, usecases::RecordEvidence,
                   usecases::ShowEvidence, EncodeEvidence),
      serve.Change(service + "ImportEvidence", DecodeImport, usecases::ImportEvidence,
                   usecases::ShowEvidenceImport, EncodeImport),
      serve.Change(service + "DecideEvidence", DecodeDecide, usecases::DecideEvidence,
                   usecases::ShowDecided, EncodeDecided),
      serve.Read(service + "ListEvidence", DecodeList, usecases::ListEvidence, EncodeList),
      serve.Read(service + "ListUnproven", DecodeUnproven, usecases::ListUnproven,
                 EncodeUnprovenPage),
  };
}

}  // namespace ecloserie::rpc
