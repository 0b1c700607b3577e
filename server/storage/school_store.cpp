#include "storage/school_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertSchool{R"sql(
INSERT INTO school (school, display_name, time_zone, stage, stage_reason, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
ON CONFLICT (school) DO NOTHING
)sql"};

constexpr Sql kUpdateSchool{R"sql(
UPDATE school SET display_name = $2, stage = $3, stage_reason = $4, version = version + 1,
                  sequence = $5
WHERE school = $1
)sql"};

constexpr Sql kFindSchool{R"sql(
SELECT school, display_name, time_zone, stage, stage_reason, version
FROM school WHERE school = $1
)sql"};

// The network made the first version, by its own sequence; the later ones have the
// school's.
constexpr Sql kFindSchoolAsOf{R"sql(
SELECT school, display_name, time_zone, stage, stage_reason, version FROM school_ever
WHERE school = $1 AND (version = 1 OR sequence <= $2)
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindNewSchool{R"sql(
SELECT school, display_name, time_zone, stage, stage_reason, version FROM school_ever
WHERE school = $1 AND version = 1
)sql"};

constexpr Sql kListSchools{R"sql(
SELECT school, display_name, time_zone, stage, stage_reason, version FROM school
WHERE school > $1 AND ($2 = '' OR stage = $2)
ORDER BY school LIMIT $3
)sql"};

domain::School ReadSchool(const Rows& rows) {
  return {.name = {rows.Text(0)},
          .display_name = rows.Text(1),
          .time_zone = rows.Text(2),
          .stage = rows.Choice<domain::NetworkStage>(3),
          .stage_reason = rows.OptionalText(4),
          .version = rows.Integer(5)};
}

constexpr Sql kInsertProgramme{R"sql(
INSERT INTO programme (school, programme, title, planned_minutes, version, sequence)
VALUES ($1, $2, $3, $4, 1, $5)
ON CONFLICT (school, programme) DO NOTHING
)sql"};

constexpr Sql kFindProgramme{R"sql(
SELECT school, programme, title, planned_minutes, version
FROM programme WHERE school = $1 AND programme = $2
)sql"};

constexpr Sql kFindProgrammeAsOf{R"sql(
SELECT school, programme, title, planned_minutes, version FROM programme_ever
WHERE school = $1 AND programme = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListProgrammes{R"sql(
SELECT school, programme, title, planned_minutes, version FROM programme
WHERE school = $1 AND programme > $2
ORDER BY programme LIMIT $3
)sql"};

domain::Programme ReadProgramme(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .title = rows.Text(2),
          .planned_minutes = rows.Integer(3),
          .version = rows.Integer(4)};
}

constexpr Sql kReadVersion{R"sql(
SELECT school, display_name, time_zone, stage, stage_reason
FROM school_ever
WHERE school = $1 AND version = $2
)sql"};

constexpr Sql kReadProgrammeVersion{R"sql(
SELECT programme, title, planned_minutes
FROM programme_ever
WHERE school = $1 AND programme = $2 AND version = $3
)sql"};

// The first of each in the network's journal, the later ones in the school's own.
constexpr Sql kCountSchoolVersions{R"sql(
SELECT COUNT(*) FROM school_ever
WHERE (school = $1 AND version > 1) OR ($1 = '-' AND version = 1)
)sql"};

constexpr Sql kCountProgrammeVersions{R"sql(
SELECT COUNT(*) FROM programme_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsertSchool,        &kUpdateSchool,          &kFindSchool,      &kFindSchoolAsOf,
    &kFindNewSchool,       &kListSchools,           &kInsertProgramme, &kFindProgramme,
    &kFindProgrammeAsOf,   &kListProgrammes,        &kReadVersion,     &kReadProgrammeVersion,
    &kCountSchoolVersions, &kCountProgrammeVersions};

constexpr Snapshot kSnapshots[] = {
    {"", &kReadVersion, "bbbbb", &kCountSchoolVersions},
    {"programmes/*", &kReadProgrammeVersion, "bbi", &kCountProgrammeVersions}};

void NoteSchool(Transaction& transaction, const domain::School& school, ChangeKind kind,
                std::int64_t version) {
  transaction.Note(kind, school.name.ToString(), version,
                   {school.name.school, school.display_name, school.time_zone, school.stage,
                    school.stage_reason});
}

}  // namespace

bool InsertSchool(Transaction& transaction, const domain::School& school) {
  const auto inserted = transaction.Execute(
      kInsertSchool, {school.name.school, school.display_name, school.time_zone, school.stage,
                      school.stage_reason, transaction.stamp().sequence});
  if (inserted == 1) NoteSchool(transaction, school, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdateSchool(Transaction& transaction, const domain::School& school) {
  transaction.Execute(kUpdateSchool, {school.name.school, school.display_name, school.stage,
                                      school.stage_reason, transaction.stamp().sequence});
  NoteSchool(transaction, school, ChangeKind::kUpdated, school.version + 1);
}

std::optional<domain::School> FindSchool(Transaction& transaction, const domain::SchoolName& name,
                                         AsOf as_of) {
  Rows rows = as_of.IsLatest() ? transaction.Query(kFindSchool, {name.school})
                               : transaction.Query(kFindSchoolAsOf, {name.school, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadSchool(rows);
}

std::optional<domain::School> FindNewSchool(Transaction& transaction,
                                            const domain::SchoolName& name) {
  Rows rows = transaction.Query(kFindNewSchool, {name.school});
  if (!rows.Next()) return std::nullopt;
  return ReadSchool(rows);
}

std::vector<domain::School> ListSchools(Transaction& transaction,
                                        std::optional<domain::NetworkStage> stage,
                                        const std::string& after, std::int64_t limit) {
  std::vector<domain::School> schools;
  const std::string word(stage ? domain::WordOf(*stage) : "");
  Rows rows = transaction.Query(kListSchools, {after, word, limit});
  while (rows.Next()) schools.push_back(ReadSchool(rows));
  return schools;
}

bool InsertProgramme(Transaction& transaction, const domain::Programme& programme) {
  const auto inserted = transaction.Execute(
      kInsertProgramme, {programme.name.school, programme.name.slug, programme.title,
                         programme.planned_minutes, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(ChangeKind::kCreated, programme.name.ToString(), 1,
                     {programme.name.slug, programme.title, programme.planned_minutes});
  }
  return inserted == 1;
}

std::optional<domain::Programme> FindProgramme(Transaction& transaction,
                                               const domain::ProgrammeName& name, AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFindProgramme, {name.school, name.slug})
                  : transaction.Query(kFindProgrammeAsOf, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadProgramme(rows);
}

std::vector<domain::Programme> ListProgrammes(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit) {
  std::vector<domain::Programme> programmes;
  Rows rows = transaction.Query(kListProgrammes, {school, after, limit});
  while (rows.Next()) programmes.push_back(ReadProgramme(rows));
  return programmes;
}

Statements SchoolStatements() { return kStatements; }

Snapshots SchoolSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
