#include "storage/application_store.h"

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

std::optional<std::string> NullWhenEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

constexpr Sql kInsert{R"sql(
INSERT INTO application (school, application, cohort, person, external_ref, wished_tracks, state,
                         waiting_agreements, waiting_priority, reason_code, submitted_at, version,
                         sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, '', $8, 1, $9)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE application
SET state = $3, offered_track = $4, offer_expires_at = $5, waiting_track = $6,
    waiting_agreements = $7, waiting_priority = $8, score = $9, reason_code = $10,
    enrolment = $11, merged_into = $12, merged_from = $13, version = version + 1, sequence = $14
WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application_ever WHERE school = $1 AND application = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindByRef{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application WHERE school = $1 AND cohort = $2 AND external_ref = $3
)sql"};

constexpr Sql kFindOfPerson{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application WHERE school = $1 AND cohort = $2 AND person = $3
)sql"};

constexpr Sql kOverdueOffers{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application
WHERE school = $1 AND cohort = $2 AND state = 'OFFERED' AND offer_expires_at <= $3
ORDER BY application
)sql"};

constexpr Sql kListWaiting{R"sql(
SELECT school, application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from, version
FROM application
WHERE school = $1 AND cohort = $2 AND state = 'WAITLISTED'
ORDER BY waiting_priority DESC, submitted_at, application
)sql"};

constexpr Sql kCohortsToSettle{R"sql(
SELECT c.school, c.cohort FROM cohort AS c
WHERE (c.school, c.cohort) > ($1, $2)
  AND (c.ends_on >= $5 AND EXISTS (SELECT 1 FROM application AS a
               WHERE a.school = c.school AND a.cohort = c.cohort AND a.state = 'WAITLISTED')
       OR EXISTS (SELECT 1 FROM application AS a
                  WHERE a.school = c.school AND a.cohort = c.cohort AND a.state = 'OFFERED'
                    AND a.offer_expires_at <= $3))
ORDER BY c.school, c.cohort LIMIT $4
)sql"};

std::optional<domain::TrackName> TrackOf(const domain::CohortName& cohort,
                                         const std::optional<std::string>& slug) {
  if (!slug) return std::nullopt;
  return domain::TrackName{cohort.school, cohort.slug, *slug};
}

std::vector<domain::AgreementName> AgreementsOf(const std::string& school, std::string_view slugs) {
  std::vector<domain::AgreementName> agreements;
  for (std::string& slug : domain::SplitSlugs(slugs)) {
    agreements.push_back({school, std::move(slug)});
  }
  return agreements;
}

domain::Application ReadApplication(const Rows& rows) {
  const std::string school = rows.Text(0);
  const domain::CohortName cohort{school, rows.Text(2)};
  domain::Application application{.name = {school, rows.Id(1)},
                                  .cohort = cohort,
                                  .person = {school, rows.Id(3)},
                                  .external_ref = rows.OptionalText(4).value_or(""),
                                  .wished_tracks = domain::SplitSlugs(rows.Text(5)),
                                  .state = rows.Choice<domain::ApplicationState>(6),
                                  .offered_track = TrackOf(cohort, rows.OptionalText(7)),
                                  .offer_expires_at = rows.OptionalAt(8),
                                  .waiting_track = TrackOf(cohort, rows.OptionalText(9)),
                                  .waiting_agreements = AgreementsOf(school, rows.Text(10)),
                                  .waiting_priority = rows.Integer(11),
                                  .score = rows.OptionalInteger(12),
                                  .reason_code = rows.Text(13),
                                  .submitted_at = rows.At(14),
                                  .version = rows.Integer(18)};
  if (!rows.IsNull(15)) application.enrolment = domain::EnrolmentName{school, rows.Id(15)};
  if (!rows.IsNull(16)) application.merged_into = domain::ApplicationName{school, rows.Id(16)};
  if (!rows.IsNull(17)) application.merged_from = rows.Choice<domain::ApplicationState>(17);
  return application;
}

std::optional<domain::Application> ReadFirst(Rows& rows) {
  if (!rows.Next()) return std::nullopt;
  return ReadApplication(rows);
}

std::vector<domain::Application> ReadAll(Rows&& rows) {
  std::vector<domain::Application> applications;
  while (rows.Next()) applications.push_back(ReadApplication(rows));
  return applications;
}

constexpr Sql kHasDuplicates{R"sql(
SELECT 1 FROM application WHERE school = $1 AND merged_into = $2 LIMIT 1
)sql"};

constexpr Sql kSequenceFiled{R"sql(
SELECT sequence FROM application_ever
WHERE school = $1 AND application = $2 AND version = 1
)sql"};

constexpr Sql kList{R"sql(
SELECT a.school, a.application, a.cohort, a.person, a.external_ref, a.wished_tracks, a.state,
       a.offered_track, a.offer_expires_at, a.waiting_track, a.waiting_agreements,
       a.waiting_priority, a.score, a.reason_code, a.submitted_at, a.enrolment, a.merged_into,
       a.merged_from, a.version, p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM application AS a JOIN person AS p ON p.school = a.school AND p.person = a.person
WHERE a.school = $1 AND a.application > $2
  AND (CAST($3 AS TEXT) IS NULL OR a.cohort = $3)
  AND (CAST($4 AS TEXT) IS NULL OR a.state = $4)
  AND (CAST($5 AS TEXT) IS NULL OR a.external_ref = $5)
  AND (CAST($6 AS BIGINT) = 0
       OR EXISTS (SELECT 1 FROM application_resemblance AS r
                  WHERE r.school = a.school AND r.application = a.application)
       OR EXISTS (SELECT 1 FROM application_resemblance AS r
                  WHERE r.school = a.school AND r.other = a.application))
  AND (a.person = $8 OR $8 IS NULL)
ORDER BY a.application LIMIT $7
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT application, cohort, person, external_ref, wished_tracks, state, offered_track,
       offer_expires_at, waiting_track, waiting_agreements, waiting_priority, score, reason_code,
       submitted_at, enrolment, merged_into, merged_from
FROM application_ever
WHERE school = $1 AND application = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM application_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsert,        &kUpdate,        &kFind,        &kFindAsOf,        &kFindByRef,
    &kFindOfPerson,  &kOverdueOffers, &kListWaiting, &kCohortsToSettle, &kSequenceFiled,
    &kHasDuplicates, &kList,          &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"applications/#", &kReadVersion, "bbbbbbbibbiibibbb", &kCountVersions}};

