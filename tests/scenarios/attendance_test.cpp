#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "register_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using AttendanceScenario = RegisterScenario;

TEST_F(AttendanceScenario, APlannedSessionHasAnEmptyRegister) {
  const v1::Register shown = Get(session_);

  EXPECT_THAT(shown.marks(), IsEmpty());
  EXPECT_EQ(shown.session().state(), v1::SESSION_STATE_PLANNED);
  EXPECT_EQ(shown.etag(), shown.session().etag());
  EXPECT_EQ(shown.etag(), "v1");
}

TEST_F(AttendanceScenario, OpeningListsEveryonePlacedAndMarksNobody) {
  const std::string remote = EnrolledTrainee(server_, 5, kRemote);

  const auto opened = Open(session_, "v1");

  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->session().state(), v1::SESSION_STATE_OPEN);
  EXPECT_EQ(opened->etag(), "v2");
  std::vector<std::string> listed;
  for (const v1::Mark& mark : opened->marks()) listed.push_back(mark.enrolment());
  EXPECT_THAT(listed, ElementsAreArray(trainees_));
  EXPECT_THAT(listed, Not(testing::Contains(remote)));
  const v1::Mark& mark = opened->marks(0);
  EXPECT_EQ(mark.trainee(), "Généré-Baaa Élodie");
  EXPECT_EQ(mark.presence(), v1::PRESENCE_UNMARKED);
  EXPECT_EQ(mark.channel(), v1::CHANNEL_UNSPECIFIED);
  EXPECT_EQ(mark.marked_by(), "");
  EXPECT_FALSE(mark.has_mark_time());
  EXPECT_EQ(Get(session_).SerializeAsString(), opened->SerializeAsString());
}

