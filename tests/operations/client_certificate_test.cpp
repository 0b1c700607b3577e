#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/messages.h"
#include "support/test_server.h"
#include "support/test_token.h"
#include "support/tls_files.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

constexpr const char* kPartner = "uri:urn:ecloserie:partner:perche";

class ClientCertificate : public testing::Test {
 protected:
  std::string Port() { return server_.server().Addresses().back(); }

  Client Showing(const std::string& name) {
    return ValueOrThrow(Client::Make(files_.ShowingCertificate(Port(), name)));
  }

  // The administrator is known by the certificate's name from now on.
  void Map(const std::string& name) {
    v1::MapCertificateRequest map;
    map.set_parent("schools/-/principals/admin");
    map.set_subject_alternative_name(name);
    *map.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(1));
    ValueOrThrow(server_.admin().access().MapCertificate(map));
  }

  static std::string ErrorOf(ClientOptions options) {
    options.retry.attempts_max = 1;
    const auto answer = ValueOrThrow(Client::Make(std::move(options))).access().WhoAmI({});
    return answer ? "answered" : answer.error().message;
  }

  TlsFilesOfTest files_;
  TestServer server_{Server::Options{.listen = {"127.0.0.1:0"}, .tls = files_.ForServerThatAsks()}};
};

TEST_F(ClientCertificate, IsWantedByAServerThatHasAuthoritiesForIt) {
  EXPECT_THAT(
      ErrorOf({.endpoint = Port(), .token = TestToken("admin"), .ca_file = files_.ca_file()}),
      HasSubstr("wants a client certificate"));
}

TEST_F(ClientCertificate, IsRefusedWhenAnotherAuthorityMadeIt) {
  const TlsFilesOfTest others;
  ClientOptions options = others.ShowingCertificate(Port(), kPartner);
  options.ca_file = files_.ca_file();
  options.token = TestToken("admin");

  EXPECT_THAT(ErrorOf(options), HasSubstr("does not accept the client certificate"));
}

TEST_F(ClientCertificate, SaysWhoCalls) {
  Map(kPartner);

  const auto answer = Showing(kPartner).access().WhoAmI({});

  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_THAT(answer->principal(), HasSubstr("admin"));
}

TEST_F(ClientCertificate, IsKnownByItsHostNameInSmallLetters) {
  Map("dns:perche.example");

  EXPECT_TRUE(Showing("dns:Perche.Example").access().WhoAmI({}));
}

TEST_F(ClientCertificate, OpensNothingByItself) {
  const auto answer = Showing(kPartner).access().WhoAmI({});

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::kUnauthenticated);
}

TEST_F(ClientCertificate, GivesWayToAToken) {
  Map(kPartner);
  ClientOptions options = files_.ShowingCertificate(Port(), kPartner);
  options.token = TestToken("nobody");

  const auto answer = ValueOrThrow(Client::Make(options)).access().WhoAmI({});

  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::kUnauthenticated);
}

TEST_F(ClientCertificate, IsNoTokenEvenIfItsNameIsOne) {
  const Client client = Showing("dns:" + TestToken("admin"));

  EXPECT_FALSE(client.access().WhoAmI({}));
}

TEST_F(ClientCertificate, IsRefusedByTheClientWhenOthersMayReadItsKey) {
  const ClientOptions options = files_.ShowingCertificate(Port(), kPartner);
  ASSERT_EQ(::chmod(options.client_key_file.c_str(), 0644), 0);

  const auto client = Client::Make(options);

  ASSERT_FALSE(client);
  EXPECT_THAT(client.error().message, HasSubstr("chmod 600"));
}

TEST_F(ClientCertificate, IsRefusedByTheClientWithoutItsKeyOrWithAnother) {
  const TlsFilesOfTest others;
  const ClientOptions foreign = others.ShowingCertificate(Port(), kPartner);
  ClientOptions without = files_.ShowingCertificate(Port(), kPartner);
  ClientOptions mixed = without;
  without.client_key_file.clear();
  mixed.client_key_file = foreign.client_key_file;

  EXPECT_THAT(Client::Make(without).error().message, HasSubstr("go together"));
  EXPECT_THAT(Client::Make(mixed).error().message, HasSubstr("not that of the certificate"));
}

TEST_F(ClientCertificate, FilesThatAreNoneAreNamed) {
  ClientOptions missing = files_.ShowingCertificate(Port(), kPartner);
  missing.ca_file = "/nonexistent";
  ClientOptions nonsense = files_.ShowingCertificate(Port(), kPartner);
  nonsense.ca_file = nonsense.client_key_file;

  EXPECT_THAT(Client::Make(missing).error().message, HasSubstr("/nonexistent cannot be read"));
  EXPECT_THAT(Client::Make(nonsense).error().message, HasSubstr("no certificate in PEM"));
}

}  // namespace
}  // namespace ecloserie::tests
