#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "absl/time/clock.h"
#include "support/plain_handshake.h"
#include "support/test_server.h"
#include "support/test_token.h"
#include "support/tls_files.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Tls : public testing::Test {
 protected:
  // The address of the port.
  std::string Port() { return server_.server().Addresses().back(); }
  std::string PortNumber() { return Port().substr(Port().rfind(':') + 1); }

  ClientOptions Trusting(const std::string& ca_file) {
    ClientOptions options{.endpoint = Port(), .token = TestToken("admin"), .ca_file = ca_file};
    options.retry.attempts_max = 1;
    return options;
  }

  std::string ErrorOf(ClientOptions options) {
    const auto answer = ValueOrThrow(Client::Make(std::move(options))).access().WhoAmI({});
    return answer ? "answered" : answer.error().message;
  }

  TlsFilesOfTest files_;
  TestServer server_{Server::Options{.listen = {"127.0.0.1:0"}, .tls = files_.ForServer()}};
};

// A port that nobody listens on, and that nobody else is given meanwhile.
class TakenPort {
 public:
  TakenPort() : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    ::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address_), size);
    ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address_), &size);
  }
  ~TakenPort() { ::close(descriptor_); }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;

  std::string number() const { return std::to_string(ntohs(address_.sin_port)); }

 private:
  int descriptor_;
  sockaddr_in address_{};
};

// Why a server with these files does not start.
std::string WhyNot(const std::string& address, const TlsFiles& files) {
  try {
    const TestServer server(Server::Options{.listen = {address}, .tls = files});
    return "it starts";
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

TEST_F(Tls, AnswersThoseWhoTrustItsAuthority) {
  const Client client = ValueOrThrow(Client::Make(Trusting(files_.ca_file())));

  const auto answer = client.access().WhoAmI({});

  ASSERT_TRUE(answer) << answer.error().message;
}

TEST_F(Tls, LetsTheSocketBesideItAnswer) { EXPECT_TRUE(server_.admin().access().WhoAmI({})); }

TEST_F(Tls, IsNotTrustedByThoseWhoKnowItsAuthorityNot) {
  const TlsFilesOfTest others;

  EXPECT_THAT(ErrorOf(Trusting(others.ca_file())), HasSubstr("certificate is not trusted"));
  EXPECT_THAT(ErrorOf(Trusting("")), HasSubstr("certificate is not trusted"));
}

TEST_F(Tls, IsNotTrustedUnderAnotherName) {
  TestServer elsewhere(Server::Options{.listen = {"127.0.0.2:0"}, .tls = files_.ForServer()});
  ClientOptions options = Trusting(files_.ca_file());
  options.endpoint = elsewhere.server().Addresses().back();

  EXPECT_THAT(ErrorOf(options), HasSubstr("not for this host"));
}

TEST_F(Tls, SaysThatNobodyListens) {
  const TakenPort port;
  ClientOptions options = Trusting(files_.ca_file());
  options.endpoint = "127.0.0.1:" + port.number();

  EXPECT_THAT(ErrorOf(options), HasSubstr("Connection refused"));
}

TEST_F(Tls, DoesNotAnswerInTheClear) {
  EXPECT_THAT(TalkPlainly(PortNumber(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
              Not(HasSubstr("HTTP")));
}

TEST_F(Tls, SpeaksNothingOlderThan12) {
  // gRPC sends no alert: it reads what was offered, and closes.
  EXPECT_EQ(ShakeHands(PortNumber(), TLS1_VERSION).refusal, "unexpected eof while reading");
  EXPECT_EQ(ShakeHands(PortNumber(), TLS1_1_VERSION).refusal, "unexpected eof while reading");
  EXPECT_EQ(ShakeHands(PortNumber(), TLS1_2_VERSION).version, "TLSv1.2");
  EXPECT_EQ(ShakeHands(PortNumber(), TLS1_3_VERSION).version, "TLSv1.3");
}

TEST_F(Tls, TakesUpANewCertificateWhileItRuns) {
  const Client from_before = ValueOrThrow(Client::Make(Trusting(files_.ca_file())));
  ValueOrThrow(from_before.access().WhoAmI({}));
  const std::string before = ShakeHands(PortNumber(), TLS1_3_VERSION).certificate;

  files_.RenewServer();
  std::string after = before;
  for (int look = 0; look < 200 && (after == before || after.empty()); ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    after = ShakeHands(PortNumber(), TLS1_3_VERSION).certificate;
  }

  EXPECT_NE(after, before);
  EXPECT_THAT(after, Not(IsEmpty()));
  EXPECT_TRUE(from_before.access().WhoAmI({}));
  EXPECT_EQ(ErrorOf(Trusting(files_.ca_file())), "answered");
}

TEST(Port, IsRefusedWithoutACertificate) {
  EXPECT_THAT(WhyNot("127.0.0.1:0", {}), HasSubstr("never travels in the clear"));
}

TEST(Port, IsRefusedWhenItIsNone) {
  const TlsFilesOfTest files;
  for (const char* address : {"127.0.0.1", "127.0.0.1:", ":8443", "127.0.0.1:x", "127.0.0.1:70000",
                              "http://127.0.0.1:80"}) {
    EXPECT_THAT(WhyNot(address, files.ForServer()), HasSubstr("unix:PATH or HOST:PORT")) << address;
  }
}

TEST(Port, IsRefusedWhenOthersMayReadItsKey) {
  const TlsFilesOfTest files;
  ASSERT_EQ(::chmod(files.ForServer().key.c_str(), 0640), 0);

  EXPECT_THAT(WhyNot("127.0.0.1:0", files.ForServer()), HasSubstr("chmod 600"));
}

TEST(Port, IsRefusedWithTheKeyOfAnotherCertificate) {
  const TlsFilesOfTest files;
  const TlsFilesOfTest others;
  TlsFiles mixed = files.ForServer();
  mixed.key = others.ForServer().key;

  EXPECT_THAT(WhyNot("127.0.0.1:0", mixed), HasSubstr("not that of the certificate"));
}

TEST(Port, IsRefusedWithAnExpiredCertificate) {
  const TlsFilesOfTest files;
  const Identity expired =
      IssueServer(files.authority(), {"127.0.0.1"}, absl::Now() - absl::Hours(24 * 1000));
  std::ofstream(files.ForServer().certificate) << expired.certificate;
  std::ofstream(files.ForServer().key) << expired.key;

  EXPECT_THAT(WhyNot("127.0.0.1:0", files.ForServer()), HasSubstr("expired on"));
}

TEST(Port, IsRefusedWithFilesThatAreNone) {
  const TlsFilesOfTest files;
  TlsFiles wrong = files.ForServer();
  wrong.certificate = "/nonexistent";
  TlsFiles unreadable = files.ForServerThatAsks();
  unreadable.client_authorities = files.ForServer().key;

  EXPECT_THAT(WhyNot("127.0.0.1:0", wrong), HasSubstr("cannot read /nonexistent"));
  EXPECT_THAT(WhyNot("127.0.0.1:0", unreadable), HasSubstr("no certificate in PEM"));
}

}  // namespace
}  // namespace ecloserie::tests