std::string SlugsOf(const std::vector<domain::AgreementName>& agreements) {
  std::vector<std::string> slugs;
  for (const domain::AgreementName& agreement : agreements) slugs.push_back(agreement.slug);
  return domain::JoinSlugs(slugs);
}

template <class Name>
auto SlugOf(const std::optional<Name>& name) {
  return name ? std::optional(name->slug) : std::nullopt;
}

template <class Name>
auto IdOf(const std::optional<Name>& name) {
  return name ? std::optional(name->id) : std::nullopt;
}

void NoteVersion(Transaction& transaction, const domain::Application& application, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(
      kind, application.name.ToString(), version,
      {application.name.id, application.cohort.slug, application.person.id,
       NullWhenEmpty(application.external_ref), domain::JoinSlugs(application.wished_tracks),
       application.state, SlugOf(application.offered_track), application.offer_expires_at,
       SlugOf(application.waiting_track), SlugsOf(application.waiting_agreements),
       application.waiting_priority, application.score, application.reason_code,
       application.submitted_at, IdOf(application.enrolment), IdOf(application.merged_into),
       application.merged_from});
}

}  // namespace

void InsertApplication(Transaction& transaction, const domain::Application& application) {
  transaction.Execute(
      kInsert,
      {application.name.school, application.name.id, application.cohort.slug, application.person.id,
       NullWhenEmpty(application.external_ref), domain::JoinSlugs(application.wished_tracks),
       application.state, application.submitted_at, transaction.stamp().sequence});
  NoteVersion(transaction, application, ChangeKind::kCreated, 1);
}

void UpdateApplication(Transaction& transaction, const domain::Application& application) {
  transaction.Execute(
      kUpdate, {application.name.school, application.name.id, application.state,
                SlugOf(application.offered_track), application.offer_expires_at,
                SlugOf(application.waiting_track), SlugsOf(application.waiting_agreements),
                application.waiting_priority, application.score, application.reason_code,
                IdOf(application.enrolment), IdOf(application.merged_into), application.merged_from,
                transaction.stamp().sequence});
  NoteVersion(transaction, application, ChangeKind::kUpdated, application.version + 1);
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

bool HasDuplicates(Transaction& transaction, const domain::ApplicationName& name) {
  return transaction.Query(kHasDuplicates, {name.school, name.id}).Next();
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
  Rows rows = transaction.Query(
      kList, {filter.school, after, filter.cohort, filter.state, filter.external_ref,
              filter.only_resembling ? 1 : 0, limit, filter.person});
  while (rows.Next()) {
    files.push_back(
        {.application = ReadApplication(rows), .applicant = ReadPerson(rows, filter.school, 19)});
  }
  return files;
}

std::vector<domain::Application> OverdueOffers(Transaction& transaction,
                                               const domain::CohortName& cohort, absl::Time now) {
  return ReadAll(transaction.Query(kOverdueOffers, {cohort.school, cohort.slug, now}));
}

std::vector<domain::Application> ListWaiting(Transaction& transaction,
                                             const domain::CohortName& cohort) {
  return ReadAll(transaction.Query(kListWaiting, {cohort.school, cohort.slug}));
}

std::vector<domain::CohortName> CohortsToSettle(Transaction& transaction,
                                                const domain::CohortName& after, absl::Time now,
                                                std::int64_t limit) {
  // Wherever the school is, its day is no earlier.
  const absl::CivilDay yesterday = absl::ToCivilDay(now, absl::UTCTimeZone()) - 1;
  std::vector<domain::CohortName> cohorts;
  Rows rows =
      transaction.Query(kCohortsToSettle, {after.school, after.slug, now, limit, yesterday});
  while (rows.Next()) cohorts.push_back({rows.Text(0), rows.Text(1)});
  return cohorts;
}

Statements ApplicationStatements() { return kStatements; }

Snapshots ApplicationSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage
