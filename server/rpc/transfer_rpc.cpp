#include "ecloserie/v1/enrolment_service.pb.h"
#include "rpc/application_message.h"
#include "rpc/decode.h"
#include "rpc/enrolment_message.h"
#include "rpc/services.h"
#include "usecases/application.h"
#include "usecases/enrolment.h"
#include "usecases/transfer.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::TransferEnrolmentCommand> DecodeTransfer(
    const v1::TransferEnrolmentRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::EnrolmentName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto to_school, DecodeSlug(request.to_school(), "to_school"));
  ASSIGN_OR_REFUSE(auto reason, DecodeReasonCode(request.reason_code(), "reason_code"));
  return usecases::TransferEnrolmentCommand{.event = {.name = std::move(name),
                                                      .at = DecodeHalfDay(request.last()),
                                                      .reason_code = std::move(reason),
                                                      .note = request.note(),
                                                      .etag = request.etag()},
                                            .to_school = std::move(to_school)};
}

absl::StatusOr<usecases::ReceiveTransferCommand> DecodeReceive(
    const v1::ReceiveTransferRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  return usecases::ReceiveTransferCommand{.cohort = std::move(cohort),
                                          .transfer_id = request.transfer_id()};
}

}  // namespace

std::vector<Method> TransferMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.EnrolmentService.";
  return {
      serve.Change(service + "TransferEnrolment", DecodeTransfer, usecases::TransferEnrolment,
                   usecases::ShowEnrolment, EncodeEnrolment),
      serve.Change(service + "ReceiveTransfer", DecodeReceive, usecases::ReceiveTransfer,
                   usecases::GetApplication, EncodeApplication),
  };
}

}  // namespace ecloserie::rpc
