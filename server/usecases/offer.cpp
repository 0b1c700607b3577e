#include "usecases/offer.h"

#include "domain/refusal.h"
#include "storage/application_store.h"
#include "usecases/filing.h"
#include "usecases/offering.h"
#include "usecases/seats.h"

namespace ecloserie::usecases {
namespace {

using domain::ApplicationEvent;

// Guards an answer to an offer. One that has run out is answered no more, whatever any
// job did: nobody declined it.
absl::StatusOr<domain::Application> LoadOffered(Unit& unit, const domain::ApplicationName& name,
                                                const std::string& etag, ApplicationEvent event) {
  ASSIGN_OR_REFUSE(domain::Application application, LoadApplication(unit, name, etag));
  RETURN_IF_REFUSED(domain::StateAfter(application, event).status());
  if (IsOverdue(unit, application)) return domain::OfferExpired(*application.offer_expires_at);
  return application;
}

}  // namespace

OfferOutOfLine OutOfLine(const View& view, const MakeOfferCommand& command) {
  return {.application = command.name,
          .pools = PoolsOfOffer(view, command.track, command.agreements),
          .entry = command.entry,
          .batch = command.batch};
}

absl::Status RequireToCome(const Unit& unit, absl::Time expires_at) {
  if (expires_at > unit.now()) return absl::OkStatus();
  return domain::FieldInvalid("expire_time", "must lie in the future");
}

absl::Status MakeOfferInTurn(Unit& unit, const MakeOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application, LoadApplication(unit, command.name, ""));
  RETURN_IF_REFUSED(domain::StateAfter(application, ApplicationEvent::kOffer).status());
  RETURN_IF_REFUSED(
      RequireTermsOfCohort(unit, application.cohort, command.track, command.agreements));
  RETURN_IF_REFUSED(RequireToCome(unit, command.expires_at));
  RETURN_IF_REFUSED(RequireEligible(unit, command.name, command.agreements));
  ASSIGN_OR_REFUSE(const domain::Span over, SpanOfOffer(unit, application.cohort, command.entry));
  const domain::Application before = application;
  RETURN_IF_REFUSED(OfferSeat(unit, application,
                              {.track = command.track,
                               .agreements = command.agreements,
                               .over = over,
                               .expires_at = command.expires_at}));
  return NotePassedOver(unit, OutOfLine(unit, command), before);
}

absl::StatusOr<domain::ApplicationName> MakeOffer(Unit& unit, const MakeOfferCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Application application,
                   LoadApplication(unit, command.name, command.etag));
  // Who waits comes before whom staff think of now.
  RETURN_IF_REFUSED(SettleBefore(unit, OutOfLine(unit, command), application.cohort));
  RETURN_IF_REFUSED(MakeOfferInTurn(unit, command));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> AcceptOffer(Unit& unit, const AnswerOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadOffered(unit, command.name, command.etag, ApplicationEvent::kAccept));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, ApplicationEvent::kAccept, "", ""));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> DeclineOffer(Unit& unit,
                                                     const AnswerOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadOffered(unit, command.name, command.etag, ApplicationEvent::kDecline));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, ApplicationEvent::kDecline, "", ""));
  RETURN_IF_REFUSED(FreeSeats(unit, command.name));
  return command.name;
}

absl::StatusOr<domain::ApplicationName> WithdrawOffer(Unit& unit,
                                                      const WithdrawOfferCommand& command) {
  ASSIGN_OR_REFUSE(domain::Application application,
                   LoadOffered(unit, command.name, command.etag, ApplicationEvent::kWithdrawOffer));
  RETURN_IF_REFUSED(ApplyEvent(unit, application, ApplicationEvent::kWithdrawOffer,
                               command.reason_code, command.note));
  RETURN_IF_REFUSED(FreeSeats(unit, command.name));
  return command.name;
}

}  // namespace ecloserie::usecases
