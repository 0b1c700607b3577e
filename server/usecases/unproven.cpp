#include "usecases/unproven.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "storage/enrolment_list.h"
#include "storage/evidence_store.h"
#include "storage/justification_store.h"
#include "storage/trainee_session_store.h"
#include "usecases/cohort.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

using domain::EvidenceKind;
using domain::UnprovenHalfDay;

// The place of a half-day in the list: 01...0/2015-06-08/AM
struct Key {
  domain::Uuid enrolment;
  domain::HalfDay at;
};

std::string TextOf(const UnprovenHalfDay& half_day) {
  const domain::HalfDay& at = half_day.half_day.at;
  return domain::ToText(half_day.enrolment.id) + "/" + domain::IsoDate(at.day) + "/" +
         std::string(domain::WordOf(at.slot));
}

// Nothing for the first page. What the seal of a page token covers is a key.
std::optional<Key> ParseKey(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto enrolment = domain::ParseUuid(parts[0]);
  const auto day = domain::ParseIsoDate(parts[1]);
  const auto slot = domain::FromWord<domain::Slot>(parts[2]);
  if (!enrolment || !day || !slot) return std::nullopt;
  return Key{.enrolment = *enrolment, .at = {.day = *day, .slot = *slot}};
}

// Each kind once, in the order of the kinds.
std::vector<EvidenceKind> KindsOnce(std::vector<EvidenceKind> kinds) {
  std::ranges::sort(kinds);
  const auto repeated = std::ranges::unique(kinds);
  kinds.erase(repeated.begin(), repeated.end());
  return kinds;
}

// Works out, trainee by trainee, what is not proven.
class Unproven {
 public:
  Unproven(const View& view, const ListUnprovenQuery& query, std::optional<Key> after)
      : view_(view), query_(query), after_(std::move(after)), now_(view.environment().Now()) {}

  void Add(const storage::EnrolmentOfPerson& file, std::vector<UnprovenHalfDay>& list) const {
    storage::Transaction& transaction = view_.transaction();
    const domain::EnrolmentName& name = file.enrolment.name;
    const auto& [first_on, last_on] = query_.days;
    const auto half_days = storage::TraineeSessionsOf(
        transaction, file.enrolment,
        {.first_on = first_on, .last_on = last_on, .track = query_.track});
    const auto accepted = storage::AcceptedIntervals(transaction, name, first_on, last_on);
    const auto evidence = storage::EvidenceOf(transaction, name, first_on, last_on);
    const domain::Person trainee = OpenPerson(view_, file.trainee);
    for (const domain::TraineeSession& half_day : half_days) {
      if (!IsAsked(name, half_day) || !domain::NeedsProof(half_day, accepted)) continue;
      auto confirmed = KindsIn(evidence, half_day.at, domain::EvidenceState::kConfirmed);
      if (domain::IsProven(confirmed, rule_)) continue;
      auto proposed = KindsIn(evidence, half_day.at, domain::EvidenceState::kProposed);
      list.push_back({.enrolment = name,
                      .trainee = trainee,
                      .half_day = half_day,
                      .proposed = KindsOnce(std::move(proposed)),
                      .confirmed = KindsOnce(std::move(confirmed))});
    }
  }

 private:
  bool IsAsked(const domain::EnrolmentName& name, const domain::TraineeSession& half_day) const {
    const bool is_before = after_ && after_->enrolment == name.id && half_day.at <= after_->at;
    return !is_before && domain::IsRemote(half_day) && half_day.starts_at <= now_;
  }

  static std::vector<EvidenceKind> KindsIn(const std::vector<storage::EvidenceOfHalfDay>& evidence,
                                           const domain::HalfDay& at, domain::EvidenceState state) {
    std::vector<EvidenceKind> kinds;
    for (const storage::EvidenceOfHalfDay& piece : evidence) {
      if (piece.at == at && piece.state == state) kinds.push_back(piece.kind);
    }
    return kinds;
  }

  const View& view_;
  const ListUnprovenQuery& query_;
  const std::optional<Key> after_;
  const absl::Time now_;
  const domain::ProofRule rule_ = domain::DefaultProofRule();
};

// The last identifier before this one, for lists that begin after one.
domain::Uuid Before(domain::Uuid id) {
  for (auto byte = id.bytes.rbegin(); byte != id.bytes.rend(); ++byte) {
    if ((*byte)-- != 0) break;
  }
  return id;
}

}  // namespace

absl::StatusOr<Page<UnprovenHalfDay>> ListUnproven(const View& view,
                                                   const ListUnprovenQuery& query) {
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  if (query.track) {
    RETURN_IF_REFUSED(
        GetTrack(view, {query.cohort.school, query.cohort.slug, *query.track}).status());
  }
  ASSIGN_OR_REFUSE(const std::string start, StartOf(view, query.page));
  const std::optional<Key> key = ParseKey(start);
  const Unproven unproven(view, query, key);
  const storage::EnrolmentFilter filter{
      .school = query.cohort.school, .cohort = query.cohort.slug, .track = query.track};
  const auto wanted = static_cast<std::size_t>(query.page.size) + 1;
  std::vector<UnprovenHalfDay> list;
  domain::Uuid after = key ? Before(key->enrolment) : domain::Uuid{};
  for (bool is_more = true; is_more && list.size() < wanted;) {
    const auto batch =
        storage::ListEnrolments(view.transaction(), filter, after, query.page.size + 1);
    is_more = batch.size() == wanted;
    for (const storage::EnrolmentOfPerson& file : batch) {
      after = file.enrolment.name.id;
      unproven.Add(file, list);
      if (list.size() >= wanted) break;
    }
  }
  return CutPage(view, query.page, std::move(list), TextOf);
}

}  // namespace ecloserie::usecases
