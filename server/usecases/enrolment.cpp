#include "usecases/enrolment.h"

#include <algorithm>

#include "domain/application.h"
#include "domain/refusal.h"
#include "domain/spell.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/enrolment_store.h"
#include "storage/outcome_store.h"
#include "storage/person_store.h"
#include "storage/seat_store.h"
#include "storage/spell_store.h"
#include "storage/transfer_store.h"
#include "usecases/as_of.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/offering.h"
#include "usecases/people.h"
#include "usecases/seats.h"
#include "usecases/spell.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

// From the entry to the end of the cohort, if no other spell of the person is there.
absl::StatusOr<domain::Span> FreeSpan(const View& view, const domain::Application& application,
                                      const domain::HalfDay& entry, const domain::Cohort& cohort) {
  const domain::Span span{.first = entry, .last = domain::LastOf(cohort)};
  const auto spells = storage::SpellsOf(view.transaction(), application.cohort, application.person);
  RETURN_IF_REFUSED(domain::RequireFree(span, spells, cohort));
  return span;
}

// As offered, unless asked for otherwise; if no other spell of the person is there.
absl::StatusOr<domain::Span> SpanOfSpell(const View& view, const domain::Application& application,
                                         const std::optional<domain::HalfDay>& asked,
                                         const domain::Cohort& cohort) {
  std::optional<domain::HalfDay> entry = asked;
  for (const domain::Seat& seat : storage::LiveSeatsOf(view.transaction(), application.name)) {
    if (!entry) entry = seat.over.first;
  }
  ASSIGN_OR_REFUSE(const domain::HalfDay first, domain::EntryInside(cohort, entry));
  return FreeSpan(view, application, first, cohort);
}

bool IsBeforeSeats(const View& view, const domain::ApplicationName& application,
                   const domain::HalfDay& entry) {
  return std::ranges::any_of(storage::LiveSeatsOf(view.transaction(), application),
                             [&](const domain::Seat& seat) { return entry < seat.over.first; });
}

// Who was funded comes back funded, if each agreement may fund the trainee still; or
// comes back without, when that is said.
absl::StatusOr<std::vector<domain::PoolName>> PoolsToReenter(
    const View& view, const domain::ApplicationName& application,
    const ReenterEnrolmentCommand& command) {
  if (command.is_unfunded) return PoolsOfTrack(view, command.track);
  const auto funders = storage::FundersOf(view.transaction(), application);
  RETURN_IF_REFUSED(RequireEligible(view, application, funders));
  return PoolsOfOffer(view, command.track, funders);
}

domain::EnrolmentFile ReadFile(const View& view, domain::Enrolment enrolment,
                               const domain::SealedPerson& trainee, storage::AsOf as_of) {
  storage::Transaction& transaction = view.transaction();
  const domain::EnrolmentName name = enrolment.name;
  return domain::EnrolmentFile{.enrolment = std::move(enrolment),
                               .trainee = OpenPerson(view, trainee),
                               .placements = storage::PlacementsOf(transaction, name, as_of),
                               .suspensions = storage::SuspensionsOf(transaction, name, as_of),
                               .outcomes = storage::OutcomesOf(transaction, name, as_of),
                               .transfer = storage::TransferOf(transaction, name, as_of)};
}

absl::StatusOr<domain::EnrolmentFile> ReadAsOf(const View& view, const domain::EnrolmentName& name,
                                               storage::AsOf as_of) {
  auto enrolment = storage::FindEnrolment(view.transaction(), name, as_of);
  if (!enrolment) return domain::ResourceMissing(name.ToString());
  const auto trainee = storage::FindPerson(view.transaction(), enrolment->person, as_of);
  if (!trainee) return domain::ResourceMissing(enrolment->person.ToString());
  return ReadFile(view, *std::move(enrolment), *trainee, as_of);
}

std::vector<domain::EnrolmentFile> FilesOf(const View& view, const ListEnrolmentsQuery& query,
                                           const domain::Uuid& after) {
  std::vector<domain::EnrolmentFile> files;
  for (const auto& [enrolment, trainee] :
       storage::ListEnrolments(view.transaction(), query.filter, after, query.page.size + 1)) {
    files.push_back(ReadFile(view, enrolment, trainee, {}));
  }
  return files;
}

// Cohort and person of an enrolment never change, and narrow what is read; the pieces
// are judged as they were.
std::vector<domain::EnrolmentFile> FilesAsOf(const View& view, const ListEnrolmentsQuery& query,
                                             domain::Uuid after, storage::AsOf as_of) {
  storage::EnrolmentFilter steady = query.filter;
  steady.track.reset();
  steady.on.reset();
  const auto wanted = static_cast<std::size_t>(query.page.size) + 1;
  std::vector<domain::EnrolmentFile> files;
  while (files.size() < wanted) {
    const auto batch =
        storage::ListEnrolments(view.transaction(), steady, after, query.page.size + 1);
    if (batch.empty()) return files;
    for (const auto& [enrolment, trainee] : batch) {
      after = enrolment.name.id;
      auto file = ReadAsOf(view, enrolment.name, as_of);
      if (!file.ok() || !domain::IsPlaced(*file, query.filter.track, query.filter.on)) continue;
      files.push_back(*std::move(file));
      if (files.size() == wanted) return files;
    }
  }
  return files;
}

}  // namespace

