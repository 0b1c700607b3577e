#pragma once

#include <string>
#include <vector>

#include "spell_scenario.h"
#include "storage/snapshot.h"
#include "usecases/blocking.h"

namespace ecloserie::tests {

// Two trainees at a distance, and a week of June that is over. Nothing of what happens
// here may write a mark.
class ProofScenario : public SpellScenario {
 protected:
  ProofScenario() : ann_(Started(1, kRemote)), bob_(Started(2, kRemote)) {
    sessions_ = Sessions(kRemote, 8, 9);  // Monday and Tuesday: four half-days.
    server_.environment().SetNow(absl::FromCivil(absl::CivilHour(2015, 6, 15, 8), Paris()));
  }

  static absl::TimeZone Paris() {
    absl::TimeZone zone;
    absl::LoadTimeZone("Europe/Paris", &zone);
    return zone;
  }

  static v1::ListUnprovenRequest TheWeek() {
    v1::ListUnprovenRequest request;
    request.set_parent(kCohort);
    *request.mutable_week() = Day(2015, 6, 8);
    return request;
  }
  std::vector<v1::UnprovenHalfDay> Unproven(const v1::ListUnprovenRequest& request) const {
    return ValueOrThrow(Attendance().ListUnproven(request).Collect(500));
  }
  // Whose, and when: ann 6-8 AM
  std::vector<std::string> UnprovenWeek() const {
    std::vector<std::string> texts;
    for (const auto& half_day : Unproven(TheWeek())) {
      texts.push_back((half_day.enrolment() == ann_ ? "ann " : "bob ") +
                      TextOf(true, half_day.half_day()));
    }
    return texts;
  }

  // Opens, records with these absent, and locks.
  v1::Register Taken(const std::string& session, const std::vector<std::string>& absent) {
    v1::RecordRegisterRequest record;
    record.set_session(session);
    record.set_etag(Open(session).etag());
    for (const std::string& enrolment : absent) {
      v1::MarkException& exception = *record.add_exceptions();
      exception.set_enrolment(enrolment);
      exception.set_presence(v1::PRESENCE_ABSENT);
    }
    ValueOrThrow(Attendance().RecordRegister(record));
    v1::LockRegisterRequest lock;
    lock.set_session(session);
    return ValueOrThrow(Attendance().LockRegister(lock));
  }
  v1::Register Read(const std::string& session) const {
    v1::GetRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(Attendance().GetRegister(request));
  }
  std::int64_t MarkVersions() {
    const std::string any = "schools/boitron/sessions/x/marks/x";
    std::int64_t count = 0;
    usecases::ReadNow(server_.server().database(), [&](storage::Transaction& transaction) {
      count = storage::CountVersions(transaction, *storage::FindSnapshot(any), "boitron");
    });
    return count;
  }

  const std::string ann_;
  const std::string bob_;
  std::vector<std::string> sessions_;
};

}  // namespace ecloserie::tests
