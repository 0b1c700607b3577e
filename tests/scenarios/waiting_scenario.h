#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/boitron.h"
#include "usecases/sweep.h"

namespace ecloserie::tests {

// One remote seat, so that everybody but the first waits.
class WaitingList : public testing::Test {
 protected:
  WaitingList() { SetUpBoitron(server_.admin(), /*blended_seats=*/2, /*remote_seats=*/1); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  std::string Reviewed(int number) {
    server_.environment().Advance(absl::Seconds(1));
    return ReviewedApplication(server_.admin(), number);
  }
  std::string Offered(int number, const std::string& track = kRemote) {
    const std::string name = Reviewed(number);
    ValueOrThrow(Calls().MakeOffer(AnOffer(server_, name, track)));
    return name;
  }
  Result<v1::Application> Wait(const std::string& name, const std::string& track = kRemote,
                               const std::vector<std::string>& agreements = {}) {
    v1::WaitlistApplicationRequest request;
    request.set_name(name);
    request.set_track(track);
    for (const std::string& agreement : agreements) request.add_agreements(agreement);
    return Calls().WaitlistApplication(request);
  }
  std::string Waiting(int number) {
    const std::string name = Reviewed(number);
    EXPECT_EQ(ValueOrThrow(Wait(name)).state(), v1::APPLICATION_STATE_WAITLISTED);
    return name;
  }
  Result<v1::Application> Decline(const std::string& name) {
    v1::DeclineOfferRequest request;
    request.set_name(name);
    return Calls().DeclineOffer(request);
  }
  Result<v1::Application> WithdrawOffer(const std::string& name) {
    v1::WithdrawOfferRequest request;
    request.set_name(name);
    request.set_reason_code("COURSE_MOVED");
    return Calls().WithdrawOffer(request);
  }
  Result<v1::Application> Withdraw(const std::string& name) {
    v1::WithdrawApplicationRequest request;
    request.set_name(name);
    request.set_reason_code("FOUND_WORK");
    return Calls().WithdrawApplication(request);
  }
  Result<v1::Application> Prioritise(const std::string& name, int priority) {
    v1::SetWaitingPriorityRequest request;
    request.set_name(name);
    request.set_priority(priority);
    request.set_reason_code("LONG_UNEMPLOYED");
    return Calls().SetWaitingPriority(request);
  }
  v1::Application Get(const std::string& name) {
    v1::GetApplicationRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetApplication(request));
  }
  v1::ApplicationState StateOf(const std::string& name) { return Get(name).state(); }
  std::vector<v1::WaitingPlace> Line() {
    v1::ListWaitingApplicationsRequest request;
    request.set_cohort(kCohort);
    request.set_page_size(2);
    return ValueOrThrow(Calls().ListWaitingApplications(request).Collect(100));
  }
  std::vector<std::string> NamesInLine() {
    std::vector<std::string> names;
    for (const v1::WaitingPlace& place : Line()) names.push_back(place.application().name());
    return names;
  }
  std::vector<std::string> EventsOf(const std::string& name) {
    v1::ListApplicationTransitionsRequest request;
    request.set_application(name);
    request.set_page_size(2);
    std::vector<std::string> events;
    for (const auto& transition :
         ValueOrThrow(Calls().ListApplicationTransitions(request).Collect(100))) {
      events.push_back(transition.event());
    }
    return events;
  }
  int Settle() {
    return usecases::SettleEverything(server_.server().database(), server_.environment());
  }

  TestServer server_;
};

}  // namespace ecloserie::tests
