#include "roster_import.h"

#include <algorithm>
#include <ostream>
#include <string_view>

#include "ecloserie/v1/enrolment_service.pb.h"
#include "roster_folder.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

// The server's limits for one request.
constexpr int kUsersMax = 2000;
constexpr int kEnrollmentsMax = 4000;

std::string TextOf(const FlagTexts& flags, std::string_view name) {
  const auto texts = flags.find(name);
  return texts == flags.end() || texts->second.empty() ? "" : texts->second.back();
}

std::optional<Failure> ReadMode(const FlagTexts& flags, v1::ImportRosterRequest& request) {
  const bool is_snapshot = flags.contains("snapshot");
  request.set_mode(is_snapshot ? v1::ROSTER_MODE_SNAPSHOT : v1::ROSTER_MODE_DELTA);
  if (is_snapshot && !flags.contains("max-removed")) {
    return UsageFailure("--max-removed: say which share of the cohort, in percent, may be removed");
  }
  const bool is_about_removal = flags.contains("max-removed") || flags.contains("force");
  if (!is_snapshot && is_about_removal) {
    return UsageFailure("--max-removed and --force: only a --snapshot removes anybody");
  }
  return std::nullopt;
}

std::optional<Failure> JudgeFolder(const RosterFolder& folder, bool is_snapshot) {
  for (const std::string_view file : {"users", "enrollments"}) {
    const auto mode = folder.modes.find(file);
    if (mode == folder.modes.end() || mode->second == "absent") {
      return DataFailure("manifest.csv does not list " + std::string(file) + ".csv");
    }
    if (is_snapshot && mode->second != "bulk") {
      return DataFailure("--snapshot: " + std::string(file) + ".csv is a delta, and not the whole");
    }
  }
  return std::nullopt;
}

std::optional<Failure> RequireColumns(const RosterFolder& folder, std::string_view file,
                                      const std::vector<std::string_view>& columns) {
  for (const std::string_view column : columns) {
    if (!folder.tables.find(file)->second.HasColumn(column)) {
      return DataFailure(std::string(file) + ".csv has no column " + std::string(column));
    }
  }
  return std::nullopt;
}

std::map<std::string, std::string> BirthDatesOf(const RosterFolder& folder) {
  std::map<std::string, std::string> dates;
  const auto table = folder.tables.find("demographics");
  if (table == folder.tables.end()) return dates;
  for (const RosterTable::Row& row : table->second.rows()) {
    dates[table->second.Text(row, "sourcedId")] = table->second.Text(row, "birthDate");
  }
  return dates;
}

// Teachers and others stand in the same files and are none of a cohort's trainees.
bool IsStudent(const RosterTable& table, const RosterTable::Row& row) {
  return table.Text(row, "role") == "student";
}

int AddUsers(const RosterFolder& folder, v1::ImportRosterRequest& request) {
  const RosterTable& table = folder.tables.find("users")->second;
  const auto birth_dates = BirthDatesOf(folder);
  int others = 0;
  for (const RosterTable::Row& row : table.rows()) {
    if (!IsStudent(table, row)) {
      ++others;
      continue;
    }
    v1::RosterUser& user = *request.add_users();
    user.set_line(row.line);
    user.set_sourced_id(table.Text(row, "sourcedId"));
    user.set_status(table.Text(row, "status"));
    user.set_role(table.Text(row, "role"));
    user.set_identifier(table.Text(row, "identifier"));
    user.set_given_name(table.Text(row, "givenName"));
    user.set_family_name(table.Text(row, "familyName"));
    user.set_email(table.Text(row, "email"));
    user.set_phone(table.Text(row, "phone"));
    const auto born = birth_dates.find(user.sourced_id());
    if (born != birth_dates.end()) user.set_birth_date(born->second);
  }
  return others;
}