TEST_F(AttendanceScenario, WhoEntersAtNoonIsNotOnTheMorningsList) {
  const std::string application = ReviewedApplication(server_.admin(), 9);
  ValueOrThrow(server_.admin().enrolment().MakeOffer(AnOffer(server_, application, kBlended)));
  v1::AcceptOfferRequest accept;
  accept.set_name(application);
  ValueOrThrow(server_.admin().enrolment().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(application);
  *enrol.mutable_entry()->mutable_date() = Day(2015, 5, 7);
  enrol.mutable_entry()->set_slot(v1::SLOT_PM);
  ValueOrThrow(server_.admin().enrolment().Enrol(enrol));
  v1::ListSessionsRequest afternoons;
  afternoons.set_parent(kBlended);
  afternoons.set_slot(v1::SLOT_PM);
  const auto sessions = ValueOrThrow(Calls().ListSessions(afternoons).Collect(1));

  const v1::Register morning = ValueOrThrow(Open(session_));
  const v1::Register afternoon = ValueOrThrow(Open(sessions.at(0).name()));

  EXPECT_EQ(morning.marks_size(), kTrainees);
  EXPECT_EQ(afternoon.marks_size(), kTrainees + 1);
}

TEST_F(AttendanceScenario, OneCallTakesTheWholeRegister) {
  ASSERT_TRUE(Open(session_));
  server_.environment().Advance(absl::Minutes(90));

  const auto recorded =
      Record("v2", {Absent(trainees_[1]), Late(trainees_[2], 25), Partial(trainees_[3], 100)});

  ASSERT_TRUE(recorded) << recorded.error().message;
  EXPECT_EQ(recorded->etag(), "v3");
  EXPECT_THAT(Verdicts(*recorded),
              ElementsAre("PRESENT 210", "ABSENT 0", "PRESENT 185", "PARTIAL 100"));
  const v1::Mark& late = MarkOf(*recorded, trainees_[2]);
  EXPECT_EQ(late.minutes_late(), 25);
  EXPECT_EQ(late.channel(), v1::CHANNEL_ON_SITE);
  EXPECT_EQ(late.capture(), v1::CAPTURE_STAFF);
  EXPECT_EQ(late.marked_by(), "admin");
  EXPECT_GE(late.mark_time().seconds(), absl::ToUnixSeconds(server_.environment().Now()));
  EXPECT_EQ(Get(session_).SerializeAsString(), recorded->SerializeAsString());
}

TEST_F(AttendanceScenario, ThePartialSayWhenTheyWereThere) {
  ASSERT_TRUE(Open(session_));
  v1::MarkException partial = Exception(trainees_[0], v1::PRESENCE_PARTIAL);
  v1::Interval& when = *partial.add_intervals();
  when.mutable_start()->set_hours(9);
  when.mutable_start()->set_minutes(15);
  when.mutable_end()->set_hours(11);

  const auto recorded = Record("v2", {partial});

  ASSERT_TRUE(recorded) << recorded.error().message;
  const v1::Mark& mark = MarkOf(*recorded, trainees_[0]);
  EXPECT_EQ(mark.minutes_attended(), 105);
  ASSERT_EQ(mark.intervals_size(), 1);
  EXPECT_EQ(mark.intervals(0).SerializeAsString(), when.SerializeAsString());
  EXPECT_EQ(Get(session_).SerializeAsString(), recorded->SerializeAsString());
}

TEST_F(AttendanceScenario, TheChannelFollowsTheDeliveryUnlessSaid) {
  session_ = remote_session_;
  ASSERT_TRUE(Open(session_));
  v1::MarkException coworking = Late(trainees_[0], 0);
  coworking.set_channel(v1::CHANNEL_THIRD_PLACE);

  const v1::Register recorded = ValueOrThrow(Record("v2", {coworking}));

  EXPECT_EQ(MarkOf(recorded, trainees_[0]).channel(), v1::CHANNEL_THIRD_PLACE);
  EXPECT_EQ(MarkOf(recorded, trainees_[1]).channel(), v1::CHANNEL_REMOTE_LIVE);
}

TEST_F(AttendanceScenario, AMarkThatStaysKeepsWhoMadeIt) {
  ASSERT_TRUE(Open(session_));
  const v1::Register first = ValueOrThrow(Record("v2", {Absent(trainees_[0])}));
  server_.environment().Advance(absl::Minutes(10));
  const Client staff = server_.ClientAs("claire", domain::Role::kStaff, "boitron");

  const auto second = staff.attendance().RecordRegister(Recording("v3", {Late(trainees_[0], 40)}));

  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(second->etag(), "v4");
  EXPECT_EQ(MarkOf(*second, trainees_[0]).marked_by(), "boitron/claire");
  EXPECT_EQ(MarkOf(*second, trainees_[0]).minutes_attended(), 170);
  EXPECT_EQ(MarkOf(*second, trainees_[1]).SerializeAsString(),
            MarkOf(first, trainees_[1]).SerializeAsString());
}

TEST_F(AttendanceScenario, AStaleRegisterNamesWhoChanged) {
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2"));
  ASSERT_TRUE(Record("v3", {Absent(trainees_[2])}));

  const Error error = Refusal(Record("v3", {Absent(trainees_[0])}));

  EXPECT_EQ(error.code, Code::kAborted);
  EXPECT_EQ(error.reason, "ETAG_MISMATCH");
  EXPECT_EQ(error.metadata.at("current_etag"), "v4");
  EXPECT_EQ(error.metadata.at("changed_enrolments"), trainees_[2]);
  EXPECT_THAT(Verdicts(Get(session_)),
              ElementsAre("PRESENT 210", "PRESENT 210", "ABSENT 0", "PRESENT 210"));
}

TEST_F(AttendanceScenario, AnEtagThatNeverWasNamesEveryoneMarked) {
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2"));

  const Error error = Refusal(Record("yesterday"));

  EXPECT_EQ(error.reason, "ETAG_MISMATCH");
  EXPECT_THAT(error.metadata.at("changed_enrolments"), HasSubstr(trainees_[0] + ","));
}

TEST_F(AttendanceScenario, AReplayGivesTheFirstAnswerAfterALaterRecording) {
  ASSERT_TRUE(Open(session_));
  v1::RecordRegisterRequest request = Recording("v2", {Absent(trainees_[1])});
  request.set_request_id("morning");
  const v1::Register first = ValueOrThrow(Calls().RecordRegister(request));
  server_.environment().Advance(absl::Minutes(5));
  ASSERT_TRUE(Record("v3", {Late(trainees_[1], 15), Absent(trainees_[3])}));
  ASSERT_TRUE(Lock());

  const auto replayed = Calls().RecordRegister(request);

  ASSERT_TRUE(replayed) << replayed.error().message;
  EXPECT_EQ(replayed->SerializeAsString(), first.SerializeAsString());
}

TEST_F(AttendanceScenario, AReplayedOpeningHasNobodyMarked) {
  v1::OpenRegisterRequest request;
  request.set_session(session_);
  request.set_request_id("open");
  const v1::Register first = ValueOrThrow(Calls().OpenRegister(request));
  ASSERT_TRUE(Record("v2"));

  const auto replayed = Calls().OpenRegister(request);

  ASSERT_TRUE(replayed) << replayed.error().message;
  EXPECT_EQ(replayed->SerializeAsString(), first.SerializeAsString());
}

TEST_F(AttendanceScenario, ABrokenExceptionChangesNothing) {
  ASSERT_TRUE(Open(session_));
  const std::string& somebody = trainees_[0];
  v1::MarkException absent_and_late = Absent(somebody);
  absent_and_late.set_minutes_late(5);
  v1::MarkException counted = Late(somebody, 5);
  counted.set_minutes_attended(205);

  EXPECT_EQ(FieldOf(Refusal(Record("v2", {Late(somebody, 210)}))), "exceptions[0].minutes_late");
  EXPECT_EQ(Refusal(Record("v2", {Late(somebody, 210)})).metadata.at("proposed_absent"), somebody);
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {counted}))), "exceptions[0].minutes_attended");
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {Partial(somebody, 210)}))),
            "exceptions[0].minutes_attended");
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {Partial(somebody, 0)}))),
            "exceptions[0].minutes_attended");
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {absent_and_late}))), "exceptions[0].minutes_late");
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {Exception(somebody, v1::PRESENCE_UNMARKED)}))),
            "exceptions[0].presence");
  EXPECT_EQ(FieldOf(Refusal(Record("v2", {Absent(somebody), Late(somebody, 5)}))),
            "exceptions[1].enrolment");
  EXPECT_EQ(Get(session_).etag(), "v2");
}

