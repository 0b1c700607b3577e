#include "command.h"

namespace ecloserie::cli {

std::vector<Command> AccessCommands() {
  return {{.noun = "access",
           .verb = "whoami",
           .help = "Tell who you are to the server and what you may do",
           .method = Calls(&Client::access, &AccessClient::WhoAmI)}};
}

}  // namespace ecloserie::cli
