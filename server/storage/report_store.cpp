#include "storage/report_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kCountApplications{R"sql(
SELECT state, COUNT(*) FROM application WHERE school = $1 AND cohort = $2 GROUP BY state
)sql"};

constexpr Sql kCountTracks{R"sql(
SELECT t.track, t.mode,
       (SELECT COUNT(*) FROM placement AS l
        WHERE l.school = t.school AND l.cohort = t.cohort AND l.track = t.track
          AND l.is_void = 0
          AND NOT EXISTS (SELECT 1 FROM placement AS n
                          WHERE n.school = l.school AND n.enrolment = l.enrolment
                            AND n.ordinal > l.ordinal AND n.is_void = 0)
          AND EXISTS (SELECT 1 FROM enrolment AS e
                      WHERE e.school = l.school AND e.enrolment = l.enrolment
                        AND (e.state = 'EXPECTED' OR e.state = 'ACTIVE' OR e.state = 'SUSPENDED'
                             OR e.state = 'COMPLETED'))),
       (SELECT COUNT(*) FROM session AS s
        WHERE s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
          AND s.state = 'PLANNED'),
       (SELECT COUNT(*) FROM session AS s
        WHERE s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
          AND s.state = 'OPEN'),
       (SELECT COUNT(*) FROM session AS s
        WHERE s.school = t.school AND s.cohort = t.cohort AND s.track = t.track
          AND s.state = 'LOCKED')
FROM track AS t WHERE t.school = $1 AND t.cohort = $2 ORDER BY t.track
)sql"};

constexpr Sql kMoneyOfSeats{R"sql(
SELECT e.seat_price_cents,
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = e.school AND a.enrolment = e.enrolment AND a.agreement IS NOT NULL
          AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')),
       (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
        WHERE a.school = e.school AND a.enrolment = e.enrolment AND a.fund IS NOT NULL
          AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED'))
FROM enrolment AS e WHERE e.school = $1 AND e.cohort = $2
)sql"};

// A pledge's payments reduce what is outstanding of it; other payments do not.
constexpr Sql kMoneyOfSponsor{R"sql(
SELECT
  (SELECT CAST(COALESCE(SUM(p.amount_cents), 0) AS BIGINT) FROM pledge AS p
   WHERE p.school = $1 AND p.party = $2),
  (SELECT CAST(COALESCE(SUM(p.amount_cents), 0) AS BIGINT) FROM payment AS p
   WHERE p.school = $1 AND p.party = $2),
  (SELECT CAST(COALESCE(SUM(p.amount_cents), 0) AS BIGINT) FROM payment AS p
   WHERE p.school = $1 AND p.party = $2 AND p.pledge IS NOT NULL),
  (SELECT CAST(COALESCE(SUM(g.ceiling_cents), 0) AS BIGINT) FROM agreement AS g
   WHERE g.school = $1 AND g.party = $2),
  (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
   JOIN agreement AS g ON g.school = a.school AND g.agreement = a.agreement
   WHERE a.school = $1 AND g.party = $2 AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')),
  (SELECT CAST(COALESCE(SUM(a.amount_cents), 0) AS BIGINT) FROM allocation AS a
   JOIN fund AS f ON f.school = a.school AND f.fund = a.fund
   WHERE a.school = $1 AND f.party = $2 AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED'))
)sql"};

constexpr Sql kCountSeatsOfSponsor{R"sql(
SELECT COUNT(DISTINCT a.enrolment) FROM allocation AS a
LEFT JOIN agreement AS g ON g.school = a.school AND g.agreement = a.agreement
LEFT JOIN fund AS f ON f.school = a.school AND f.fund = a.fund
WHERE a.school = $1 AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
  AND (g.party = $2 OR f.party = $2)
)sql"};

constexpr Sql kSeatsOfSponsor{R"sql(
SELECT DISTINCT e.cohort, e.enrolment FROM allocation AS a
JOIN enrolment AS e ON e.school = a.school AND e.enrolment = a.enrolment
LEFT JOIN agreement AS g ON g.school = a.school AND g.agreement = a.agreement
LEFT JOIN fund AS f ON f.school = a.school AND f.fund = a.fund
WHERE a.school = $1 AND a.state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')
  AND (g.party = $2 OR f.party = $2)
)sql"};

constexpr const Sql* kStatements[] = {&kCountApplications, &kCountTracks,         &kMoneyOfSeats,
                                      &kMoneyOfSponsor,    &kCountSeatsOfSponsor, &kSeatsOfSponsor};

}  // namespace

std::vector<domain::ApplicationStateCount> CountApplications(Transaction& transaction,
                                                             const domain::CohortName& cohort) {
  std::vector<domain::ApplicationStateCount> counts;
  Rows rows = transaction.Query(kCountApplications, {cohort.school, cohort.slug});
  while (rows.Next()) {
    counts.push_back(
        {.state = rows.Choice<domain::ApplicationState>(0), .applications_count = rows.Integer(1)});
  }
  return counts;
}

std::vector<domain::TrackFigures> CountTracks(Transaction& transaction,
                                              const domain::CohortName& cohort) {
  std::vector<domain::TrackFigures> tracks;
  Rows rows = transaction.Query(kCountTracks, {cohort.school, cohort.slug});
  while (rows.Next()) {
    tracks.push_back({.track = {cohort.school, cohort.slug, rows.Text(0)},
                      .mode = rows.Choice<domain::TrackMode>(1),
                      .enrolments_count = rows.Integer(2),
                      .planned_sessions_count = rows.Integer(3),
                      .open_sessions_count = rows.Integer(4),
                      .locked_sessions_count = rows.Integer(5)});
  }
  return tracks;
}

std::vector<domain::SeatMoney> MoneyOfSeats(Transaction& transaction,
                                            const domain::CohortName& cohort) {
  std::vector<domain::SeatMoney> seats;
  Rows rows = transaction.Query(kMoneyOfSeats, {cohort.school, cohort.slug});
  while (rows.Next()) {
    seats.push_back({.price_cents = rows.Integer(0),
                     .promised_cents = rows.Integer(1),
                     .received_cents = rows.Integer(2)});
  }
  return seats;
}

domain::SponsorMoney MoneyOfSponsor(Transaction& transaction, const domain::PartyName& party) {
  Rows rows = transaction.Query(kMoneyOfSponsor, {party.school, party.slug});
  if (!rows.Next()) throw StoreDefect("sums without a row");
  return {.pledged_cents = rows.Integer(0),
          .paid_cents = rows.Integer(1),
          .outstanding_cents = rows.Integer(0) - rows.Integer(2),
          .agreement_ceiling_cents = rows.Integer(3),
          .allocated_promised_cents = rows.Integer(4),
          .allocated_received_cents = rows.Integer(5)};
}

std::int64_t CountSeatsOfSponsor(Transaction& transaction, const domain::PartyName& party) {
  Rows rows = transaction.Query(kCountSeatsOfSponsor, {party.school, party.slug});
  return rows.Next() ? rows.Integer(0) : 0;
}

SeatsByCohort SeatsOfSponsor(Transaction& transaction, const domain::PartyName& party) {
  SeatsByCohort seats;
  Rows rows = transaction.Query(kSeatsOfSponsor, {party.school, party.slug});
  while (rows.Next()) {
    seats[{party.school, rows.Text(0)}].insert({party.school, rows.Id(1)});
  }
  return seats;
}

Statements ReportStatements() { return kStatements; }

}  // namespace ecloserie::storage
