#include "storage/belonging_store.h"

#include <string>
#include <vector>

#include "domain/name.h"

namespace ecloserie::storage {
namespace {

// All of them: cohort, party, enrolment.

constexpr Sql kOfApplication{R"sql(
SELECT cohort, NULL, NULL FROM application WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kOfEnrolment{R"sql(
SELECT cohort, NULL, enrolment FROM enrolment WHERE school = $1 AND enrolment = $2
)sql"};

constexpr Sql kOfSession{R"sql(
SELECT cohort, NULL, NULL FROM session WHERE school = $1 AND session = $2
)sql"};

constexpr Sql kOfCorrection{R"sql(
SELECT s.cohort, NULL, c.enrolment
FROM correction AS c JOIN session AS s ON s.school = c.school AND s.session = c.session
WHERE c.school = $1 AND c.correction = $2
)sql"};

constexpr Sql kOfStatement{R"sql(
SELECT cohort, party, NULL FROM attendance_statement WHERE school = $1 AND statement = $2
)sql"};

constexpr Sql kOfAssignment{R"sql(
SELECT cohort, NULL, NULL FROM assignment WHERE school = $1 AND assignment = $2
)sql"};

// Staff write these about a trainee, and not for the trainee: no enrolment.
constexpr Sql kOfJustification{R"sql(
SELECT cohort, NULL, NULL FROM justification WHERE school = $1 AND justification = $2
)sql"};

constexpr Sql kOfEvidence{R"sql(
SELECT cohort, NULL, NULL FROM evidence WHERE school = $1 AND evidence = $2
)sql"};

constexpr Sql kOfAgreement{R"sql(
SELECT cohort, party, NULL FROM agreement WHERE school = $1 AND agreement = $2
)sql"};

constexpr Sql kOfFund{R"sql(
SELECT cohort, party, NULL FROM fund WHERE school = $1 AND fund = $2
)sql"};

constexpr Sql kOfPledge{R"sql(
SELECT NULL, party, NULL FROM pledge WHERE school = $1 AND pledge = $2
)sql"};

constexpr Sql kOfPayment{R"sql(
SELECT NULL, party, NULL FROM payment WHERE school = $1 AND payment = $2
)sql"};

constexpr Sql kOfAllocation{R"sql(
SELECT e.cohort, NULL, a.enrolment
FROM allocation AS a JOIN enrolment AS e ON e.school = a.school AND e.enrolment = a.enrolment
WHERE a.school = $1 AND a.allocation = $2
)sql"};

constexpr const Sql* kStatements[] = {
    &kOfApplication,   &kOfEnrolment,  &kOfSession,   &kOfCorrection, &kOfAssignment,
    &kOfJustification, &kOfEvidence,   &kOfAgreement, &kOfFund,       &kOfPledge,
    &kOfPayment,       &kOfAllocation, &kOfStatement};

domain::Belonging ReadBelonging(const Rows& rows) {
  return {.cohort = rows.OptionalText(0),
          .party = rows.OptionalText(1),
          .enrolment = rows.OptionalId(2)};
}

std::optional<domain::Belonging> FindBySlug(Transaction& transaction, const Sql& sql,
                                            const std::string& school, const std::string& slug) {
  Rows rows = transaction.Query(sql, {school, slug});
  if (!rows.Next()) return std::nullopt;
  return ReadBelonging(rows);
}

std::optional<domain::Belonging> FindById(Transaction& transaction, const Sql& sql,
                                          const std::string& school, const std::string& text) {
  const auto id = domain::ParseUuid(text);
  if (!id) return std::nullopt;
  Rows rows = transaction.Query(sql, {school, *id});
  if (!rows.Next()) return std::nullopt;
  return ReadBelonging(rows);
}

}  // namespace

std::optional<domain::Belonging> FindBelonging(Transaction& transaction, std::string_view name) {
  const auto parts = domain::Segments(name);
  if (parts.size() < 4) return std::nullopt;
  const std::string school(parts[1]);
  const std::string_view collection = parts[2];
  const std::string object(parts[3]);
  // Tracks stand below their cohort.
  if (collection == "cohorts") return domain::Belonging{.cohort = object};
  if (collection == "parties") return domain::Belonging{.party = object};
  if (collection == "agreements") return FindBySlug(transaction, kOfAgreement, school, object);
  if (collection == "funds") return FindBySlug(transaction, kOfFund, school, object);
  if (collection == "applications") return FindById(transaction, kOfApplication, school, object);
  if (collection == "enrolments") return FindById(transaction, kOfEnrolment, school, object);
  if (collection == "sessions") return FindById(transaction, kOfSession, school, object);
  if (collection == "attendanceStatements") {
    return FindById(transaction, kOfStatement, school, object);
  }
  if (collection == "corrections") return FindById(transaction, kOfCorrection, school, object);
  if (collection == "assignments") return FindById(transaction, kOfAssignment, school, object);
  if (collection == "justifications") {
    return FindById(transaction, kOfJustification, school, object);
  }
  if (collection == "evidence") return FindById(transaction, kOfEvidence, school, object);
  if (collection == "pledges") return FindById(transaction, kOfPledge, school, object);
  if (collection == "payments") return FindById(transaction, kOfPayment, school, object);
  if (collection == "allocations") return FindById(transaction, kOfAllocation, school, object);
  return std::nullopt;
}

Statements BelongingStatements() { return kStatements; }

}  // namespace ecloserie::storage
