#include "rpc/service.h"

#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/rpc_service_method.h>

#include <algorithm>
#include <stdexcept>

#include "rpc/method.h"

namespace ecloserie::rpc {
namespace {

using BytesHandler = grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>;

void RequireAll(const std::string& service, const std::vector<Method>& methods) {
  std::vector<std::string> declared = MethodsOfService(service);
  std::vector<std::string> served;
  for (const Method& method : methods) served.push_back(method.name);
  std::ranges::sort(declared);
  std::ranges::sort(served);
  if (declared != served) throw std::logic_error(service + " does not serve what its proto says");
}

}  // namespace

// What generated code does for raw callback methods, from a table.
Service::Service(const std::string& full_name, std::vector<Method> methods) {
  RequireAll(full_name, methods);
  for (const Method& method : methods) paths_.push_back("/" + full_name + "/" + method.name);
  for (std::size_t i = 0; i < methods.size(); ++i) {
    AddMethod(new grpc::internal::RpcServiceMethod(paths_[i].c_str(),
                                                   grpc::internal::RpcMethod::NORMAL_RPC, nullptr));
    MarkMethodRawCallback(static_cast<int>(i), new BytesHandler(methods[i].handler));
  }
}

}  // namespace ecloserie::rpc
