#include "command.h"
#include "secret_file.h"

namespace ecloserie::cli {
namespace {

View TokenView() {
  return {.columns = {{"NAME", "name"},
                      {"KIND", "kind"},
                      {"ROLE", "role"},
                      {"EXPIRES", "expire_time"},
                      {"REVOKED", "revoke_time"},
                      {"LAST USED", "last_use_time"}}};
}

// What shows the secret, unless it goes to a file.
Command Issuing(std::string_view verb, std::string_view help, SdkMethod method,
                std::string_view positional, std::vector<Flag> flags) {
  flags.push_back({"secret-file", "", "FILE that nobody else can read, instead of showing it"});
  return {.noun = "token",
          .verb = verb,
          .help = help,
          .method = std::move(method),
          .positional = positional,
          .flags = std::move(flags),
          .view = {.sections =
                       {{"",
                         "",
                         {{"token", "name"}, {"expires", "expire_time"}, {"secret", "secret"}}}}},
          .prepare = MakeSecretFile,
          .finish = KeepSecret};
}

const Flag kExpireTime = {"expire-time", "expire_time",
                          "when it ends, at most 366 days ahead (RFC 3339)"};

}  // namespace

std::vector<Command> TokenCommands() {
  return {Issuing("create", "Make a token for a principal; its secret is shown this once",
                  Calls(&Client::access, &AccessClient::CreateToken), "parent",
                  {kExpireTime,
                   {"role", "role", "act in this role only"},
                   {"reach-school", "school_ids", "reach this school only; again for more"},
                   {"cohort", "cohorts", "reach this cohort only; again for more"}}),
          Issuing("rotate", "Make the successor of the token that you call with",
                  Calls(&Client::access, &AccessClient::RotateToken), "name",
                  {kExpireTime,
                   {"overlap-seconds", "overlap_seconds",
                    "how long the old one still counts: 60 to 604800"}}),
          {.noun = "token",
           .verb = "map-certificate",
           .help = "Let the name in a client certificate stand for a principal",
           .method = Calls(&Client::access, &AccessClient::MapCertificate),
           .positional = "parent",
           .flags = {{"subject", "subject_alternative_name", "uri:URI or dns:NAME"}, kExpireTime},
           .view = TokenView()},
          {.noun = "token",
           .verb = "list",
           .help = "List a principal's tokens, dead ones too",
           .method = Calls(&Client::access, &AccessClient::ListTokens),
           .positional = "parent",
           .view = TokenView()},
          {.noun = "token",
           .verb = "revoke",
           .help = "End tokens at once",
           .method = Calls(&Client::access, &AccessClient::RevokeToken),
           .positional = "name",
           .takes_several = true,
           .view = TokenView()}};
}

}  // namespace ecloserie::cli
