#pragma once

#include <map>
#include <string>

#include "domain/person.h"
#include "storage/attendance_record_store.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Who the trainees of a record are, opened one by one when somebody asks.
class TraineeNames {
 public:
  TraineeNames(const View& view, const storage::RecordScope& scope);

  // Without names for somebody unknown.
  domain::Person PersonOf(const domain::EnrolmentName& enrolment) const;
  // As registers name people.
  std::string TextOf(const domain::EnrolmentName& enrolment) const;

 private:
  const View& view_;
  std::map<domain::EnrolmentName, domain::SealedPerson> people_;
};

}  // namespace ecloserie::usecases
