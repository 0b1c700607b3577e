#include "draw.h"

namespace ecloserie::model {
namespace {

constexpr const char* kSchool = "schools/boitron";

template <class Things>
std::string DrawName(Dice& dice, const Things& things, const std::string& stranger) {
  if (things.empty()) return stranger;
  const auto place = static_cast<std::ptrdiff_t>(dice.Below(things.size()));
  return NameOrStranger(dice, std::next(things.begin(), place)->first);
}

// Pages of every size, so that they end in every place.
template <class ListRequest>
ListRequest Paged(Dice& dice, const std::string& parent) {
  ListRequest request;
  request.set_parent(parent);
  request.set_page_size(static_cast<int>(dice.OneOf<std::int64_t>({0, 1, 2, 3, 7, 500})));
  return request;
}

std::optional<Request> ReadApplication(Dice& dice, const Situation& situation) {
  v1::GetApplicationRequest request;
  request.set_name(DrawName(dice, situation.school.applications,
                            "schools/boitron/applications/00000000000000000000000000"));
  return request;
}

std::optional<Request> ReadApplications(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListApplicationsRequest>(dice, kSchool);
  if (dice.Chance(40)) request.set_cohort(DrawName(dice, situation.school.cohorts, ""));
  if (dice.Chance(40)) {
    request.set_state(
        static_cast<v1::ApplicationState>(dice.Between(1, v1::ApplicationState_ARRAYSIZE - 1)));
  }
  if (dice.Chance(15)) {
    request.set_external_ref("BOI-" + std::to_string(dice.Between(0, situation.step)));
  }
  return request;
}

std::optional<Request> ReadEnrolment(Dice& dice, const Situation& situation) {
  v1::GetEnrolmentRequest request;
  request.set_name(DrawName(dice, situation.school.enrolments,
                            "schools/boitron/enrolments/00000000000000000000000000"));
  return request;
}

std::optional<Request> ReadEnrolments(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListEnrolmentsRequest>(dice, kSchool);
  if (dice.Chance(50)) request.set_track(DrawName(dice, situation.school.tracks, ""));
  return request;
}

std::optional<Request> ReadSeats(Dice& dice, const Situation& situation) {
  v1::GetSeatAvailabilityRequest request;
  request.set_cohort(DrawName(dice, situation.school.cohorts, ""));
  return request;
}

std::optional<Request> ReadSession(Dice& dice, const Situation& situation) {
  v1::GetSessionRequest request;
  request.set_name(DrawName(dice, situation.school.sessions,
                            "schools/boitron/sessions/00000000000000000000000000"));
  return request;
}

std::optional<Request> ReadSessions(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListSessionsRequest>(dice, DrawName(dice, situation.school.tracks, ""));
  const absl::CivilDay day(2015, 5, 4);
  if (dice.Chance(30)) *request.mutable_first_on() = DateOf(day + dice.Between(0, 20));
  if (dice.Chance(30)) *request.mutable_last_on() = DateOf(day + dice.Between(7, 30));
  if (dice.Chance(30))
    request.set_state(dice.OneOf({v1::SESSION_STATE_PLANNED, v1::SESSION_STATE_LOCKED}));
  if (dice.Chance(30)) request.set_slot(dice.OneOf({v1::SLOT_AM, v1::SLOT_PM}));
  return request;
}

std::optional<Request> ReadRegister(Dice& dice, const Situation& situation) {
  v1::GetRegisterRequest request;
  request.set_session(DrawName(dice, situation.school.sessions,
                               "schools/boitron/sessions/00000000000000000000000000"));
  return request;
}

std::optional<Request> ReadAgreement(Dice& dice, const Situation& situation) {
  v1::GetAgreementRequest request;
  request.set_name(
      DrawName(dice, situation.school.agreements, "schools/boitron/agreements/nowhere"));
  return request;
}

std::optional<Request> ReadFund(Dice& dice, const Situation& situation) {
  v1::GetFundRequest request;
  request.set_name(DrawName(dice, situation.school.funds, "schools/boitron/funds/nowhere"));
  return request;
}

std::optional<Request> ReadPledges(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListPledgesRequest>(dice, kSchool);
  if (dice.Chance(40)) request.set_party(DrawName(dice, situation.school.parties, ""));
  return request;
}

std::optional<Request> ReadPayments(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListPaymentsRequest>(dice, kSchool);
  if (dice.Chance(40)) request.set_party(DrawName(dice, situation.school.parties, ""));
  return request;
}

std::optional<Request> ReadAllocations(Dice& dice, const Situation& situation) {
  auto request = Paged<v1::ListAllocationsRequest>(dice, kSchool);
  if (dice.Chance(40)) {
    request.set_enrolment(DrawName(dice, situation.school.enrolments,
                                   "schools/boitron/enrolments/00000000000000000000000000"));
  }
  if (dice.Chance(40)) {
    request.set_state(
        static_cast<v1::AllocationState>(dice.Between(1, v1::AllocationState_ARRAYSIZE - 1)));
  }
  return request;
}

std::optional<Request> ReadDashboard(Dice& dice, const Situation& situation) {
  v1::GetCohortDashboardRequest request;
  request.set_cohort(DrawName(dice, situation.school.cohorts, ""));
  return request;
}

std::optional<Request> ReadSponsor(Dice& dice, const Situation& situation) {
  v1::GetSponsorReportRequest request;
  request.set_party(DrawName(dice, situation.school.parties, ""));
  return request;
}

void AddRegisters(const School& school, std::vector<Request>& reads) {
  for (const auto& [name, file] : school.sessions) {
    if (file.session.state() == v1::SESSION_STATE_PLANNED) continue;
    v1::GetRegisterRequest request;
    request.set_session(name);
    reads.emplace_back(request);
  }
}

void AddFigures(const School& school, std::vector<Request>& reads) {
  for (const auto& [name, cohort] : school.cohorts) {
    v1::GetSeatAvailabilityRequest seats;
    seats.set_cohort(name);
    reads.emplace_back(seats);
    v1::GetCohortDashboardRequest dashboard;
    dashboard.set_cohort(name);
    reads.emplace_back(dashboard);
    v1::ListWaitingApplicationsRequest line;
    line.set_cohort(name);
    reads.emplace_back(line);
  }
  for (const auto& [name, party] : school.parties) {
    v1::GetSponsorReportRequest report;
    report.set_party(name);
    reads.emplace_back(report);
  }
}

}  // namespace

// Once each: the whole school is read now and then as well.
std::vector<DrawOfKind> ReadDraws() {
  return {{1, ReadApplication}, {1, ReadApplications}, {1, ReadEnrolment}, {1, ReadEnrolments},
          {1, ReadSeats},       {1, ReadSession},      {1, ReadSessions},  {1, ReadRegister},
          {1, ReadAgreement},   {1, ReadFund},         {1, ReadPledges},   {1, ReadPayments},
          {1, ReadAllocations}, {1, ReadDashboard},    {1, ReadSponsor}};
}

// Nothing of what there is is left out.
std::vector<Request> EveryRead(const School& school, int page_size) {
  std::vector<Request> reads;
  const auto list = [&]<class ListRequest>(ListRequest request, const std::string& parent) {
    request.set_parent(parent);
    request.set_page_size(page_size);
    reads.emplace_back(std::move(request));
  };
  list(v1::ListApplicationsRequest(), kSchool);
  list(v1::ListEnrolmentsRequest(), kSchool);
  for (const auto& [name, track] : school.tracks) list(v1::ListSessionsRequest(), name);
  list(v1::ListAgreementsRequest(), kSchool);
  list(v1::ListFundsRequest(), kSchool);
  list(v1::ListPledgesRequest(), kSchool);
  list(v1::ListPaymentsRequest(), kSchool);
  list(v1::ListAllocationsRequest(), kSchool);
  list(v1::ListLedgerEntriesRequest(), kSchool);
  v1::VerifyLedgerRequest verify;
  verify.set_school(kSchool);
  reads.emplace_back(verify);
  AddRegisters(school, reads);
  AddFigures(school, reads);
  return reads;
}

}  // namespace ecloserie::model
