#include "usecases/agreement.h"

#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/agreement_store.h"
#include "storage/ledger_store.h"
#include "storage/seat_store.h"
#include "usecases/cohort.h"
#include "usecases/party.h"

namespace ecloserie::usecases {
namespace {

AgreementStanding StandingOf(const View& view, domain::Agreement agreement) {
  const auto holdings = storage::HoldingsOf(view.transaction(), agreement.name, view.as_of());
  return {std::move(agreement), holdings};
}

}  // namespace

absl::StatusOr<domain::AgreementName> CreateAgreement(Unit& unit,
                                                      const domain::Agreement& agreement) {
  RETURN_IF_REFUSED(domain::RequireTermsInOrder(agreement));
  RETURN_IF_REFUSED(GetParty(unit, agreement.party).status());
  RETURN_IF_REFUSED(GetCohort(unit, agreement.cohort).status());
  if (!storage::InsertAgreement(unit.transaction(), agreement)) {
    return domain::ResourceExists(agreement.name.ToString());
  }
  storage::InsertSeatPool(unit.transaction(), {.name = domain::PoolName::Of(agreement.name),
                                               .cohort = agreement.cohort,
                                               .kind = domain::SeatPoolKind::kFunder,
                                               .seat_limit = agreement.seat_cap});
  storage::Book(unit.transaction(), domain::AgreementSigned(agreement));
  return agreement.name;
}

absl::StatusOr<AgreementStanding> GetAgreement(const View& view,
                                               const domain::AgreementName& name) {
  auto agreement = storage::FindAgreement(view.transaction(), name, view.as_of());
  if (!agreement) return domain::ResourceMissing(name.ToString());
  return StandingOf(view, *std::move(agreement));
}

absl::StatusOr<Page<AgreementStanding>> ListAgreements(const View& view,
                                                       const ListAgreementsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<AgreementStanding> standings;
  for (domain::Agreement& agreement : storage::ListAgreements(
           view.transaction(), query.school.school, after, query.page.size + 1)) {
    standings.push_back(StandingOf(view, std::move(agreement)));
  }
  return CutPage(view, query.page, std::move(standings),
                 [](const AgreementStanding& standing) { return standing.agreement.name.slug; });
}

}  // namespace ecloserie::usecases
