// Reading what there is.
#include <algorithm>
#include <set>
#include <tuple>

#include "judge.h"

namespace ecloserie::model {
namespace {

// One thing of a map, as it is shown.
template <class Thing>
Predicted<Thing> ShownOf(const School& school, const std::map<std::string, Thing>& things,
                         const std::string& name) {
  const auto found = things.find(name);
  if (found == things.end()) return Missing(name);
  return Shown(school, found->second);
}

}  // namespace

Predicted<v1::Application> Judge(School& school, const v1::GetApplicationRequest& request,
                                 DrawnNames& /*drawn*/) {
  return ShownOf(school, school.applications, request.name());
}

// By name: names are ordered by the time at which they were drawn.
Predicted<std::vector<v1::Application>> Judge(School& school,
                                              const v1::ListApplicationsRequest& request,
                                              DrawnNames& /*drawn*/) {
  std::vector<v1::Application> list;
  for (const auto& [name, application] : school.applications) {
    const bool is_of_state = request.state() == v1::APPLICATION_STATE_UNSPECIFIED ||
                             request.state() == application.state();
    const bool is_of_cohort = request.cohort().empty() || request.cohort() == application.cohort();
    const bool is_of_ref =
        request.external_ref().empty() || request.external_ref() == application.external_ref();
    if (is_of_state && is_of_cohort && is_of_ref) list.push_back(Shown(school, application));
  }
  return list;
}

Predicted<v1::Enrolment> Judge(School& school, const v1::GetEnrolmentRequest& request,
                               DrawnNames& /*drawn*/) {
  return ShownOf(school, school.enrolments, request.name());
}

Predicted<std::vector<v1::Enrolment>> Judge(School& school,
                                            const v1::ListEnrolmentsRequest& request,
                                            DrawnNames& /*drawn*/) {
  std::vector<v1::Enrolment> list;
  for (const auto& [name, enrolment] : school.enrolments) {
    const bool is_of_cohort = request.cohort().empty() || request.cohort() == enrolment.cohort();
    const bool is_of_track =
        request.track().empty() || request.track() == enrolment.placements(0).track();
    if (is_of_cohort && is_of_track) list.push_back(Shown(school, enrolment));
  }
  return list;
}

Predicted<v1::GetSeatAvailabilityResponse> Judge(School& school,
                                                 const v1::GetSeatAvailabilityRequest& request,
                                                 DrawnNames& /*drawn*/) {
  if (!school.cohorts.contains(request.cohort())) return Missing(request.cohort());
  v1::GetSeatAvailabilityResponse response;
  for (const v1::SeatPool& pool : PoolsOf(school, request.cohort())) *response.add_pools() = pool;
  return response;
}

Predicted<v1::Session> Judge(School& school, const v1::GetSessionRequest& request,
                             DrawnNames& /*drawn*/) {
  const auto found = school.sessions.find(request.name());
  if (found == school.sessions.end()) return Missing(request.name());
  return found->second.session;
}

Predicted<std::vector<v1::Session>> Judge(School& school, const v1::ListSessionsRequest& request,
                                          DrawnNames& /*drawn*/) {
  if (!school.tracks.contains(request.parent())) return Missing(request.parent());
  std::vector<v1::Session> list;
  for (const auto& [name, file] : school.sessions) {
    const v1::Session& session = file.session;
    const absl::CivilDay day = DayOf(session.date());
    const bool is_after_first = !request.has_first_on() || day >= DayOf(request.first_on());
    const bool is_before_last = !request.has_last_on() || day <= DayOf(request.last_on());
    const bool is_of_state =
        request.state() == v1::SESSION_STATE_UNSPECIFIED || request.state() == session.state();
    const bool is_of_slot =
        request.slot() == v1::SLOT_UNSPECIFIED || request.slot() == session.slot();
    if (session.track() != request.parent() || !is_after_first || !is_before_last) continue;
    if (is_of_state && is_of_slot) list.push_back(session);
  }
  std::ranges::sort(list, {}, [](const v1::Session& session) {
    return std::tuple(DayOf(session.date()), session.slot());
  });
  return list;
}

Predicted<v1::Register> Judge(School& school, const v1::GetRegisterRequest& request,
                              DrawnNames& /*drawn*/) {
  const auto found = school.sessions.find(request.session());
  if (found == school.sessions.end()) return Missing(request.session());
  return Shown(school, found->second);
}

Predicted<v1::Agreement> Judge(School& school, const v1::GetAgreementRequest& request,
                               DrawnNames& /*drawn*/) {
  return ShownOf(school, school.agreements, request.name());
}

Predicted<std::vector<v1::Agreement>> Judge(School& school,
                                            const v1::ListAgreementsRequest& /*request*/,
                                            DrawnNames& /*drawn*/) {
  std::vector<v1::Agreement> list;
  for (const auto& [name, agreement] : school.agreements) list.push_back(Shown(school, agreement));
  return list;
}

Predicted<v1::Fund> Judge(School& school, const v1::GetFundRequest& request,
                          DrawnNames& /*drawn*/) {
  return ShownOf(school, school.funds, request.name());
}

Predicted<std::vector<v1::Fund>> Judge(School& school, const v1::ListFundsRequest& /*request*/,
                                       DrawnNames& /*drawn*/) {
  std::vector<v1::Fund> list;
  for (const auto& [name, fund] : school.funds) list.push_back(Shown(school, fund));
  return list;
}

Predicted<std::vector<v1::Pledge>> Judge(School& school, const v1::ListPledgesRequest& request,
                                         DrawnNames& /*drawn*/) {
  std::vector<v1::Pledge> list;
  for (const v1::Pledge& pledge : school.pledges) {
    if (!request.party().empty() && request.party() != pledge.party()) continue;
    list.push_back(Shown(school, pledge));
  }
  return list;
}

Predicted<std::vector<v1::Payment>> Judge(School& school, const v1::ListPaymentsRequest& request,
                                          DrawnNames& /*drawn*/) {
  std::vector<v1::Payment> list;
  for (const v1::Payment& payment : school.payments) {
    if (request.party().empty() || request.party() == payment.party()) list.push_back(payment);
  }
  return list;
}

Predicted<std::vector<v1::Allocation>> Judge(School& school,
                                             const v1::ListAllocationsRequest& request,
                                             DrawnNames& /*drawn*/) {
  std::vector<v1::Allocation> list;
  for (const v1::Allocation& allocation : school.allocations) {
    const bool is_of_seat =
        request.enrolment().empty() || request.enrolment() == allocation.enrolment();
    const bool is_of_state = request.state() == v1::ALLOCATION_STATE_UNSPECIFIED ||
                             request.state() == allocation.state();
    if (is_of_seat && is_of_state) list.push_back(allocation);
  }
  return list;
}

Predicted<std::vector<v1::LedgerEntry>> Judge(School& school,
                                              const v1::ListLedgerEntriesRequest& /*request*/,
                                              DrawnNames& /*drawn*/) {
  return school.entries;
}

// Nothing is ever wrong, and nothing is left out.
Predicted<v1::VerifyLedgerResponse> Judge(School& school, const v1::VerifyLedgerRequest& request,
                                          DrawnNames& /*drawn*/) {
  std::set<std::string> accounts;
  for (const v1::LedgerEntry& entry : school.entries) {
    for (const v1::Posting& posting : entry.postings()) accounts.insert(posting.account());
  }
  v1::VerifyLedgerResponse response;
  response.set_entries_count(static_cast<std::int64_t>(school.entries.size()));
  response.set_accounts_count(static_cast<std::int64_t>(accounts.size()));
  response.mutable_position()->set_school(request.school());
  response.mutable_position()->set_sequence(school.sequence);
  return response;
}

}  // namespace ecloserie::model
