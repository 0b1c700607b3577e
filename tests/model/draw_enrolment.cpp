#include <algorithm>

#include "draw.h"

namespace ecloserie::model {
namespace {

using States = std::vector<v1::ApplicationState>;

constexpr const char* kCohort = "schools/boitron/cohorts/promo-1";
constexpr const char* kSecondCohort = "schools/boitron/cohorts/promo-2";

template <class Thing>
std::vector<std::string> NamesIn(const std::map<std::string, Thing>& things) {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things) names.push_back(name);
  return names;
}

// Few enough people that they apply twice, and write their names in several ways.
v1::Person DrawPerson(Dice& dice, const Situation& situation) {
  const auto number = static_cast<int>(dice.Chance(70) ? situation.step : dice.Between(0, 39));
  const std::string letters = {static_cast<char>('a' + number % 26),
                               static_cast<char>('a' + number / 26 % 26)};
  v1::Person person;
  person.set_family_name(dice.OneOf<const char*>({"Généré-A", "GÉNÉRÉ A", "genere-a"}) + letters);
  person.set_given_name(dice.OneOf<const char*>({"Élodie", "Elodie", "élodie-Anne"}));
  *person.mutable_born_on() = DateOf(absl::CivilDay(1985, 1, 1) + number % 28);
  if (dice.Chance(2)) *person.mutable_born_on() = DateOf(absl::CivilDay(2030, 1, 1));
  person.set_email("applicant" + std::to_string(number) + "@example.org");
  if (dice.Chance(50)) person.set_phone("+33 2 00 00 00 " + std::to_string(10 + number % 90));
  if (dice.Chance(70)) person.set_postal_code("61500");
  if (dice.Chance(80)) {
    *person.mutable_jobseeker_since() = DateOf(absl::CivilDay(2014, 9, 1));
    person.set_jobseeker_region(
        dice.OneOf<const char*>({"Basse-Normandie", "basse normandie", "Bretagne"}));
  }
  return person;
}

std::optional<Request> DrawSubmit(Dice& dice, const Situation& situation) {
  v1::SubmitApplicationRequest request;
  request.set_cohort(NameOrStranger(dice, dice.Chance(80) ? kCohort : kSecondCohort));
  *request.mutable_applicant() = DrawPerson(dice, situation);
  const auto number = dice.Chance(90) ? situation.step : dice.Between(0, situation.step);
  if (dice.Chance(80)) request.set_external_ref("BOI-" + std::to_string(number));
  if (dice.Chance(40)) request.add_wished_tracks(dice.OneOf<const char*>({"blended", "remote"}));
  if (dice.Chance(10)) request.add_wished_tracks("evening");
  return request;
}

std::optional<Request> DrawReview(Dice& dice, const Situation& situation) {
  const auto* application =
      DrawApplication(dice, situation.school, {v1::APPLICATION_STATE_SUBMITTED});
  if (application == nullptr) return std::nullopt;
  v1::ReviewApplicationRequest request;
  request.set_name(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  if (dice.Chance(50)) request.set_score(dice.Between(0, 20));
  if (dice.Chance(20)) request.set_note("à rappeler");
  return request;
}

std::optional<Request> DrawReject(Dice& dice, const Situation& situation) {
  const auto* application = DrawApplication(
      dice, situation.school, {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_IN_REVIEW});
  if (application == nullptr) return std::nullopt;
  v1::RejectApplicationRequest request;
  request.set_name(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  request.set_reason_code(dice.OneOf<const char*>({"SEATS_TAKEN", "LEVEL_TOO_LOW"}));
  return request;
}

// Mostly agreements that may fund the applicant.
void DrawFunding(Dice& dice, const School& school, const v1::Application& application,
                 v1::MakeOfferRequest& request) {
  for (const auto& [question, decision] : school.decisions) {
    const bool may_fund = decision.outcome() != v1::ELIGIBILITY_OUTCOME_NO;
    if (question.second != application.name()) continue;
    if (dice.Chance(may_fund ? 85 : 20)) request.add_agreements(question.first);
  }
  if (school.agreements.empty() || !dice.Chance(8)) return;
  request.add_agreements(NameOrStranger(dice, dice.OneOf(NamesIn(school.agreements))));
}

bool IsDecided(const School& school, const v1::Application& application) {
  return std::ranges::any_of(school.decisions, [&](const auto& named) {
    return named.first.second == application.name();
  });
}

std::optional<Request> DrawOffer(Dice& dice, const Situation& situation) {
  const auto* application =
      DrawApplication(dice, situation.school,
                      {v1::APPLICATION_STATE_IN_REVIEW, v1::APPLICATION_STATE_REJECTED,
                       v1::APPLICATION_STATE_DECLINED, v1::APPLICATION_STATE_OFFER_EXPIRED});
  if (application == nullptr) return std::nullopt;
  // Staff ask first who may pay, where somebody may.
  const School& school = situation.school;
  const bool may_wait = !school.agreements.empty() && !IsDecided(school, *application);
  if (may_wait && dice.Chance(50)) return std::nullopt;
  v1::MakeOfferRequest request;
  request.set_name(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  request.set_track(DrawTrack(dice, school, application->cohort()));
  DrawFunding(dice, school, *application, request);
  *request.mutable_expire_time() = DrawExpiry(dice, situation);
  if (!dice.Chance(15)) return request;
  *request.mutable_entry()->mutable_date() =
      DateOf(absl::CivilDay(2015, 5, 4) + dice.Between(-1, 20));
  request.mutable_entry()->set_slot(dice.OneOf({v1::SLOT_AM, v1::SLOT_PM}));
  return request;
}

template <class AnswerOffer>
std::optional<Request> DrawAnswer(Dice& dice, const Situation& situation) {
  const auto* application =
      DrawApplication(dice, situation.school, {v1::APPLICATION_STATE_OFFERED});
  if (application == nullptr) return std::nullopt;
  AnswerOffer request;
  request.set_name(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  return request;
}

std::optional<Request> DrawEnrol(Dice& dice, const Situation& situation) {
  const auto* application =
      DrawApplication(dice, situation.school, {v1::APPLICATION_STATE_ACCEPTED});
  if (application == nullptr) return std::nullopt;
  v1::EnrolRequest request;
  request.set_application(NameOrStranger(dice, application->name()));
  request.set_etag(DrawEtag(dice, application->etag()));
  if (!dice.Chance(40)) return request;
  const auto days = dice.Chance(5) ? -1 : dice.Between(0, 14);
  *request.mutable_entry()->mutable_date() = DateOf(absl::CivilDay(2015, 5, 4) + days);
  request.mutable_entry()->set_slot(dice.OneOf({v1::SLOT_AM, v1::SLOT_PM}));
  return request;
}

std::optional<Request> DrawNewTrack(Dice& dice, const Situation& /*situation*/) {
  v1::CreateTrackRequest request;
  request.set_parent(NameOrStranger(dice, dice.Chance(70) ? kCohort : kSecondCohort));
  // A collation by language would order these otherwise.
  request.set_track_id(dice.OneOf<const char*>({"blended", "b-10", "b-2", "b2", "ba"}));
  v1::Track& track = *request.mutable_track();
  track.set_title("Encore des places");
  track.set_mode(dice.OneOf({v1::TRACK_MODE_BLENDED, v1::TRACK_MODE_REMOTE}));
  track.set_seat_limit(dice.Between(1, 3));
  *track.mutable_seat_price() = Euros(dice.OneOf<Cents>({30'000, 150'000}));
  return request;
}

}  // namespace

const v1::Application* DrawApplication(Dice& dice, const School& school, const States& states) {
  std::vector<const v1::Application*> fitting;
  std::vector<const v1::Application*> all;
  for (const auto& [name, application] : school.applications) {
    all.push_back(&application);
    const bool fits = std::ranges::find(states, application.state()) != states.end();
    if (fits) fitting.push_back(&application);
  }
  if (all.empty()) return nullptr;
  const bool wants_fitting = !fitting.empty() && dice.Chance(85);
  return dice.OneOf(wants_fitting ? fitting : all);
}

std::string DrawTrack(Dice& dice, const School& school, const std::string& cohort) {
  std::vector<std::string> own;
  for (const auto& [name, track] : school.tracks) {
    if (ParentOf(name) == cohort) own.push_back(name);
  }
  const bool wants_own = !own.empty() && dice.Chance(95);
  return NameOrStranger(dice, dice.OneOf(wants_own ? own : NamesIn(school.tracks)));
}

std::vector<DrawOfKind> EnrolmentDraws() {
  return {{13, DrawSubmit},
          {12, DrawReview},
          {4, DrawReject},
          {16, DrawOffer},
          {11, DrawAnswer<v1::AcceptOfferRequest>},
          {3, DrawAnswer<v1::DeclineOfferRequest>},
          {9, DrawEnrol},
          {2, DrawNewTrack}};
}

}  // namespace ecloserie::model