TEST_F(AttendanceScenario, WhoIsNotOnTheRosterIsRefused) {
  ASSERT_TRUE(Open(session_));
  const std::string remote = EnrolledTrainee(server_, 5, kRemote);

  const Error error = Refusal(Record("v2", {Absent(remote)}));

  EXPECT_EQ(error.code, Code::kFailedPrecondition);
  EXPECT_EQ(error.reason, "NOT_ON_ROSTER");
  EXPECT_EQ(error.metadata.at("enrolment"), remote);
  EXPECT_EQ(error.metadata.at("session"), session_);
  EXPECT_EQ(FieldOf(error), "exceptions[0].enrolment");
}

TEST_F(AttendanceScenario, AClosedRegisterTakesNoMarks) {
  const Error planned = Refusal(Record("v1"));
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2"));
  ASSERT_TRUE(Lock());
  const Error locked = Refusal(Record("v4", {Absent(trainees_[0])}));

  EXPECT_EQ(planned.reason, "REGISTER_NOT_OPEN");
  EXPECT_EQ(planned.metadata.at("state"), "PLANNED");
  EXPECT_EQ(planned.metadata.at("session"), session_);
  EXPECT_EQ(locked.code, Code::kFailedPrecondition);
  EXPECT_EQ(locked.reason, "REGISTER_LOCKED");
  EXPECT_EQ(locked.metadata.at("session"), session_);
}

