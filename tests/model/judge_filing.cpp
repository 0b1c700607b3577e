// Who applies, and who has applied already.
#include <optional>

#include "absl/time/time.h"
#include "application_rules.h"
#include "folded.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

constexpr const char* kZone = "Europe/Paris";

std::string IdentityOf(const v1::Person& person) {
  const std::string given = FoldedText(person.given_name());
  return FoldedText(person.family_name()) + "\t" + given.substr(0, given.find(' ')) + "\t" +
         IsoText(person.born_on());
}

// What is known of a person, where nothing is said now.
void KeepWhatIsKnown(v1::Person& said, const v1::Person& known) {
  if (said.phone().empty()) said.set_phone(known.phone());
  if (said.postal_code().empty()) said.set_postal_code(known.postal_code());
  if (said.gender().empty()) said.set_gender(known.gender());
  if (said.occupation().empty()) said.set_occupation(known.occupation());
  if (said.jobseeker_region().empty()) said.set_jobseeker_region(known.jobseeker_region());
  if (!said.has_jobseeker_since() && known.has_jobseeker_since()) {
    *said.mutable_jobseeker_since() = known.jobseeker_since();
  }
  said.set_name(known.name());
  said.set_etag(known.etag());
}

absl::CivilDay Today(const School& school) {
  absl::TimeZone zone;
  absl::LoadTimeZone(kZone, &zone);
  return absl::ToCivilDay(absl::FromUnixMicros(school.now_us), zone);
}

std::optional<Refused> AgainstWindow(const School& school, const v1::Cohort& cohort) {
  const absl::CivilDay today = Today(school);
  const bool is_early =
      cohort.has_applications_open_on() && today < DayOf(cohort.applications_open_on());
  const bool is_late =
      cohort.has_applications_close_on() && today > DayOf(cohort.applications_close_on());
  if (!is_early && !is_late) return std::nullopt;
  return Refused{Reason::kWindowClosed,
                 {{"opens_on", IsoText(cohort.applications_open_on())},
                  {"closes_on", IsoText(cohort.applications_close_on())}},
                 {}};
}

std::optional<Refused> AgainstContent(const School& school,
                                      const v1::SubmitApplicationRequest& request) {
  if (DayOf(request.applicant().born_on()) >= Today(school)) {
    return Refused{Reason::kFieldInvalid, {}, {"applicant.born_on"}};
  }
  for (int i = 0; i < request.wished_tracks_size(); ++i) {
    if (school.tracks.contains(request.cohort() + "/tracks/" + request.wished_tracks(i))) continue;
    return Refused{Reason::kFieldInvalid, {}, {"wished_tracks[" + std::to_string(i) + "]"}};
  }
  return std::nullopt;
}

// The same reference in the cohort, or the same person.
std::optional<Refused> AgainstOthers(const School& school,
                                     const v1::SubmitApplicationRequest& request) {
  const auto person = school.person_by_identity.find(IdentityOf(request.applicant()));
  std::optional<Refused> duplicate;
  for (const auto& [name, other] : school.applications) {
    if (other.cohort() != request.cohort()) continue;
    if (!request.external_ref().empty() && other.external_ref() == request.external_ref()) {
      return Refused{Reason::kResourceExists, {{"resource", name}}, {}};
    }
    if (person == school.person_by_identity.end()) continue;
    if (other.applicant().name() != person->second) continue;
    duplicate = Refused{Reason::kApplicantDuplicate, {{"application", name}}, {}};
  }
  return duplicate;
}

// The known person, brought up to date, or a new one.
std::string KeepPerson(School& school, v1::Person said, DrawnNames& drawn) {
  std::string& name = school.person_by_identity[IdentityOf(said)];
  const bool is_new = name.empty();
  if (is_new) name = drawn.Next();
  v1::Person& known = school.people[name];
  if (is_new) known.set_name(name);
  KeepWhatIsKnown(said, known);
  if (BytesOf(said) != BytesOf(known)) said.set_etag(Next(known.etag()));
  known = said;
  return name;
}

}  // namespace

Predicted<v1::Application> Judge(School& school, const v1::SubmitApplicationRequest& request,
                                 DrawnNames& drawn) {
  const auto cohort = school.cohorts.find(request.cohort());
  if (cohort == school.cohorts.end()) return Missing(request.cohort());
  if (const auto closed = AgainstWindow(school, cohort->second)) return tl::unexpected(*closed);
  if (const auto bad = AgainstContent(school, request)) return tl::unexpected(*bad);
  if (const auto other = AgainstOthers(school, request)) return tl::unexpected(*other);

  v1::Application application;
  application.set_name(drawn.Next());
  application.set_cohort(request.cohort());
  application.mutable_applicant()->set_name(KeepPerson(school, request.applicant(), drawn));
  application.set_external_ref(request.external_ref());
  *application.mutable_wished_tracks() = request.wished_tracks();
  *application.mutable_submit_time() = InstantOf(school.now_us);
  Become(school, application, {.event = "submit", .state = v1::APPLICATION_STATE_SUBMITTED});
  school.applications[application.name()] = application;
  return Shown(school, application);
}

}  // namespace ecloserie::model
