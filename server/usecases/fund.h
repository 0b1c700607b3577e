#pragma once

#include "absl/status/statusor.h"
#include "domain/fund.h"
#include "domain/ledger.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A fund with what it holds; nothing else was ever received into it.
struct FundStanding {
  domain::Fund fund;
  domain::Holdings holdings;
};

absl::StatusOr<domain::FundName> CreateFund(Unit& unit, const domain::Fund& fund);
absl::StatusOr<FundStanding> GetFund(const View& view, const domain::FundName& name);

struct ListFundsQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<FundStanding>> ListFunds(const View& view, const ListFundsQuery& query);

}  // namespace ecloserie::usecases
