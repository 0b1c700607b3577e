#include "usecases/audit.h"

#include <algorithm>
#include <string>

#include "absl/strings/numbers.h"
#include "domain/refusal.h"
#include "storage/seal_store.h"

namespace ecloserie::usecases {
namespace {

std::string ToText(const domain::JournalPosition& position) {
  return std::to_string(position.sequence) + "/" + std::to_string(position.ordinal);
}

// The token was sealed by this server: another shape is a fault, no refusal.
absl::StatusOr<domain::JournalPosition> ParsePosition(const std::string& text) {
  domain::JournalPosition position;
  if (text.empty()) return position;
  const std::size_t slash = text.find('/');
  const bool is_readable = slash != std::string::npos &&
                           absl::SimpleAtoi(text.substr(0, slash), &position.sequence) &&
                           absl::SimpleAtoi(text.substr(slash + 1), &position.ordinal);
  if (!is_readable) return absl::InternalError("a sealed page token is not readable");
  return position;
}

Page<domain::Seal> LatestAlone(const View& view, const std::string& school) {
  Page<domain::Seal> page;
  auto latest = storage::LatestSeal(view.transaction(), school);
  if (latest) page.items.push_back(*std::move(latest));
  return page;
}

}  // namespace

absl::StatusOr<Page<domain::JournalRow>> ListAudit(const View& view, const ListAuditQuery& query) {
  ASSIGN_OR_REFUSE(const std::string text, StartOf(view, query.page));
  ASSIGN_OR_REFUSE(const auto after, ParsePosition(text));
  auto rows = storage::ListJournal(view.transaction(), query.filter, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(rows),
                 [](const domain::JournalRow& row) { return ToText(row.position); });
}

absl::StatusOr<Page<domain::Seal>> ListAuditSeals(const View& view,
                                                  const ListAuditSealsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string text, StartOf(view, query.page));
  if (query.is_latest_only) return LatestAlone(view, query.school);
  std::int64_t after = query.after;
  if (!text.empty() && !absl::SimpleAtoi(text, &after)) {
    return absl::InternalError("a sealed page token is not readable");
  }
  auto seals = storage::ListSeals(view.transaction(), query.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(seals),
                 [](const domain::Seal& seal) { return std::to_string(seal.number); });
}

}  // namespace ecloserie::usecases
