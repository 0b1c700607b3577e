#include "correction.h"

#include "ecloserie/v1/attendance_service.pb.h"
#include "roster.h"

namespace ecloserie::cli {

std::optional<Failure> FillCorrection(const Context& context, const FlagTexts& flags,
                                      google::protobuf::Message& message) {
  auto& request = static_cast<v1::CorrectMarkRequest&>(message);
  v1::RecordRegisterRequest said;
  said.set_session(request.session());
  said.set_etag(request.etag());
  if (auto failure = FindSession(context, flags, said)) return failure;
  v1::GetRegisterRequest get;
  get.set_session(said.session());
  const auto roster = context.client.attendance().GetRegister(get, ReadOptions(context));
  if (!roster) return CallFailure(roster.error());
  if (said.etag().empty()) said.set_etag(roster->etag());
  if (auto failure = AddExceptions(*roster, flags, said)) return failure;
  if (said.exceptions_size() != 1) {
    return UsageFailure(
        "say of one trainee what the mark is to be: --present, --absent, --late, "
        "--left-early or --partial");
  }
  request.set_session(said.session());
  request.set_etag(said.etag());
  *request.mutable_mark() = said.exceptions(0);
  return std::nullopt;
}

}  // namespace ecloserie::cli
