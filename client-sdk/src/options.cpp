#include "ecloserie/options.h"

#include <cstdlib>

namespace ecloserie {
namespace {

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

ClientOptions ClientOptions::FromEnvironment() {
  return {.endpoint = Variable("ECLOSERIE_ENDPOINT"),
          .token = Variable("ECLOSERIE_TOKEN"),
          .token_file = Variable("ECLOSERIE_TOKEN_FILE"),
          .ca_file = Variable("ECLOSERIE_CA_FILE"),
          .client_certificate_file = Variable("ECLOSERIE_CLIENT_CERTIFICATE"),
          .client_key_file = Variable("ECLOSERIE_CLIENT_KEY")};
}

}  // namespace ecloserie
