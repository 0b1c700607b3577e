#pragma once

#include <vector>

#include "domain/attendance_record.h"
#include "domain/person.h"
#include "storage/attendance_record_store.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The trainees of a record by enrolment, with their pieces, accepted justifications
// and confirmed evidence as recorded then; without their lines.
std::vector<domain::RecordedTrainee> ReadRecordedTrainees(Transaction& transaction,
                                                          const RecordScope& scope, AsOf as_of);

// Who they are, as known now; by enrolment.
struct PersonOfEnrolment {
  domain::EnrolmentName enrolment;
  domain::SealedPerson trainee;
};
std::vector<PersonOfEnrolment> ListPeopleOfRecord(Transaction& transaction,
                                                  const RecordScope& scope);

Statements AttendanceFactsStatements();

}  // namespace ecloserie::storage
