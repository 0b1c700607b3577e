#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/fund.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A promise with what was paid of it.
struct PledgeStanding {
  domain::Pledge pledge;
  std::int64_t paid_cents = 0;

  std::int64_t OutstandingCents() const { return pledge.amount_cents - paid_cents; }
};

// The name asked for is that of its school; the identifier is drawn here.
absl::StatusOr<domain::PledgeName> CreatePledge(Unit& unit, const domain::Pledge& asked);
absl::StatusOr<PledgeStanding> GetPledge(const View& view, const domain::PledgeName& name);

struct ListPledgesQuery {
  domain::SchoolName school;
  std::optional<domain::PartyName> party;
  PageRequest page;
};
absl::StatusOr<Page<PledgeStanding>> ListPledges(const View& view, const ListPledgesQuery& query);

// Received money: into a fund and, when it keeps a promise, out of what is
// outstanding.
absl::StatusOr<domain::PaymentName> RecordPayment(Unit& unit, const domain::Payment& asked);
absl::StatusOr<domain::Payment> GetPayment(const View& view, const domain::PaymentName& name);

struct ListPaymentsQuery {
  domain::SchoolName school;
  std::optional<domain::PartyName> party;
  PageRequest page;
};
absl::StatusOr<Page<domain::Payment>> ListPayments(const View& view,
                                                   const ListPaymentsQuery& query);

}  // namespace ecloserie::usecases
