#include "rpc/serve.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/time/clock.h"
#include "domain/name.h"
#include "domain/token_text.h"
#include "rpc/error_status.h"
#include "rpc/peer_certificate.h"
#include "usecases/store_refusal.h"

namespace ecloserie::rpc {
namespace {

using google::protobuf::Message;

constexpr absl::Duration kDeadlineMax = absl::Minutes(10);
constexpr absl::Duration kDeadlineNobodyMeans = absl::Hours(24 * 365);
constexpr std::size_t kLoggedIdMax = 100;
constexpr std::size_t kObjectsMax = 1'000;

absl::Status MessageMalformed(const std::string& type) {
  return domain::Refusal(absl::StatusCode::kInvalidArgument, "MESSAGE_MALFORMED",
                         "the bytes are not a " + type + ", or one of its texts is not UTF-8");
}

// The same request has the same bytes, whatever id it travels under.
std::string CanonicalBytes(Message& request) {
  for (const char* name : {"request_id", "validate_only"}) {
    const auto* field = request.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) request.GetReflection()->ClearField(&request, field);
  }
  std::string bytes;
  google::protobuf::io::StringOutputStream sink(&bytes);
  google::protobuf::io::CodedOutputStream stream(&sink);
  stream.SetSerializationDeterministic(true);
  request.SerializeToCodedStream(&stream);
  stream.Trim();
  return bytes;
}

absl::Time DeadlineOf(const grpc::CallbackServerContext& context, absl::Time now,
                      absl::Duration default_deadline) {
  const absl::Time asked = absl::FromChrono(context.deadline());
  // gRPC tells "no deadline" as the end of its time.
  if (asked - now > kDeadlineNobodyMeans) return now + default_deadline;
  return std::min(asked, now + kDeadlineMax);
}

// Request ids are the caller's text: only short and harmless ones are logged.
std::string Loggable(const std::string& request_id) {
  if (request_id.size() > kLoggedIdMax) return "unprintable";
  const bool is_harmless = std::ranges::all_of(request_id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  return is_harmless ? request_id : "unprintable";
}

}  // namespace

Serve::Running::Running(const Serve& serve, const MethodFacts& method,
                        grpc::CallbackServerContext* context, grpc::ByteBuffer* response)
    : serve_(&serve),
      context_(context),
      reactor_(context->DefaultReactor()),
      response_(response),
      arrived_at_(absl::Now()),
      call_{.method = method.full_name,
            .permission = method.permission,
            .deadline = DeadlineOf(*context, arrived_at_, method.default_deadline)},
      takes_personal_values_(method.takes_personal_values) {}

absl::Status Serve::Running::Enter() {
  return serve_->door_->Enter() ? absl::OkStatus() : usecases::ServerDraining();
}

absl::Status Serve::Running::TakeCredential() {
  constexpr std::string_view kScheme = "Bearer ";
  const auto header = context_->client_metadata().find("authorization");
  if (header == context_->client_metadata().end()) {
    const auto name = SubjectAlternativeName(*context_->auth_context());
    if (!name) return domain::TokenMissing();
    call_.credential = serve_->environment_->KeyedDigest("certificate", *name);
    return absl::OkStatus();
  }
  const std::string_view value(header->second.data(), header->second.size());
  if (!value.starts_with(kScheme)) return domain::TokenMissing();
  const std::string_view token = value.substr(kScheme.size());
  // Garbage costs the store nothing.
  if (!domain::IsTokenText(token)) return domain::TokenUnknown();
  call_.credential = serve_->environment_->KeyedDigest("token", token);
  return absl::OkStatus();
}

usecases::Call Serve::Running::MakeCall(Message& request) {
  usecases::Call call = call_;
  call.school = SchoolOf(request);
  call.objects = ObjectsOf(request);
  call.validate_only = BoolField(request, "validate_only");
  if (!call.request_id.empty()) {
    const auto digest = [&](Message& asked) {
      return serve_->environment_->KeyedDigest("request",
                                               call.method + "\n" + CanonicalBytes(asked));
    };
    if (takes_personal_values_) {
      call.values_digest = digest(request);
      ClearSensitiveFields(request);
    }
    call.request_digest = digest(request);
  }
  return call;
}

absl::Status Serve::Take(Running& running, const grpc::ByteBuffer& bytes, Message& request) {
  grpc::ByteBuffer readable(bytes);
  grpc::ProtoBufferReader reader(&readable);
  if (!reader.status().ok() || !request.ParseFromZeroCopyStream(&reader)) {
    return MessageMalformed(request.GetDescriptor()->name());
  }
  running.NoteRequestId(TextField(request, "request_id"));
  return CheckFields(request);
}

void Serve::Running::Refuse(const absl::Status& refusal) const {
  const bool is_fault = refusal.code() == absl::StatusCode::kInternal;
  End(is_fault ? InternalFault(call_.request_id) : refusal);
}

void Serve::Running::RefuseOnceKnown(const absl::Status& refusal, const Message& request) const {
  usecases::Call call = call_;
  call.school = SchoolOf(request);
  if (call.school == domain::kNetwork) call.school.clear();
  call.objects = ObjectsOf(request);
  // More than any request may name: whoever is bound is refused for naming nothing.
  if (call.objects.size() > kObjectsMax) call.objects.clear();
  serve_->executor_->Read<bool>(
      std::move(call), [refusal](const usecases::View&) -> absl::StatusOr<bool> { return refusal; },
      [running = *this](const absl::StatusOr<bool>& verdict) { running.Refuse(verdict.status()); });
}

void Serve::Running::Fail(const std::string& what) const {
  serve_->log_->error(R"({{"fault":"{}","method":"{}"}})", absl::CEscape(what), call_.method);
  Refuse(InternalFault(call_.request_id));
}

void Serve::Running::Reply(const Message& message) const {
  bool is_own_buffer = false;
  const grpc::Status written =
      grpc::GenericSerialize<grpc::ProtoBufferWriter, Message>(message, response_, &is_own_buffer);
  if (!written.ok()) throw std::runtime_error("an answer does not serialise");
  End(absl::OkStatus());
}

// The door comes last: who has left is waited for no more.
void Serve::Running::End(const absl::Status& told) const {
  const std::string reason = told.ok() ? "" : domain::FactsOf(told).reason;
  const absl::Duration took = absl::Now() - arrived_at_;
  Log(told, reason, took);
  if (serve_->observer_ != nullptr) {
    serve_->observer_->Ended(
        {.method = call_.method, .code = told.code(), .reason = reason, .took = took});
  }
  // Whoever finishes a call may find it gone, and this with it.
  Door* const door = serve_->door_;
  reactor_->Finish(ToWire(told));
  door->Leave();
}

void Serve::Running::Log(const absl::Status& told, const std::string& reason,
                         absl::Duration took) const {
  if (!serve_->log_->should_log(spdlog::level::info)) return;
  serve_->log_->info(R"({{"method":"{}","code":"{}","reason":"{}","request_id":"{}","us":{}}})",
                     call_.method, std::string(absl::StatusCodeToString(told.code())), reason,
                     Loggable(call_.request_id), absl::ToInt64Microseconds(took));
}

}  // namespace ecloserie::rpc
