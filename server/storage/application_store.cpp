#include "storage/application_store.h"

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

std::optional<std::string> NullWhenEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

constexpr Sql kInsert{R"sql(
INSERT INTO application (school, application, cohort, person, external_ref, wished_tracks, state,
                         reason_code, submitted_at, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, 1, $9)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE application
SET state = $3, offered_track = $4, offer_expires_at = $5, score = $6, reason_code = $7,
    enrolment = $8, version = version + 1, sequence = $9
WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kAppendTransition{R"sql(
INSERT INTO application_transition (school, application, ordinal, event, from_state, to_state,
                                    actor, at, reason_code, note, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, score, reason_code, submitted_at, enrolment, version
FROM application WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, score, reason_code, submitted_at, enrolment, version
FROM application_ever WHERE school = $1 AND application = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindByRef{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, score, reason_code, submitted_at, enrolment, version
FROM application WHERE school = $1 AND cohort = $2 AND external_ref = $3
)sql"};

constexpr Sql kFindOfPerson{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, score, reason_code, submitted_at, enrolment, version
FROM application WHERE school = $1 AND cohort = $2 AND person = $3
)sql"};

constexpr Sql kOverdueOffers{R"sql(
SELECT a.school, a.application, a.cohort, a.person, a.external_ref, a.wished_tracks, a.state,
       a.offered_track, a.offer_expires_at, a.score, a.reason_code, a.submitted_at, a.enrolment,
       a.version
FROM seat AS s JOIN application AS a ON a.school = s.school AND a.application = s.application
WHERE s.school = $1 AND s.pool = $2 AND s.state = 'HELD'
  AND a.state = 'OFFERED' AND a.offer_expires_at <= $3
ORDER BY a.offer_expires_at, a.application
)sql"};

domain::Application ReadApplication(const Rows& rows) {
  const std::string school = rows.Text(0);
  domain::Application application{.name = {school, rows.Id(1)},
                                  .cohort = {school, rows.Text(2)},
                                  .person = {school, rows.Id(3)},
                                  .external_ref = rows.OptionalText(4).value_or(""),
                                  .wished_tracks = domain::SplitTracks(rows.Text(5)),
                                  .state = rows.Choice<domain::ApplicationState>(6),
                                  .offer_expires_at = rows.OptionalAt(8),
                                  .score = rows.OptionalInteger(9),
                                  .reason_code = rows.Text(10),
                                  .submitted_at = rows.At(11),
                                  .version = rows.Integer(13)};
  if (!rows.IsNull(7)) {
    application.offered_track = domain::TrackName{school, application.cohort.slug, rows.Text(7)};
  }
  if (!rows.IsNull(12)) application.enrolment = domain::EnrolmentName{school, rows.Id(12)};
  return application;
}

std::optional<domain::Application> ReadFirst(Rows& rows) {
  if (!rows.Next()) return std::nullopt;
  return ReadApplication(rows);
}

constexpr Sql kSequenceFiled{R"sql(
SELECT sequence FROM application_ever
WHERE school = $1 AND application = $2 AND version = 1
)sql"};

constexpr Sql kList{R"sql(
SELECT a.school, a.application, a.cohort, a.person, a.external_ref, a.wished_tracks, a.state,
       a.offered_track, a.offer_expires_at, a.score, a.reason_code, a.submitted_at, a.enrolment,
       a.version, p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM application AS a JOIN person AS p ON p.school = a.school AND p.person = a.person
WHERE a.school = $1 AND a.application > $2
  AND (CAST($3 AS TEXT) IS NULL OR a.cohort = $3)
  AND (CAST($4 AS TEXT) IS NULL OR a.state = $4)
  AND (CAST($5 AS TEXT) IS NULL OR a.external_ref = $5)
  AND (a.person = $6 OR $6 IS NULL)
ORDER BY a.application LIMIT $7
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, score, reason_code, submitted_at, enrolment
FROM application_ever
WHERE school = $1 AND application = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM application_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsert,       &kUpdate,        &kAppendTransition, &kFind, &kFindAsOf,    &kFindByRef,
    &kFindOfPerson, &kOverdueOffers, &kSequenceFiled,    &kList, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"applications/#", &kReadVersion, "bbbbbbbiibib", &kCountVersions}};

template <class Part>
auto SlugOf(const std::optional<Part>& name) {
  return name ? std::optional(name->slug) : std::nullopt;
}

void NoteVersion(Transaction& transaction, const domain::Application& application, ChangeKind kind,
                 std::int64_t version) {
  const std::optional<std::string> track = SlugOf(application.offered_track);
  std::optional<domain::Uuid> enrolment;
  if (application.enrolment) enrolment = application.enrolment->id;
  transaction.Note(
      kind, application.name.ToString(), version,
      {application.name.id, application.cohort.slug, application.person.id,
       NullWhenEmpty(application.external_ref), domain::JoinTracks(application.wished_tracks),
       application.state, track, application.offer_expires_at, application.score,
       application.reason_code, application.submitted_at, enrolment});
}

}  // namespace

void InsertApplication(Transaction& transaction, const domain::Application& application) {
  transaction.Execute(
      kInsert,
      {application.name.school, application.name.id, application.cohort.slug, application.person.id,
       NullWhenEmpty(application.external_ref), domain::JoinTracks(application.wished_tracks),
       application.state, application.submitted_at, transaction.stamp().sequence});
  NoteVersion(transaction, application, ChangeKind::kCreated, 1);
}

void UpdateApplication(Transaction& transaction, const domain::Application& application) {
  std::optional<std::string> track;
  if (application.offered_track) track = application.offered_track->slug;
  std::optional<domain::Uuid> enrolment;
  if (application.enrolment) enrolment = application.enrolment->id;
  transaction.Execute(kUpdate, {application.name.school, application.name.id, application.state,
                                track, application.offer_expires_at, application.score,
                                application.reason_code, enrolment, transaction.stamp().sequence});
  NoteVersion(transaction, application, ChangeKind::kUpdated, application.version + 1);
}

// Ordinals are versions: every event makes one.
void AppendTransition(Transaction& transaction, const domain::Application& application,
                      const domain::ApplicationTransition& transition) {
  const Stamp& stamp = transaction.stamp();
  const std::int64_t ordinal = transition.from ? application.version + 1 : 1;
  transaction.Execute(kAppendTransition,
                      {application.name.school, application.name.id, ordinal, transition.event,
                       transition.from, application.state, stamp.principal, stamp.at,
                       transition.reason_code, Value::OfBytes(transition.note), stamp.sequence});
}

std::optional<domain::Application> FindApplication(Transaction& transaction,
                                                   const domain::ApplicationName& name,
                                                   AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFind, {name.school, name.id})
                  : transaction.Query(kFindAsOf, {name.school, name.id, as_of.sequence});
  return ReadFirst(rows);
}

