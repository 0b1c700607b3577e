#include "evidence_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ecloserie/v1/evidence_import.pb.h"

namespace ecloserie::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kExport =
    "Nom;E-mail;Date;Heure;Type\n"
    "X;a@example.org;08/06/2015;09:15;Projet rendu\n"
    "Y;b@example.org;08/06/2015;10:00;virtual-class\n";

class EvidenceImport : public ::testing::Test {
 protected:
  std::optional<Failure> Read(const std::string& text) {
    std::istringstream in(text);
    std::ostringstream talk;
    const Client client = *Client::Make({.endpoint = "unix:unused"});
    const Context context{.client = client,
                          .school = "boitron",
                          .format = OutputFormat::kTable,
                          .in = in,
                          .talk = talk};
    return ReadEvidenceImport(context, flags_, request_);
  }

  FlagTexts flags_ = {{"FILE", {"-"}},
                      {"delimiter", {";"}},
                      {"dates", {"dmy"}},
                      {"column", {"trainee=E-mail", "at=Date", "at=Heure", "kind=Type"}},
                      {"kind-word", {"Projet rendu=work-submitted"}}};
  v1::ImportEvidenceRequest request_;
};

TEST_F(EvidenceImport, ReadsThePlatformsColumnsAndWords) {
  const auto failure = Read(kExport);

  ASSERT_FALSE(failure) << failure->error.message;
  ASSERT_THAT(request_.rows(), SizeIs(2));
  EXPECT_EQ(request_.rows(0).line(), 2);
  EXPECT_EQ(request_.rows(0).trainee(), "a@example.org");
  EXPECT_EQ(request_.rows(0).at(), "08/06/2015 09:15");
  EXPECT_EQ(request_.rows(0).kind(), "WORK_SUBMITTED");
  EXPECT_EQ(request_.rows(1).kind(), "VIRTUAL_CLASS");
}

TEST_F(EvidenceImport, TakesColumnsThatBearTheNamesOfFields) {
  flags_.erase("column");

  ASSERT_FALSE(Read("trainee;at;minutes\nBOI-1;08/06/2015 09:15;12\n"));

  EXPECT_EQ(request_.rows(0).minutes(), "12");
}

TEST_F(EvidenceImport, SaysWhichMappingIsMissingOrWrong) {
  const auto failure_with = [&](const char* flag, const std::string& text) {
    FlagTexts before = flags_;
    flags_[flag] = {text};
    const auto failure = Read(kExport);
    flags_ = before;
    return failure ? failure->error.message : "none";
  };

  EXPECT_THAT(failure_with("column", "at=Date"), HasSubstr("which column is trainee"));
  EXPECT_THAT(failure_with("column", "trainee=Mail"), HasSubstr("missing column: Mail"));
  EXPECT_THAT(failure_with("column", "shoe=Nom"), HasSubstr("not shoe"));
  EXPECT_THAT(failure_with("column", "trainee"), HasSubstr("--column"));
  EXPECT_THAT(failure_with("kind-word", "Quiz=fun"), HasSubstr("--kind-word"));
  EXPECT_THAT(failure_with("dates", "us"), HasSubstr("--dates"));
}

}  // namespace
}  // namespace ecloserie::cli
