#include "certificates.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

#include "absl/time/clock.h"

namespace ecloserie {
namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate Parse(const std::string& pem) {
  BIO* memory = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  Certificate certificate(PEM_read_bio_X509(memory, nullptr, nullptr, nullptr), &X509_free);
  BIO_free(memory);
  return certificate;
}

// Whether a peer that trusts the authority takes it, for this purpose.
bool IsTaken(const std::string& authority, const std::string& pem, int purpose) {
  X509_STORE* store = X509_STORE_new();
  X509_STORE_add_cert(store, Parse(authority).get());
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  const Certificate certificate = Parse(pem);
  X509_STORE_CTX_init(context, store, certificate.get(), nullptr);
  X509_STORE_CTX_set_purpose(context, purpose);
  X509_STORE_CTX_set_flags(context, X509_V_FLAG_X509_STRICT);
  const bool is_taken = X509_verify_cert(context) == 1;
  X509_STORE_CTX_free(context);
  X509_STORE_free(store);
  return is_taken;
}

const Identity& TheAuthority() {
  static const Identity authority = MakeAuthority(absl::Now());
  return authority;
}

TEST(Authority, SignsNoOtherAuthority) {
  const Certificate authority = Parse(TheAuthority().certificate);

  EXPECT_EQ(X509_check_ca(authority.get()), 1);
  EXPECT_EQ(X509_get_pathlen(authority.get()), 0);
}

TEST(ServerCertificate, IsForItsHostsAndForServing) {
  const Identity server = IssueServer(TheAuthority(), {"School.Example", "10.1.2.3"}, absl::Now());
  const Certificate certificate = Parse(server.certificate);

  EXPECT_TRUE(IsTaken(TheAuthority().certificate, server.certificate, X509_PURPOSE_SSL_SERVER));
  EXPECT_FALSE(IsTaken(TheAuthority().certificate, server.certificate, X509_PURPOSE_SSL_CLIENT));
  EXPECT_EQ(X509_check_host(certificate.get(), "school.example", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(certificate.get(), "other.example", 0, 0, nullptr), 0);
  EXPECT_EQ(X509_check_ip_asc(certificate.get(), "10.1.2.3", 0), 1);
  EXPECT_EQ(X509_check_ca(certificate.get()), 0);
}

TEST(ServerCertificate, LastsLongerWhenItIsRenewedAndKeepsItsNames) {
  const absl::Time begin = absl::Now() - absl::Hours(24 * 100);
  const Identity server = IssueServer(TheAuthority(), {"school.example"}, begin);

  const std::string renewed = ReissueServer(TheAuthority(), server, absl::Now());

  EXPECT_NEAR(absl::ToDoubleHours(ExpiryOf(server.certificate) - begin), 24 * 825, 1);
  EXPECT_NEAR(absl::ToDoubleHours(ExpiryOf(renewed) - ExpiryOf(server.certificate)), 24 * 100, 1);
  EXPECT_EQ(X509_check_host(Parse(renewed).get(), "school.example", 0, 0, nullptr), 1);
  EXPECT_NO_THROW(CheckIdentity({.certificate = renewed, .key = server.key}, absl::Now()));
}

std::string UriIn(const std::string& pem) {
  auto* names = static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(Parse(pem).get(), NID_subject_alt_name, nullptr, nullptr));
  if (sk_GENERAL_NAME_num(names) != 1) return "several names";
  int kind = 0;
  const auto* text = static_cast<const ASN1_STRING*>(
      GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, 0), &kind));
  std::string uri(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                  static_cast<std::size_t>(ASN1_STRING_length(text)));
  GENERAL_NAMES_free(names);
  return kind == GEN_URI ? uri : "no URI";
}

TEST(ClientCertificate, HoldsOneNameWhateverIsInIt) {
  const Identity client = IssueClient(TheAuthority(), "uri:urn:x:a,DNS:admin.example", absl::Now());

  EXPECT_TRUE(IsTaken(TheAuthority().certificate, client.certificate, X509_PURPOSE_SSL_CLIENT));
  EXPECT_FALSE(IsTaken(TheAuthority().certificate, client.certificate, X509_PURPOSE_SSL_SERVER));
  EXPECT_EQ(UriIn(client.certificate), "urn:x:a,DNS:admin.example");
}

TEST(ClientName, HasOneForm) {
  EXPECT_EQ(NormaliseClientName("Perche.Example"), "dns:perche.example");
  EXPECT_EQ(NormaliseClientName("DNS:perche"), "dns:perche");
  EXPECT_EQ(NormaliseClientName("URI:urn:x:Perche"), "uri:urn:x:Perche");
  EXPECT_EQ(NormaliseClientName("spiffe://school/perche"), "uri:spiffe://school/perche");
  for (const char* none : {"", "dns:", "uri:", "two words", "uri:x y:z", "dns:a:b", "uri:plain"}) {
    EXPECT_THROW(NormaliseClientName(none), std::runtime_error) << none;
  }
}

}  // namespace
}  // namespace ecloserie
