#include "command.h"

namespace ecloserie::cli {
namespace {

std::vector<Flag> ScopeFlags() {
  return {{"role", "principal.role",
           "network-admin, school-admin, staff, facilitator, partner, reporter, sponsor or "
           "trainee"},
          {"cohort", "principal.cohorts", "reach nothing but this cohort; again for more"},
          {"party", "principal.party", "of a sponsor"},
          {"enrolment", "principal.enrolment", "of a trainee"}};
}

View PrincipalView() {
  return {.columns = {{"NAME", "name"},
                      {"ROLE", "role"},
                      {"COHORTS", "cohorts"},
                      {"PARTY", "party"},
                      {"ENROLMENT", "enrolment"},
                      {"DISABLED", "disabled"}}};
}

Command Update() {
  std::vector<Flag> flags = ScopeFlags();
  flags.push_back({"disabled", "principal.disabled", "none of its tokens counts", true});
  flags.push_back({"etag", "etag", "refuse if it changed since"});
  return {.noun = "principal",
          .verb = "update",
          .help = "Give a principal another role and scope: all of it, not a part",
          .method = Calls(&Client::access, &AccessClient::UpdatePrincipal),
          .positional = "name",
          .flags = std::move(flags),
          .view = PrincipalView()};
}

}  // namespace

std::vector<Command> PrincipalCommands() {
  return {{.noun = "principal",
           .verb = "create",
           .help = "Add somebody, or some program, that may call",
           .method = Calls(&Client::access, &AccessClient::CreatePrincipal),
           .positional = "principal_id",
           .flags = ScopeFlags(),
           .view = PrincipalView()},
          {.noun = "principal",
           .verb = "get",
           .help = "Read principals",
           .method = Calls(&Client::access, &AccessClient::GetPrincipal),
           .positional = "name",
           .takes_several = true,
           .view = PrincipalView()},
          {.noun = "principal",
           .verb = "list",
           .help = "List who may call; --school - for the network's own",
           .method = Calls(&Client::access, &AccessClient::ListPrincipals),
           .view = PrincipalView()},
          Update()};
}

}  // namespace ecloserie::cli
