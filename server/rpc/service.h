#pragma once

#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <string>
#include <vector>

namespace ecloserie::rpc {

// One RPC as bytes. The bytes are parsed by us and not by gRPC, because gRPC
// answers UNIMPLEMENTED, without a word, when they are not the message
// (docs/decisions/0003).
struct Method {
  using Handler = std::function<grpc::ServerUnaryReactor*(
      grpc::CallbackServerContext*, const grpc::ByteBuffer*, grpc::ByteBuffer*)>;

  std::string name;  // MakeOffer
  Handler handler;
};

// A gRPC service made of its methods. Throws unless they are exactly those of
// the proto.
class Service final : public grpc::Service {
 public:
  Service(const std::string& full_name, std::vector<Method> methods);

 private:
  std::vector<std::string> paths_;  // gRPC keeps pointers to them
};

}  // namespace ecloserie::rpc
