#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EvidenceScenario : public ProofScenario {
 protected:
  static v1::RecordEvidenceRequest Seen(const std::string& enrolment, const v1::HalfDay& half_day,
                                        v1::EvidenceKind kind) {
    v1::RecordEvidenceRequest request;
    request.set_enrolment(enrolment);
    *request.mutable_half_day() = half_day;
    request.set_kind(kind);
    return request;
  }
  Result<v1::Evidence> Record(const v1::RecordEvidenceRequest& request) const {
    return Attendance().RecordEvidence(request);
  }

  // An export of June, of which every row is a connection unless it says otherwise.
  static v1::ImportEvidenceRequest Export() {
    v1::ImportEvidenceRequest request;
    request.set_cohort(kCohort);
    request.set_source("openclassrooms");
    *request.mutable_first_on() = Day(2015, 6, 1);
    *request.mutable_last_on() = Day(2015, 6, 30);
    request.set_date_format(v1::DATE_FORMAT_DAY_MONTH_YEAR);
    request.set_default_kind(v1::EVIDENCE_KIND_CONNECTION_LOG);
    return request;
  }
  static v1::EvidenceRow& AddRow(v1::ImportEvidenceRequest& request, const std::string& trainee,
                                 const std::string& at, const std::string& kind = "") {
    v1::EvidenceRow& row = *request.add_rows();
    row.set_line(request.rows_size() + 1);
    row.set_trainee(trainee);
    row.set_at(at);
    row.set_kind(kind);
    return row;
  }
  v1::ImportEvidenceResponse Run(const v1::ImportEvidenceRequest& request,
                                 const CallOptions& options = {}) const {
    return ValueOrThrow(Attendance().ImportEvidence(request, options));
  }
  // The field that each row broke, or its verdict.
  static std::vector<std::string> Verdicts(const v1::ImportEvidenceResponse& answer) {
    std::vector<std::string> verdicts;
    for (const v1::EvidenceRowVerdict& row : answer.verdicts()) {
      verdicts.push_back(row.field().empty() ? v1::EvidenceVerdict_Name(row.verdict()).substr(17)
                                             : row.field());
    }
    return verdicts;
  }
  std::vector<v1::Evidence> Listed(v1::EvidenceState state = v1::EVIDENCE_STATE_UNSPECIFIED) const {
    v1::ListEvidenceRequest request;
    request.set_parent(kCohort);
    request.set_state(state);
    request.set_page_size(500);
    return ValueOrThrow(Attendance().ListEvidence(request).Collect(5000));
  }
  Result<v1::DecideEvidenceResponse> Decide(const std::vector<std::string>& names,
                                            v1::EvidenceDecision decision) const {
    v1::DecideEvidenceRequest request;
    request.set_parent(kSchool);
    for (const std::string& name : names) request.add_names(name);
    request.set_decision(decision);
    return Attendance().DecideEvidence(request);
  }
};

TEST_F(EvidenceScenario, OfStaffCountsAtOnceAndTheWeeklyListShrinks) {
  Taken(sessions_[1], {bob_});  // Whoever was absent has nothing to prove.
  const std::int64_t versions = MarkVersions();
  ASSERT_THAT(UnprovenWeek(), ElementsAre("ann 6-8 AM", "ann 6-8 PM", "ann 6-9 AM", "ann 6-9 PM",
                                          "bob 6-8 AM", "bob 6-9 AM", "bob 6-9 PM"));

  const auto seen = Record(Seen(ann_, Am(6, 8), v1::EVIDENCE_KIND_COACHING_CONTACT));
  const auto signed_in = Record(Seen(ann_, Pm(6, 8), v1::EVIDENCE_KIND_CONNECTION_LOG));

  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(seen->state(), v1::EVIDENCE_STATE_CONFIRMED);
  EXPECT_EQ(seen->source(), "staff");
  ASSERT_TRUE(signed_in);
  const auto list = Unproven(TheWeek());
  ASSERT_THAT(list, SizeIs(6));
  EXPECT_EQ(list[0].half_day().slot(), v1::SLOT_PM);
  EXPECT_EQ(list[0].presence(), v1::PRESENCE_PRESENT);
  EXPECT_EQ(list[0].session_state(), v1::SESSION_STATE_LOCKED);
  EXPECT_THAT(list[0].confirmed(), ElementsAre(v1::EVIDENCE_KIND_CONNECTION_LOG));
  EXPECT_EQ(MarkVersions(), versions);
}

