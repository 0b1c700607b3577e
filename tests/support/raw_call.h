#pragma once

#include <grpcpp/support/status.h>

#include <string>

#include "ecloserie/v1/errors.pb.h"

namespace ecloserie::tests {

// A unary call as bytes, for what no well-behaved client sends. An empty token
// sends none.
grpc::Status RawCall(const std::string& endpoint, const std::string& token,
                     const std::string& method, const std::string& bytes);

// The same, with the bytes of the answer.
struct RawAnswer {
  grpc::Status status;
  std::string bytes;
};
RawAnswer RawExchange(const std::string& endpoint, const std::string& token,
                      const std::string& method, const std::string& bytes);

// The reason in the details of an error; empty when there is none.
std::string ReasonOf(const grpc::Status& status);
v1::FieldViolations ViolationsOf(const grpc::Status& status);

}  // namespace ecloserie::tests