TEST_F(AttendanceScenario, SomebodyUnmarkedBlocksTheLockUnlessForced) {
  ASSERT_TRUE(Open(session_));

  const Error missing = Refusal(Lock());
  const auto forced = Lock("Le réseau était coupé");

  EXPECT_EQ(missing.reason, "MARKS_MISSING");
  EXPECT_EQ(missing.metadata.at("session"), session_);
  EXPECT_EQ(missing.metadata.at("unmarked_count"), std::to_string(kTrainees));
  ASSERT_TRUE(forced) << forced.error().message;
  EXPECT_EQ(forced->session().state(), v1::SESSION_STATE_LOCKED);
  EXPECT_EQ(forced->marks(0).presence(), v1::PRESENCE_UNMARKED);
  EXPECT_EQ(forced->etag(), "v3");
}

TEST_F(AttendanceScenario, AMarkedRegisterLocksWithOrWithoutAReason) {
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2"));

  const Error stale = Refusal(Lock("", "v2"));
  const auto locked = Lock("pour la forme", "v3");

  EXPECT_EQ(stale.reason, "ETAG_MISMATCH");
  EXPECT_EQ(stale.metadata.at("current_etag"), "v3");
  ASSERT_TRUE(locked) << locked.error().message;
  EXPECT_EQ(locked->session().state(), v1::SESSION_STATE_LOCKED);
}

TEST_F(AttendanceScenario, AnIllegalStepNamesTheStateAndWhatIsAllowed) {
  const Error lock_planned = Refusal(Lock());
  ASSERT_TRUE(Open(session_));
  const Error open_twice = Refusal(Open(session_));
  ASSERT_TRUE(Lock("panne"));
  const Error lock_twice = Refusal(Lock("panne"));

  EXPECT_EQ(lock_planned.reason, "TRANSITION_REFUSED");
  EXPECT_EQ(lock_planned.metadata.at("state"), "PLANNED");
  EXPECT_EQ(lock_planned.metadata.at("allowed"), "open");
  EXPECT_EQ(open_twice.metadata.at("state"), "OPEN");
  EXPECT_EQ(open_twice.metadata.at("allowed"), "record, lock");
  EXPECT_EQ(lock_twice.metadata.at("state"), "LOCKED");
  EXPECT_EQ(lock_twice.metadata.at("allowed"), "correct");
}

TEST_F(AttendanceScenario, AnUnknownSessionIsMissingFromEveryCall) {
  session_ = "schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41";
  v1::GetRegisterRequest get;
  get.set_session(session_);

  EXPECT_EQ(Refusal(Open(session_)).reason, "RESOURCE_MISSING");
  EXPECT_EQ(Refusal(Record("v1")).reason, "RESOURCE_MISSING");
  EXPECT_EQ(Refusal(Lock()).reason, "RESOURCE_MISSING");
  EXPECT_EQ(Refusal(Calls().GetRegister(get)).metadata.at("resource"), session_);
}

TEST_F(AttendanceScenario, AnotherSchoolsStaffIsDenied) {
  AddSchool(server_.admin(), "other");
  const Client stranger = server_.ClientAs("x", domain::Role::kStaff, "other");
  v1::GetRegisterRequest get;
  get.set_session(session_);

  EXPECT_EQ(Refusal(stranger.attendance().GetRegister(get)).code, Code::kPermissionDenied);
  EXPECT_EQ(Refusal(stranger.attendance().RecordRegister(Recording("v1"))).code,
            Code::kPermissionDenied);
}

TEST_F(AttendanceScenario, TheLogHoldsNoName) {
  ASSERT_TRUE(Open(session_));
  ASSERT_TRUE(Record("v2", {Absent(trainees_[0])}));

  EXPECT_THAT(server_.LogText(), HasSubstr("RecordRegister"));
  EXPECT_THAT(server_.LogText(), Not(HasSubstr("Élodie")));
}

}  // namespace
}  // namespace ecloserie::tests
