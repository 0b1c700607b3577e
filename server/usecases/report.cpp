#include "usecases/report.h"

#include <algorithm>

#include "domain/refusal.h"
#include "storage/attendance_record_store.h"
#include "storage/journal_store.h"
#include "storage/party_store.h"
#include "storage/report_store.h"
#include "usecases/cohort.h"
#include "usecases/seat_pool.h"

namespace ecloserie::usecases {
namespace {

domain::Position PositionOf(const View& view, const std::string& school) {
  return {.school = school,
          .sequence = storage::LatestSequence(view.transaction(), school).value_or(0)};
}

std::vector<domain::ApplicationStateCount> CountEveryState(const View& view,
                                                           const domain::CohortName& cohort) {
  const auto occurring = storage::CountApplications(view.transaction(), cohort);
  std::vector<domain::ApplicationStateCount> counts;
  for (const auto& word : Words(domain::ApplicationState{})) {
    const auto found =
        std::ranges::find(occurring, word.value, &domain::ApplicationStateCount::state);
    counts.push_back(found == occurring.end() ? domain::ApplicationStateCount{.state = word.value}
                                              : *found);
  }
  return counts;
}

std::vector<domain::TrackFigures> FiguresOfTracks(const View& view,
                                                  const domain::CohortName& cohort) {
  const auto record = storage::ReadAttendanceRecord(view.transaction(), {.cohort = cohort});
  auto tracks = storage::CountTracks(view.transaction(), cohort);
  for (domain::TrackFigures& figures : tracks) {
    figures.attendance = domain::RateOfAll(record, {.track = figures.track.slug},
                                           domain::MinutesLockedPolicy(), view.environment().Now());
  }
  return tracks;
}

// Over all cohorts in which the sponsor has seats.
domain::AttendanceRate RateOfSponsor(const View& view, const domain::PartyName& party) {
  domain::AttendanceRate rate;
  for (const auto& [cohort, seats] : storage::SeatsOfSponsor(view.transaction(), party)) {
    auto record = storage::ReadAttendanceRecord(view.transaction(), {.cohort = cohort});
    std::erase_if(record.trainees, [&seats = seats](const domain::RecordedTrainee& trainee) {
      return !seats.contains(trainee.name);
    });
    domain::Count(rate, domain::RateOfAll(record, {}, domain::MinutesLockedPolicy(),
                                          view.environment().Now()));
  }
  return rate;
}

}  // namespace

absl::StatusOr<domain::CohortDashboard> GetCohortDashboard(const View& view,
                                                           const domain::CohortName& name) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(view, name));
  ASSIGN_OR_REFUSE(auto pools, GetSeatAvailability(view, {.cohort = name}));
  return domain::CohortDashboard{
      .cohort = name,
      .title = cohort.title,
      .application_states = CountEveryState(view, name),
      .pools = std::move(pools),
      .tracks = FiguresOfTracks(view, name),
      .funding = domain::FundingOf(storage::MoneyOfSeats(view.transaction(), name)),
      .position = PositionOf(view, name.school)};
}

absl::StatusOr<domain::SponsorReport> GetSponsorReport(const View& view,
                                                       const domain::PartyName& name) {
  const auto party = storage::FindParty(view.transaction(), name);
  if (!party) return domain::ResourceMissing(name.ToString());
  domain::SponsorReport report{
      .party = name,
      .display_name = party->display_name,
      .money = storage::MoneyOfSponsor(view.transaction(), name),
      .seats = domain::Suppress(storage::CountSeatsOfSponsor(view.transaction(), name)),
      .position = PositionOf(view, name.school)};
  if (!report.seats.is_suppressed) {
    report.attendance = RateOfSponsor(view, name);
  }
  return report;
}

}  // namespace ecloserie::usecases
