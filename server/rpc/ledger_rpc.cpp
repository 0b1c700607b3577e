#include "ecloserie/v1/sponsorship_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/ledger.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::ListLedgerEntriesQuery> DecodeListLedgerEntries(
    const v1::ListLedgerEntriesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListLedgerEntriesQuery{std::move(school), std::move(page)};
}

v1::LedgerEntry EncodeEntry(const domain::BookedEntry& booked) {
  v1::LedgerEntry encoded;
  encoded.set_number(booked.number);
  encoded.set_ledger(EncodeChoice<v1::LedgerKind>(booked.entry.ledger));
  encoded.set_kind(std::string(domain::WordOf(booked.entry.kind)));
  encoded.set_resource(booked.entry.resource);
  *encoded.mutable_book_time() = EncodeTime(booked.booked_at);
  encoded.set_booked_by(booked.booked_by);
  for (const domain::Posting& posting : booked.entry.postings) {
    v1::Posting& line = *encoded.add_postings();
    line.set_account(posting.account);
    *line.mutable_amount() = EncodeCents(posting.cents);
  }
  return encoded;
}

v1::ListLedgerEntriesResponse EncodeEntries(const usecases::Page<domain::BookedEntry>& page) {
  v1::ListLedgerEntriesResponse response;
  for (const domain::BookedEntry& booked : page.items) {
    *response.add_entries() = EncodeEntry(booked);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<domain::SchoolName> DecodeVerifyLedger(const v1::VerifyLedgerRequest& request) {
  return DecodeName<domain::SchoolName>(request.school(), "school");
}

v1::VerifyLedgerResponse EncodeVerdict(const usecases::LedgerVerdict& verdict) {
  v1::VerifyLedgerResponse response;
  for (const domain::LedgerBreach& breach : verdict.breaches) {
    v1::LedgerBreach& encoded = *response.add_breaches();
    encoded.set_equation(breach.equation);
    encoded.set_row(breach.row);
    encoded.set_expected_cents(breach.expected_cents);
    encoded.set_stored_cents(breach.stored_cents);
  }
  response.set_entries_count(verdict.entries_count);
  response.set_accounts_count(verdict.accounts_count);
  response.mutable_position()->set_school(verdict.school.ToString());
  response.mutable_position()->set_sequence(verdict.sequence);
  return response;
}

}  // namespace

std::vector<Method> LedgerMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SponsorshipService.";
  return {
      serve.Read(service + "ListLedgerEntries", DecodeListLedgerEntries,
                 usecases::ListLedgerEntries, EncodeEntries),
      serve.Read(service + "VerifyLedger", DecodeVerifyLedger, usecases::VerifyLedger,
                 EncodeVerdict),
  };
}

}  // namespace ecloserie::rpc
