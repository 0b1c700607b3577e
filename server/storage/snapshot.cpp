#include "storage/snapshot.h"

#include <array>
#include <vector>

#include "absl/strings/numbers.h"
#include "domain/name.h"
#include "domain/uuid.h"
#include "storage/agreement_store.h"
#include "storage/allocation_store.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/eligibility_store.h"
#include "storage/enrolment_store.h"
#include "storage/fund_store.h"
#include "storage/ledger_store.h"
#include "storage/party_store.h"
#include "storage/person_store.h"
#include "storage/pledge_store.h"
#include "storage/principal_store.h"
#include "storage/register_store.h"
#include "storage/school_store.h"
#include "storage/seat_store.h"
#include "storage/session_store.h"
#include "storage/token_store.h"

namespace ecloserie::storage {
namespace {

std::vector<Snapshot> AllSnapshots() {
  std::vector<Snapshot> all;
  for (const Snapshots& of_store :
       {AgreementSnapshots(), AllocationSnapshots(), ApplicationSnapshots(), CohortSnapshots(),
        EligibilitySnapshots(), EnrolmentSnapshots(), FundSnapshots(), LedgerSnapshots(),
        PartySnapshots(), PersonSnapshots(), PledgeSnapshots(), PrincipalSnapshots(),
        RegisterSnapshots(), SchoolSnapshots(), SeatSnapshots(), SessionSnapshots(),
        TokenSnapshots()}) {
    all.insert(all.end(), of_store.begin(), of_store.end());
  }
  return all;
}

bool HasShape(const std::vector<std::string_view>& name,
              const std::vector<std::string_view>& shape) {
  if (name.size() != shape.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_open = shape[i] == "*" || shape[i] == "#" || shape[i] == "+";
    if (!is_open && name[i] != shape[i]) return false;
  }
  return true;
}

// The texts and identifiers that the keys are borrowed from live with the name.
std::vector<Value> KeysOf(const std::vector<std::string_view>& name,
                          const std::vector<std::string_view>& shape) {
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

std::optional<std::string> ReadContent(Transaction& transaction, std::string_view resource,
                                       std::int64_t version) {
  static const std::vector<Snapshot> all = AllSnapshots();
  std::vector<std::string_view> name = domain::Segments(resource);
  if (name.size() < 2 || name[0] != "schools") return std::nullopt;
  const std::string_view school = name[1];
  name.erase(name.begin(), name.begin() + 2);
  for (const Snapshot& snapshot : all) {
    auto shape = domain::Segments(snapshot.shape);
    if (snapshot.shape.empty()) shape.clear();
    if (!HasShape(name, shape)) continue;
    return Read(transaction, snapshot, school, KeysOf(name, shape), version);
  }
  return std::nullopt;
}

}  // namespace ecloserie::storage
