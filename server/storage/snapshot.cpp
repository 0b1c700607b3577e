#include "storage/snapshot.h"

#include <array>
#include <vector>

#include "absl/strings/numbers.h"
#include "domain/name.h"
#include "domain/uuid.h"
#include "storage/agreement_store.h"
#include "storage/allocation_store.h"
#include "storage/application_store.h"
#include "storage/assignment_store.h"
#include "storage/attendance_policy_store.h"
#include "storage/attendance_statement_store.h"
#include "storage/cohort_store.h"
#include "storage/correction_store.h"
#include "storage/eligibility_store.h"
#include "storage/enrolment_store.h"
#include "storage/evidence_store.h"
#include "storage/fund_store.h"
#include "storage/justification_store.h"
#include "storage/ledger_store.h"
#include "storage/module_store.h"
#include "storage/outcome_store.h"
#include "storage/party_store.h"
#include "storage/person_store.h"
#include "storage/place_store.h"
#include "storage/pledge_store.h"
#include "storage/principal_store.h"
#include "storage/rate_policy_store.h"
#include "storage/register_store.h"
#include "storage/school_store.h"
#include "storage/seat_store.h"
#include "storage/selection_store.h"
#include "storage/session_store.h"
#include "storage/spell_store.h"
#include "storage/token_store.h"

namespace ecloserie::storage {
namespace {

std::vector<Snapshot> ReadAllSnapshots() {
  std::vector<Snapshot> all;
  for (const Snapshots& of_store : {AgreementSnapshots(),
                                    AllocationSnapshots(),
                                    ApplicationSnapshots(),
                                    AssignmentSnapshots(),
                                    AttendancePolicySnapshots(),
                                    AttendanceStatementSnapshots(),
                                    CohortSnapshots(),
                                    CorrectionSnapshots(),
                                    EligibilitySnapshots(),
                                    EnrolmentSnapshots(),
                                    EvidenceSnapshots(),
                                    FundSnapshots(),
                                    JustificationSnapshots(),
                                    LedgerSnapshots(),
                                    ModuleSnapshots(),
                                    OutcomeSnapshots(),
                                    PartySnapshots(),
                                    PersonSnapshots(),
                                    PlaceSnapshots(),
                                    PledgeSnapshots(),
                                    PrincipalSnapshots(),
                                    RatePolicySnapshots(),
                                    RegisterSnapshots(),
                                    SchoolSnapshots(),
                                    SeatSnapshots(),
                                    SelectionSnapshots(),
                                    SessionSnapshots(),
                                    SpellSnapshots(),
                                    TokenSnapshots()}) {
    all.insert(all.end(), of_store.begin(), of_store.end());
  }
  return all;
}

using Names = std::vector<std::string_view>;

Names ShapeOf(const Snapshot& snapshot) {
  return snapshot.shape.empty() ? Names() : domain::Segments(snapshot.shape);
}

// What follows schools/{school}; the name itself when it does not begin so.
Names InSchool(std::string_view resource) {
  Names name = domain::Segments(resource);
  if (name.size() >= 2 && name[0] == "schools") name.erase(name.begin(), name.begin() + 2);
  return name;
}

bool HasShape(const Names& name, const Names& shape) {
  if (name.size() != shape.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_open = shape[i] == "*" || shape[i] == "#" || shape[i] == "+";
    if (!is_open && name[i] != shape[i]) return false;
  }
  return true;
}

// The texts and identifiers that the keys are borrowed from live with the name.
std::vector<Value> KeysOf(const Names& name, const Names& shape) {
  std::vector<Value> keys;
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::int64_t number = 0;
    if (shape[i] == "*") keys.emplace_back(name[i]);
    if (shape[i] == "+" && absl::SimpleAtoi(std::string(name[i]), &number)) {
      keys.emplace_back(number);
    }
    if (shape[i] == "#") keys.emplace_back(domain::ParseUuid(name[i]).value_or(domain::Uuid{}));
  }
  return keys;
}

std::optional<std::string> ReadRows(Rows rows, std::string_view columns) {
  if (!rows.Next()) return std::nullopt;
  std::string content = EncodeRow(rows, columns);
  while (rows.Next()) content += EncodeRow(rows, columns);
  return content;
}

std::optional<std::string> Read(Transaction& transaction, const Snapshot& snapshot,
                                std::string_view school, const std::vector<Value>& keys,
                                std::int64_t version) {
  const Sql& sql = *snapshot.sql;
  switch (keys.size()) {
    case 0:
      return ReadRows(transaction.Query(sql, {school, version}), snapshot.columns);
    case 1:
      return ReadRows(transaction.Query(sql, {school, keys[0], version}), snapshot.columns);
    case 2:
      return ReadRows(transaction.Query(sql, {school, keys[0], keys[1], version}),
                      snapshot.columns);
    default:
      return std::nullopt;
  }
}

}  // namespace

const std::vector<Snapshot>& AllSnapshots() {
  static const std::vector<Snapshot> all = ReadAllSnapshots();
  return all;
}

const Snapshot* FindSnapshot(std::string_view resource) {
  const auto name = InSchool(resource);
  for (const Snapshot& snapshot : AllSnapshots()) {
    if (HasShape(name, ShapeOf(snapshot))) return &snapshot;
  }
  return nullptr;
}

std::int64_t CountVersions(Transaction& transaction, const Snapshot& snapshot,
                           const std::string& school) {
  Rows rows = transaction.Query(*snapshot.count, {school});
  return rows.Next() ? rows.Integer(0) : 0;
}

std::optional<std::string> ReadContent(Transaction& transaction, std::string_view resource,
                                       std::int64_t version) {
  const Snapshot* snapshot = FindSnapshot(resource);
  if (snapshot == nullptr) return std::nullopt;
  const auto keys = KeysOf(InSchool(resource), ShapeOf(*snapshot));
  return Read(transaction, *snapshot, domain::Segments(resource)[1], keys, version);
}

}  // namespace ecloserie::storage
