// Figures that name nobody, counted anew.
#include <functional>
#include <set>

#include "judge.h"

namespace ecloserie::model {
namespace {

constexpr std::int64_t kTraineesToldFrom = 5;
constexpr std::int64_t kBasisPoints = 10'000;

using IsCounted = std::function<bool(const v1::Session&, const v1::Mark&)>;

// Over the locked registers, by the minute; whoever has no mark is left out.
v1::AttendanceRate RateOf(const School& school, const IsCounted& is_counted) {
  v1::AttendanceRate rate;
  rate.set_policy("minutes-locked");
  rate.set_policy_version(1);
  std::map<v1::Presence, std::int64_t> counts;
  for (const auto& [session, file] : school.sessions) {
    if (file.session.state() != v1::SESSION_STATE_LOCKED) continue;
    for (const auto& [enrolment, mark] : file.marks) {
      if (!is_counted(file.session, mark)) continue;
      ++counts[mark.presence()];
      if (mark.presence() == v1::PRESENCE_UNMARKED) continue;
      rate.set_attended_minutes(rate.attended_minutes() + mark.minutes_attended());
      rate.set_expected_minutes(rate.expected_minutes() + file.session.planned_minutes());
    }
  }
  rate.set_present_count(counts[v1::PRESENCE_PRESENT]);
  rate.set_partial_count(counts[v1::PRESENCE_PARTIAL]);
  rate.set_absent_count(counts[v1::PRESENCE_ABSENT]);
  rate.set_unmarked_count(counts[v1::PRESENCE_UNMARKED]);
  const std::int64_t expected = rate.expected_minutes();
  if (expected == 0) return rate;
  // Half up: the quotient, and one more when the remainder is half or above.
  const std::int64_t scaled = kBasisPoints * rate.attended_minutes();
  rate.set_rate_basis_points(scaled / expected + (2 * (scaled % expected) >= expected ? 1 : 0));
  return rate;
}

v1::TrackFigures FiguresOf(const School& school, const v1::Track& track) {
  v1::TrackFigures figures;
  figures.set_track(track.name());
  figures.set_mode(track.mode());
  std::int64_t enrolments_count = 0;
  for (const auto& [name, enrolment] : school.enrolments) {
    if (enrolment.placements(0).track() == track.name()) ++enrolments_count;
  }
  figures.set_enrolments_count(enrolments_count);
  std::map<v1::SessionState, std::int64_t> counts;
  for (const auto& [name, file] : school.sessions) {
    if (file.session.track() == track.name()) ++counts[file.session.state()];
  }
  figures.set_planned_sessions_count(counts[v1::SESSION_STATE_PLANNED]);
  figures.set_open_sessions_count(counts[v1::SESSION_STATE_OPEN]);
  figures.set_locked_sessions_count(counts[v1::SESSION_STATE_LOCKED]);
  *figures.mutable_attendance() =
      RateOf(school, [&](const v1::Session& session, const v1::Mark& /*mark*/) {
        return session.track() == track.name();
      });
  return figures;
}

Cents LiveCents(const School& school,
                const std::function<bool(const v1::Allocation&)>& is_counted) {
  Cents cents = 0;
  for (const v1::Allocation& allocation : school.allocations) {
    if (IsLive(allocation) && is_counted(allocation)) cents += allocation.amount().cents();
  }
  return cents;
}

v1::SeatFunding FundingOf(const School& school, const std::string& cohort) {
  v1::SeatFunding funding;
  Cents price = 0;
  Cents covered = 0;
  for (const auto& [name, seat] : school.enrolments) {
    if (seat.cohort() != cohort) continue;
    const Cents of_seat = LiveCentsOf(school, name);
    price += seat.seat_price().cents();
    covered += of_seat;
    if (of_seat == seat.seat_price().cents()) {
      funding.set_funded_seats_count(funding.funded_seats_count() + 1);
    } else if (of_seat > 0) {
      funding.set_partly_funded_seats_count(funding.partly_funded_seats_count() + 1);
    } else {
      funding.set_unfunded_seats_count(funding.unfunded_seats_count() + 1);
    }
  }
  const Cents promised = LiveCents(school, [&](const v1::Allocation& allocation) {
    return school.agreements.contains(allocation.source()) &&
           school.enrolments.at(allocation.enrolment()).cohort() == cohort;
  });
  *funding.mutable_price() = Euros(price);
  *funding.mutable_allocated_promised() = Euros(promised);
  *funding.mutable_allocated_received() = Euros(covered - promised);
  *funding.mutable_gap() = Euros(price - covered);
  return funding;
}

void CountStates(const School& school, v1::CohortDashboard& dashboard) {
  for (int number = 1; number < v1::ApplicationState_ARRAYSIZE; ++number) {
    const auto state = static_cast<v1::ApplicationState>(number);
    std::int64_t count = 0;
    for (const auto& [name, application] : school.applications) {
      const bool is_of_cohort = application.cohort() == dashboard.cohort();
      if (is_of_cohort && application.state() == state) ++count;
    }
    v1::ApplicationStateCount& row = *dashboard.add_application_states();
    row.set_state(state);
    row.set_applications_count(count);
    dashboard.set_applications_count(dashboard.applications_count() + count);
  }
}

v1::FeedPosition PositionOf(const School& school) {
  v1::FeedPosition position;
  position.set_school("schools/boitron");
  position.set_sequence(school.sequence);
  return position;
}

// The agreements of the party, and the funds that only it fills.
bool IsOf(const School& school, const std::string& party, const std::string& source) {
  const auto agreement = school.agreements.find(source);
  if (agreement != school.agreements.end()) return agreement->second.party() == party;
  return school.funds.at(source).party() == party;
}

void AddMoneyIn(const School& school, v1::SponsorReport& report) {
  Cents pledged = 0;
  Cents paid = 0;
  Cents kept = 0;  // paid on promises
  Cents ceiling = 0;
  for (const v1::Pledge& pledge : school.pledges) {
    if (pledge.party() == report.party()) pledged += pledge.amount().cents();
  }
  for (const v1::Payment& payment : school.payments) {
    if (payment.party() != report.party()) continue;
    paid += payment.amount().cents();
    if (!payment.pledge().empty()) kept += payment.amount().cents();
  }
  for (const auto& [name, agreement] : school.agreements) {
    if (agreement.party() == report.party()) ceiling += agreement.ceiling().cents();
  }
  *report.mutable_pledged() = Euros(pledged);
  *report.mutable_paid() = Euros(paid);
  *report.mutable_outstanding() = Euros(pledged - kept);
  *report.mutable_agreement_ceiling() = Euros(ceiling);
}

void AddMoneyOut(const School& school, v1::SponsorReport& report) {
  const auto is_of = [&](const v1::Allocation& allocation) {
    return IsOf(school, report.party(), allocation.source());
  };
  const Cents promised = LiveCents(school, [&](const v1::Allocation& allocation) {
    return is_of(allocation) && school.agreements.contains(allocation.source());
  });
  *report.mutable_allocated_promised() = Euros(promised);
  *report.mutable_allocated_received() = Euros(LiveCents(school, is_of) - promised);
}

std::set<std::string> SeatsOf(const School& school, const std::string& party) {
  std::set<std::string> seats;
  for (const v1::Allocation& allocation : school.allocations) {
    if (!IsLive(allocation) || !IsOf(school, party, allocation.source())) continue;
    seats.insert(allocation.enrolment());
  }
  return seats;
}

}  // namespace

Predicted<v1::CohortDashboard> Judge(School& school, const v1::GetCohortDashboardRequest& request,
                                     DrawnNames& /*drawn*/) {
  const auto cohort = school.cohorts.find(request.cohort());
  if (cohort == school.cohorts.end()) return Missing(request.cohort());
  v1::CohortDashboard dashboard;
  dashboard.set_cohort(request.cohort());
  dashboard.set_title(cohort->second.title());
  CountStates(school, dashboard);
  for (const v1::SeatPool& pool : PoolsOf(school, request.cohort())) {
    *dashboard.add_pools() = pool;
  }
  for (const auto& [name, track] : school.tracks) {
    if (ParentOf(name) == request.cohort()) *dashboard.add_tracks() = FiguresOf(school, track);
  }
  *dashboard.mutable_funding() = FundingOf(school, request.cohort());
  *dashboard.mutable_position() = PositionOf(school);
  return dashboard;
}

Predicted<v1::SponsorReport> Judge(School& school, const v1::GetSponsorReportRequest& request,
                                   DrawnNames& /*drawn*/) {
  const auto party = school.parties.find(request.party());
  if (party == school.parties.end()) return Missing(request.party());
  v1::SponsorReport report;
  report.set_party(request.party());
  report.set_display_name(party->second.display_name());
  AddMoneyIn(school, report);
  AddMoneyOut(school, report);
  const std::set<std::string> seats = SeatsOf(school, request.party());
  const auto count = static_cast<std::int64_t>(seats.size());
  const bool is_suppressed = count > 0 && count < kTraineesToldFrom;
  report.mutable_seats()->set_is_suppressed(is_suppressed);
  report.mutable_seats()->set_trainees_count(is_suppressed ? 0 : count);
  if (!is_suppressed) {
    *report.mutable_attendance() =
        RateOf(school, [&](const v1::Session& /*session*/, const v1::Mark& mark) {
          return seats.contains(mark.enrolment());
        });
  }
  *report.mutable_position() = PositionOf(school);
  return report;
}

}  // namespace ecloserie::model
