#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/agreement.h"
#include "domain/name.h"

namespace ecloserie::domain {

// Money with a restriction. What it holds is the ledger's, and comes from
// payments only.
struct Fund {
  FundName name;
  std::string title;
  std::optional<PartyName> party;    // the only one whose payments it takes
  std::optional<CohortName> cohort;  // the only one whose seats it funds
  std::int64_t version = 1;
};

// A promise: not money.
struct Pledge {
  PledgeName name;
  PartyName party;
  Nature nature = Nature::kGift;
  std::int64_t amount_cents = 0;
  absl::CivilDay pledged_on;
  std::int64_t made_in = 0;  // the sequence of the unit of work that made it
  std::int64_t version = 1;
};

// Money that arrived, in a fund.
struct Payment {
  PaymentName name;
  PartyName party;
  Nature nature = Nature::kGift;
  std::int64_t amount_cents = 0;
  absl::CivilDay received_on;
  std::string external_ref;  // unique in the school
  FundName fund;
  std::optional<PledgeName> pledge;  // the promise that it keeps
  std::int64_t made_in = 0;
  std::int64_t version = 1;
};

// The fund takes this party's payments.
absl::Status RequireFundTakes(const Fund& fund, const Payment& payment);

// The payment keeps this promise: the same party, the same nature, and no more
// than is outstanding.
absl::Status RequireKeeps(const Payment& payment, const Pledge& pledge,
                          std::int64_t outstanding_cents);

absl::Status FundExhausted(const FundName& fund, std::int64_t available_cents);

}  // namespace ecloserie::domain
