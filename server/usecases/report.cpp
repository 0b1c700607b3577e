#include "usecases/report.h"

#include <algorithm>

#include "domain/refusal.h"
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
  auto tracks = storage::CountTracks(view.transaction(), cohort);
  for (domain::TrackFigures& figures : tracks) {
    figures.attendance = domain::Rate(storage::MarksOfTrack(view.transaction(), figures.track),
                                      domain::MinutesLockedPolicy());
  }
  return tracks;
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
    report.attendance = domain::Rate(storage::MarksOfSponsor(view.transaction(), name),
                                     domain::MinutesLockedPolicy());
  }
  return report;
}

}  // namespace ecloserie::usecases
