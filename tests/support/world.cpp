#include "support/world.h"

#include <algorithm>

#include "support/messages.h"

namespace ecloserie::tests {
namespace {

class WorldMaker {
 public:
  WorldMaker(TestServer& server, World& world)
      : server_(server),
        client_(server.admin()),
        world_(world),
        school_("schools/" + world.school),
        cohort_(school_ + "/cohorts/" + world.cohort),
        track_(cohort_ + "/tracks/blended") {}

  void Make() {
    MakeSchool();
    MakeCohort();
    const std::string application = MakeApplication();
    const std::string party = MakeParty();
    const std::string agreement = MakeAgreement(party);
    DecideEligibility(agreement, application);
    MakeMoney(party);
    MakeEnrolment(application);
    MakeAllocation();
    MakeSession();
    MakeProof();
    MakeStatement();
    MakePrincipal();
    MakeAssignment();
    Know("agreements/{agreement}", agreement);
  }

 private:
  void Know(const std::string& kind, const std::string& name) {
    world_.names["schools/{school}" + (kind.empty() ? "" : "/" + kind)] = name;
  }

  // What is of the whole school is made once.
  void MakeSchool() {
    v1::CreateSchoolRequest school;
    school.set_school_id(world_.school);
    school.mutable_school()->set_display_name("School " + world_.mark);
    school.mutable_school()->set_time_zone("Europe/Paris");
    Know("", school_);
    Know("programmes/{programme}", school_ + "/programmes/dev-web");
    Know("programmes/{programme}/modules/{module}", school_ + "/programmes/dev-web/modules/html");
    Know("places/{place}", school_ + "/places/telecentre");
    if (!client_.school().CreateSchool(school)) return;
    v1::CreateProgrammeRequest programme;
    programme.set_parent(school_);
    programme.set_programme_id("dev-web");
    programme.mutable_programme()->set_title("Programme " + world_.mark);
    programme.mutable_programme()->set_planned_minutes(42'840);
    ValueOrThrow(client_.school().CreateProgramme(programme));
    MakeModule();
    MakePlace();
  }

  void MakeModule() {
    v1::CreateModuleRequest module;
    module.set_parent(school_ + "/programmes/dev-web");
    module.set_module_id("html");
    module.mutable_module()->set_title("Module " + world_.mark);
    module.mutable_module()->set_planned_minutes(4'200);
    ValueOrThrow(client_.school().CreateModule(module));
  }

  void MakePlace() {
    v1::CreatePlaceRequest place;
    place.set_parent(school_);
    place.set_place_id("telecentre");
    place.mutable_place()->set_title("Place " + world_.mark);
    place.mutable_place()->set_kind(v1::PLACE_KIND_COWORKING);
    place.mutable_place()->set_address("Address " + world_.mark);
    place.mutable_place()->set_seat_limit(12);
    ValueOrThrow(client_.school().CreatePlace(place));
  }

  void MakeCohort() {
    v1::CreateCohortRequest cohort;
    cohort.set_parent(school_);
    cohort.set_cohort_id(world_.cohort);
    cohort.mutable_cohort()->set_programme(school_ + "/programmes/dev-web");
    cohort.mutable_cohort()->set_title("Cohort " + world_.mark);
    *cohort.mutable_cohort()->mutable_starts_on() = Day(2015, 5, 4);
    *cohort.mutable_cohort()->mutable_ends_on() = Day(2015, 10, 30);
    Know("cohorts/{cohort}", ValueOrThrow(client_.school().CreateCohort(cohort)).name());
    v1::CreateTrackRequest track;
    track.set_parent(cohort_);
    track.set_track_id("blended");
    track.mutable_track()->set_title("Track " + world_.mark);
    track.mutable_track()->set_mode(v1::TRACK_MODE_BLENDED);
    track.mutable_track()->set_seat_limit(5);
    *track.mutable_track()->mutable_seat_price() = Euros(150'000);
    Know("cohorts/{cohort}/tracks/{track}",
         ValueOrThrow(client_.school().CreateTrack(track)).name());
  }

  std::string MakeApplication() {
    v1::SubmitApplicationRequest request;
    request.set_cohort(cohort_);
    v1::Person& applicant = *request.mutable_applicant();
    applicant.set_family_name("Family " + world_.mark);
    applicant.set_given_name("Given " + world_.mark);
    *applicant.mutable_born_on() = Day(1985, 1, 1);
    applicant.set_email(world_.mark + "@example.org");
    applicant.set_occupation("Occupation " + world_.mark);
    const auto filed = ValueOrThrow(client_.enrolment().SubmitApplication(request));
    const std::string& name = filed.name();
    v1::ReviewApplicationRequest review;
    review.set_name(name);
    review.set_note("Note " + world_.mark);
    ValueOrThrow(client_.enrolment().ReviewApplication(review));
    ScoreIt(name);
    Know("applications/{application}", name);
    Know("people/{person}", filed.applicant().name());
    return name;
  }

  void ScoreIt(const std::string& application) {
    v1::PutScoringGridRequest grid;
    grid.set_cohort(cohort_);
    v1::Criterion& criterion = *grid.add_criteria();
    criterion.set_slug("motivation");
    criterion.set_title("Criterion " + world_.mark);
    criterion.set_weight(2);
    criterion.set_points_max(10);
    ValueOrThrow(client_.enrolment().PutScoringGrid(grid));
    v1::ScoreApplicationRequest score;
    score.set_name(application);
    v1::CriterionPoints& given = *score.add_points();
    given.set_criterion("motivation");
    given.set_points(8);
    score.set_note("Opinion " + world_.mark);
    const std::string name = ValueOrThrow(client_.enrolment().ScoreApplication(score)).name();
    Know("applications/{application}/scores/{score}", name);
  }

  std::string MakeParty() {
    v1::CreatePartyRequest party;
    party.set_parent(school_);
    party.set_party_id("sponsor-of-" + world_.cohort);
    party.mutable_party()->set_kind(v1::PARTY_KIND_COMPANY);
    party.mutable_party()->set_display_name("Party " + world_.mark);
    const std::string name = ValueOrThrow(client_.sponsorship().CreateParty(party)).name();
    Know("parties/{party}", name);
    return name;
  }

  std::string MakeAgreement(const std::string& party) {
    v1::CreateAgreementRequest request;
    request.set_parent(school_);
    request.set_agreement_id("convention-of-" + world_.cohort);
    v1::Agreement& agreement = *request.mutable_agreement();
    agreement.set_party(party);
    agreement.set_cohort(cohort_);
    agreement.set_nature(v1::NATURE_PUBLIC_CONVENTION);
    agreement.set_title("Agreement " + world_.mark);
    *agreement.mutable_signed_on() = Day(2015, 4, 1);
    *agreement.mutable_valid_from() = Day(2015, 5, 4);
    *agreement.mutable_valid_to() = Day(2015, 10, 30);
    *agreement.mutable_ceiling() = Euros(3'000'000);
    agreement.set_seat_cap(18);
    agreement.set_unit(v1::AGREEMENT_UNIT_LUMP_SUM);
    return ValueOrThrow(client_.sponsorship().CreateAgreement(request)).name();
  }

  void DecideEligibility(const std::string& agreement, const std::string& application) {
    v1::DecideEligibilityRequest decide;
    decide.set_agreement(agreement);
    decide.set_application(application);
    ValueOrThrow(client_.sponsorship().DecideEligibility(decide));
  }

  void MakeMoney(const std::string& party) {
    v1::CreateFundRequest fund;
    fund.set_parent(school_);
    fund.set_fund_id("fund-of-" + world_.cohort);
    fund.mutable_fund()->set_title("Fund " + world_.mark);
    fund.mutable_fund()->set_party(party);
    const std::string name = ValueOrThrow(client_.sponsorship().CreateFund(fund)).name();
    Know("funds/{fund}", name);
    v1::CreatePledgeRequest pledge;
    pledge.set_parent(school_);
    pledge.mutable_pledge()->set_party(party);
    pledge.mutable_pledge()->set_nature(v1::NATURE_GIFT);
    *pledge.mutable_pledge()->mutable_amount() = Euros(200'000);
    *pledge.mutable_pledge()->mutable_pledged_on() = Day(2015, 4, 1);
    Know("pledges/{pledge}", ValueOrThrow(client_.sponsorship().CreatePledge(pledge)).name());
    v1::RecordPaymentRequest payment;
    payment.set_parent(school_);
    payment.mutable_payment()->set_party(party);
    payment.mutable_payment()->set_nature(v1::NATURE_GIFT);
    *payment.mutable_payment()->mutable_amount() = Euros(100'000);
    *payment.mutable_payment()->mutable_received_on() = Day(2015, 4, 20);
    payment.mutable_payment()->set_external_ref("BANK-" + world_.mark);
    payment.mutable_payment()->set_fund(name);
    Know("payments/{payment}", ValueOrThrow(client_.sponsorship().RecordPayment(payment)).name());
  }

  void MakeEnrolment(const std::string& application) {
    v1::MakeOfferRequest offer;
    offer.set_name(application);
    offer.set_track(track_);
    *offer.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24));
    ValueOrThrow(client_.enrolment().MakeOffer(offer));
    v1::AcceptOfferRequest accept;
    accept.set_name(application);
    ValueOrThrow(client_.enrolment().AcceptOffer(accept));
    v1::EnrolRequest enrol;
    enrol.set_application(application);
    Know("enrolments/{enrolment}", ValueOrThrow(client_.enrolment().Enrol(enrol)).name());
  }

  void MakeAllocation() {
    v1::AllocateSeatRequest request;
    request.set_enrolment(world_.names["schools/{school}/enrolments/{enrolment}"]);
    v1::AllocationSource& source = *request.add_sources();
    source.set_fund(world_.names["schools/{school}/funds/{fund}"]);
    *source.mutable_amount() = Euros(50'000);
    *request.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24));
    const auto answer = ValueOrThrow(client_.sponsorship().AllocateSeat(request));
    Know("allocations/{allocation}", answer.allocations(0).name());
  }

  void MakeSession() {
    v1::GenerateSessionsRequest request;
    request.set_track(track_);
    *request.mutable_first_on() = Day(2015, 5, 4);
    *request.mutable_last_on() = Day(2015, 5, 5);
    request.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
    const auto answer = ValueOrThrow(client_.attendance().GenerateSessions(request));
    TakeRegister(answer.sessions(0).name());
    Know("sessions/{session}", answer.sessions(0).name());
    TakeRegister(answer.sessions(1).name());
    MakeCorrection(answer.sessions(1).name());
  }

  void TakeRegister(const std::string& session) {
    v1::OpenRegisterRequest open;
    open.set_session(session);
    v1::RecordRegisterRequest record;
    record.set_session(session);
    record.set_etag(ValueOrThrow(client_.attendance().OpenRegister(open)).etag());
    v1::MarkException& from_home = *record.add_exceptions();
    from_home.set_enrolment(world_.names["schools/{school}/enrolments/{enrolment}"]);
    from_home.set_presence(v1::PRESENCE_PRESENT);
    from_home.set_channel(v1::CHANNEL_REMOTE_LIVE);
    ValueOrThrow(client_.attendance().RecordRegister(record));
  }

  void MakeCorrection(const std::string& session) {
    v1::LockRegisterRequest lock;
    lock.set_session(session);
    ValueOrThrow(client_.attendance().LockRegister(lock));
    v1::CorrectMarkRequest correct;
    correct.set_session(session);
    correct.mutable_mark()->set_enrolment(world_.names["schools/{school}/enrolments/{enrolment}"]);
    correct.mutable_mark()->set_presence(v1::PRESENCE_ABSENT);
    correct.set_reason_code("SIGNED_FOR_ANOTHER");
    correct.set_note("Note " + world_.mark);
    Know("corrections/{correction}",
         ValueOrThrow(client_.attendance().CorrectMark(correct)).name());
  }

  // Of the first morning, once it has begun.
  void MakeProof() {
    const absl::Time begun = absl::FromUnixSeconds(1'430'726'400);  // 10:00 in Paris.
    server_.environment().SetNow(std::max(server_.environment().Now(), begun));
    v1::SubmitJustificationRequest reason;
    reason.set_enrolment(world_.names["schools/{school}/enrolments/{enrolment}"]);
    *reason.mutable_from()->mutable_date() = Day(2015, 5, 4);
    *reason.mutable_to()->mutable_date() = Day(2015, 5, 4);
    reason.set_category(v1::JUSTIFICATION_CATEGORY_TRANSPORT);
    reason.set_note("Note " + world_.mark);
    Know("justifications/{justification}",
         ValueOrThrow(client_.attendance().SubmitJustification(reason)).name());
    v1::RecordEvidenceRequest evidence;
    evidence.set_enrolment(reason.enrolment());
    *evidence.mutable_half_day()->mutable_date() = Day(2015, 5, 4);
    evidence.mutable_half_day()->set_slot(v1::SLOT_AM);
    evidence.set_kind(v1::EVIDENCE_KIND_COACHING_CONTACT);
    evidence.set_note("Note " + world_.mark);
    Know("evidence/{evidence}", ValueOrThrow(client_.attendance().RecordEvidence(evidence)).name());
  }

  // Of a month in which nothing was planned.
  void MakeStatement() {
    v1::PutRatePolicyRequest policy;
    policy.set_name(school_ + "/ratePolicies/rates-of-" + world_.cohort);
    policy.set_title("Policy " + world_.mark);
    policy.set_registers(v1::REGISTERS_RULE_LOCKED);
    policy.set_excused(v1::EXCUSED_RULE_ABSENT);
    policy.set_unmarked(v1::UNMARKED_RULE_ABSENT);
    policy.set_late(v1::LATE_RULE_BY_MINUTES);
    policy.set_remote_unproven(v1::UNPROVEN_RULE_ABSENT);
    Know("ratePolicies/{policy}", ValueOrThrow(client_.attendance().PutRatePolicy(policy)).name());
    v1::MakeAttendanceStatementRequest statement;
    statement.set_cohort(cohort_);
    statement.set_month("2015-06");
    statement.set_policy("rates-of-" + world_.cohort);
    Know("attendanceStatements/{statement}",
         ValueOrThrow(client_.attendance().MakeAttendanceStatement(statement)).name());
  }

  void MakePrincipal() {
    v1::CreatePrincipalRequest principal;
    principal.set_parent(school_);
    principal.set_principal_id("clerk-of-" + world_.cohort);
    principal.mutable_principal()->set_role("staff");
    const auto made = ValueOrThrow(client_.access().CreatePrincipal(principal));
    Know("principals/{principal}", made.name());
    v1::CreateTokenRequest token;
    token.set_parent(made.name());
    *token.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24));
    Know("principals/{principal}/tokens/{token}",
         ValueOrThrow(client_.access().CreateToken(token)).name());
  }

  void MakeAssignment() {
    v1::CreateAssignmentRequest request;
    request.set_parent(school_);
    request.mutable_assignment()->set_facilitator(
        world_.names["schools/{school}/principals/{principal}"]);
    request.mutable_assignment()->set_track(track_);
    *request.mutable_assignment()->mutable_first_on() = Day(2015, 5, 4);
    Know("assignments/{assignment}",
         ValueOrThrow(client_.school().CreateAssignment(request)).name());
  }

  TestServer& server_;
  const Client& client_;
  World& world_;
  const std::string school_;
  const std::string cohort_;
  const std::string track_;
};

}  // namespace

World MakeWorld(TestServer& server, const std::string& school, const std::string& cohort,
                const std::string& mark) {
  World world{.school = school, .cohort = cohort, .mark = mark};
  WorldMaker(server, world).Make();
  return world;
}

}  // namespace ecloserie::tests
