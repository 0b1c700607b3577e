#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "command.h"
#include "field_path.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Descriptor;

// Every RPC of every service in the package.
std::set<std::string> AllRpcs() {
  std::set<std::string> names;
  for (const char* file :
       {"access", "school", "enrolment", "attendance", "sponsorship", "report"}) {
    const auto* found = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
        "ecloserie/v1/" + std::string(file) + "_service.proto");
    for (int i = 0; i < found->service(0)->method_count(); ++i) {
      names.insert(found->service(0)->method(i)->full_name());
    }
  }
  return names;
}

TEST(CommandTable, ReachesEveryRpc) {
  std::set<std::string> reached;
  for (const Command& command : AllCommands()) reached.insert(RpcOf(command).full_name());

  EXPECT_EQ(reached, AllRpcs());
}

TEST(CommandTable, HasNoRowTwice) {
  std::set<std::string> rows;
  for (const Command& command : AllCommands()) {
    EXPECT_TRUE(rows.insert(std::string(command.noun) + " " + std::string(command.verb)).second)
        << command.noun << " " << command.verb;
  }
}

void ExpectField(const Descriptor& type, std::string_view path, const Command& command) {
  if (path.empty()) return;
  EXPECT_NE(FindField(type, path), nullptr)
      << command.noun << " " << command.verb << ": " << type.name() << " has no " << path;
}

TEST(CommandTable, NamesOnlyFieldsThatExist) {
  for (const Command& command : AllCommands()) {
    ExpectField(*command.method.request, command.positional, command);
    for (const Flag& flag : command.flags) {
      ExpectField(*command.method.request, flag.path, command);
    }
    const View& view = command.view;
    ExpectField(*command.method.answer, view.rows, command);
    const Descriptor& row = view.rows.empty()
                                ? *command.method.answer
                                : *FindField(*command.method.answer, view.rows)->message_type();
    for (const Column& column : view.columns) ExpectField(row, column.path, command);
    for (const Section& section : view.sections) {
      ExpectField(*command.method.answer, section.path, command);
      const Descriptor& part =
          section.path.empty() ? *command.method.answer
                               : *FindField(*command.method.answer, section.path)->message_type();
      for (const Column& column : section.columns) ExpectField(part, column.path, command);
    }
  }
}

TEST(CommandTable, LeavesNoRequiredFieldOutOfReach) {
  for (const Command& command : AllCommands()) {
    if (command.prepare || command.act) continue;  // Fill what flags cannot.
    const Descriptor& request = *command.method.request;
    for (int i = 0; i < request.field_count(); ++i) {
      const auto& field = *request.field(i);
      const bool is_school = ResourcePattern(field) == "schools/{school}";
      if (!IsRequired(field) || is_school || field.name() == command.positional) continue;
      const bool is_reached =
          std::any_of(command.flags.begin(), command.flags.end(), [&](const Flag& flag) {
            return flag.path == field.name() || flag.path.starts_with(field.name() + ".");
          });
      EXPECT_TRUE(is_reached) << request.name() << "." << field.name();
    }
  }
}

TEST(CommandTable, GivesEveryListItsColumns) {
  for (const Command& command : AllCommands()) {
    if (command.method.is_list && !command.act) {
      EXPECT_FALSE(command.view.columns.empty()) << command.noun;
    }
  }
}

}  // namespace
}  // namespace ecloserie::cli
