#include "usecases/pledge.h"

#include "domain/ledger.h"
#include "domain/refusal.h"
#include "storage/fund_store.h"
#include "storage/ledger_store.h"
#include "storage/pledge_store.h"
#include "usecases/made_page.h"
#include "usecases/party.h"

namespace ecloserie::usecases {
namespace {

PledgeStanding StandingOf(const View& view, const domain::Pledge& pledge) {
  return {pledge, storage::PaidCents(view.transaction(), pledge.name, view.as_of())};
}

absl::Status RequireFund(const View& view, const domain::Payment& payment) {
  const auto fund = storage::FindFund(view.transaction(), payment.fund);
  if (!fund) return domain::ResourceMissing(payment.fund.ToString());
  return domain::RequireFundTakes(*fund, payment);
}

absl::Status KeepPledge(Unit& unit, const domain::Payment& payment,
                        const domain::PledgeName& pledge) {
  ASSIGN_OR_REFUSE(const PledgeStanding standing, GetPledge(unit, pledge));
  RETURN_IF_REFUSED(domain::RequireKeeps(payment, standing.pledge, standing.OutstandingCents()));
  storage::Book(unit.transaction(), domain::PledgePaid(payment, pledge));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<domain::PledgeName> CreatePledge(Unit& unit, const domain::Pledge& asked) {
  RETURN_IF_REFUSED(GetParty(unit, asked.party).status());
  domain::Pledge pledge = asked;
  pledge.name.id = unit.NewId();
  storage::InsertPledge(unit.transaction(), pledge);
  storage::Book(unit.transaction(), domain::PledgeMade(pledge));
  return pledge.name;
}

absl::StatusOr<PledgeStanding> GetPledge(const View& view, const domain::PledgeName& name) {
  const auto pledge = storage::FindPledge(view.transaction(), name, view.as_of());
  if (!pledge) return domain::ResourceMissing(name.ToString());
  return StandingOf(view, *pledge);
}

absl::StatusOr<Page<PledgeStanding>> ListPledges(const View& view, const ListPledgesQuery& query) {
  ASSIGN_OR_REFUSE(const auto after, StartOfMade(view, query.page));
  Page<domain::Pledge> page =
      CutMadePage(view, query.page,
                  storage::ListPledges(view.transaction(), {query.school.school, query.party},
                                       after, query.page.size + 1));
  Page<PledgeStanding> standings{.items = {}, .next_page_token = std::move(page.next_page_token)};
  for (const domain::Pledge& pledge : page.items) {
    standings.items.push_back(StandingOf(view, pledge));
  }
  return standings;
}

absl::StatusOr<domain::PaymentName> RecordPayment(Unit& unit, const domain::Payment& asked) {
  RETURN_IF_REFUSED(GetParty(unit, asked.party).status());
  RETURN_IF_REFUSED(RequireFund(unit, asked));
  if (asked.pledge) RETURN_IF_REFUSED(GetPledge(unit, *asked.pledge).status());
  domain::Payment payment = asked;
  payment.name.id = unit.NewId();
  // Before the promise is judged: the same line of a bank statement, recorded
  // again, is told so, and not that too much was paid.
  if (!storage::InsertPayment(unit.transaction(), payment)) {
    const auto other =
        storage::FindPaymentByRef(unit.transaction(), payment.name.school, payment.external_ref);
    return domain::ResourceExists(other.value_or(payment.name).ToString());
  }
  storage::Book(unit.transaction(), domain::PaymentRecorded(payment));
  if (payment.pledge) RETURN_IF_REFUSED(KeepPledge(unit, payment, *payment.pledge));
  return payment.name;
}

absl::StatusOr<domain::Payment> GetPayment(const View& view, const domain::PaymentName& name) {
  auto payment = storage::FindPayment(view.transaction(), name, view.as_of());
  if (!payment) return domain::ResourceMissing(name.ToString());
  return *std::move(payment);
}

absl::StatusOr<Page<domain::Payment>> ListPayments(const View& view,
                                                   const ListPaymentsQuery& query) {
  ASSIGN_OR_REFUSE(const auto after, StartOfMade(view, query.page));
  return CutMadePage(view, query.page,
                     storage::ListPayments(view.transaction(), {query.school.school, query.party},
                                           after, query.page.size + 1));
}

}  // namespace ecloserie::usecases
