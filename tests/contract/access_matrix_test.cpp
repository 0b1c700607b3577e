#include "access_matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "ecloserie/v1/attendance_service.pb.h"
#include "ecloserie/v1/options.pb.h"
#include "every_method.h"
#include "sample_request.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::size_t kIdCharacters = 26;
constexpr const char* kBegin = "<!-- table: begin -->\n";
constexpr const char* kEnd = "<!-- table: end -->\n";

std::string ReadAll(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Between its two marks.
std::string CommittedTable(const std::string& page) {
  const std::size_t begin = page.find(kBegin);
  const std::size_t end = page.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos) return "";
  return page.substr(begin + std::string(kBegin).size(), end - begin - std::string(kBegin).size());
}

void Commit(const std::string& table) {
  std::string page = ReadAll(ECLOSERIE_ACCESS_TABLE);
  page.replace(page.find(kBegin) + std::string(kBegin).size(), CommittedTable(page).size(), table);
  std::ofstream(ECLOSERIE_ACCESS_TABLE) << page;
}

// Every method as every role on own, a neighbour's and another school's things.
TEST(Access, IsAsItsTableSays) {
  const AccessMatrix matrix;
  const std::string table = matrix.Table();

  if (std::getenv("ECLOSERIE_UPDATE_ACCESS") != nullptr) Commit(table);

  EXPECT_EQ(table, CommittedTable(ReadAll(ECLOSERIE_ACCESS_TABLE)))
      << "ECLOSERIE_UPDATE_ACCESS=1 writes the table anew; read it before you commit it";
}

// A refusal is the same to the byte, whether the thing is another's or nobody's.
TEST(Access, ShowsNobodyWhetherAForeignThingExists) {
  AccessMatrix matrix;
  World nowhere = matrix.foreign();
  for (auto& [pattern, name] : nowhere.names) {
    name.replace(std::string("schools/").size(), std::string("valognes").size(), "nowhere");
  }
  int compared_count = 0;

  for (const Actor& actor : matrix.actors()) {
    // Nothing is foreign to the network's own.
    if (actor.role == domain::Role::kNetworkAdmin) continue;
    for (const MethodDescriptor* method : EveryMethod()) {
      if (matrix.IsAllowed(actor, *method, matrix.foreign())) continue;
      const grpc::Status foreign = matrix.Call(actor, *method, matrix.foreign()).status;
      const grpc::Status missing = matrix.Call(actor, *method, nowhere).status;
      EXPECT_EQ(foreign.error_message(), missing.error_message()) << method->full_name();
      EXPECT_EQ(foreign.error_details(), missing.error_details()) << method->full_name();
      ++compared_count;
    }
  }
  EXPECT_GT(compared_count, 200);
}

// Whoever is bound to objects cannot tell a neighbour's from one that is not there.
TEST(Access, ShowsTheBoundNothingOfTheirNeighbours) {
  AccessMatrix matrix;
  World missing = matrix.sibling();
  for (auto& [pattern, name] : missing.names) {
    if (!pattern.ends_with("}") || pattern == "schools/{school}") continue;
    // Generated identifiers follow one another: the next one may be somebody's.
    const bool is_generated = name.size() - name.rfind('/') > kIdCharacters;
    is_generated ? name.replace(name.size() - 6, 6, "zzzzz0")
                 : name.replace(name.size() - 1, 1, "0");
  }

  for (const Actor& actor : matrix.actors()) {
    for (const MethodDescriptor* method : EveryMethod()) {
      if (matrix.ReachOf(actor, *method) != "own") continue;
      EXPECT_EQ(matrix.Call(actor, *method, matrix.sibling()).status.error_details(),
                matrix.Call(actor, *method, missing).status.error_details())
          << method->full_name();
    }
  }
}

