#pragma once

#include <optional>
#include <string>

#include "domain/enrolment.h"
#include "domain/name.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// In the school that lets somebody go.
void InsertTransfer(Transaction& transaction, const domain::EnrolmentName& enrolment,
                    const domain::Transfer& transfer);
std::optional<domain::Transfer> TransferOf(Transaction& transaction,
                                           const domain::EnrolmentName& enrolment, AsOf as_of = {});

// Whom another school let go with this id, and meant for `to_school`.
// As of when: what the school knew then is what it let go.
struct LetGo {
  domain::EnrolmentName enrolment;
  AsOf as_of;
};
std::optional<LetGo> FindTransfer(Transaction& transaction, const domain::Transfer& transfer);

// In the school that takes somebody over.
void InsertReceipt(Transaction& transaction, const domain::ApplicationName& application,
                   const std::string& transfer_id);
std::optional<domain::ApplicationName> FindReceived(Transaction& transaction,
                                                    const std::string& school,
                                                    const std::string& transfer_id);
// Empty for whoever did not come by a transfer.
std::string TransferIdOf(Transaction& transaction, const domain::ApplicationName& application);

Statements TransferStatements();

}  // namespace ecloserie::storage
