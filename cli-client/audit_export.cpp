#include "audit_export.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace ecloserie::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int32_t kPage = 500;

std::string Hex(const std::string& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

std::int64_t MicrosOf(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1'000'000 + time.nanos() / 1000;
}

Json JsonOf(const v1::AuditRow& row) {
  return {{"row",
           {{"sequence", row.sequence()},
            {"ordinal", row.ordinal()},
            {"at_us", MicrosOf(row.record_time())},
            {"principal", row.principal()},
            {"method", row.method()},
            {"request_id", row.request_id()},
            {"kind", row.kind()},
            {"resource", row.resource()},
            {"version", row.version()},
            {"commitment", Hex(row.commitment())}}}};
}

Json JsonOf(const v1::AuditSeal& seal) {
  return {{"seal",
           {{"number", seal.number()},
            {"first_sequence", seal.first_sequence()},
            {"last_sequence", seal.last_sequence()},
            {"rows_count", seal.rows_count()},
            {"root", Hex(seal.root())},
            {"previous", Hex(seal.previous())},
            {"sealed_at_us", MicrosOf(seal.seal_time())},
            {"public_key", Hex(seal.public_key())},
            {"signature", Hex(seal.signature())}}}};
}

// Reports what the SDK says, in the format that was asked for.
ExitCode Refuse(const Context& context, const Error& error) {
  const Failure failure = CallFailure(error);
  context.report(failure);
  return failure.exit_code;
}

// All seals first: what is recorded meanwhile stays unsealed in the export.
Result<std::vector<v1::AuditSeal>> ReadSeals(const Context& context, bool is_latest_only,
                                             const std::string& school) {
  v1::ListAuditSealsRequest request;
  request.set_parent(school);
  request.set_page_size(kPage);
  request.set_latest_only(is_latest_only);
  std::vector<v1::AuditSeal> seals;
  for (const auto& seal : context.client.access().ListAuditSeals(request, context.call)) {
    if (!seal) return tl::unexpected(seal.error());
    seals.push_back(*seal);
  }
  return seals;
}

}  // namespace

ExitCode ExportAudit(const Context& context, const FlagTexts&, std::ostream& out) {
  const std::string school = "schools/" + context.school;
  const auto seals = ReadSeals(context, /*is_latest_only=*/false, school);
  if (!seals) return Refuse(context, seals.error());
  if (seals->empty()) {
    context.talk << "nothing is sealed yet; try again in a few seconds\n";
    return kConflict;
  }
  out << Json({{"format", "ecloserie-audit-1"},
               {"school", context.school},
               {"public_key", Hex(seals->back().public_key())}})
             .dump()
      << "\n";
  v1::ListAuditRequest request;
  request.set_parent(school);
  request.set_page_size(kPage);
  auto seal = seals->begin();
  for (const auto& row : context.client.access().ListAudit(request, context.call)) {
    if (!row) return Refuse(context, row.error());
    for (; seal != seals->end() && row->sequence() > seal->last_sequence(); ++seal) {
      out << JsonOf(*seal).dump() << "\n";
    }
    out << JsonOf(*row).dump() << "\n";
  }
  for (; seal != seals->end(); ++seal) out << JsonOf(*seal).dump() << "\n";
  context.talk << "the journal of " << context.school << " with " << seals->size()
               << " seals; ecloserie audit verify FILE proves it\n";
  return kDone;
}

ExitCode PrintHeads(const Context& context, const FlagTexts&, std::ostream& out) {
  std::vector<std::string> schools;
  for (const auto& school : context.client.school().ListSchools({}, context.call)) {
    if (!school) return Refuse(context, school.error());
    schools.push_back(school->name());
  }
  const auto self = context.client.access().WhoAmI({}, context.call);
  if (!self) return Refuse(context, self.error());
  const bool is_of_network = self->school().empty() && self->token().schools().empty();
  if (is_of_network) schools.insert(schools.begin(), "schools/-");
  for (const std::string& school : schools) {
    const auto seals = ReadSeals(context, /*is_latest_only=*/true, school);
    if (!seals) return Refuse(context, seals.error());
    for (const v1::AuditSeal& seal : *seals) {
      out << school.substr(school.find('/') + 1) << " " << seal.number() << " " << Hex(seal.hash())
          << "\n";
    }
  }
  return kDone;
}

}  // namespace ecloserie::cli
