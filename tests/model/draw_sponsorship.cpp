#include <algorithm>

#include "draw.h"

namespace ecloserie::model {
namespace {

constexpr const char* kSchool = "schools/boitron";
constexpr const char* kCohort = "schools/boitron/cohorts/promo-1";
constexpr const char* kSecondCohort = "schools/boitron/cohorts/promo-2";

template <class Thing>
std::string DrawName(Dice& dice, const std::map<std::string, Thing>& things) {
  const auto place = static_cast<std::ptrdiff_t>(dice.Below(things.size()));
  return std::next(things.begin(), place)->first;
}

std::string DrawCohort(Dice& dice) {
  return NameOrStranger(dice, dice.Chance(85) ? kCohort : kSecondCohort);
}

v1::Nature DrawNature(Dice& dice) {
  return dice.Chance(65) ? v1::NATURE_GIFT : v1::NATURE_SPONSORSHIP;
}

std::optional<Request> DrawAgreement(Dice& dice, const Situation& situation) {
  if (situation.school.agreements.size() > 3 && !dice.Chance(20)) return std::nullopt;
  v1::CreateAgreementRequest request;
  request.set_parent(kSchool);
  // A collation by language would order these otherwise.
  request.set_agreement_id(dice.OneOf<const char*>({"c-10", "c-2", "c2", "ca", "cb"}));
  v1::Agreement& agreement = *request.mutable_agreement();
  agreement.set_party(NameOrStranger(dice, DrawName(dice, situation.school.parties)));
  agreement.set_cohort(DrawCohort(dice));
  agreement.set_nature(v1::NATURE_PUBLIC_CONVENTION);
  agreement.set_title("Convention « formation »");
  *agreement.mutable_signed_on() = DateOf(absl::CivilDay(2015, 4, 1));
  *agreement.mutable_valid_from() = DateOf(absl::CivilDay(2015, 5, dice.Chance(90) ? 1 : 20));
  *agreement.mutable_valid_to() = DateOf(absl::CivilDay(dice.Chance(95) ? 2016 : 2014, 12, 31));
  *agreement.mutable_ceiling() = Euros(dice.OneOf<Cents>({30'000, 70'000, 200'000}));
  agreement.set_seat_cap(dice.Between(1, 6));
  agreement.set_unit(v1::AGREEMENT_UNIT_LUMP_SUM);
  if (dice.Chance(50)) agreement.set_unit(v1::AGREEMENT_UNIT_PER_SEAT);
  const bool has_price = agreement.unit() == v1::AGREEMENT_UNIT_PER_SEAT;
  if (has_price != dice.Chance(4)) *agreement.mutable_unit_price() = Euros(40'000);
  if (dice.Chance(50)) agreement.set_jobseeker_region("Basse-Normandie");
  return request;
}

// Mostly a file that waits for an offer.
std::string DrawFile(Dice& dice, const School& school) {
  std::vector<std::string> waiting;
  for (const auto& [name, application] : school.applications) {
    if (application.state() == v1::APPLICATION_STATE_IN_REVIEW) waiting.push_back(name);
  }
  const bool wants_waiting = !waiting.empty() && dice.Chance(75);
  return wants_waiting ? dice.OneOf(waiting) : DrawName(dice, school.applications);
}

// Mostly an agreement that is for the cohort.
std::string DrawAgreementFor(Dice& dice, const School& school, const std::string& cohort) {
  std::vector<std::string> own;
  for (const auto& [name, agreement] : school.agreements) {
    if (agreement.cohort() == cohort) own.push_back(name);
  }
  const bool wants_own = !own.empty() && dice.Chance(90);
  return wants_own ? dice.OneOf(own) : DrawName(dice, school.agreements);
}

std::optional<Request> DrawDecision(Dice& dice, const Situation& situation) {
  const School& school = situation.school;
  if (school.agreements.empty() || school.applications.empty()) return std::nullopt;
  const std::string application = DrawFile(dice, school);
  const std::string& cohort = school.applications.at(application).cohort();
  v1::DecideEligibilityRequest request;
  request.set_agreement(NameOrStranger(dice, DrawAgreementFor(dice, school, cohort)));
  request.set_application(NameOrStranger(dice, application));
  if (dice.Chance(20)) request.set_override_text("décision du comité");
  return request;
}

std::optional<Request> DrawFund(Dice& dice, const Situation& situation) {
  if (situation.school.funds.size() > 3 && !dice.Chance(20)) return std::nullopt;
  v1::CreateFundRequest request;
  request.set_parent(kSchool);
  request.set_fund_id(dice.OneOf<const char*>({"f-10", "f-2", "f2", "fa", "fb", "fc"}));
  v1::Fund& fund = *request.mutable_fund();
  fund.set_title("Dons");
  if (dice.Chance(40)) {
    fund.set_party(NameOrStranger(dice, DrawName(dice, situation.school.parties)));
  }
  if (dice.Chance(40)) fund.set_cohort(DrawCohort(dice));
  return request;
}

std::optional<Request> DrawPledge(Dice& dice, const Situation& situation) {
  v1::CreatePledgeRequest request;
  request.set_parent(kSchool);
  v1::Pledge& pledge = *request.mutable_pledge();
  pledge.set_party(NameOrStranger(dice, DrawName(dice, situation.school.parties)));
  pledge.set_nature(DrawNature(dice));
  *pledge.mutable_amount() = Euros(dice.OneOf<Cents>({40'000, 90'000}));
  *pledge.mutable_pledged_on() = DateOf(absl::CivilDay(2015, 4, 10));
  return request;
}

// Mostly a payment that keeps the pledge.
void DrawKeptPledge(Dice& dice, const School& school, v1::Payment& payment) {
  if (school.pledges.empty() || !dice.Chance(50)) return;
  const v1::Pledge& pledge = dice.OneOf(school.pledges);
  payment.set_pledge(NameOrStranger(dice, pledge.name()));
  if (dice.Chance(85)) payment.set_party(pledge.party());
  if (dice.Chance(70)) payment.set_nature(pledge.nature());
}

std::optional<Request> DrawPayment(Dice& dice, const Situation& situation) {
  const School& school = situation.school;
  if (school.funds.empty()) return std::nullopt;
  v1::RecordPaymentRequest request;
  request.set_parent(kSchool);
  v1::Payment& payment = *request.mutable_payment();
  const std::string fund = DrawName(dice, school.funds);
  const std::string& only_party = school.funds.at(fund).party();
  payment.set_fund(NameOrStranger(dice, fund));
  payment.set_party(NameOrStranger(dice, DrawName(dice, school.parties)));
  if (!only_party.empty() && dice.Chance(85)) payment.set_party(only_party);
  payment.set_nature(DrawNature(dice));
  *payment.mutable_amount() = Euros(dice.OneOf<Cents>({20'000, 40'000, 70'000}));
  if (dice.Chance(2)) *payment.mutable_amount() = Euros(0);
  *payment.mutable_received_on() = DateOf(absl::CivilDay(2015, 4, 20));
  const auto number = dice.Chance(90) ? situation.step : dice.Between(0, situation.step);
  payment.set_external_ref("BANK-" + std::to_string(number));
  DrawKeptPledge(dice, school, payment);
  return request;
}

// What fits, what just fits, or a cent too much of something.
v1::Money DrawAmount(Dice& dice, Cents gap, Cents available) {
  const Cents fitting = std::max<Cents>(std::min(gap, available), 1);
  if (dice.Chance(1)) return Euros(0);
  if (dice.Chance(20)) return Euros(fitting);
  if (dice.Chance(20)) return Euros(dice.OneOf<Cents>({gap, available, 40'000}) + 1);
  return Euros(std::min(fitting, dice.OneOf<Cents>({5'000, 10'000, 30'000, 50'000})));
}

// Mostly the agreements under which the trainee has a seat, and any fund.
std::vector<std::string> DrawSources(Dice& dice, const School& school, const v1::Enrolment& seat) {
  std::vector<std::string> sources;
  const std::set<std::string> pools = PoolsOccupied(school, seat.application());
  for (const auto& [name, agreement] : school.agreements) {
    const bool holds_seat = pools.contains(name);
    if (dice.Chance(holds_seat ? 85 : 3)) sources.push_back(name);
  }
  for (const auto& [name, fund] : school.funds) {
    const bool is_for_seat = fund.cohort().empty() || fund.cohort() == seat.cohort();
    const bool has_money = AvailableCents(school, name) > 0;
    if (dice.Chance(is_for_seat && has_money ? 40 : 4)) sources.push_back(name);
  }
  if (!sources.empty() && dice.Chance(3)) sources.push_back(sources.front());
  return sources;
}

// Often one that an agreement funds.
std::string DrawSeat(Dice& dice, const School& school) {
  std::vector<std::string> funded;
  for (const auto& [name, enrolment] : school.enrolments) {
    if (PoolsOccupied(school, enrolment.application()).size() > 1) funded.push_back(name);
  }
  const bool wants_funded = !funded.empty() && dice.Chance(60);
  return wants_funded ? dice.OneOf(funded) : DrawName(dice, school.enrolments);
}

std::optional<Request> DrawAllocation(Dice& dice, const Situation& situation) {
  const School& school = situation.school;
  if (school.enrolments.empty()) return std::nullopt;
  const v1::Enrolment& seat = school.enrolments.at(DrawSeat(dice, school));
  const Cents gap = seat.seat_price().cents() - LiveCentsOf(school, seat.name());
  v1::AllocateSeatRequest request;
  request.set_enrolment(NameOrStranger(dice, seat.name()));
  for (const std::string& source : DrawSources(dice, school, seat)) {
    v1::AllocationSource& part = *request.add_sources();
    const bool is_fund = school.funds.contains(source);
    const std::string name = NameOrStranger(dice, source);
    if (is_fund) part.set_fund(name);
    if (!is_fund) part.set_agreement(name);
    if (is_fund && dice.Chance(2)) part.set_agreement("schools/boitron/agreements/c2");
    *part.mutable_amount() = DrawAmount(dice, gap, AvailableCents(school, source));
  }
  if (request.sources().empty()) return std::nullopt;
  *request.mutable_expire_time() = DrawExpiry(dice, situation);
  return request;
}

// Mostly one that was not settled yet, the clock permitting.
const v1::Allocation* DrawReserved(Dice& dice, const School& school) {
  if (school.allocations.empty()) return nullptr;
  std::vector<const v1::Allocation*> reserved;
  for (const v1::Allocation& allocation : school.allocations) {
    if (allocation.state() == v1::ALLOCATION_STATE_RESERVED) reserved.push_back(&allocation);
  }
  const bool wants_reserved = !reserved.empty() && dice.Chance(80);
  return wants_reserved ? dice.OneOf(reserved) : &dice.OneOf(school.allocations);
}

std::optional<Request> DrawConfirmation(Dice& dice, const Situation& situation) {
  const v1::Allocation* allocation = DrawReserved(dice, situation.school);
  if (allocation == nullptr) return std::nullopt;
  v1::ConfirmAllocationRequest request;
  request.set_name(NameOrStranger(dice, allocation->name()));
  request.set_etag(DrawEtag(dice, allocation->etag()));
  return request;
}

std::optional<Request> DrawRelease(Dice& dice, const Situation& situation) {
  const v1::Allocation* allocation = DrawReserved(dice, situation.school);
  if (allocation == nullptr) return std::nullopt;
  v1::ReleaseAllocationRequest request;
  request.set_name(NameOrStranger(dice, allocation->name()));
  request.set_etag(DrawEtag(dice, allocation->etag()));
  request.set_reason_code("TRAINEE_LEFT");
  return request;
}

}  // namespace

std::vector<DrawOfKind> SponsorshipDraws() {
  return {{5, DrawAgreement}, {15, DrawDecision},   {5, DrawFund},         {3, DrawPledge},
          {9, DrawPayment},   {18, DrawAllocation}, {7, DrawConfirmation}, {3, DrawRelease}};
}

}  // namespace ecloserie::model
