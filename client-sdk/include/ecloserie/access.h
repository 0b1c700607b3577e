#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/access_service.pb.h"

namespace ecloserie {

class Core;

// Who is calling; what each call promises stands in
// proto/ecloserie/v1/access_service.proto.
class AccessClient {
 public:
  explicit AccessClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::WhoAmIResponse> WhoAmI(v1::WhoAmIRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie
