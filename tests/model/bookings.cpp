#include "bookings.h"

#include <string_view>

namespace ecloserie::model {
namespace {

v1::LedgerEntry& Book(School& school, v1::LedgerKind ledger, const std::string& kind,
                      const std::string& resource) {
  v1::LedgerEntry& entry = school.entries.emplace_back();
  entry.set_number(static_cast<std::int64_t>(school.entries.size()));
  entry.set_ledger(ledger);
  entry.set_kind(kind);
  entry.set_resource(resource);
  *entry.mutable_book_time() = InstantOf(school.now_us);
  entry.set_booked_by(school.actor);
  return entry;
}

void Post(v1::LedgerEntry& entry, const std::string& debit, const std::string& credit,
          Cents cents) {
  v1::Posting& first = *entry.add_postings();
  first.set_account(debit);
  *first.mutable_amount() = Euros(cents);
  v1::Posting& second = *entry.add_postings();
  second.set_account(credit);
  *second.mutable_amount() = Euros(-cents);
}

// Accounts are named as resources are, without the school.
std::string Account(const std::string& owner, const std::string& part) {
  return owner.substr(owner.find('/', std::string_view("schools/").size()) + 1) + "/" + part;
}

}  // namespace

void BookAgreement(School& school, const v1::Agreement& agreement) {
  Post(Book(school, v1::LEDGER_KIND_COMMITMENT, "AGREEMENT_SIGNED", agreement.name()),
       Account(agreement.name(), "ceiling"), Account(agreement.name(), "available"),
       agreement.ceiling().cents());
}

void BookPledge(School& school, const v1::Pledge& pledge) {
  Post(Book(school, v1::LEDGER_KIND_COMMITMENT, "PLEDGE_MADE", pledge.name()),
       Account(pledge.name(), "outstanding"), Account(pledge.name(), "promised"),
       pledge.amount().cents());
}

void BookPayment(School& school, const v1::Payment& payment) {
  Post(Book(school, v1::LEDGER_KIND_CASH, "PAYMENT_RECORDED", payment.name()), "bank",
       Account(payment.fund(), "available"), payment.amount().cents());
  if (payment.pledge().empty()) return;
  Post(Book(school, v1::LEDGER_KIND_COMMITMENT, "PLEDGE_PAID", payment.name()),
       Account(payment.pledge(), "paid"), Account(payment.pledge(), "outstanding"),
       payment.amount().cents());
}

void BookMove(School& school, const v1::Allocation& allocation, const std::string& kind,
              const std::string& from, const std::string& to) {
  const bool is_cash = school.funds.contains(allocation.source());
  Post(Book(school, is_cash ? v1::LEDGER_KIND_CASH : v1::LEDGER_KIND_COMMITMENT, kind,
            allocation.name()),
       Account(allocation.source(), from), Account(allocation.source(), to),
       allocation.amount().cents());
}

}  // namespace ecloserie::model
