#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "ecloserie/v1/options.pb.h"
#include "every_method.h"
#include "planted.h"
#include "support/command_line.h"
#include "support/raw_call.h"
#include "support/test_token.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

// The year of all sensitive days.
constexpr const char* kPlantedYear = "1907";

// Every method with every kind of request, by somebody who may do everything.
class NoLeak : public ::testing::Test {
 protected:
  template <class Look>
  void ForEveryCall(const Look& look) {
    const World world = MakeWorld(server_, "boitron", "promo-1", "canary");
    for (const MethodDescriptor* method : EveryMethod()) {
      for (const Spoiling spoiling :
           {Spoiling::kNone, Spoiling::kTooLong, Spoiling::kControl, Spoiling::kBadNames}) {
        const PlantedRequest request = Plant(*method, world, spoiling);
        const RawAnswer answer =
            RawExchange(server_.endpoint(), TestToken("admin"), PathOf(method), request.bytes);
        look(*method, request, answer);
      }
    }
  }

  TestServer server_;
};

TEST_F(NoLeak, ErrorsHoldNothingOfASensitiveField) {
  int sensitive_count = 0;
  int refused_count = 0;

  ForEveryCall(
      [&](const MethodDescriptor& method, const PlantedRequest& request, const RawAnswer& answer) {
        const std::string told = answer.status.error_message() + answer.status.error_details();
        refused_count += answer.status.ok() ? 0 : 1;
        EXPECT_THAT(told, Not(HasSubstr(kPlantedYear))) << method.full_name();
        for (const Mark& mark : request.marks) {
          if (!mark.is_sensitive) continue;
          ++sensitive_count;
          EXPECT_THAT(told, Not(HasSubstr(mark.text))) << method.full_name() << " " << mark.field;
        }
      });

  EXPECT_GT(sensitive_count, 80);
  EXPECT_GT(refused_count, 100);
}

// Texts of callers are not logged at all, but for harmless request ids.
TEST_F(NoLeak, TheLogHoldsNoTextOfACaller) {
  std::vector<std::string> texts = {TestToken("admin"), kPlantedYear};
  ForEveryCall([&texts](const MethodDescriptor&, const PlantedRequest& request, const RawAnswer&) {
    for (const Mark& mark : request.marks) texts.push_back(mark.text);
  });

  const std::string log = server_.LogText();

  EXPECT_THAT(log, HasSubstr("SubmitApplication"));
  for (const std::string& text : texts) EXPECT_EQ(log.find(text), std::string::npos) << text;
}

// So that the test above is known to find something: a request id is logged.
TEST_F(NoLeak, AHarmlessRequestIdIsLogged) {
  v1::SubmitApplicationRequest request;
  request.set_request_id("planted-request-id");
  RawCall(server_.endpoint(), TestToken("admin"),
          "/ecloserie.v1.EnrolmentService/SubmitApplication", request.SerializeAsString());

  EXPECT_THAT(server_.LogText(), HasSubstr("planted-request-id"));
}

// What one would take for a person's at first sight, by name.
bool SoundsPersonal(const FieldDescriptor& field) {
  for (const char* word :
       {"family_name", "given_name", "born_on", "email", "phone", "gender", "occupation",
        "postal_code", "jobseeker_since", "note", "secret", "override_text"}) {
    if (field.name() == word) return true;
  }
  return false;
}

// The services' own files, and those in which their requests and resources stand.
std::set<const google::protobuf::FileDescriptor*> EveryFile() {
  std::set<const google::protobuf::FileDescriptor*> files;
  for (const MethodDescriptor* method : EveryMethod()) {
    files.insert(method->file());
    for (int i = 0; i < method->file()->dependency_count(); ++i) {
      files.insert(method->file()->dependency(i));
    }
  }
  return files;
}

TEST(SensitiveFields, AreDeclaredWhereTheirNamesSoundPersonal) {
  std::set<std::string> sensitive;
  for (const auto* file : EveryFile()) {
    for (int i = 0; i < file->message_type_count(); ++i) {
      const auto* message = file->message_type(i);
      for (int j = 0; j < message->field_count(); ++j) {
        const FieldDescriptor& field = *message->field(j);
        const bool is_sensitive = field.options().GetExtension(v1::field_rules).sensitive();
        EXPECT_TRUE(is_sensitive || !SoundsPersonal(field)) << field.full_name();
        if (is_sensitive) sensitive.insert(field.name());
      }
    }
  }
  EXPECT_THAT(sensitive, IsSupersetOf({"note", "family_name", "override_text"}));
}

// The command line as cron runs it: what it prints on stderr ends up in mails.
class CommandLineTalk : public ::testing::Test {
 protected:
  CommandLineTalk() { MakeWorld(server_, "boitron", "promo-1", "canary"); }

  TestServer server_;
  const CommandLine cli_{ECLOSERIE_CLI_BINARY, server_};
};

TEST_F(CommandLineTalk, SaysNothingOfAPersonOnStderr) {
  const std::string person =
      "application submit --cohort promo-1 --family-name PlantedFamily --given-name PlantedGiven "
      "--email planted-email --born-on 1907-03-11 --phone $(printf 'planted%050d' 0) "
      "--occupation PlantedOccupation ";

  for (const char* format : {"", "-o json"}) {
    const auto finished = cli_.Run(person + format);
    EXPECT_EQ(finished.exit_code, 6) << finished.err;
    EXPECT_THAT(finished.err, HasSubstr("phone"));
    EXPECT_THAT(finished.err, Not(::testing::ContainsRegex("[Pp]lanted")));
    EXPECT_THAT(finished.err, Not(HasSubstr(kPlantedYear)));
  }
}

TEST_F(CommandLineTalk, NamesTheLineAndTheFieldOfABadRowAndNotItsValues) {
  cli_.Write("people.csv",
             "external_ref,family_name,given_name,born_on,email\n"
             "A-1,PlantedFamily,PlantedGiven,1907-99-99,planted@example.org\n");

  const auto finished =
      cli_.Run("application import people.csv --cohort promo-1 --dates iso --mode all");

  EXPECT_NE(finished.exit_code, 0);
  EXPECT_THAT(finished.err, Not(IsEmpty()));
  EXPECT_THAT(finished.err, Not(::testing::ContainsRegex("[Pp]lanted")));
  EXPECT_THAT(finished.err, Not(HasSubstr(kPlantedYear)));
}

TEST_F(CommandLineTalk, NeverShowsItsToken) {
  const std::string talk =
      cli_.Run("cohort get nowhere -o json").err + cli_.Run("principal create X --role y").err;

  EXPECT_THAT(talk, HasSubstr("nowhere"));
  EXPECT_THAT(talk, Not(HasSubstr("ecl_")));
}

}  // namespace
}  // namespace ecloserie::tests