std::optional<domain::Application> FindApplicationByRef(Transaction& transaction,
                                                        const domain::CohortName& cohort,
                                                        const std::string& external_ref) {
  Rows rows = transaction.Query(kFindByRef, {cohort.school, cohort.slug, external_ref});
  return ReadFirst(rows);
}

std::optional<domain::Application> FindApplicationOf(Transaction& transaction,
                                                     const domain::CohortName& cohort,
                                                     const domain::PersonName& person) {
  Rows rows = transaction.Query(kFindOfPerson, {cohort.school, cohort.slug, person.id});
  return ReadFirst(rows);
}

std::int64_t SequenceFiled(Transaction& transaction, const domain::ApplicationName& name) {
  Rows rows = transaction.Query(kSequenceFiled, {name.school, name.id});
  if (!rows.Next()) throw StoreDefect("an application has no first version");
  return rows.Integer(0);
}

std::vector<ApplicationOfPerson> ListApplications(Transaction& transaction,
                                                  const ApplicationFilter& filter,
                                                  const domain::Uuid& after, std::int64_t limit) {
  std::vector<ApplicationOfPerson> files;
  Rows rows = transaction.Query(kList, {filter.school, after, filter.cohort, filter.state,
                                        filter.external_ref, filter.person, limit});
  while (rows.Next()) {
    files.push_back(
        {.application = ReadApplication(rows), .applicant = ReadPerson(rows, filter.school, 14)});
  }
  return files;
}

std::vector<domain::Application> OverdueOffers(Transaction& transaction,
                                               const domain::PoolName& pool, absl::Time now) {
  std::vector<domain::Application> overdue;
  Rows rows = transaction.Query(kOverdueOffers, {pool.school, pool.owner, now});
  while (rows.Next()) overdue.push_back(ReadApplication(rows));
  return overdue;
}

Statements ApplicationStatements() { return kStatements; }

Snapshots ApplicationSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