TEST_F(EvidenceScenario, TheWeeklyListIsOfATrackOrOfDaysAndComesInPages) {
  v1::ListUnprovenRequest request = TheWeek();
  request.set_page_size(3);
  EXPECT_THAT(Unproven(request), SizeIs(8));
  request.set_track(kBlended);
  EXPECT_THAT(Unproven(request), IsEmpty());
  request.set_track(kRemote);
  request.clear_week();
  *request.mutable_first_on() = Day(2015, 6, 9);
  *request.mutable_last_on() = Day(2015, 6, 9);
  EXPECT_THAT(Unproven(request), SizeIs(4));
  *request.mutable_week() = Day(2015, 6, 8);
  EXPECT_EQ(Attendance().ListUnproven(request).Collect(1).error().fields.at(0).field, "week");
  server_.environment().SetNow(absl::FromCivil(absl::CivilHour(2015, 6, 8, 12), Paris()));
  EXPECT_THAT(UnprovenWeek(), ElementsAre("ann 6-8 AM", "bob 6-8 AM")) << "the rest is to come";
}

TEST_F(EvidenceScenario, IsOnlyOfHalfDaysAtADistanceThatHaveBegun) {
  const std::string on_site = Started(3, kBlended);
  Sessions(kBlended, 1, 1);
  const auto refusal = [&](const v1::RecordEvidenceRequest& request) {
    const auto answer = Record(request);
    return answer ? "nothing" : answer.error().metadata.at("rule");
  };

  EXPECT_EQ(refusal(Seen(on_site, Am(6, 1), v1::EVIDENCE_KIND_STAFF_ATTEST)), "NO_REMOTE_HALF_DAY");
  EXPECT_EQ(refusal(Seen(ann_, Am(6, 10), v1::EVIDENCE_KIND_STAFF_ATTEST)), "NO_REMOTE_HALF_DAY");
  Sessions(kRemote, 16, 16);
  EXPECT_EQ(refusal(Seen(ann_, Am(6, 16), v1::EVIDENCE_KIND_STAFF_ATTEST)), "HALF_DAY_TO_COME");
}

