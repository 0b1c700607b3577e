#include "usecases/audit_check.h"

#include <map>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "domain/hash.h"
#include "domain/seal.h"
#include "storage/journal_store.h"
#include "storage/seal_store.h"
#include "storage/snapshot.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kAtOnce = 5'000;

class AuditCheck {
 public:
  AuditCheck(storage::Transaction& transaction, const domain::Environment& environment,
             std::string school)
      : transaction_(transaction), environment_(environment), school_(std::move(school)) {}

  std::vector<std::string> Run() {
    CheckSeals();
    CheckTail();
    CheckCounts();
    return std::move(findings_);
  }

 private:
  void CheckSeals() {
    while (true) {
      const auto seals =
          storage::ListSeals(transaction_, school_, previous_ ? previous_->number : 0, kAtOnce);
      if (seals.empty()) return;
      for (const domain::Seal& seal : seals) CheckSeal(seal);
    }
  }

  void CheckSeal(const domain::Seal& seal) {
    const auto rows = RowsFrom(seal.first_sequence, seal.last_sequence);
    if (const auto what = domain::FindBreak(seal, previous_, rows)) {
      Find(absl::StrCat("seal ", seal.number, ": ", *what));
    }
    if (seal.public_key != environment_.VerifyKey()) {
      Find(absl::StrCat("seal ", seal.number, ": it was signed by another key than this server's"));
    }
    CheckRows(rows);
    previous_ = seal;
  }

  // What is not sealed yet.
  void CheckTail() {
    const std::int64_t sealed = previous_ ? previous_->last_sequence : 0;
    const auto now = storage::LatestSequence(transaction_, school_).value_or(0);
    if (now < sealed) Find(absl::StrCat("the record ends at ", now, ", before what was sealed"));
    const auto rows = RowsFrom(sealed + 1, storage::JournalFilter{}.last_sequence);
    CheckRows(rows);
    if (!rows.empty() && rows.back().position.sequence > now) {
      Find(absl::StrCat("the journal goes on beyond ", now, ", where the record ends"));
    }
  }

  std::vector<domain::JournalRow> RowsFrom(std::int64_t first, std::int64_t last) {
    std::vector<domain::JournalRow> rows;
    domain::JournalPosition after;
    while (true) {
      const auto page = storage::ListJournal(
          transaction_, {.school = school_, .first_sequence = first, .last_sequence = last}, after,
          kAtOnce);
      rows.insert(rows.end(), page.begin(), page.end());
      if (static_cast<std::int64_t>(page.size()) < kAtOnce) return rows;
      after = page.back().position;
    }
  }

  void CheckRows(const std::vector<domain::JournalRow>& rows) {
    for (const domain::JournalRow& row : rows) CheckRow(row);
  }

  // Every version that the journal names is there: where there are as many as it names,
  // there are no others.
  void CheckCounts() {
    std::map<const storage::Sql*, std::pair<std::string_view, std::int64_t>> journaled;
    for (const storage::Snapshot& snapshot : storage::AllSnapshots()) {
      auto& [shape, count] = journaled[snapshot.count];
      shape = snapshot.shape;
      count += versions_counts_[&snapshot];
    }
    for (const storage::Snapshot& snapshot : storage::AllSnapshots()) {
      const auto found = journaled.find(snapshot.count);
      if (found == journaled.end()) continue;
      const auto [shape, count] = found->second;
      const std::int64_t stored = storage::CountVersions(transaction_, snapshot, school_);
      if (stored != count) {
        Find(absl::StrCat(stored, " versions of ", std::string(shape),
                          " are stored, and the journal has ", count));
      }
      journaled.erase(found);
    }
  }

  void CheckRow(const domain::JournalRow& row) {
    const storage::Snapshot* snapshot = storage::FindSnapshot(row.resource);
    if (snapshot != nullptr && row.kind != "ERASED") ++versions_counts_[snapshot];
    const std::string where =
        absl::StrCat("row ", row.position.sequence, "/", row.position.ordinal, ": ");
    const auto content = storage::ReadContent(transaction_, row.resource, row.version);
    if (!content) {
      return Find(absl::StrCat(where, row.resource, " has no version ", row.version));
    }
    const auto salt = domain::SaltOf(environment_, school_, row.position);
    if (domain::Commit(salt, *content) != row.commitment) {
      Find(absl::StrCat(where, "version ", row.version, " of ", row.resource,
                        " is not what was recorded"));
    }
  }

  void Find(std::string finding) { findings_.push_back(std::move(finding)); }

  storage::Transaction& transaction_;
  const domain::Environment& environment_;
  const std::string school_;
  std::optional<domain::Seal> previous_;
  std::map<const storage::Snapshot*, std::int64_t> versions_counts_;
  std::vector<std::string> findings_;
};

}  // namespace

std::vector<std::string> CheckAudit(storage::Transaction& transaction,
                                    const domain::Environment& environment,
                                    const std::string& school) {
  return AuditCheck(transaction, environment, school).Run();
}

}  // namespace ecloserie::usecases
