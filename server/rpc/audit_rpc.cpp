#include "domain/hash.h"
#include "ecloserie/v1/access_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/audit.h"

namespace ecloserie::rpc {
namespace {

template <class Bytes>
std::string BytesOf(const Bytes& bytes) {
  return {bytes.begin(), bytes.end()};
}

absl::StatusOr<usecases::ListAuditQuery> DecodeListAudit(const v1::ListAuditRequest& request) {
  ASSIGN_OR_REFUSE(std::string school, DecodeSchoolOrNetwork(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListAuditQuery query{.filter = {.school = std::move(school),
                                            .principal = request.principal(),
                                            .resource = request.resource_name(),
                                            .first_sequence = request.first_sequence()},
                                 .page = std::move(page)};
  if (request.last_sequence() > 0) query.filter.last_sequence = request.last_sequence();
  return query;
}

absl::StatusOr<usecases::ListAuditSealsQuery> DecodeListAuditSeals(
    const v1::ListAuditSealsRequest& request) {
  ASSIGN_OR_REFUSE(std::string school, DecodeSchoolOrNetwork(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAuditSealsQuery{.school = std::move(school),
                                       .after = request.after_number(),
                                       .is_latest_only = request.latest_only(),
                                       .page = std::move(page)};
}

v1::AuditRow EncodeRow(const domain::JournalRow& row) {
  v1::AuditRow encoded;
  encoded.set_sequence(row.position.sequence);
  encoded.set_ordinal(row.position.ordinal);
  *encoded.mutable_record_time() = EncodeTime(row.at);
  encoded.set_principal(row.principal);
  encoded.set_method(row.method);
  encoded.set_request_id(row.request_id);
  encoded.set_kind(row.kind);
  encoded.set_resource(row.resource);
  encoded.set_version(row.version);
  encoded.set_commitment(BytesOf(row.commitment));
  return encoded;
}

v1::AuditSeal EncodeSeal(const domain::Seal& seal) {
  v1::AuditSeal encoded;
  encoded.set_number(seal.number);
  encoded.set_first_sequence(seal.first_sequence);
  encoded.set_last_sequence(seal.last_sequence);
  encoded.set_rows_count(seal.rows_count);
  encoded.set_root(BytesOf(seal.root));
  encoded.set_previous(BytesOf(seal.previous));
  *encoded.mutable_seal_time() = EncodeTime(seal.sealed_at);
  encoded.set_public_key(BytesOf(seal.public_key));
  encoded.set_signature(BytesOf(seal.signature));
  encoded.set_hash(BytesOf(domain::HashOf(seal)));
  return encoded;
}

v1::ListAuditResponse EncodeRows(const usecases::Page<domain::JournalRow>& page) {
  v1::ListAuditResponse response;
  for (const auto& row : page.items) *response.add_rows() = EncodeRow(row);
  response.set_next_page_token(page.next_page_token);
  return response;
}

v1::ListAuditSealsResponse EncodeSeals(const usecases::Page<domain::Seal>& page) {
  v1::ListAuditSealsResponse response;
  for (const auto& seal : page.items) *response.add_seals() = EncodeSeal(seal);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> AuditMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AccessService.";
  return {
      serve.Read(service + "ListAudit", DecodeListAudit, usecases::ListAudit, EncodeRows),
      serve.Read(service + "ListAuditSeals", DecodeListAuditSeals, usecases::ListAuditSeals,
                 EncodeSeals),
  };
}

}  // namespace ecloserie::rpc
