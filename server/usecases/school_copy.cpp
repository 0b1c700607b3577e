#include "usecases/school_copy.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_split.h"
#include "domain/access.h"
#include "domain/refusal.h"
#include "storage/cohort_store.h"
#include "storage/module_store.h"
#include "storage/place_store.h"
#include "storage/school_store.h"
#include "usecases/cohort.h"
#include "usecases/module.h"
#include "usecases/place.h"
#include "usecases/school.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kRowsAtOnce = 500;

// Everything of a list by slug: list(after, limit).
template <class List>
auto ReadAll(const List& list) {
  auto all = list(std::string(), kRowsAtOnce);
  for (std::size_t got = all.size(); got == kRowsAtOnce;) {
    auto more = list(all.back().name.slug, kRowsAtOnce);
    got = more.size();
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
  return all;
}

// The setting up of one school after another's example.
class Copying {
 public:
  Copying(Unit& unit, const CopySchoolSetupCommand& command)
      : unit_(unit), source_(command.source.school), copied_{.target = command.target} {}

  absl::Status CopyProgrammes() {
    const auto programmes = ReadAll([this](const std::string& after, std::int64_t limit) {
      return storage::ListProgrammes(unit_.transaction(), source_, after, limit);
    });
    for (domain::Programme programme : programmes) {
      const domain::ProgrammeName original = programme.name;
      programme.name.school = target();
      ASSIGN_OR_REFUSE(auto name, CreateProgramme(unit_, programme));
      copied_.programmes.push_back(std::move(name));
      RETURN_IF_REFUSED(CopyModules(original));
    }
    return absl::OkStatus();
  }

  absl::Status CopyPlaces() {
    const auto places = ReadAll([this](const std::string& after, std::int64_t limit) {
      return storage::ListPlaces(unit_.transaction(), source_, after, limit);
    });
    for (domain::Place place : places) {
      place.name.school = target();
      ASSIGN_OR_REFUSE(auto name, CreatePlace(unit_, place));
      copied_.places.push_back(std::move(name));
    }
    return absl::OkStatus();
  }

  // Every date moves by as many days as the first one.
  absl::Status CopyCohort(const CopySchoolSetupCommand::CohortCopy& copy, const std::string& path) {
    const domain::CohortName original{source_, copy.source_cohort};
    ASSIGN_OR_REFUSE(domain::Cohort cohort, GetCohort(unit_, original));
    const absl::civil_diff_t days = copy.starts_on - cohort.starts_on;
    cohort.name = copy.cohort;
    cohort.programme.school = target();
    cohort.starts_on += days;
    cohort.ends_on += days;
    if (cohort.ends_on.year() > 9999) {
      return domain::FieldInvalid(path + ".starts_on", "must let it end before the year 10000");
    }
    if (cohort.applications_open_on) *cohort.applications_open_on += days;
    if (cohort.applications_close_on) *cohort.applications_close_on += days;
    ASSIGN_OR_REFUSE(auto name, CreateCohort(unit_, cohort));
    copied_.cohorts.push_back(name);
    return CopyTracks(original, name);
  }

  SetupCopied Finish() { return std::move(copied_); }

 private:
  const std::string& target() const { return copied_.target.school; }

  // What was cancelled there is not taught here.
  absl::Status CopyModules(const domain::ProgrammeName& original) {
    const auto modules = ReadAll([&](const std::string& after, std::int64_t limit) {
      return storage::ListModules(unit_.transaction(), original, after, limit);
    });
    for (domain::Module module : modules) {
      if (module.state != domain::ModuleState::kActive) continue;
      module.name.school = target();
      ASSIGN_OR_REFUSE(auto name, CreateModule(unit_, module));
      copied_.modules.push_back(std::move(name));
    }
    return absl::OkStatus();
  }

  absl::Status CopyTracks(const domain::CohortName& original, const domain::CohortName& cohort) {
    const auto tracks = ReadAll([&](const std::string& after, std::int64_t limit) {
      return storage::ListTracks(unit_.transaction(), original, after, limit);
    });
    for (domain::Track track : tracks) {
      track.name = {cohort.school, cohort.slug, track.name.slug};
      if (track.place) track.place->school = target();
      ASSIGN_OR_REFUSE(auto name, CreateTrack(unit_, track));
      copied_.tracks.push_back(std::move(name));
    }
    return absl::OkStatus();
  }

  Unit& unit_;
  const std::string source_;
  SetupCopied copied_;
};

absl::Status RequireReadable(const View& view, const domain::SchoolName& source) {
  const auto allowed =
      domain::Authorise(view.caller(), domain::Permission::kSchoolRead, source.school);
  if (!allowed.ok()) return domain::ResourceMissing(source.ToString());
  return GetSchool(view, source).status();
}

template <class Name>
void AddLines(const std::vector<Name>& names, std::string& text) {
  for (const Name& name : names) text += "\n" + name.ToString();
}

// Whether the line is a name of this kind, and then one more of them.
template <class Name>
bool Take(const std::string& line, std::vector<Name>& names) {
  auto name = Name::Parse(line);
  if (name) names.push_back(*std::move(name));
  return name.has_value();
}

}  // namespace

// One name a line, the target's first.
std::string SetupCopied::ToString() const {
  std::string text = target.ToString();
  AddLines(programmes, text);
  AddLines(modules, text);
  AddLines(places, text);
  AddLines(cohorts, text);
  AddLines(tracks, text);
  return text;
}

std::optional<SetupCopied> SetupCopied::Parse(std::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  const auto target = domain::SchoolName::Parse(lines[0]);
  if (!target) return std::nullopt;
  SetupCopied copied{.target = *target};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const bool is_known = Take(line, copied.programmes) || Take(line, copied.modules) ||
                          Take(line, copied.places) || Take(line, copied.cohorts) ||
                          Take(line, copied.tracks);
    if (!is_known) return std::nullopt;
  }
  return copied;
}

absl::StatusOr<SetupCopied> CopySchoolSetup(Unit& unit, const CopySchoolSetupCommand& command) {
  RETURN_IF_REFUSED(GetSchool(unit, command.target).status());
  RETURN_IF_REFUSED(RequireReadable(unit, command.source));
  Copying copying(unit, command);
  RETURN_IF_REFUSED(copying.CopyProgrammes());
  RETURN_IF_REFUSED(copying.CopyPlaces());
  for (std::size_t i = 0; i < command.cohorts.size(); ++i) {
    RETURN_IF_REFUSED(copying.CopyCohort(command.cohorts[i], "cohorts[" + std::to_string(i) + "]"));
  }
  return copying.Finish();
}

// The answer names what was made, and names never change.
absl::StatusOr<SetupCopied> ShowSetupCopied(const View& /*view*/, const SetupCopied& copied) {
  return copied;
}

}  // namespace ecloserie::usecases
