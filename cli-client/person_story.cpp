#include "person_story.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "enum_word.h"
#include "resource_name.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

constexpr std::size_t kFilesMax = 500;  // More than anybody has.

struct StoryLine {
  std::string when;  // 2015-06-01 or 2015-06-01.PM; sorts as time does
  std::string what;
  std::string detail;
};
using Story = std::vector<StoryLine>;

std::string DayOf(const google::protobuf::Timestamp& time) {
  return TextOfValue(time).substr(0, std::string_view("2015-06-01").size());
}

template <class Piece>
std::string Until(const Piece& piece) {
  return piece.has_last() ? "until " + TextOfValue(piece.last()) : "from then on";
}

std::string ShortCohort(const std::string& name) {
  return ShortName("schools/{school}/cohorts/{cohort}", name);
}

std::string ShortTrack(const std::string& name) { return name.substr(name.rfind('/') + 1); }

void TellFile(const v1::Application& file, Story& story) {
  const std::string state = EnumWord(*v1::ApplicationState_descriptor(), file.state());
  story.push_back({DayOf(file.submit_time()), "application",
                   ShortCohort(file.cohort()) + ", now " + state +
                       (file.external_ref().empty() ? "" : ", " + file.external_ref())});
}

void TellPieces(const v1::Enrolment& enrolment, Story& story) {
  for (const v1::Placement& placement : enrolment.placements()) {
    story.push_back({TextOfValue(placement.first()), "placement",
                     ShortTrack(placement.track()) + ", " + Until(placement)});
  }
  for (const v1::Suspension& suspension : enrolment.suspensions()) {
    story.push_back({TextOfValue(suspension.first()), "absence",
                     suspension.reason_code() + ", " + Until(suspension)});
  }
  for (const v1::Outcome& outcome : enrolment.outcomes()) {
    story.push_back({TextOfValue(outcome.observed_on()), "outcome",
                     EnumWord(*v1::OutcomeKind_descriptor(), outcome.kind()) + ", " +
                         std::to_string(outcome.months_after()) + " months after the exit"});
  }
}

void TellEvent(const v1::Enrolment& enrolment, const v1::EnrolmentTransition& event, Story& story) {
  const std::string recorded = DayOf(event.record_time());
  std::string detail = ShortCohort(enrolment.cohort());
  if (!event.reason_code().empty()) detail += ", " + event.reason_code();
  detail += ", by " + event.actor();
  if (event.has_effective()) detail += " on " + recorded;
  story.push_back({event.has_effective() ? TextOfValue(event.effective()) : recorded, event.event(),
                   std::move(detail)});
}

Result<v1::Person> ReadPerson(const Context& context, const std::string& name) {
  v1::GetPersonRequest request;
  request.set_name(name);
  return context.client.enrolment().GetPerson(request, ReadOptions(context));
}

// What happened to the file; that it became an enrolment the enrolment tells.
std::optional<Error> ReadFileEvents(const Context& context, const v1::Application& file,
                                    Story& story) {
  v1::ListApplicationTransitionsRequest request;
  request.set_application(file.name());
  const auto events = context.client.enrolment()
                          .ListApplicationTransitions(request, ReadOptions(context))
                          .Collect(kFilesMax);
  if (!events) return events.error();
  for (const v1::ApplicationTransition& event : *events) {
    if (event.event() == "submit" || event.event() == "enrol") continue;
    std::string detail = ShortCohort(file.cohort());
    if (!event.reason_code().empty()) detail += ", " + event.reason_code();
    story.push_back({DayOf(event.record_time()), event.event(), detail + ", by " + event.actor()});
  }
  return std::nullopt;
}

std::optional<Error> ReadFiles(const Context& context, const v1::Person& person, Story& story) {
  v1::ListApplicationsRequest request;
  request.set_parent("schools/" + context.school);
  request.set_person(person.name());
  const auto files =
      context.client.enrolment().ListApplications(request, ReadOptions(context)).Collect(kFilesMax);
  if (!files) return files.error();
  for (const v1::Application& file : *files) {
    TellFile(file, story);
    if (auto error = ReadFileEvents(context, file, story)) return error;
  }
  return std::nullopt;
}

