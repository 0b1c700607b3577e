#include "storage/attendance_statement_store.h"

#include <utility>

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO attendance_statement (school, statement, cohort, party, month, policy, policy_version,
                                  made_by, made_at, digest, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)
)sql"};

constexpr Sql kInsertRegister{R"sql(
INSERT INTO attendance_statement_register (school, statement, session, session_version, sequence)
VALUES ($1, $2, $3, $4, $5)
)sql"};

constexpr Sql kInsertLine{R"sql(
INSERT INTO attendance_statement_line (school, statement, enrolment, party, channel,
                                       planned_minutes, attended_minutes, justified_minutes,
                                       unjustified_minutes, planned_count, attended_count,
                                       justified_count, unjustified_count, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, statement, cohort, party, month, policy, policy_version, made_by, made_at, digest,
       sequence
FROM attendance_statement WHERE school = $1 AND statement = $2
)sql"};

constexpr Sql kList{R"sql(
SELECT school, statement, cohort, party, month, policy, policy_version, made_by, made_at, digest,
       sequence
FROM attendance_statement WHERE school = $1 AND cohort = $2 AND statement > $3
ORDER BY statement LIMIT $4
)sql"};

constexpr Sql kLines{R"sql(
SELECT enrolment, party, channel, planned_minutes, attended_minutes, justified_minutes,
       unjustified_minutes, planned_count, attended_count, justified_count, unjustified_count
FROM attendance_statement_line WHERE school = $1 AND statement = $2
ORDER BY enrolment, party, channel
)sql"};

constexpr Sql kRegisters{R"sql(
SELECT session, session_version
FROM attendance_statement_register WHERE school = $1 AND statement = $2
ORDER BY session
)sql"};

// A pool is named after the agreement that owns it (docs/decisions/0005).
constexpr Sql kFunders{R"sql(
SELECT p.enrolment, g.party
FROM track AS t CROSS JOIN placement AS p CROSS JOIN allocation AS a CROSS JOIN agreement AS g
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND a.school = p.school AND a.enrolment = p.enrolment AND a.made_in > 0
  AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
  AND g.school = a.school AND g.agreement = a.agreement
UNION
SELECT p.enrolment, f.party
FROM track AS t CROSS JOIN placement AS p CROSS JOIN allocation AS a CROSS JOIN fund AS f
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND a.school = p.school AND a.enrolment = p.enrolment AND a.made_in > 0
  AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
  AND f.school = a.school AND f.fund = a.fund AND f.party IS NOT NULL
UNION
SELECT p.enrolment, g.party
FROM track AS t CROSS JOIN placement AS p CROSS JOIN enrolment AS e CROSS JOIN seat AS s
CROSS JOIN agreement AS g
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND e.school = p.school AND e.enrolment = p.enrolment
  AND s.school = e.school AND s.application = e.application AND s.state <> 'RELEASED'
  AND g.school = s.school AND g.agreement = SUBSTR(s.pool, 12)
  AND s.pool = 'agreements/' || g.agreement
)sql"};

constexpr Sql kTouchedRegisters{R"sql(
SELECT r.session AS session
FROM attendance_statement_register AS r
JOIN session AS s ON s.school = r.school AND s.session = r.session
WHERE r.school = $1 AND r.statement = $2
  AND (s.version <> r.session_version
       OR EXISTS (SELECT 1 FROM mark AS m
                  WHERE m.school = r.school AND m.session = r.session AND m.sequence > $3))
UNION
SELECT s.session FROM track AS t CROSS JOIN session AS s
WHERE t.school = $1 AND t.cohort = $4
  AND s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
  AND s.held_on >= $5 AND s.held_on <= $6 AND s.state <> 'CANCELLED'
  AND NOT EXISTS (SELECT 1 FROM attendance_statement_register AS r
                  WHERE r.school = s.school AND r.statement = $2 AND r.session = s.session)
ORDER BY session
)sql"};

constexpr Sql kTouchedJustifications{R"sql(
SELECT DISTINCT j.justification AS justification
FROM attendance_statement_line AS l CROSS JOIN justification AS j
WHERE l.school = $1 AND l.statement = $2
  AND j.school = l.school AND j.enrolment = l.enrolment AND j.sequence > $3
  AND j.first_on <= $5 AND j.last_on >= $4
  AND (j.state = 'ACCEPTED'
       OR EXISTS (SELECT 1 FROM justification_history AS h
                  WHERE h.school = j.school AND h.justification = j.justification
                    AND h.state = 'ACCEPTED' AND h.sequence <= $3))
ORDER BY justification
)sql"};

constexpr Sql kTouchedEvidence{R"sql(
SELECT DISTINCT v.evidence AS evidence
FROM attendance_statement_line AS l CROSS JOIN evidence AS v
WHERE l.school = $1 AND l.statement = $2
  AND v.school = l.school AND v.enrolment = l.enrolment AND v.sequence > $3
  AND v.held_on <= $5 AND v.held_on >= $4
  AND (v.state = 'CONFIRMED'
       OR EXISTS (SELECT 1 FROM evidence_history AS h
                  WHERE h.school = v.school AND h.evidence = v.evidence
                    AND h.state = 'CONFIRMED' AND h.sequence <= $3))
ORDER BY evidence
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT statement, cohort, party, month, policy, policy_version, made_by, made_at, digest
FROM attendance_statement WHERE school = $1 AND statement = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM attendance_statement WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,
                                      &kInsertRegister,
                                      &kInsertLine,
                                      &kFind,
                                      &kList,
                                      &kLines,
                                      &kRegisters,
                                      &kFunders,
                                      &kTouchedRegisters,
                                      &kTouchedJustifications,
                                      &kTouchedEvidence,
                                      &kReadVersion,
                                      &kCountVersions};

// The digest binds the lines and the registers.
constexpr Snapshot kSnapshots[] = {
    {"attendanceStatements/#", &kReadVersion, "bbbbbibib", &kCountVersions}};

std::optional<std::string> PartyOf(const domain::AttendanceStatement& statement) {
  return statement.party ? std::optional(statement.party->slug) : std::nullopt;
}

domain::AttendanceStatement ReadStatement(const Rows& rows) {
  const std::string school = rows.Text(0);
  domain::AttendanceStatement statement{.name = {school, rows.Id(1)},
                                        .cohort = {school, rows.Text(2)},
                                        .month = rows.Text(4),
                                        .policy = rows.Text(5),
                                        .policy_version = rows.Integer(6),
                                        .made_by = rows.Text(7),
                                        .made_at = rows.At(8),
                                        .digest = rows.Fixed<domain::Digest>(9),
                                        .sequence = rows.Integer(10)};
  if (!rows.IsNull(3)) statement.party = domain::PartyName{school, rows.Text(3)};
  return statement;
}

domain::StatedFigures ReadFigures(const Rows& rows) {
  return {.planned_minutes = rows.Integer(3),
          .attended_minutes = rows.Integer(4),
          .justified_minutes = rows.Integer(5),
          .unjustified_minutes = rows.Integer(6),
          .planned_count = rows.Integer(7),
          .attended_count = rows.Integer(8),
          .justified_count = rows.Integer(9),
          .unjustified_count = rows.Integer(10)};
}

void ReadParts(Transaction& transaction, domain::AttendanceStatement& statement) {
  const auto& [school, id] = statement.name;
  {
    Rows rows = transaction.Query(kLines, {school, id});
    while (rows.Next()) {
      statement.lines.push_back({.enrolment = {school, rows.Id(0)},
                                 .party = rows.Text(1),
                                 .channel = rows.Choice<domain::Delivery>(2),
                                 .figures = ReadFigures(rows)});
    }
  }
  Rows rows = transaction.Query(kRegisters, {school, id});
  while (rows.Next()) {
    statement.registers.push_back({.session = {school, rows.Id(0)}, .version = rows.Integer(1)});
  }
}

void InsertLines(Transaction& transaction, const domain::AttendanceStatement& statement) {
  const auto& [school, id] = statement.name;
  const std::int64_t sequence = transaction.stamp().sequence;
  for (const domain::StatedRegister& stated : statement.registers) {
    transaction.Execute(kInsertRegister, {school, id, stated.session.id, stated.version, sequence});
  }
  for (const domain::StatementLine& line : statement.lines) {
    const domain::StatedFigures& figures = line.figures;
    transaction.Execute(
        kInsertLine, {school, id, line.enrolment.id, line.party, line.channel,
                      figures.planned_minutes, figures.attended_minutes, figures.justified_minutes,
                      figures.unjustified_minutes, figures.planned_count, figures.attended_count,
                      figures.justified_count, figures.unjustified_count, sequence});
  }
}

void AddNames(Rows rows, const std::string& collection, std::vector<std::string>& names) {
  while (rows.Next()) names.push_back(collection + domain::ToText(rows.Id(0)));
}

}  // namespace

