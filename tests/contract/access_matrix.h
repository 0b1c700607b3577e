#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "domain/principal.h"
#include "support/raw_call.h"
#include "support/test_server.h"
#include "support/world.h"

namespace ecloserie::tests {

// Somebody of each role in the school of `own`, bound to what is there.
struct Actor {
  domain::Role role;
  std::string token;
  std::string token_name;
};

// A server with three worlds: somebody's own, another cohort of the same school, and
// another school; and somebody of each role.
class AccessMatrix {
 public:
  AccessMatrix();

  TestServer& server() { return server_; }
  const World& own() const { return own_; }
  const World& sibling() const { return sibling_; }
  const World& foreign() const { return foreign_; }
  const std::vector<Actor>& actors() const { return actors_; }

  RawAnswer Call(const Actor& actor, const google::protobuf::MethodDescriptor& method,
                 const World& world) const;
  bool IsAllowed(const Actor& actor, const google::protobuf::MethodDescriptor& method,
                 const World& world) const;
  // everywhere, school, own, or nothing.
  std::string ReachOf(const Actor& actor, const google::protobuf::MethodDescriptor& method) const;

  // The table of docs/access.md, as the server behaves.
  std::string Table() const;

 private:
  void Introduce(const domain::Principal& principal);

  TestServer server_;
  World own_;
  World sibling_;
  World foreign_;
  std::vector<Actor> actors_;
};

}  // namespace ecloserie::tests
