#include "usecases/fund.h"

#include "domain/refusal.h"
#include "storage/fund_store.h"
#include "storage/ledger_store.h"
#include "usecases/cohort.h"
#include "usecases/party.h"

namespace ecloserie::usecases {
namespace {

FundStanding StandingOf(const View& view, domain::Fund fund) {
  const auto holdings = storage::HoldingsOf(view.transaction(), fund.name, view.as_of());
  return {std::move(fund), holdings};
}

}  // namespace

absl::StatusOr<domain::FundName> CreateFund(Unit& unit, const domain::Fund& fund) {
  if (fund.party) RETURN_IF_REFUSED(GetParty(unit, *fund.party).status());
  if (fund.cohort) RETURN_IF_REFUSED(GetCohort(unit, *fund.cohort).status());
  if (!storage::InsertFund(unit.transaction(), fund)) {
    return domain::ResourceExists(fund.name.ToString());
  }
  return fund.name;
}

absl::StatusOr<FundStanding> GetFund(const View& view, const domain::FundName& name) {
  auto fund = storage::FindFund(view.transaction(), name, view.as_of());
  if (!fund) return domain::ResourceMissing(name.ToString());
  return StandingOf(view, *std::move(fund));
}

absl::StatusOr<Page<FundStanding>> ListFunds(const View& view, const ListFundsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<FundStanding> standings;
  for (domain::Fund& fund :
       storage::ListFunds(view.transaction(), query.school.school, after, query.page.size + 1)) {
    standings.push_back(StandingOf(view, std::move(fund)));
  }
  return CutPage(view, query.page, std::move(standings),
                 [](const FundStanding& standing) { return standing.fund.name.slug; });
}

}  // namespace ecloserie::usecases
