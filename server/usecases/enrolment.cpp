#include "usecases/enrolment.h"

#include "domain/application.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/person_store.h"
#include "storage/seat_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/offering.h"
#include "usecases/people.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

// As offered, unless asked for otherwise.
absl::StatusOr<domain::Span> SpanOfSpell(const View& view, const domain::Application& application,
                                         const std::optional<domain::HalfDay>& asked) {
  std::optional<domain::HalfDay> entry = asked;
  for (const domain::Seat& seat : storage::LiveSeatsOf(view.transaction(), application.name)) {
    if (!entry) entry = seat.over.first;
  }
  return SpanOfOffer(view, application.cohort, entry);
}

}  // namespace

absl::StatusOr<domain::EnrolmentName> Enrol(Unit& unit, const EnrolCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.application, command.etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kEnrol).status());
  ASSIGN_OR_REFUSE(const domain::Span over, SpanOfSpell(unit, application, command.entry));
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, *application.offered_track));

  const domain::EnrolmentName name{application.name.school, unit.NewId()};
  storage::InsertEnrolment(unit.transaction(), {.name = name,
                                                .cohort = application.cohort,
                                                .person = application.person,
                                                .application = application.name,
                                                .entry = over.first,
                                                .seat_price_cents = track.seat_price_cents});
  storage::InsertPlacement(unit.transaction(), name, 1,
                           {.track = track.name, .mode = track.mode, .first = over.first});
  RETURN_IF_REFUSED(TakeSeats(unit, application.name, over));
  application.enrolment = name;
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kEnrol, "", ""));
  return name;
}

absl::StatusOr<domain::EnrolmentFile> GetEnrolment(const View& view,
                                                   const domain::EnrolmentName& name) {
  auto enrolment = storage::FindEnrolment(view.transaction(), name, view.as_of());
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  const auto trainee = storage::FindPerson(view.transaction(), enrolment->person, view.as_of());
  if (!trainee) return domain::ResourceMissing(enrolment->person.ToString());
  return domain::EnrolmentFile{
      .enrolment = *std::move(enrolment),
      .trainee = OpenPerson(view, *trainee),
      .placements = storage::PlacementsOf(view.transaction(), name, view.as_of())};
}

absl::StatusOr<Page<domain::EnrolmentFile>> ListEnrolments(const View& view,
                                                           const ListEnrolmentsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  std::vector<domain::EnrolmentFile> files;
  for (const auto& [enrolment, trainee] : storage::ListEnrolments(
           view.transaction(), query.filter, domain::ParseUuid(after).value_or(domain::Uuid{}),
           query.page.size + 1)) {
    files.push_back({.enrolment = enrolment,
                     .trainee = OpenPerson(view, trainee),
                     .placements = storage::PlacementsOf(view.transaction(), enrolment.name)});
  }
  return CutPage(view, query.page, std::move(files), [](const domain::EnrolmentFile& file) {
    return domain::ToText(file.enrolment.name.id);
  });
}

}  // namespace ecloserie::usecases
