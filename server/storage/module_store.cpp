#include "storage/module_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO module (school, programme, module, title, planned_minutes, state, cancel_reason,
                    cancelled_at, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
ON CONFLICT (school, programme, module) DO NOTHING
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE module SET state = $4, cancel_reason = $5, cancelled_at = $6, version = version + 1,
                  sequence = $7
WHERE school = $1 AND programme = $2 AND module = $3
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, programme, module, title, planned_minutes, state, cancel_reason, cancelled_at,
       version
FROM module_ever
WHERE school = $1 AND programme = $2 AND module = $3 AND sequence <= $4
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, programme, module, title, planned_minutes, state, cancel_reason, cancelled_at,
       version
FROM module
WHERE school = $1 AND programme = $2 AND module > $3
ORDER BY module LIMIT $4
)sql"};

constexpr Sql kSumActive{R"sql(
SELECT CAST(COALESCE(SUM(planned_minutes), 0) AS BIGINT)
FROM module
WHERE school = $1 AND programme = $2 AND state = 'ACTIVE'
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT programme, module, title, planned_minutes, state, cancel_reason, cancelled_at
FROM module_ever
WHERE school = $1 AND programme = $2 AND module = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM module_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,    &kUpdate,      &kFind,         &kList,
                                      &kSumActive, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"programmes/*/modules/*", &kReadVersion, "bbbibbi", &kCountVersions}};

domain::Module ReadModule(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1), rows.Text(2)},
          .title = rows.Text(3),
          .planned_minutes = rows.Integer(4),
          .state = rows.Choice<domain::ModuleState>(5),
          .cancel_reason = rows.Text(6),
          .cancelled_at = rows.OptionalAt(7),
          .version = rows.Integer(8)};
}

void NoteVersion(Transaction& transaction, const domain::Module& module, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, module.name.ToString(), version,
                   {module.name.programme, module.name.slug, module.title, module.planned_minutes,
                    module.state, module.cancel_reason, module.cancelled_at});
}

}  // namespace

bool InsertModule(Transaction& transaction, const domain::Module& module) {
  const auto inserted = transaction.Execute(
      kInsert, {module.name.school, module.name.programme, module.name.slug, module.title,
                module.planned_minutes, module.state, module.cancel_reason, module.cancelled_at,
                transaction.stamp().sequence});
  if (inserted == 1) NoteVersion(transaction, module, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdateModule(Transaction& transaction, const domain::Module& module) {
  transaction.Execute(kUpdate,
                      {module.name.school, module.name.programme, module.name.slug, module.state,
                       module.cancel_reason, module.cancelled_at, transaction.stamp().sequence});
  NoteVersion(transaction, module, ChangeKind::kUpdated, module.version + 1);
}

std::optional<domain::Module> FindModule(Transaction& transaction, const domain::ModuleName& name,
                                         AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.programme, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadModule(rows);
}

std::vector<domain::Module> ListModules(Transaction& transaction,
                                        const domain::ProgrammeName& programme,
                                        const std::string& after, std::int64_t limit) {
  std::vector<domain::Module> modules;
  Rows rows = transaction.Query(kList, {programme.school, programme.slug, after, limit});
  while (rows.Next()) modules.push_back(ReadModule(rows));
  return modules;
}

std::int64_t SumActiveMinutes(Transaction& transaction, const domain::ProgrammeName& programme) {
  Rows rows = transaction.Query(kSumActive, {programme.school, programme.slug});
  return rows.Next() ? rows.Integer(0) : 0;
}

Statements ModuleStatements() { return kStatements; }

Snapshots ModuleSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