int AddEnrollments(const RosterFolder& folder, v1::ImportRosterRequest& request) {
  const RosterTable& table = folder.tables.find("enrollments")->second;
  int others = 0;
  for (const RosterTable::Row& row : table.rows()) {
    if (!IsStudent(table, row)) {
      ++others;
      continue;
    }
    v1::RosterEnrollment& enrollment = *request.add_enrollments();
    enrollment.set_line(row.line);
    enrollment.set_status(table.Text(row, "status"));
    enrollment.set_class_sourced_id(table.Text(row, "classSourcedId"));
    enrollment.set_user_sourced_id(table.Text(row, "userSourcedId"));
    enrollment.set_role(table.Text(row, "role"));
    enrollment.set_begin_date(table.Text(row, "beginDate"));
    enrollment.set_end_date(table.Text(row, "endDate"));
  }
  return others;
}

std::optional<Failure> JudgeSize(const v1::ImportRosterRequest& request) {
  if (request.users_size() <= kUsersMax && request.enrollments_size() <= kEnrollmentsMax) {
    return std::nullopt;
  }
  return DataFailure("one import takes at most 2000 students and 4000 enrollments");
}

bool NeedsNobody(const v1::RosterRowVerdict& verdict) {
  return verdict.verdict() == v1::ROSTER_VERDICT_CREATED ||
         verdict.verdict() == v1::ROSTER_VERDICT_UNCHANGED;
}

}  // namespace

std::optional<Failure> ReadRosterImport(const Context& context, const FlagTexts& flags,
                                        Message& message) {
  auto& request = static_cast<v1::ImportRosterRequest&>(message);
  if (auto failure = ReadMode(flags, request)) return failure;
  const auto folder = ReadRosterFolder(TextOf(flags, "DIR"));
  if (!folder) return folder.error();
  if (auto failure = JudgeFolder(*folder, flags.contains("snapshot"))) return failure;
  if (auto failure =
          RequireColumns(*folder, "users", {"sourcedId", "role", "givenName", "familyName"})) {
    return failure;
  }
  if (auto failure = RequireColumns(*folder, "enrollments",
                                    {"classSourcedId", "userSourcedId", "role", "beginDate"})) {
    return failure;
  }
  const int others = AddUsers(*folder, request) + AddEnrollments(*folder, request);
  if (others > 0) context.talk << others << " rows of people who are no students are left out\n";
  return JudgeSize(request);
}

ExitCode SumUpRosterImport(const Context& context, const FlagTexts& flags, Message& message) {
  auto& answer = static_cast<v1::ImportRosterResponse&>(message);
  context.talk << answer.in_scope_count() << " open enrolments before; " << answer.created_count()
               << " created, " << answer.unchanged_count() << " unchanged, " << answer.moved_count()
               << " moved, " << answer.ended_count() << " ended, " << answer.removed_count()
               << " removed, " << answer.refused_count() << " refused\n";
  if (context.format == OutputFormat::kTable && !flags.contains("all-rows")) {
    auto& verdicts = *answer.mutable_verdicts();
    verdicts.erase(std::remove_if(verdicts.begin(), verdicts.end(), NeedsNobody), verdicts.end());
  }
  return answer.refused_count() == 0 ? kDone : kRefused;
}

std::optional<Failure> MakeRosterOut(const Context&, const FlagTexts& flags, Message&) {
  const std::string path = TextOf(flags, "out");
  if (path.empty()) return UsageFailure("--out: say in which folder the files are to be");
  return MakeRosterFolder(path);
}

ExitCode WriteRosterOut(const Context& context, const FlagTexts& flags, Message& message) {
  auto& answer = static_cast<v1::ExportRosterResponse&>(message);
  const std::string path = TextOf(flags, "out");
  if (const auto failure = WriteRosterFolder(path, answer)) {
    context.report(*failure);
    answer.clear_files();
    return failure->exit_code;
  }
  // What is personal is in the files, and nowhere else.
  for (v1::RosterFile& file : *answer.mutable_files()) file.clear_content();
  context.talk << answer.files_size() << " files are in " << path << "\n";
  return kDone;
}

}  // namespace ecloserie::cli
