#include "usecases/latecomer.h"

#include "storage/roster_store.h"
#include "storage/session_store.h"

namespace ecloserie::usecases {

void JoinOpenRegisters(Unit& unit, const domain::EnrolmentName& enrolment) {
  storage::Transaction& transaction = unit.transaction();
  for (const domain::SessionName& name : storage::OpenSessionsWithout(transaction, enrolment)) {
    storage::InsertLatecomer(transaction, name, enrolment);
    storage::UpdateSession(transaction, *storage::FindSession(transaction, name));
  }
}

}  // namespace ecloserie::usecases
