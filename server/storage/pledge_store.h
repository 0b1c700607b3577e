#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/fund.h"
#include "storage/made_key.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertPledge(Transaction& transaction, const domain::Pledge& pledge);
std::optional<domain::Pledge> FindPledge(Transaction& transaction, const domain::PledgeName& name,
                                         AsOf as_of = {});

// Whose promises or payments; everybody's when there is no party.
struct PartyFilter {
  std::string school;
  std::optional<domain::PartyName> party;
};
std::vector<domain::Pledge> ListPledges(Transaction& transaction, const PartyFilter& filter,
                                        const MadeKey& after, std::int64_t limit);

// False when the external reference is taken.
bool InsertPayment(Transaction& transaction, const domain::Payment& payment);
std::optional<domain::Payment> FindPayment(Transaction& transaction,
                                           const domain::PaymentName& name, AsOf as_of = {});
std::optional<domain::PaymentName> FindPaymentByRef(Transaction& transaction,
                                                    const std::string& school,
                                                    const std::string& external_ref);
std::vector<domain::Payment> ListPayments(Transaction& transaction, const PartyFilter& filter,
                                          const MadeKey& after, std::int64_t limit);

Statements PledgeStatements();
Snapshots PledgeSnapshots();

}  // namespace ecloserie::storage
