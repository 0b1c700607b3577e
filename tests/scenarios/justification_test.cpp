#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

v1::WallMoment Moment(int day, int hours = -1, int minutes = 0) {
  v1::WallMoment moment;
  *moment.mutable_date() = Day(2015, 6, day);
  if (hours < 0) return moment;
  moment.mutable_time()->set_hours(hours);
  moment.mutable_time()->set_minutes(minutes);
  return moment;
}

class JustificationScenario : public ProofScenario {
 protected:
  static v1::SubmitJustificationRequest Saying(const std::string& enrolment,
                                               const v1::WallMoment& from,
                                               const v1::WallMoment& to) {
    v1::SubmitJustificationRequest request;
    request.set_enrolment(enrolment);
    *request.mutable_from() = from;
    *request.mutable_to() = to;
    request.set_category(v1::JUSTIFICATION_CATEGORY_JOB_INTERVIEW);
    return request;
  }
  Result<v1::Justification> Submit(const v1::SubmitJustificationRequest& request) const {
    return Attendance().SubmitJustification(request);
  }
  std::string Submitted(const v1::WallMoment& from, const v1::WallMoment& to) const {
    return ValueOrThrow(Submit(Saying(ann_, from, to))).name();
  }
  Result<v1::Justification> Decide(const std::string& name, v1::JustificationDecision decision,
                                   const std::string& etag = "") const {
    v1::DecideJustificationRequest request;
    request.set_name(name);
    request.set_decision(decision);
    request.set_note("Seen.");
    request.set_etag(etag);
    return Attendance().DecideJustification(request);
  }
  Result<v1::Justification> Accept(const std::string& name) const {
    return Decide(name, v1::JUSTIFICATION_DECISION_ACCEPTED);
  }
  Result<v1::Justification> Withdraw(const std::string& name) const {
    v1::WithdrawJustificationRequest request;
    request.set_name(name);
    return Attendance().WithdrawJustification(request);
  }
  std::string Accepted(const v1::WallMoment& from, const v1::WallMoment& to) const {
    return ValueOrThrow(Accept(Submitted(from, to))).name();
  }
};

TEST_F(JustificationScenario, IsFiledBeforeAndDecidedAfterTheLockAndWritesNoMark) {
  const std::string name = Submitted(Moment(8, 9, 0), Moment(8, 10, 30));
  const v1::Register locked = Taken(sessions_[0], {ann_});
  const std::int64_t versions = MarkVersions();

  const auto accepted = Accept(name);

  ASSERT_TRUE(accepted) << accepted.error().message;
  EXPECT_EQ(accepted->state(), v1::JUSTIFICATION_STATE_ACCEPTED);
  EXPECT_EQ(accepted->decision_note(), "Seen.");
  EXPECT_THAT(accepted->trainee(), Not(IsEmpty()));
  EXPECT_EQ(Read(sessions_[0]).SerializeAsString(), locked.SerializeAsString());
  EXPECT_EQ(MarkVersions(), versions);
}

// A whole day is 00:00 to 24:00, whoever says it how.
TEST_F(JustificationScenario, SaysItsIntervalOnTheWallClock) {
  const auto day = ValueOrThrow(Submit(Saying(ann_, Moment(8), Moment(8))));
  const auto midnight = ValueOrThrow(Submit(Saying(ann_, Moment(8, 0), Moment(9, 0))));
  const auto hours = ValueOrThrow(Submit(Saying(ann_, Moment(8, 10), Moment(9, 11, 30))));

  EXPECT_EQ(midnight.to().SerializeAsString(), day.to().SerializeAsString());
  EXPECT_EQ(midnight.from().SerializeAsString(), day.from().SerializeAsString());
  EXPECT_FALSE(day.to().has_time());
  EXPECT_EQ(hours.to().time().minutes(), 30);
}

TEST_F(JustificationScenario, LeavesNothingToProveWhereItCoversAllAndNobodyWasMarked) {
  const std::string before =
      ValueOrThrow(Attendance().ListUnproven(TheWeek()).Collect(1)).front().SerializeAsString();
  const std::vector<std::string> all = UnprovenWeek();

  Submitted(Moment(8), Moment(8));
  EXPECT_EQ(UnprovenWeek(), all) << "handed in is not accepted";
  const std::string part = Accepted(Moment(8, 9, 0), Moment(8, 11, 0));
  EXPECT_EQ(UnprovenWeek(), all) << "from 11:00 on there was something to do";
  const std::string rest = Accepted(Moment(8, 10, 0), Moment(8, 14, 0));

  EXPECT_THAT(UnprovenWeek(), ElementsAre("ann 6-8 PM", "ann 6-9 AM", "ann 6-9 PM", "bob 6-8 AM",
                                          "bob 6-8 PM", "bob 6-9 AM", "bob 6-9 PM"));
  ASSERT_TRUE(Withdraw(rest));
  EXPECT_EQ(UnprovenWeek(), all);
  ASSERT_TRUE(Withdraw(part));
  EXPECT_EQ(Unproven(TheWeek()).front().SerializeAsString(), before);
}

