#pragma once

#include <string>
#include <vector>

#include "ecloserie/client.h"
#include "support/messages.h"
#include "support/test_server.h"

namespace ecloserie::tests {

// The set-up of the first cohort, small: every call must succeed.
inline constexpr const char* kSchool = "schools/boitron";
inline constexpr const char* kCohort = "schools/boitron/cohorts/promo-1";
inline constexpr const char* kBlended = "schools/boitron/cohorts/promo-1/tracks/blended";
inline constexpr const char* kRemote = "schools/boitron/cohorts/promo-1/tracks/remote";

// A school with nothing in it yet.
void AddSchool(const Client& client, const std::string& slug);

// School, programme, cohort of 2015-05-04 to 2015-10-30, and two tracks.
void SetUpBoitron(const Client& client, int blended_seats = 21, int remote_seats = 10);

// A generated applicant that passes every rule; `number` makes it distinct.
v1::SubmitApplicationRequest AnApplication(int number);

// The name of a new application, brought to IN_REVIEW.
std::string ReviewedApplication(const Client& client, int number);

// An offer of a seat in the track, for a month.
v1::MakeOfferRequest AnOffer(const TestServer& server, const std::string& application,
                             const std::string& track);

// The name of the enrolment of a new applicant, offered, accepted and enrolled.
std::string EnrolledTrainee(TestServer& server, int number, const std::string& track = kBlended);

}  // namespace ecloserie::tests
