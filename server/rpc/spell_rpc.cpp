#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/decode.h"
#include "rpc/enrolment_message.h"
#include "rpc/services.h"
#include "usecases/enrolment.h"
#include "usecases/spell.h"

namespace ecloserie::rpc {
namespace {

// What every event says.
template <class Request>
absl::StatusOr<usecases::SpellCommand> DecodeEvent(const Request& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EnrolmentName>(request.name(), "name"));
  return usecases::SpellCommand{
      .name = std::move(name), .note = request.note(), .etag = request.etag()};
}

template <class Request>
absl::StatusOr<usecases::SpellCommand> DecodeEventWithReason(const Request& request) {
  ASSIGN_OR_REFUSE(auto command, DecodeEvent(request));
  ASSIGN_OR_REFUSE(command.reason_code, DecodeReasonCode(request.reason_code(), "reason_code"));
  return command;
}

// WithdrawEnrolment and ExcludeEnrolment ask for the same.
template <class Request>
absl::StatusOr<usecases::SpellCommand> DecodeExit(const Request& request) {
  ASSIGN_OR_REFUSE(auto command, DecodeEventWithReason(request));
  command.at = DecodeHalfDay(request.last());
  return command;
}

absl::StatusOr<usecases::SpellCommand> DecodeSuspend(const v1::SuspendEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto command, DecodeEventWithReason(request));
  command.at = DecodeHalfDay(request.from());
  return command;
}

absl::StatusOr<usecases::SpellCommand> DecodeResume(const v1::ResumeEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto command, DecodeEvent(request));
  command.at = DecodeHalfDay(request.at());
  return command;
}

absl::StatusOr<usecases::SpellCommand> DecodeComplete(const v1::CompleteEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto command, DecodeEvent(request));
  if (request.has_last()) command.at = DecodeHalfDay(request.last());
  return command;
}

absl::StatusOr<usecases::SwitchPlacementCommand> DecodeSwitch(
    const v1::SwitchPlacementRequest& request) {
  ASSIGN_OR_REFUSE(auto event, DecodeEventWithReason(request));
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  event.at = DecodeHalfDay(request.at());
  return usecases::SwitchPlacementCommand{.event = std::move(event), .track = std::move(track)};
}

absl::StatusOr<usecases::ListEnrolmentTransitionsQuery> DecodeList(
    const v1::ListEnrolmentTransitionsRequest& request) {
  ASSIGN_OR_REFUSE(auto enrolment, DecodeName<domain::EnrolmentName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListEnrolmentTransitionsQuery{.enrolment = std::move(enrolment),
                                                 .page = std::move(page)};
}

v1::ListEnrolmentTransitionsResponse EncodeTransitions(
    const usecases::Page<domain::EnrolmentTransition>& page) {
  v1::ListEnrolmentTransitionsResponse response;
  for (const domain::EnrolmentTransition& transition : page.items) {
    *response.add_transitions() = EncodeTransition(transition);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> SpellMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  const auto change = [&](const char* name, auto decode, auto change_spell) {
    return serve.Change(service + name, decode, change_spell, usecases::ShowEnrolment,
                        EncodeEnrolment);
  };
  return {
      serve.Read(service + "ListEnrolmentTransitions", DecodeList,
                 usecases::ListEnrolmentTransitions, EncodeTransitions),
      change("StartEnrolment", DecodeEvent<v1::StartEnrolmentRequest>, usecases::StartEnrolment),
      change("RecordNoShow", DecodeEventWithReason<v1::RecordNoShowRequest>,
             usecases::RecordNoShow),
      change("CancelEnrolment", DecodeEventWithReason<v1::CancelEnrolmentRequest>,
             usecases::CancelEnrolment),
      change("SuspendEnrolment", DecodeSuspend, usecases::SuspendEnrolment),
      change("ResumeEnrolment", DecodeResume, usecases::ResumeEnrolment),
      change("WithdrawEnrolment", DecodeExit<v1::WithdrawEnrolmentRequest>,
             usecases::WithdrawEnrolment),
      change("ExcludeEnrolment", DecodeExit<v1::ExcludeEnrolmentRequest>,
             usecases::ExcludeEnrolment),
      change("CompleteEnrolment", DecodeComplete, usecases::CompleteEnrolment),
      change("SwitchPlacement", DecodeSwitch, usecases::SwitchPlacement),
  };
}

}  // namespace ecloserie::rpc