absl::StatusOr<domain::EnrolmentName> Enrol(Unit& unit, const EnrolCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadApplication(unit, command.application, command.etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, domain::ApplicationEvent::kEnrol).status());
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, application.cohort));
  // An earlier entry than was offered wants more of a seat than is held.
  if (command.entry && IsBeforeSeats(unit, application.name, *command.entry)) {
    RETURN_IF_REFUSED(SettleCohort(unit, application.cohort, command.entry));
  }
  ASSIGN_OR_REFUSE(const domain::Span span, SpanOfSpell(unit, application, command.entry, cohort));
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, *application.offered_track));

  const domain::EnrolmentName name{application.name.school, unit.NewId()};
  BeginSpell(unit,
             {.name = name,
              .cohort = application.cohort,
              .person = application.person,
              .application = application.name,
              .entry = span.first,
              .seat_price_cents = track.seat_price_cents},
             track, domain::EnrolmentEvent::kEnrol, "");
  RETURN_IF_REFUSED(TakeSeats(unit, application.name, span));
  application.enrolment = name;
  RETURN_IF_REFUSED(ApplyEvent(unit, application, domain::ApplicationEvent::kEnrol, "", ""));
  return name;
}

absl::StatusOr<domain::EnrolmentName> ReenterEnrolment(Unit& unit,
                                                       const ReenterEnrolmentCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Spell over, LoadSpell(unit, command.name, command.etag));
  domain::Enrolment next = over.enrolment;
  ASSIGN_OR_REFUSE(next.state, domain::StateAfter(next.state, domain::EnrolmentEvent::kReenter));
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, next.cohort));
  ASSIGN_OR_REFUSE(next.entry, domain::EntryInside(cohort, command.entry));
  if (command.track.Cohort() != next.cohort) {
    return domain::FieldInvalid("track", "must be a track of the same cohort");
  }
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, command.track));
  ASSIGN_OR_REFUSE(domain::Application application, LoadApplication(unit, next.application, ""));
  ASSIGN_OR_REFUSE(const domain::Span span, FreeSpan(unit, application, next.entry, cohort));
  RETURN_IF_REFUSED(SettleCohort(unit, next.cohort, next.entry));

  next.name.id = unit.NewId();
  next.exit.reset();
  next.seat_price_cents = track.seat_price_cents;
  next.version = 1;
  ASSIGN_OR_REFUSE(const auto pools, PoolsToReenter(unit, application.name, command));
  RETURN_IF_REFUSED(HoldSeats(unit, application.name, pools, span));
  RETURN_IF_REFUSED(TakeSeats(unit, application.name, span));
  BeginSpell(unit, next, track, domain::EnrolmentEvent::kReenter, command.note);
  application.enrolment = next.name;
  storage::UpdateApplication(unit.transaction(), application);
  return next.name;
}

absl::StatusOr<domain::EnrolmentName> RecordOutcome(Unit& unit,
                                                    const RecordOutcomeCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Spell spell, LoadSpell(unit, command.name, command.etag));
  ASSIGN_OR_REFUSE(const absl::CivilDay today, SchoolDay(unit, command.name.school));
  RETURN_IF_REFUSED(domain::RequireObservable(command.outcome, spell.enrolment.exit, today));
  domain::Outcome outcome = command.outcome;
  const auto known = storage::OutcomesOf(unit.transaction(), command.name);
  const auto before =
      std::ranges::find(known, outcome.months_after, &domain::Outcome::months_after);
  if (before != known.end()) outcome.version = before->version + 1;
  storage::PutOutcome(unit.transaction(), command.name, outcome);
  // Another version of the enrolment, so that whoever read the one before is told.
  storage::UpdateSpell(unit.transaction(), spell, spell);
  return command.name;
}

absl::StatusOr<domain::EnrolmentFile> ShowEnrolment(const View& view,
                                                    const domain::EnrolmentName& name) {
  return ReadAsOf(view, name, view.as_of());
}

absl::StatusOr<domain::EnrolmentFile> GetEnrolment(const View& view,
                                                   const GetEnrolmentQuery& query) {
  return ReadAsOf(view, query.name, AsOfTime(view, query.name.school, query.as_of));
}

absl::StatusOr<Page<domain::EnrolmentFile>> ListEnrolments(const View& view,
                                                           const ListEnrolmentsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const storage::AsOf as_of = AsOfTime(view, query.filter.school, query.as_of);
  const auto start = domain::ParseUuid(after).value_or(domain::Uuid{});
  auto files =
      as_of.IsLatest() ? FilesOf(view, query, start) : FilesAsOf(view, query, start, as_of);
  return CutPage(view, query.page, std::move(files), [](const domain::EnrolmentFile& file) {
    return domain::ToText(file.enrolment.name.id);
  });
}

}  // namespace ecloserie::usecases
