#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

void CreateTrack(const Client& client, const std::string& slug, v1::TrackMode mode, int seats,
                 std::int64_t price_cents) {
  v1::CreateTrackRequest request;
  request.set_parent(kCohort);
  request.set_track_id(slug);
  request.mutable_track()->set_title(slug);
  request.mutable_track()->set_mode(mode);
  request.mutable_track()->set_seat_limit(seats);
  *request.mutable_track()->mutable_seat_price() = Euros(price_cents);
  ValueOrThrow(client.school().CreateTrack(request));
}

}  // namespace

void AddSchool(const Client& client, const std::string& slug) {
  v1::CreateSchoolRequest school;
  school.set_school_id(slug);
  school.mutable_school()->set_display_name("L'école de " + slug);
  school.mutable_school()->set_time_zone("Europe/Paris");
  ValueOrThrow(client.school().CreateSchool(school));
}

void SetUpBoitron(const Client& client, int blended_seats, int remote_seats) {
  AddSchool(client, "boitron");
  v1::CreateProgrammeRequest programme;
  programme.set_parent(kSchool);
  programme.set_programme_id("dev-web");
  programme.mutable_programme()->set_title("Développeur web et mobile");
  programme.mutable_programme()->set_planned_minutes(42'840);
  ValueOrThrow(client.school().CreateProgramme(programme));

  v1::CreateCohortRequest cohort;
  cohort.set_parent(kSchool);
  cohort.set_cohort_id("promo-1");
  cohort.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  cohort.mutable_cohort()->set_title("Première promotion");
  *cohort.mutable_cohort()->mutable_starts_on() = Day(2015, 5, 4);
  *cohort.mutable_cohort()->mutable_ends_on() = Day(2015, 10, 30);
  ValueOrThrow(client.school().CreateCohort(cohort));

  CreateTrack(client, "blended", v1::TRACK_MODE_BLENDED, blended_seats, 150'000);
  CreateTrack(client, "remote", v1::TRACK_MODE_REMOTE, remote_seats, 30'000);
}

v1::SubmitApplicationRequest AnApplication(int number) {
  const std::string tag = std::to_string(number);
  v1::SubmitApplicationRequest request;
  request.set_cohort(kCohort);
  v1::Person& applicant = *request.mutable_applicant();
  applicant.set_family_name("Généré-" + std::string(1, static_cast<char>('A' + number % 26)) +
                            std::string(1, static_cast<char>('a' + number / 26 % 26)) +
                            std::string(1, static_cast<char>('a' + number / 676 % 26)) +
                            std::string(1, static_cast<char>('a' + number / 17576 % 26)));
  applicant.set_given_name("Élodie");
  *applicant.mutable_born_on() = Day(1985, 1, 1 + number % 28);
  applicant.set_email("applicant" + tag + "@example.org");
  applicant.set_postal_code("61500");
  *applicant.mutable_jobseeker_since() = Day(2014, 9, 1);
  applicant.set_jobseeker_region("Basse-Normandie");
  request.set_external_ref("BOI-" + tag);
  return request;
}

std::string ReviewedApplication(const Client& client, int number) {
  const auto filed = ValueOrThrow(client.enrolment().SubmitApplication(AnApplication(number)));
  v1::ReviewApplicationRequest review;
  review.set_name(filed.name());
  return ValueOrThrow(client.enrolment().ReviewApplication(review)).name();
}

v1::MakeOfferRequest AnOffer(const TestServer& server, const std::string& application,
                             const std::string& track) {
  v1::MakeOfferRequest offer;
  offer.set_name(application);
  offer.set_track(track);
  *offer.mutable_expire_time() = Instant(server.environment().Now() + absl::Hours(24 * 30));
  return offer;
}

std::string EnrolledTrainee(TestServer& server, int number, const std::string& track) {
  const Client& client = server.admin();
  const std::string application = ReviewedApplication(client, number);
  ValueOrThrow(client.enrolment().MakeOffer(AnOffer(server, application, track)));
  v1::AcceptOfferRequest accept;
  accept.set_name(application);
  ValueOrThrow(client.enrolment().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(application);
  return ValueOrThrow(client.enrolment().Enrol(enrol)).name();
}

}  // namespace ecloserie::tests