void InsertStatement(Transaction& transaction, const domain::AttendanceStatement& statement) {
  const auto& [school, id] = statement.name;
  const auto party = PartyOf(statement);
  transaction.Execute(kInsert, {school, id, statement.cohort.slug, party, statement.month,
                                statement.policy, statement.policy_version, statement.made_by,
                                statement.made_at, statement.digest, transaction.stamp().sequence});
  InsertLines(transaction, statement);
  transaction.Note(
      ChangeKind::kCreated, statement.name.ToString(), 1,
      {id, statement.cohort.slug, party, statement.month, statement.policy,
       statement.policy_version, statement.made_by, statement.made_at, statement.digest});
}

std::optional<domain::AttendanceStatement> FindStatement(
    Transaction& transaction, const domain::AttendanceStatementName& name) {
  std::optional<domain::AttendanceStatement> found;
  {
    Rows rows = transaction.Query(kFind, {name.school, name.id});
    if (!rows.Next()) return std::nullopt;
    found = ReadStatement(rows);
  }
  ReadParts(transaction, *found);
  return found;
}

std::vector<domain::AttendanceStatement> ListStatements(Transaction& transaction,
                                                        const domain::CohortName& cohort,
                                                        const domain::Uuid& after,
                                                        std::int64_t limit) {
  std::vector<domain::AttendanceStatement> statements;
  {
    Rows rows = transaction.Query(kList, {cohort.school, cohort.slug, after, limit});
    while (rows.Next()) statements.push_back(ReadStatement(rows));
  }
  for (domain::AttendanceStatement& statement : statements) ReadParts(transaction, statement);
  return statements;
}

