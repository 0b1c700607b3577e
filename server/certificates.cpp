#include "certificates.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "absl/strings/ascii.h"
#include "openssl_pointers.h"

namespace ecloserie {
namespace {

constexpr absl::Duration kAuthorityLife = absl::Hours(24 * 3652);
// What browsers and phones accept at most; renewed sooner.
constexpr absl::Duration kServerLife = absl::Hours(24 * 825);
constexpr absl::Duration kClientLife = absl::Hours(24 * 825);
// The clocks of two machines need not agree.
constexpr absl::Duration kBackdated = absl::Hours(1);
constexpr const char* kAuthorityName = "Ecloserie private authority";
constexpr std::size_t kCommonNameMax = 64;  // RFC 5280, ub-common-name

void Require(bool is_done, const std::string& what) {
  if (is_done) return;
  std::array<char, 256> reason{};
  ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
  ERR_clear_error();
  throw std::runtime_error(what + " (" + reason.data() + ")");
}

BioPointer Memory(const std::string& text) {
  return BioPointer(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string TextOf(const BioPointer& memory) {
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

// A key that is protected by a password is not asked for it.
int NoPassword(char*, int, int, void*) { return 0; }

CertificatePointer ParseCertificate(const std::string& pem) {
  CertificatePointer certificate(
      PEM_read_bio_X509(Memory(pem).get(), nullptr, &NoPassword, nullptr));
  Require(certificate != nullptr, "that is no certificate in PEM");
  return certificate;
}

KeyPointer ParseKey(const std::string& pem) {
  KeyPointer key(PEM_read_bio_PrivateKey(Memory(pem).get(), nullptr, &NoPassword, nullptr));
  Require(key != nullptr, "that is no private key in PEM without a password");
  return key;
}

std::string ToPem(X509& certificate) {
  const BioPointer memory(BIO_new(BIO_s_mem()));
  Require(PEM_write_bio_X509(memory.get(), &certificate) == 1, "cannot write a certificate");
  return TextOf(memory);
}

std::string ToPem(EVP_PKEY& key) {
  const BioPointer memory(BIO_new(BIO_s_mem()));
  Require(
      PEM_write_bio_PKCS8PrivateKey(memory.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
      "cannot write a private key");
  return TextOf(memory);
}

KeyPointer MakeKey() {
  KeyPointer key(EVP_EC_gen("P-256"));
  Require(key != nullptr, "cannot make a private key");
  return key;
}

void SetSerial(X509& certificate) {
  const NumberPointer serial(BN_new());
  Require(BN_rand(serial.get(), 159, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
              BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(&certificate)) != nullptr,
          "cannot draw a serial number");
}

void SetName(X509& certificate, std::string common_name) {
  common_name.resize(std::min(common_name.size(), kCommonNameMax));
  const auto* bytes = reinterpret_cast<const unsigned char*>(common_name.data());
  Require(X509_NAME_add_entry_by_txt(X509_get_subject_name(&certificate), "CN", MBSTRING_UTF8,
                                     bytes, static_cast<int>(common_name.size()), -1, 0) == 1,
          "cannot name a certificate " + common_name);
}

void SetLife(X509& certificate, absl::Time now, absl::Duration life) {
  const absl::Time begin = now - kBackdated;
  Require(ASN1_TIME_set(X509_getm_notBefore(&certificate), absl::ToTimeT(begin)) != nullptr &&
              ASN1_TIME_set(X509_getm_notAfter(&certificate), absl::ToTimeT(now + life)) != nullptr,
          "cannot set the life of a certificate");
}

void Extend(X509& certificate, X509& issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  const ExtensionPointer extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  Require(extension != nullptr && X509_add_ext(&certificate, extension.get(), -1) == 1,
          "cannot extend a certificate");
}

// Without text in between, where a comma in a name would begin another.
void AddName(GENERAL_NAMES& names, int kind, const std::string& bytes) {
  ASN1_STRING* text =
      kind == GEN_IPADD ? ASN1_OCTET_STRING_new() : ASN1_STRING_type_new(V_ASN1_IA5STRING);
  GENERAL_NAME* name = GENERAL_NAME_new();
  Require(text != nullptr && name != nullptr &&
              ASN1_STRING_set(text, bytes.data(), static_cast<int>(bytes.size())) == 1,
          "cannot name a certificate");
  GENERAL_NAME_set0_value(name, kind, text);
  Require(sk_GENERAL_NAME_push(&names, name) > 0, "cannot name a certificate");
}

std::string CommonNameOf(X509& certificate) {
  std::array<char, kCommonNameMax + 1> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(&certificate), NID_commonName, name.data(),
                            static_cast<int>(name.size()));
  return name.data();
}

std::string AddressBytes(const std::string& host) {
  std::array<char, 16> bytes{};
  if (::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
  if (::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1) return {bytes.data(), 16};
  return {};
}

bool IsHostName(const std::string& host) {
  return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
  });
}

NamesPointer HostNames(const std::vector<std::string>& hosts) {
  NamesPointer names(GENERAL_NAMES_new());
  for (const std::string& host : hosts) {
    const std::string address = AddressBytes(host);
    if (address.empty() && !IsHostName(host)) {
      throw std::runtime_error(host + " is neither a host name nor an address");
    }
    address.empty() ? AddName(*names, GEN_DNS, absl::AsciiStrToLower(host))
                    : AddName(*names, GEN_IPADD, address);
  }
  return names;
}

NamesPointer ClientNames(const std::string& subject_alternative_name) {
  NamesPointer names(GENERAL_NAMES_new());
  const int kind = subject_alternative_name.starts_with("uri:") ? GEN_URI : GEN_DNS;
  AddName(*names, kind, subject_alternative_name.substr(4));
  return names;
}

struct Order {
  std::string common_name;
  absl::Duration life;
  const char* purpose;
  const GENERAL_NAMES* names;
};

CertificatePointer Begin(EVP_PKEY& key, const std::string& common_name, absl::Time now,
                         absl::Duration life) {
  CertificatePointer certificate(X509_new());
  Require(certificate != nullptr && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
              X509_set_pubkey(certificate.get(), &key) == 1,
          "cannot make a certificate");
  SetSerial(*certificate);
  SetName(*certificate, common_name);
  SetLife(*certificate, now, life);
  return certificate;
}

std::string Issue(const Identity& authority, EVP_PKEY& key, const Order& order, absl::Time now) {
  const CertificatePointer issuer = ParseCertificate(authority.certificate);
  const KeyPointer issuer_key = ParseKey(authority.key);
  const CertificatePointer certificate = Begin(key, order.common_name, now, order.life);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
  Extend(*certificate, *issuer, NID_basic_constraints, "critical,CA:FALSE");
  Extend(*certificate, *issuer, NID_key_usage, "critical,digitalSignature");
  Extend(*certificate, *issuer, NID_ext_key_usage, order.purpose);
  Extend(*certificate, *issuer, NID_subject_key_identifier, "hash");
  Extend(*certificate, *issuer, NID_authority_key_identifier, "keyid:always");
  Require(X509_add1_ext_i2d(certificate.get(), NID_subject_alt_name,
                            const_cast<GENERAL_NAMES*>(order.names), 0, 0) == 1,
          "cannot name a certificate");
  Require(X509_sign(certificate.get(), issuer_key.get(), EVP_sha256()) > 0,
          "cannot sign a certificate");
  return ToPem(*certificate);
}

}  // namespace

Identity MakeAuthority(absl::Time now) {
  const KeyPointer key = MakeKey();
  const CertificatePointer certificate = Begin(*key, kAuthorityName, now, kAuthorityLife);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
  Extend(*certificate, *certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  Extend(*certificate, *certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  Extend(*certificate, *certificate, NID_subject_key_identifier, "hash");
  Require(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "cannot sign an authority");
  return {.certificate = ToPem(*certificate), .key = ToPem(*key)};
}

Identity IssueServer(const Identity& authority, const std::vector<std::string>& hosts,
                     absl::Time now) {
  if (hosts.empty()) throw std::runtime_error("a server's certificate needs a host name");
  const KeyPointer key = MakeKey();
  const NamesPointer names = HostNames(hosts);
  return {.certificate = Issue(authority, *key,
                               {.common_name = hosts.front(),
                                .life = kServerLife,
                                .purpose = "serverAuth",
                                .names = names.get()},
                               now),
          .key = ToPem(*key)};
}

std::string ReissueServer(const Identity& authority, const Identity& server, absl::Time now) {
  const CertificatePointer before = ParseCertificate(server.certificate);
  const NamesPointer names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(before.get(), NID_subject_alt_name, nullptr, nullptr)));
  if (!names) throw std::runtime_error("the server's certificate names no host");
  return Issue(authority, *ParseKey(server.key),
               {.common_name = CommonNameOf(*before),
                .life = kServerLife,
                .purpose = "serverAuth",
                .names = names.get()},
               now);
}

Identity IssueClient(const Identity& authority, const std::string& subject_alternative_name,
                     absl::Time now) {
  const KeyPointer key = MakeKey();
  const NamesPointer names = ClientNames(subject_alternative_name);
  return {.certificate = Issue(authority, *key,
                               {.common_name = subject_alternative_name.substr(4),
                                .life = kClientLife,
                                .purpose = "clientAuth",
                                .names = names.get()},
                               now),
          .key = ToPem(*key)};
}

std::string NormaliseClientName(const std::string& typed) {
  const std::size_t colon = typed.find(':');
  const std::string scheme = absl::AsciiStrToLower(typed.substr(0, colon));
  const bool is_tagged = colon != typed.npos && (scheme == "dns" || scheme == "uri");
  const std::string name = is_tagged ? typed.substr(colon + 1) : typed;
  const bool is_uri = is_tagged ? scheme == "uri" : colon != typed.npos;
  if (!is_uri && IsHostName(name)) return "dns:" + absl::AsciiStrToLower(name);
  const bool is_printable = std::ranges::all_of(
      name, [](char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); });
  if (is_uri && is_printable && name.size() <= 1000 && name.find(':') != name.npos) {
    return "uri:" + name;
  }
  throw std::runtime_error(typed + " is no client's name: give a host name, or URI:SCHEME:...");
}

void CheckIdentity(const Identity& identity, absl::Time now) {
  const CertificatePointer certificate = ParseCertificate(identity.certificate);
  const KeyPointer key = ParseKey(identity.key);
  Require(X509_check_private_key(certificate.get(), key.get()) == 1,
          "the private key is not that of the certificate");
  std::time_t at = absl::ToTimeT(now);
  if (X509_cmp_time(X509_get0_notBefore(certificate.get()), &at) > 0) {
    throw std::runtime_error("the certificate is not valid yet");
  }
  if (X509_cmp_time(X509_get0_notAfter(certificate.get()), &at) < 0) {
    throw std::runtime_error(
        "the certificate expired on " +
        absl::FormatTime("%Y-%m-%d", ExpiryOf(identity.certificate), absl::UTCTimeZone()));
  }
}

void CheckAuthorities(const std::string& certificates) { ParseCertificate(certificates); }

absl::Time ExpiryOf(const std::string& certificate) {
  const CertificatePointer parsed = ParseCertificate(certificate);
  std::tm end{};
  Require(ASN1_TIME_to_tm(X509_get0_notAfter(parsed.get()), &end) == 1,
          "a certificate without an end");
  return absl::FromTM(end, absl::UTCTimeZone());
}

}  // namespace ecloserie
