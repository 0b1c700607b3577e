#include "domain/roster_files.h"

#include <set>
#include <string_view>
#include <utility>

#include "domain/csv_record.h"
#include "domain/roster.h"

namespace ecloserie::domain {
namespace {

using Cells = std::vector<std::string>;

std::string Written(const std::vector<Cells>& records) {
  std::string text;
  for (const Cells& cells : records) text += CsvRecord(cells);
  return text;
}

// In bulk files no row has a status, nor a date of its last change.
Cells Row(std::string sourced_id, Cells rest) {
  Cells row = {std::move(sourced_id), "", ""};
  row.insert(row.end(), rest.begin(), rest.end());
  return row;
}

Cells Header(Cells rest) {
  Cells header = {"sourcedId", "status", "dateLastModified"};
  header.insert(header.end(), rest.begin(), rest.end());
  return header;
}

std::string Manifest() {
  std::vector<Cells> records = {
      {"propertyName", "value"}, {"manifest.version", "1.0"}, {"oneroster.version", "1.1"}};
  constexpr std::pair<std::string_view, bool> kFiles[] = {{"academicSessions", true},
                                                          {"categories", false},
                                                          {"classes", true},
                                                          {"classResources", false},
                                                          {"courses", true},
                                                          {"courseResources", false},
                                                          {"demographics", true},
                                                          {"enrollments", true},
                                                          {"lineItems", false},
                                                          {"orgs", true},
                                                          {"resources", false},
                                                          {"results", false},
                                                          {"users", true}};
  for (const auto& [file, is_there] : kFiles) {
    records.push_back({"file." + std::string(file), is_there ? "bulk" : "absent"});
  }
  records.push_back({"source.systemName", "Écloserie"});
  records.push_back({"source.systemCode", "ecloserie"});
  return Written(records);
}

std::string Orgs(const RosterCohort& told) {
  return Written({Header({"name", "type", "identifier", "parentSourcedId"}),
                  Row(told.school.name.school, {told.school.display_name, "school", "", ""})});
}

std::string AcademicSessions(const RosterCohort& told) {
  const Cohort& cohort = told.cohort;
  return Written(
      {Header({"title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"}),
       Row(cohort.name.slug,
           {cohort.title, "term", IsoDate(cohort.starts_on), IsoDate(cohort.ends_on), "",
            std::to_string(cohort.ends_on.year())})});
}

std::string Courses(const RosterCohort& told) {
  const ProgrammeName& name = told.programme.name;
  return Written({Header({"schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId",
                          "subjects", "subjectCodes"}),
                  Row(name.slug, {"", told.programme.title, name.slug, "", name.school, "", ""})});
}

std::string Classes(const RosterCohort& told) {
  std::vector<Cells> records = {
      Header({"title", "grades", "courseSourcedId", "classCode", "classType", "location",
              "schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods"})};
  for (const Track& track : told.tracks) {
    records.push_back(Row(
        ClassOf(track.name),
        {track.title, "", told.programme.name.slug, track.name.slug, "scheduled",
         track.place ? track.place->slug : "", track.name.school, track.name.cohort, "", "", ""}));
  }
  return Written(records);
}

bool IsTold(const Placement& placement, const std::optional<HalfDay>& on) {
  if (placement.is_void) return false;
  if (!on) return true;
  return placement.first <= *on && (!placement.last || *on <= *placement.last);
}

// Those of whom the enrollments tell, each once however often enrolled.
std::vector<const RosterTrainee*> PeopleTold(const RosterCohort& told) {
  std::set<PersonName> known;
  std::vector<const RosterTrainee*> people;
  for (const RosterTrainee& trainee : told.trainees) {
    bool is_told = false;
    for (const Placement& placement : trainee.file.placements) {
      is_told = is_told || IsTold(placement, told.on);
    }
    if (is_told && known.insert(trainee.file.trainee.name).second) people.push_back(&trainee);
  }
  return people;
}

std::string Users(const RosterCohort& told) {
  std::vector<Cells> records = {
      Header({"enabledUser", "orgSourcedIds", "role", "username", "userIds", "givenName",
              "familyName", "middleName", "identifier", "email", "sms", "phone", "agentSourcedIds",
              "grades", "password"})};
  for (const RosterTrainee* trainee : PeopleTold(told)) {
    const Person& person = trainee->file.trainee;
    records.push_back(Row(ToText(person.name.id),
                          {"true", person.name.school, "student", person.email, "",
                           person.given_name, person.family_name, "", trainee->external_ref,
                           person.email, "", person.phone, "", "", ""}));
  }
  return Written(records);
}

std::string Demographics(const RosterCohort& told) {
  std::vector<Cells> records = {
      Header({"birthDate", "sex", "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican",
              "nativeHawaiianOrOtherPacificIslander", "white", "demographicRaceTwoOrMoreRaces",
              "hispanicOrLatinoEthnicity", "countryOfBirthCode", "stateOfBirthAbbreviation",
              "cityOfBirth", "publicSchoolResidenceStatus"})};
  for (const RosterTrainee* trainee : PeopleTold(told)) {
    const Person& person = trainee->file.trainee;
    Cells values(13);
    values.front() = person.is_erased ? "" : IsoDate(person.born_on);
    records.push_back(Row(ToText(person.name.id), std::move(values)));
  }
  return Written(records);
}

std::string Enrollments(const RosterCohort& told) {
  std::vector<Cells> records = {Header({"classSourcedId", "schoolSourcedId", "userSourcedId",
                                        "role", "primary", "beginDate", "endDate"})};
  for (const RosterTrainee& trainee : told.trainees) {
    const EnrolmentName& name = trainee.file.enrolment.name;
    int ordinal = 0;
    for (const Placement& placement : trainee.file.placements) {
      ++ordinal;
      if (!IsTold(placement, told.on)) continue;
      records.push_back(Row(
          ToText(name.id) + "." + std::to_string(ordinal),
          {ClassOf(placement.track), name.school, ToText(trainee.file.trainee.name.id), "student",
           "", IsoDate(placement.first.day), placement.last ? IsoDate(placement.last->day) : ""}));
    }
  }
  return Written(records);
}

}  // namespace

std::vector<RosterFile> RosterFilesOf(const RosterCohort& told) {
  return {{.name = "manifest.csv", .content = Manifest()},
          {.name = "orgs.csv", .content = Orgs(told)},
          {.name = "academicSessions.csv", .content = AcademicSessions(told)},
          {.name = "courses.csv", .content = Courses(told)},
          {.name = "classes.csv", .content = Classes(told)},
          {.name = std::string(kUsersFile), .content = Users(told)},
          {.name = "demographics.csv", .content = Demographics(told)},
          {.name = std::string(kEnrollmentsFile), .content = Enrollments(told)}};
}

}  // namespace ecloserie::domain