TEST_F(EvidenceScenario, IsKnownByItsReference) {
  v1::RecordEvidenceRequest request = Seen(ann_, Am(6, 8), v1::EVIDENCE_KIND_WORK_SUBMITTED);
  request.set_source("forge");
  request.set_external_ref("merge-7");
  const auto first = ValueOrThrow(Record(request));

  const auto again = Record(request);
  request.set_enrolment(bob_);
  const auto other = Record(request);

  ASSERT_TRUE(again);
  EXPECT_EQ(again->SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(other.error().reason, "RESOURCE_EXISTS");
  EXPECT_THAT(Listed(), SizeIs(1));
}

TEST_F(EvidenceScenario, AnExportIsProposedAndASecondTimeChangesNothing) {
  v1::ImportEvidenceRequest request = Export();
  AddRow(request, "Applicant1@example.org ", "08/06/2015 09:15");
  AddRow(request, "BOI-2", "08/06/2015 22:40", "WORK_SUBMITTED");  // In the evening.
  AddRow(request, ann_, "09/06/2015 12:50").set_external_ref("row-3");
  const CallOptions dry{.validate_only = true};

  EXPECT_EQ(Run(request, dry).proposed_count(), 3);
  ASSERT_THAT(Listed(), IsEmpty());
  const auto first = Run(request);
  const std::int64_t versions = MarkVersions();
  const auto second = Run(request);

  EXPECT_EQ(first.proposed_count(), 3);
  EXPECT_EQ(second.unchanged_count(), 3);
  EXPECT_EQ(second.verdicts(1).evidence(), first.verdicts(1).evidence());
  const auto listed = Listed(v1::EVIDENCE_STATE_PROPOSED);
  ASSERT_THAT(listed, SizeIs(3));
  EXPECT_EQ(listed[0].enrolment(), ann_);
  EXPECT_EQ(listed[0].observe_time().seconds(), 1'433'747'700);  // 07:15 in Greenwich
  EXPECT_EQ(TextOf(true, listed[1].half_day()), "6-8 PM");
  EXPECT_EQ(listed[1].enrolment(), bob_);
  EXPECT_EQ(TextOf(true, listed[2].half_day()), "6-9 AM");
  EXPECT_THAT(UnprovenWeek(), SizeIs(8)) << "proposals count for nothing";
  EXPECT_THAT(Unproven(TheWeek())[5].proposed(), ElementsAre(v1::EVIDENCE_KIND_WORK_SUBMITTED));
  EXPECT_EQ(MarkVersions(), versions);
}

TEST_F(EvidenceScenario, ABadRowIsNamedAndTheGoodOnesAreFiled) {
  v1::ImportEvidenceRequest request = Export();
  request.clear_default_kind();
  const std::string kind = "ASSESSMENT";
  AddRow(request, "nobody@example.org", "08/06/2015 09:15", kind);
  AddRow(request, "", "08/06/2015 09:15", kind);
  AddRow(request, ann_, "2015-06-08 09:15", kind);
  AddRow(request, ann_, "31/06/2015 09:15", kind);
  AddRow(request, ann_, "07/06/2015 09:15", kind);  // A Sunday.
  AddRow(request, ann_, "29/05/2015 09:15", kind);  // Before the export.
  AddRow(request, ann_, "20/06/2015 09:15", kind);  // To come.
  AddRow(request, ann_, "08/06/2015 09:15", "QUIZ");
  AddRow(request, ann_, "08/06/2015 09:15");
  AddRow(request, ann_, "08/06/2015 09:15", kind).set_minutes("1,5");
  AddRow(request, ann_, "08/06/2015 09:15", kind).set_external_ref(std::string(101, 'x'));
  AddRow(request, ann_, "08/06/2015 09:15", kind).set_external_ref("7");
  AddRow(request, bob_, "08/06/2015 09:15", kind).set_external_ref("7");

  EXPECT_THAT(Verdicts(Run(request)),
              ElementsAre("trainee", "trainee", "at", "at", "at", "at", "at", "kind", "kind",
                          "minutes", "external_ref", "PROPOSED", "external_ref"));
  EXPECT_THAT(Listed(), SizeIs(1));
}

TEST_F(EvidenceScenario, AnAddressThatTwoShareIsNobodys) {
  v1::Person bob = Get(bob_).trainee();
  bob.set_email("applicant1@example.org");
  v1::UpdatePersonRequest update;
  update.set_name(bob.name());
  *update.mutable_person() = bob;
  ValueOrThrow(Calls().UpdatePerson(update));
  v1::ImportEvidenceRequest request = Export();
  AddRow(request, "applicant1@example.org", "08/06/2015 09:15");
  AddRow(request, "BOI-1", "08/06/2015 09:15");

  EXPECT_THAT(Verdicts(Run(request)), ElementsAre("trainee", "PROPOSED"));
}

TEST_F(EvidenceScenario, AnExportOfTwoThousandRowsIsTakenAtOnce) {
  v1::ImportEvidenceRequest request = Export();
  for (int number = 0; number < 2000; ++number) {
    const std::string day = number % 2 == 0 ? "08" : "09";
    const std::string second = std::to_string(10 + number / 2 % 50);
    const std::string minute = std::to_string(10 + number / 100 % 20);
    AddRow(request, number % 4 < 2 ? ann_ : "BOI-2", day + "/06/2015 10:" + minute + ":" + second);
  }

  EXPECT_EQ(Run(request).proposed_count(), 2000);
  EXPECT_EQ(Run(request).unchanged_count(), 2000);
  EXPECT_THAT(Listed(v1::EVIDENCE_STATE_PROPOSED), SizeIs(2000));
}

TEST_F(EvidenceScenario, IsDecidedAllOrNothingAndOtherwiseLater) {
  v1::ImportEvidenceRequest request = Export();
  AddRow(request, ann_, "08/06/2015 09:15", "VIRTUAL_CLASS");
  AddRow(request, bob_, "08/06/2015 09:15", "VIRTUAL_CLASS");
  const auto imported = Run(request);
  const std::string ann = imported.verdicts(0).evidence();
  const std::string bob = imported.verdicts(1).evidence();

  ASSERT_TRUE(Decide({ann}, v1::EVIDENCE_DECISION_CONFIRMED));
  const auto mixed = Decide({bob, ann}, v1::EVIDENCE_DECISION_CONFIRMED);
  const auto twice = Decide({bob, bob}, v1::EVIDENCE_DECISION_CONFIRMED);

  EXPECT_EQ(mixed.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(mixed.error().metadata.at("state"), "CONFIRMED");
  EXPECT_EQ(mixed.error().metadata.at("allowed"), "reject");
  EXPECT_EQ(mixed.error().metadata.at("row"), "2");
  EXPECT_EQ(Refused(twice), "names[1]");
  EXPECT_THAT(UnprovenWeek(), SizeIs(7)) << "only Ann's was confirmed";
  const auto rejected = Decide({bob, ann}, v1::EVIDENCE_DECISION_REJECTED);
  ASSERT_TRUE(rejected) << rejected.error().message;
  EXPECT_EQ(rejected->evidence(1).state(), v1::EVIDENCE_STATE_REJECTED);
  EXPECT_THAT(UnprovenWeek(), SizeIs(8));
  EXPECT_EQ(Run(request).unchanged_count(), 2) << "a decision stands when the file comes again";
}

}  // namespace
}  // namespace ecloserie::tests
