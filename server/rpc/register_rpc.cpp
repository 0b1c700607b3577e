#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/register_message.h"
#include "rpc/services.h"
#include "usecases/register.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::OpenRegisterCommand> DecodeOpen(const v1::OpenRegisterRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  return usecases::OpenRegisterCommand{.session = std::move(session), .etag = request.etag()};
}

absl::StatusOr<usecases::GetRegisterQuery> DecodeGetRegister(
    const v1::GetRegisterRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  usecases::GetRegisterQuery query{.session = std::move(session),
                                   .since_etag = request.since_etag()};
  if (request.has_as_of_time()) {
    ASSIGN_OR_REFUSE(query.as_of, DecodeTime(request.as_of_time(), "as_of_time"));
  }
  return query;
}

absl::StatusOr<usecases::RecordRegisterCommand> DecodeRecord(
    const v1::RecordRegisterRequest& request) {
  usecases::RecordRegisterCommand command{.etag = request.etag()};
  ASSIGN_OR_REFUSE(command.session, DecodeName<domain::SessionName>(request.session(), "session"));
  for (int i = 0; i < request.exceptions_size(); ++i) {
    ASSIGN_OR_REFUSE(auto exception, DecodeException(request.exceptions(i),
                                                     "exceptions[" + std::to_string(i) + "]"));
    command.exceptions.push_back(std::move(exception));
  }
  return command;
}

absl::StatusOr<usecases::LockRegisterCommand> DecodeLock(const v1::LockRegisterRequest& request) {
  ASSIGN_OR_REFUSE(auto session, DecodeName<domain::SessionName>(request.session(), "session"));
  return usecases::LockRegisterCommand{.session = std::move(session),
                                       .force_reason = request.force_reason(),
                                       .etag = request.etag()};
}

}  // namespace

std::vector<Method> RegisterMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "OpenRegister", DecodeOpen, usecases::OpenRegister,
                   usecases::ShowRegister, EncodeRegister),
      serve.Read(service + "GetRegister", DecodeGetRegister, usecases::GetRegister, EncodeRegister),
      serve.Change(service + "RecordRegister", DecodeRecord, usecases::RecordRegister,
                   usecases::ShowRegister, EncodeRegister),
      serve.Change(service + "LockRegister", DecodeLock, usecases::LockRegister,
                   usecases::ShowRegister, EncodeRegister),
  };
}

}  // namespace ecloserie::rpc
