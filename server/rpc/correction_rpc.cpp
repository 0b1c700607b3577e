#include "domain/etag.h"
#include "ecloserie/v1/correction.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/register_message.h"
#include "rpc/services.h"
#include "usecases/correction.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::CorrectMarkCommand> DecodeCorrectMark(
    const v1::CorrectMarkRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  ASSIGN_OR_REFUSE(auto said, DecodeException(request.mark(), "mark"));
  ASSIGN_OR_REFUSE(auto reason_code, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::CorrectMarkCommand{.session = std::move(session),
                                      .said = std::move(said),
                                      .reason_code = std::move(reason_code),
                                      .note = request.note(),
                                      .etag = request.etag()};
}

absl::StatusOr<usecases::DecideCorrectionCommand> DecodeDecide(
    const v1::DecideCorrectionRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::CorrectionName>(request.name(), "name"));
  return usecases::DecideCorrectionCommand{
      .name = std::move(name),
      .decision = DecodeChoice<domain::CorrectionDecision>(request.decision()),
      .etag = request.etag()};
}

absl::StatusOr<usecases::ListCorrectionsQuery> DecodeListCorrections(
    const v1::ListCorrectionsRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListCorrectionsQuery{
      .session = std::move(session),
      .state = DecodeOptionalChoice<domain::CorrectionState>(request.state()),
      .page = std::move(page)};
}

v1::Correction EncodeCorrection(const usecases::CorrectionFile& file) {
  const domain::Correction& correction = file.correction;
  const std::string trainee =
      TraineeText(file.trainee.family_name, file.trainee.given_name, file.trainee.is_erased);
  v1::Correction encoded;
  encoded.set_name(correction.name.ToString());
  encoded.set_session(correction.session.ToString());
  *encoded.mutable_before() = EncodeMark(correction.before, trainee);
  *encoded.mutable_after() = EncodeMark(correction.after, trainee);
  encoded.set_reason_code(correction.reason_code);
  encoded.set_note(correction.note);
  encoded.set_state(EncodeChoice<v1::CorrectionState>(correction.state));
  encoded.set_proposed_by(correction.proposed_by);
  *encoded.mutable_propose_time() = EncodeTime(correction.proposed_at);
  encoded.set_decided_by(correction.decided_by);
  if (correction.decided_at) *encoded.mutable_decide_time() = EncodeTime(*correction.decided_at);
  encoded.set_etag(domain::EtagOf(correction.version));
  return encoded;
}

v1::ListCorrectionsResponse EncodeCorrections(
    const usecases::Page<usecases::CorrectionFile>& page) {
  v1::ListCorrectionsResponse response;
  for (const usecases::CorrectionFile& file : page.items) {
    *response.add_corrections() = EncodeCorrection(file);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> CorrectionMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "CorrectMark", DecodeCorrectMark, usecases::CorrectMark,
                   usecases::ShowCorrection, EncodeCorrection),
      serve.Change(service + "DecideCorrection", DecodeDecide, usecases::DecideCorrection,
                   usecases::ShowCorrection, EncodeCorrection),
      serve.Read(service + "ListCorrections", DecodeListCorrections, usecases::ListCorrections,
                 EncodeCorrections),
  };
}

}  // namespace ecloserie::rpc
