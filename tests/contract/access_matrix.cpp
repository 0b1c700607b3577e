#include "access_matrix.h"

#include "domain/name.h"
#include "every_method.h"
#include "sample_request.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::MethodDescriptor;

constexpr const char* kTokenPattern = "schools/{school}/principals/{principal}/tokens/{token}";

std::string SlugIn(const std::string& name) { return name.substr(name.rfind('/') + 1); }

}  // namespace

AccessMatrix::AccessMatrix()
    : own_(MakeWorld(server_, "boitron", "promo-1", "canary-own")),
      sibling_(MakeWorld(server_, "boitron", "promo-2", "canary-sibling")),
      foreign_(MakeWorld(server_, "valognes", "promo-1", "canary-foreign")) {
  for (const auto& row : Words(domain::Role{})) {
    const bool is_of_network = row.value == domain::Role::kNetworkAdmin;
    domain::Principal principal{
        .name = {is_of_network ? "-" : "boitron", "the-" + std::string(row.word)},
        .role = row.value};
    if (row.value == domain::Role::kFacilitator) principal.cohorts = {own_.cohort};
    if (row.value == domain::Role::kSponsor) {
      principal.party = SlugIn(own_.names.at("schools/{school}/parties/{party}"));
    }
    if (row.value == domain::Role::kTrainee) {
      principal.enrolment =
          domain::ParseUuid(SlugIn(own_.names.at("schools/{school}/enrolments/{enrolment}")));
    }
    Introduce(principal);
  }
}

void AccessMatrix::Introduce(const domain::Principal& principal) {
  const std::string token = server_.Introduce(principal);
  const auto self = ValueOrThrow(server_.ClientWithToken(token).access().WhoAmI({}));
  actors_.push_back({.role = principal.role, .token = token, .token_name = self.token().name()});
}

RawAnswer AccessMatrix::Call(const Actor& actor, const MethodDescriptor& method,
                             const World& world) const {
  auto names = world.names;
  // One's own token is own as well.
  if (&world == &own_ && method.name() == "RotateToken") names[kTokenPattern] = actor.token_name;
  return RawExchange(server_.endpoint(), actor.token, PathOf(&method),
                     SampleRequest(method, names));
}

bool AccessMatrix::IsAllowed(const Actor& actor, const MethodDescriptor& method,
                             const World& world) const {
  return ReasonOf(Call(actor, method, world).status) != "PERMISSION_MISSING";
}

std::string AccessMatrix::ReachOf(const Actor& actor, const MethodDescriptor& method) const {
  const bool is_own = IsAllowed(actor, method, own_);
  const bool is_sibling = IsAllowed(actor, method, sibling_);
  const bool is_foreign = IsAllowed(actor, method, foreign_);
  if (is_own && is_sibling && is_foreign) return "everywhere";
  if (is_own && is_sibling) return "school";
  if (is_own && !is_foreign) return "own";
  return is_own || is_sibling || is_foreign ? "ODD" : "";
}

std::string AccessMatrix::Table() const {
  std::string table = "| method |";
  std::string line = "| --- |";
  for (const Actor& actor : actors_) {
    table += " " + std::string(domain::WordOf(actor.role)) + " |";
    line += " --- |";
  }
  table += "\n" + line + "\n";
  for (const MethodDescriptor* method : EveryMethod()) {
    table += "| " + method->name() + " |";
    for (const Actor& actor : actors_) table += " " + ReachOf(actor, *method) + " |";
    table += "\n";
  }
  return table;
}

}  // namespace ecloserie::tests