TEST_F(JustificationScenario, GoesFromStateToStateAndSaysWhereItStands) {
  const std::string name = Submitted(Moment(8), Moment(8));

  const auto stale = Decide(name, v1::JUSTIFICATION_DECISION_ACCEPTED, "v9");
  ASSERT_TRUE(Accept(name));
  const auto again = Decide(name, v1::JUSTIFICATION_DECISION_REJECTED);
  ASSERT_TRUE(Withdraw(name));
  const auto over = Withdraw(name);

  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
  EXPECT_EQ(again.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(again.error().metadata.at("state"), "ACCEPTED");
  EXPECT_EQ(again.error().metadata.at("allowed"), "withdraw");
  EXPECT_EQ(over.error().metadata.at("state"), "WITHDRAWN");
  EXPECT_EQ(over.error().metadata.at("allowed"), "");
}

TEST_F(JustificationScenario, NamesTheFieldThatMakesNoSense) {
  EXPECT_EQ(Refused(Submit(Saying(ann_, Moment(9), Moment(8)))), "to");
  EXPECT_EQ(Refused(Submit(Saying(ann_, Moment(8, 10), Moment(8, 10)))), "to");
  v1::SubmitJustificationRequest request = Saying(ann_, Moment(8), Moment(8));
  *request.mutable_to()->mutable_date() = Day(2016, 6, 8);
  EXPECT_EQ(Refused(Submit(request)), "to");
  request = Saying(ann_, Moment(8), Moment(8));
  request.set_document_digest("the letter itself");
  EXPECT_EQ(Refused(Submit(request)), "document_digest");
  request.clear_document_digest();
  request.set_enrolment(ann_.substr(0, ann_.size() - 1) + "0");
  EXPECT_EQ(Refused(Submit(request)), "RESOURCE_MISSING");
}

TEST_F(JustificationScenario, IsAnsweredAgainAsItWasHandedIn) {
  const auto request = Saying(ann_, Moment(8), Moment(8));
  const CallOptions once{.request_id = "the-same"};
  const auto first = ValueOrThrow(Attendance().SubmitJustification(request, once));
  ASSERT_TRUE(Accept(first.name()));

  const auto again = ValueOrThrow(Attendance().SubmitJustification(request, once));

  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
}

TEST_F(JustificationScenario, KeepsWhatWasWrittenUnderTheTraineesKey) {
  v1::SubmitJustificationRequest request = Saying(ann_, Moment(8), Moment(8));
  request.set_note("An interview at the mill.");
  request.set_document_digest(std::string(64, 'A'));

  const auto said = ValueOrThrow(Submit(request));

  EXPECT_EQ(said.note(), "An interview at the mill.");
  EXPECT_EQ(said.document_digest(), std::string(64, 'a'));
  EXPECT_FALSE(server_.database().Holds("at the mill"));
  EXPECT_FALSE(server_.database().Holds(said.document_digest()));
}

TEST_F(JustificationScenario, IsListedByStateDaysAndTrainee) {
  const std::string monday = Accepted(Moment(8), Moment(8));
  const std::string tuesday = Submitted(Moment(9), Moment(12));
  ValueOrThrow(Submit(Saying(bob_, Moment(9), Moment(9))));
  const auto names = [&](const v1::ListJustificationsRequest& request) {
    std::vector<std::string> found;
    for (const auto& it : Attendance().ListJustifications(request)) found.push_back(it->name());
    return found;
  };
  v1::ListJustificationsRequest request;
  request.set_parent(kCohort);
  request.set_page_size(1);

  EXPECT_THAT(names(request), testing::SizeIs(3));
  request.set_enrolment(ann_);
  EXPECT_THAT(names(request), ElementsAre(monday, tuesday));
  *request.mutable_first_on() = Day(2015, 6, 11);
  EXPECT_THAT(names(request), ElementsAre(tuesday));
  *request.mutable_first_on() = Day(2015, 6, 1);
  *request.mutable_last_on() = Day(2015, 6, 8);
  EXPECT_THAT(names(request), ElementsAre(monday));
  request.set_state(v1::JUSTIFICATION_STATE_SUBMITTED);
  EXPECT_THAT(names(request), IsEmpty());
}

}  // namespace
}  // namespace ecloserie::tests
