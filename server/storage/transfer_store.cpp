#include "storage/transfer_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO transfer (school, transfer, enrolment, to_school, sequence)
VALUES ($1, $2, $3, $4, $5)
)sql"};

constexpr Sql kOfEnrolment{R"sql(
SELECT transfer, to_school FROM transfer
WHERE school = $1 AND enrolment = $2 AND sequence <= $3
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, enrolment, sequence FROM transfer
WHERE school = $1 AND transfer = $2 AND to_school = $3
)sql"};

constexpr Sql kInsertReceipt{R"sql(
INSERT INTO received_transfer (school, transfer, application, sequence) VALUES ($1, $2, $3, $4)
)sql"};

constexpr Sql kFindReceived{R"sql(
SELECT school, application FROM received_transfer WHERE school = $1 AND transfer = $2
)sql"};

constexpr Sql kOfApplication{R"sql(
SELECT transfer FROM received_transfer WHERE school = $1 AND application = $2
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,        &kOfEnrolment,  &kFind,
                                      &kInsertReceipt, &kFindReceived, &kOfApplication};

}  // namespace

void InsertTransfer(Transaction& transaction, const domain::EnrolmentName& enrolment,
                    const domain::Transfer& transfer) {
  transaction.Execute(kInsert, {enrolment.school, transfer.id, enrolment.id, transfer.to_school,
                                transaction.stamp().sequence});
}

std::optional<domain::Transfer> TransferOf(Transaction& transaction,
                                           const domain::EnrolmentName& enrolment, AsOf as_of) {
  Rows rows = transaction.Query(kOfEnrolment, {enrolment.school, enrolment.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return domain::Transfer{.id = rows.Text(0), .to_school = rows.Text(1)};
}

std::optional<LetGo> FindTransfer(Transaction& transaction, const domain::Transfer& transfer) {
  Rows rows = transaction.Query(
      kFind, {domain::SchoolOfTransfer(transfer.id), transfer.id, transfer.to_school});
  if (!rows.Next()) return std::nullopt;
  return LetGo{.enrolment = {rows.Text(0), rows.Id(1)}, .as_of = {rows.Integer(2)}};
}

void InsertReceipt(Transaction& transaction, const domain::ApplicationName& application,
                   const std::string& transfer_id) {
  transaction.Execute(kInsertReceipt, {application.school, transfer_id, application.id,
                                       transaction.stamp().sequence});
}

std::optional<domain::ApplicationName> FindReceived(Transaction& transaction,
                                                    const std::string& school,
                                                    const std::string& transfer_id) {
  Rows rows = transaction.Query(kFindReceived, {school, transfer_id});
  if (!rows.Next()) return std::nullopt;
  return domain::ApplicationName{rows.Text(0), rows.Id(1)};
}

// No version of the application knew another one: it is written with the first.
std::string TransferIdOf(Transaction& transaction, const domain::ApplicationName& application) {
  Rows rows = transaction.Query(kOfApplication, {application.school, application.id});
  return rows.Next() ? rows.Text(0) : "";
}

Statements TransferStatements() { return kStatements; }

}  // namespace ecloserie::storage
