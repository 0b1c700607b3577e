#include "ecloserie/client.h"

#include <utility>

#include "core.h"

namespace ecloserie {

Result<Client> Client::Make(ClientOptions options) {
  return Core::Make(std::move(options)).map([](const std::shared_ptr<const Core>& core) {
    return Client(core);
  });
}

Result<Client> Client::FromEnvironment() { return Make(ClientOptions::FromEnvironment()); }

Client::Client(const std::shared_ptr<const Core>& core)
    : access_(core),
      school_(core),
      enrolment_(core),
      attendance_(core),
      sponsorship_(core),
      report_(core) {}

}  // namespace ecloserie
