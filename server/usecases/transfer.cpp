#include "usecases/transfer.h"

#include <array>
#include <cstdint>

#include "absl/strings/escaping.h"
#include "domain/application.h"
#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/enrolment_store.h"
#include "storage/person_store.h"
#include "storage/school_store.h"
#include "storage/transfer_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/people.h"

namespace ecloserie::usecases {
namespace {

// 192 bits, which nobody guesses, in 32 letters.
std::string DrawTransferId(Unit& unit, const std::string& school) {
  std::array<std::uint8_t, 24> bytes{};
  unit.FillRandom(bytes);
  return school + "." + absl::WebSafeBase64Escape(std::string(bytes.begin(), bytes.end()));
}

absl::Status RequireOtherSchool(const View& view, const TransferEnrolmentCommand& command) {
  if (command.to_school == command.event.name.school) {
    return domain::FieldInvalid("to_school", "must be another school");
  }
  if (storage::FindSchool(view.transaction(), {command.to_school})) return absl::OkStatus();
  return domain::FieldInvalid("to_school", "must be a school of the network");
}

// The same for a transfer to another school as for none: an id that is not meant for
// this school tells it nothing.
absl::Status TransferMissing() { return domain::ResourceMissing("transfer_id"); }

// The values of the trainee, as somebody new; nothing else of the other school's.
absl::StatusOr<domain::Person> ReadTrainee(const View& view,
                                           const ReceiveTransferCommand& command) {
  const auto source = storage::FindTransfer(
      view.transaction(), {.id = command.transfer_id, .to_school = command.cohort.school});
  if (!source) return TransferMissing();
  const auto enrolment = storage::FindEnrolment(view.transaction(), source->enrolment);
  if (!enrolment) return TransferMissing();
  const auto sealed = storage::FindPerson(view.transaction(), enrolment->person, source->as_of);
  if (!sealed || sealed->wrapped_key.empty()) return TransferMissing();
  domain::Person trainee = OpenPerson(view, *sealed);
  trainee.name = {};
  trainee.version = 1;
  return trainee;
}

}  // namespace

absl::StatusOr<domain::EnrolmentName> TransferEnrolment(Unit& unit,
                                                        const TransferEnrolmentCommand& command) {
  RETURN_IF_REFUSED(RequireOtherSchool(unit, command));
  ASSIGN_OR_REFUSE(const domain::EnrolmentName name,
                   EndSpell(unit, command.event, domain::EnrolmentEvent::kTransfer));
  storage::InsertTransfer(
      unit.transaction(), name,
      {.id = DrawTransferId(unit, name.school), .to_school = command.to_school});
  return name;
}

absl::StatusOr<domain::ApplicationName> ReceiveTransfer(Unit& unit,
                                                        const ReceiveTransferCommand& command) {
  const std::string& school = command.cohort.school;
  if (const auto received =
          storage::FindReceived(unit.transaction(), school, command.transfer_id)) {
    const auto application = storage::FindApplication(unit.transaction(), *received);
    if (!application || application->cohort != command.cohort) return TransferMissing();
    return *received;
  }
  RETURN_IF_REFUSED(GetCohort(unit, command.cohort).status());
  ASSIGN_OR_REFUSE(const domain::Person trainee, ReadTrainee(unit, command));
  const auto duplicate = FindCertainDuplicate(unit, command.cohort, trainee);
  if (duplicate) return domain::ApplicantDuplicate(duplicate->name);
  if (IsOutOfReach(unit, trainee)) {
    return domain::PermissionMissing(domain::Permission::kEnrolmentWrite);
  }
  const domain::ApplicationFile file = FileApplication(unit, command.cohort, trainee, "", {});
  storage::InsertReceipt(unit.transaction(), file.application.name, command.transfer_id);
  return file.application.name;
}

}  // namespace ecloserie::usecases