std::optional<Error> ReadEvents(const Context& context, const v1::Enrolment& enrolment,
                                Story& story) {
  v1::ListEnrolmentTransitionsRequest request;
  request.set_parent(enrolment.name());
  const auto events = context.client.enrolment()
                          .ListEnrolmentTransitions(request, ReadOptions(context))
                          .Collect(kFilesMax);
  if (!events) return events.error();
  for (const v1::EnrolmentTransition& event : *events) TellEvent(enrolment, event, story);
  return std::nullopt;
}

std::optional<Error> ReadSpells(const Context& context, const v1::Person& person, Story& story) {
  v1::ListEnrolmentsRequest request;
  request.set_parent("schools/" + context.school);
  request.set_person(person.name());
  const auto spells =
      context.client.enrolment().ListEnrolments(request, ReadOptions(context)).Collect(kFilesMax);
  if (!spells) return spells.error();
  for (const v1::Enrolment& enrolment : *spells) {
    if (auto error = ReadEvents(context, enrolment, story)) return error;
    TellPieces(enrolment, story);
  }
  return std::nullopt;
}

void PrintTable(std::ostream& out, const v1::Person& person, const Story& story) {
  out << DisplayValue(person).value_or("") << "\n" << ShortName("", person.name()) << "\n\n";
  Table table({{"WHEN"}, {"WHAT"}, {"DETAIL"}});
  for (const StoryLine& line : story) table.AddRow({line.when, line.what, line.detail});
  table.Print(out, std::nullopt);
}

void PrintJson(std::ostream& out, const v1::Person& person, const Story& story) {
  nlohmann::ordered_json lines = nlohmann::ordered_json::array();
  for (const StoryLine& line : story) {
    lines.push_back({{"when", line.when}, {"what", line.what}, {"detail", line.detail}});
  }
  out << nlohmann::ordered_json({{"person", person.name()}, {"story", lines}}) << "\n";
}

ExitCode Refuse(const Context& context, const Failure& failure) {
  context.report(failure);
  return failure.exit_code;
}

}  // namespace

ExitCode TellStory(const Context& context, const FlagTexts& flags, std::ostream& out) {
  if (context.format != OutputFormat::kTable && context.format != OutputFormat::kJson) {
    return Refuse(context, UsageFailure("person show tells its story as a table or as json"));
  }
  const auto name =
      ExpandName("schools/{school}/people/{person}", flags.at("PERSON").front(), context.school);
  if (!name) return Refuse(context, UsageFailure(name.error()));
  const auto person = ReadPerson(context, *name);
  if (!person) return Refuse(context, CallFailure(person.error()));
  Story story;
  if (auto error = ReadFiles(context, *person, story)) return Refuse(context, CallFailure(*error));
  if (auto error = ReadSpells(context, *person, story)) return Refuse(context, CallFailure(*error));
  std::ranges::stable_sort(story, {}, &StoryLine::when);
  context.format == OutputFormat::kJson ? PrintJson(out, *person, story)
                                        : PrintTable(out, *person, story);
  return kDone;
}

std::optional<Failure> CompletePerson(const Context& context, const FlagTexts&,
                                      google::protobuf::Message& request) {
  auto& update = static_cast<v1::UpdatePersonRequest&>(request);
  if (update.name().empty()) return std::nullopt;  // Refused as every missing operand is.
  auto known = ReadPerson(context, update.name());
  if (!known) return CallFailure(std::move(known).error());
  if (update.etag().empty()) update.set_etag(known->etag());
  known->MergeFrom(update.person());
  *update.mutable_person() = *std::move(known);
  return std::nullopt;
}

}  // namespace ecloserie::cli
