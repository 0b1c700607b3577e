#include "storage/correction_store.h"

#include <string>

#include "storage/register_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO correction (school, correction, session, enrolment, presence, minutes_late,
                        minutes_left_early, minutes_attended, intervals, channel, reason_code,
                        note, state, proposed_by, proposed_at, decided_by, decided_at,
                        mark_version, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, $19)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE correction
SET state = $3, decided_by = $4, decided_at = $5, version = version + 1, sequence = $6
WHERE school = $1 AND correction = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, enrolment, presence, minutes_late, minutes_left_early, minutes_attended, intervals,
       channel, correction, session, reason_code, note, state, proposed_by, proposed_at,
       decided_by, decided_at, mark_version, version
FROM correction_ever
WHERE school = $1 AND correction = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, enrolment, presence, minutes_late, minutes_left_early, minutes_attended, intervals,
       channel, correction, session, reason_code, note, state, proposed_by, proposed_at,
       decided_by, decided_at, mark_version, version
FROM correction
WHERE school = $1 AND session = $2 AND ($3 = '' OR state = $3) AND correction > $4
ORDER BY correction LIMIT $5
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT correction, session, enrolment, presence, minutes_late, minutes_left_early,
       minutes_attended, intervals, channel, reason_code, note, state, proposed_by, proposed_at,
       decided_by, decided_at, mark_version
FROM correction_ever
WHERE school = $1 AND correction = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM correction_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate,      &kFind,
                                      &kList,   &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"corrections/#", &kReadVersion, "bbbbiiibbbbbbibii", &kCountVersions}};

domain::Correction ReadCorrection(const Rows& rows) {
  domain::Correction correction{.name = {rows.Text(0), rows.Id(8)},
                                .session = {rows.Text(0), rows.Id(9)},
                                .before = {.enrolment = {rows.Text(0), rows.Id(1)}},
                                .after = ReadWhatItSays(rows),
                                .reason_code = rows.Text(10),
                                .note = rows.Text(11),
                                .state = rows.Choice<domain::CorrectionState>(12),
                                .proposed_by = rows.Text(13),
                                .proposed_at = rows.At(14),
                                .decided_by = rows.Text(15),
                                .decided_at = rows.OptionalAt(16),
                                .version = rows.Integer(18)};
  correction.before.version = rows.Integer(17);
  correction.after.version = correction.before.version + 1;
  return correction;
}

// Marks are never lost: that of the version stands there still.
void ReadBefore(Transaction& transaction, domain::Correction& correction) {
  if (correction.before.version == 0) return;
  auto before = FindMarkVersion(transaction, correction.session, correction.before.enrolment,
                                correction.before.version);
  if (!before) throw StoreDefect("a correction is of a version that its mark never had");
  correction.before = *std::move(before);
}

void NoteVersion(Transaction& transaction, const domain::Correction& correction, ChangeKind kind,
                 std::int64_t version) {
  const domain::Mark& after = correction.after;
  transaction.Note(kind, correction.name.ToString(), version,
                   {correction.name.id, correction.session.id, after.enrolment.id, after.presence,
                    after.minutes_late, after.minutes_left_early, after.minutes_attended,
                    domain::IntervalsText(after.intervals), after.channel, correction.reason_code,
                    Value::OfBytes(correction.note), correction.state, correction.proposed_by,
                    correction.proposed_at, correction.decided_by, correction.decided_at,
                    correction.before.version});
}

}  // namespace

void InsertCorrection(Transaction& transaction, const domain::Correction& correction) {
  const domain::Mark& after = correction.after;
  transaction.Execute(
      kInsert, {correction.name.school, correction.name.id, correction.session.id,
                after.enrolment.id, after.presence, after.minutes_late, after.minutes_left_early,
                after.minutes_attended, domain::IntervalsText(after.intervals), after.channel,
                correction.reason_code, Value::OfBytes(correction.note), correction.state,
                correction.proposed_by, correction.proposed_at, correction.decided_by,
                correction.decided_at, correction.before.version, transaction.stamp().sequence});
  NoteVersion(transaction, correction, ChangeKind::kCreated, 1);
}

void UpdateCorrection(Transaction& transaction, const domain::Correction& correction) {
  transaction.Execute(
      kUpdate, {correction.name.school, correction.name.id, correction.state, correction.decided_by,
                correction.decided_at, transaction.stamp().sequence});
  NoteVersion(transaction, correction, ChangeKind::kUpdated, correction.version + 1);
}

std::optional<domain::Correction> FindCorrection(Transaction& transaction,
                                                 const domain::CorrectionName& name, AsOf as_of) {
  std::optional<domain::Correction> found;
  {
    Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
    if (rows.Next()) found = ReadCorrection(rows);
  }
  if (found) ReadBefore(transaction, *found);
  return found;
}

std::vector<domain::Correction> ListCorrections(Transaction& transaction,
                                                const domain::SessionName& session,
                                                std::optional<domain::CorrectionState> state,
                                                const domain::Uuid& after, std::int64_t limit) {
  const std::string word = state ? std::string(domain::WordOf(*state)) : "";
  std::vector<domain::Correction> corrections;
  {
    Rows rows = transaction.Query(kList, {session.school, session.id, word, after, limit});
    while (rows.Next()) corrections.push_back(ReadCorrection(rows));
  }
  for (domain::Correction& correction : corrections) ReadBefore(transaction, correction);
  return corrections;
}

Statements CorrectionStatements() { return kStatements; }

Snapshots CorrectionSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
