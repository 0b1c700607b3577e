#include "twins.h"

#include "ask.h"
#include "support/sponsors.h"

namespace ecloserie::model {
namespace {

constexpr const char* kSecondCohort = "schools/boitron/cohorts/promo-2";

// Few seats, so that they run out, and a second cohort whose window opens and
// closes while the clock goes on.
void SetUpSecondCohort(const Client& client) {
  v1::CreateCohortRequest cohort;
  cohort.set_parent(tests::kSchool);
  cohort.set_cohort_id("promo-2");
  cohort.mutable_cohort()->set_programme("schools/boitron/programmes/dev-web");
  cohort.mutable_cohort()->set_title("Deuxième promotion");
  *cohort.mutable_cohort()->mutable_starts_on() = tests::Day(2015, 11, 2);
  *cohort.mutable_cohort()->mutable_ends_on() = tests::Day(2016, 4, 29);
  *cohort.mutable_cohort()->mutable_applications_open_on() = tests::Day(2015, 5, 5);
  *cohort.mutable_cohort()->mutable_applications_close_on() = tests::Day(2015, 5, 9);
  ValueOrThrow(client.school().CreateCohort(cohort));
  v1::CreateTrackRequest track;
  track.set_parent(kSecondCohort);
  track.set_track_id("evening");
  track.mutable_track()->set_title("Le soir");
  track.mutable_track()->set_mode(v1::TRACK_MODE_REMOTE);
  track.mutable_track()->set_seat_limit(3);
  *track.mutable_track()->mutable_seat_price() = tests::Euros(80'000);
  ValueOrThrow(client.school().CreateTrack(track));
}

template <class Message>
std::map<std::string, Message> ByName(Paged<Message> list) {
  std::map<std::string, Message> things;
  for (const Message& thing : ValueOrThrow(list.Collect(100))) things[thing.name()] = thing;
  return things;
}

}  // namespace

Twin::Twin(tests::Engine engine) : server_(engine) {
  const Client& admin = server_.admin();
  tests::SetUpBoitron(admin, 5, 3);
  SetUpSecondCohort(admin);
  tests::AddParties(admin);
  staff_ = std::make_unique<Client>(server_.ClientAs(kStaff, domain::Role::kStaff, "boitron"));
  // So that the next unit of work is at the clock's own time.
  server_.environment().Advance(absl::Hours(1));
}

Answer Twin::Take(const Call& call) const {
  return Ask(call.caller == kAdmin ? server_.admin() : *staff_, call.request);
}

void Twin::MoveClock(std::int64_t by_us) {
  server_.environment().Advance(absl::Microseconds(by_us));
}

std::int64_t Twin::clock_us() const { return absl::ToUnixMicros(server_.environment().Now()); }

School Twin::FirstSchool() const {
  const Client& admin = server_.admin();
  School school;
  v1::ListCohortsRequest cohorts;
  cohorts.set_parent(tests::kSchool);
  school.cohorts = ByName(admin.school().ListCohorts(cohorts));
  for (const auto& [name, cohort] : school.cohorts) {
    v1::ListTracksRequest tracks;
    tracks.set_parent(name);
    school.tracks.merge(ByName(admin.school().ListTracks(tracks)));
  }
  v1::ListPartiesRequest parties;
  parties.set_parent(tests::kSchool);
  school.parties = ByName(admin.sponsorship().ListParties(parties));
  school.sequence = tests::Verify(admin).position().sequence();
  return school;
}

}  // namespace ecloserie::model