domain::FundersOfSeats FundersOf(Transaction& transaction, const domain::CohortName& cohort) {
  domain::FundersOfSeats funders;
  Rows rows = transaction.Query(kFunders, {cohort.school, cohort.slug});
  while (rows.Next()) funders[{cohort.school, rows.Id(0)}].insert(rows.Text(1));
  return funders;
}

std::vector<std::string> ListTouchedSince(Transaction& transaction,
                                          const domain::AttendanceStatement& statement,
                                          const domain::MonthOfStatement& month) {
  const auto& [school, id] = statement.name;
  const std::string prefix = "schools/" + school + "/";
  std::vector<std::string> names;
  AddNames(
      transaction.Query(kTouchedRegisters, {school, id, statement.sequence, statement.cohort.slug,
                                            month.first_on, month.last_on}),
      prefix + "sessions/", names);
  AddNames(transaction.Query(kTouchedJustifications,
                             {school, id, statement.sequence, month.first_on, month.last_on}),
           prefix + "justifications/", names);
  AddNames(transaction.Query(kTouchedEvidence,
                             {school, id, statement.sequence, month.first_on, month.last_on}),
           prefix + "evidence/", names);
  return names;
}

Statements AttendanceStatementStatements() { return kStatements; }

Snapshots AttendanceStatementSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
