#include "support/raw_call.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/impl/rpc_method.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>

namespace ecloserie::tests {
namespace {

std::string DetailOf(const grpc::Status& status, const std::string& type) {
  v1::ErrorStatus details;
  details.ParseFromString(status.error_details());
  for (const auto& detail : details.details()) {
    if (detail.type_url() == "type.googleapis.com/google.rpc." + type) return detail.value();
  }
  return {};
}

}  // namespace

grpc::Status RawCall(const std::string& endpoint, const std::string& token,
                     const std::string& method, const std::string& bytes) {
  return RawExchange(endpoint, token, method, bytes).status;
}

RawAnswer RawExchange(const std::string& endpoint, const std::string& token,
                      const std::string& method, const std::string& bytes) {
  const auto channel = grpc::CreateChannel(endpoint, grpc::experimental::LocalCredentials(UDS));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  const grpc::Status status = grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
      channel.get(),
      grpc::internal::RpcMethod(method.c_str(), grpc::internal::RpcMethod::NORMAL_RPC), &context,
      request, &response);
  grpc::Slice whole;
  if (!status.ok() || !response.DumpToSingleSlice(&whole).ok()) return {status, ""};
  return {status, std::string(whole.begin(), whole.end())};
}

std::string ReasonOf(const grpc::Status& status) {
  v1::ErrorDetail detail;
  detail.ParseFromString(DetailOf(status, "ErrorInfo"));
  return detail.reason();
}

v1::FieldViolations ViolationsOf(const grpc::Status& status) {
  v1::FieldViolations violations;
  violations.ParseFromString(DetailOf(status, "BadRequest"));
  return violations;
}

}  // namespace ecloserie::tests