// Another school's cohort may have the same slug: it is not one's own for that.
TEST(Access, DoesNotTakeAForeignCohortOfTheSameSlugForOnesOwn) {
  AccessMatrix matrix;
  ASSERT_EQ(matrix.foreign().cohort, matrix.own().cohort);
  v1::RecordRegisterRequest request;
  request.set_session(matrix.own().names.at("schools/{school}/sessions/{session}"));
  request.set_etag("v1");
  v1::MarkException& exception = *request.add_exceptions();
  exception.set_enrolment(matrix.foreign().names.at("schools/{school}/enrolments/{enrolment}"));
  exception.set_presence(v1::PRESENCE_ABSENT);

  for (const Actor& actor : matrix.actors()) {
    if (actor.role != domain::Role::kFacilitator) continue;
    const grpc::Status status =
        RawCall(matrix.server().endpoint(), actor.token,
                "/ecloserie.v1.AttendanceService/RecordRegister", request.SerializeAsString());
    EXPECT_EQ(ReasonOf(status), "PERMISSION_MISSING");
  }
}

// Each school's data hold a mark that no answer to another school may hold.
TEST(Access, LetsNoMarkOfAnotherSchoolThrough) {
  AccessMatrix matrix;
  int own_marks_count = 0;

  for (const Actor& actor : matrix.actors()) {
    const bool is_of_network = actor.role == domain::Role::kNetworkAdmin;
    for (const MethodDescriptor* method : EveryMethod()) {
      for (const World* world : {&matrix.own(), &matrix.sibling(), &matrix.foreign()}) {
        const RawAnswer answer = matrix.Call(actor, *method, *world);
        const std::string all =
            answer.bytes + answer.status.error_message() + answer.status.error_details();
        if (!is_of_network) {
          EXPECT_THAT(all, Not(HasSubstr(matrix.foreign().mark))) << method->full_name();
        }
        own_marks_count += all.find(matrix.own().mark) != std::string::npos ? 1 : 0;
      }
    }
  }
  EXPECT_GT(own_marks_count, 50) << "the marks are not in the answers at all";
}

// What a person's field is: one that is marked so, or the name of somebody's row.
// The secret of a token is not about anybody.
bool IsAboutAPerson(const FieldDescriptor& field) {
  const v1::FieldRules& rules = field.options().GetExtension(v1::field_rules);
  if (rules.sensitive()) return field.name() != "secret";
  const std::string& resource = rules.resource();
  return resource.ends_with("/people/{person}") ||
         resource.ends_with("/applications/{application}");
}

void Walk(const Descriptor& message, const std::string& path, std::set<std::string>& seen,
          std::vector<std::string>& findings) {
  if (!seen.insert(message.full_name()).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const std::string where = path + "." + field.name();
    if (IsAboutAPerson(field)) findings.push_back(where);
    if (field.message_type() != nullptr) Walk(*field.message_type(), where, seen, findings);
  }
}

std::vector<std::string> PersonalFieldsFor(const AccessMatrix& matrix, domain::Role role) {
  std::vector<std::string> findings;
  for (const Actor& actor : matrix.actors()) {
    if (actor.role != role) continue;
    for (const MethodDescriptor* method : EveryMethod()) {
      if (matrix.ReachOf(actor, *method).empty()) continue;
      std::set<std::string> seen;
      Walk(*method->output_type(), method->name(), seen, findings);
    }
  }
  return findings;
}

TEST(Access, GivesSponsorsAndReportersNoFieldOfAPerson) {
  const AccessMatrix matrix;

  EXPECT_THAT(PersonalFieldsFor(matrix, domain::Role::kSponsor), IsEmpty());
  EXPECT_THAT(PersonalFieldsFor(matrix, domain::Role::kReporter), IsEmpty());
  // So that the walk is known to find them.
  EXPECT_THAT(PersonalFieldsFor(matrix, domain::Role::kStaff), Not(IsEmpty()));
}

}  // namespace
}  // namespace ecloserie::tests
