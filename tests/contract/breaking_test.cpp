#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "baseline.h"

namespace ecloserie::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kBefore =
    "message PlantRequest { int32 depth = 1; string place = 2; }\n"
    "message Plant { string name = 1; repeated string leaves = 2; optional int64 age = 3; }\n"
    "enum Kind { KIND_UNSPECIFIED = 0; KIND_TREE = 1; }\n"
    "service PlantService { rpc Plant(PlantRequest) returns (ecloserie.v1.Plant) {\n"
    "  option idempotency_level = IDEMPOTENT;\n"
    "  option (method_rules) = {permission: PERMISSION_SCHOOL_WRITE, default_deadline_ms: 5};\n"
    "} }\n";

// What breaks when this part of the API above becomes that.
Findings OfChange(const std::string& part, const std::string& becomes) {
  std::string after = kBefore;
  after.replace(after.find(part), part.size(), becomes);
  return Breaches(Describe(Schema::FromBody(kBefore)), Describe(Schema::FromBody(after)));
}

TEST(Breaking, NothingOfTheApiIs) {
  const bool may_write = std::getenv("ECLOSERIE_UPDATE_DESCRIPTORS") != nullptr;

  EXPECT_THAT(Compare(ECLOSERIE_DESCRIPTOR_BASELINE, Describe(TheApi()), may_write), IsEmpty())
      << "When nothing breaks, ECLOSERIE_UPDATE_DESCRIPTORS=1 ctest -R contract.Breaking writes "
         "what was added into tests/contract/v1.descriptors.txt";
}

TEST(Breaking, IsAChangedType) {
  EXPECT_THAT(OfChange("int32 depth", "int64 depth"),
              ElementsAre("message ecloserie.v1.PlantRequest field 1 depth int32 singular json "
                          "depth"));
}

TEST(Breaking, IsARemovedField) {
  EXPECT_THAT(OfChange("string place = 2;", "reserved 2;"),
              ElementsAre(HasSubstr("PlantRequest field 2 place string")));
}

TEST(Breaking, IsARenamedField) {
  EXPECT_THAT(OfChange("string place", "string where"), ElementsAre(HasSubstr("field 2 place")));
}

TEST(Breaking, IsAChangedNumber) {
  EXPECT_THAT(OfChange("string place = 2", "string place = 3"),
              ElementsAre(HasSubstr("field 2 place")));
}

TEST(Breaking, IsAChangedLabel) {
  EXPECT_THAT(OfChange("repeated string leaves", "string leaves"),
              ElementsAre(HasSubstr("field 2 leaves string repeated")));
  EXPECT_THAT(OfChange("optional int64 age", "int64 age"),
              ElementsAre(HasSubstr("field 3 age int64 optional")));
}

TEST(Breaking, IsAChangedJsonName) {
  EXPECT_THAT(OfChange("string place = 2", "string place = 2 [json_name = \"where\"]"),
              ElementsAre(HasSubstr("field 2 place string singular json place")));
}

TEST(Breaking, IsARenamedEnumValue) {
  EXPECT_THAT(OfChange("KIND_TREE", "KIND_BUSH"),
              ElementsAre("enum ecloserie.v1.Kind value 1 KIND_TREE"));
}

TEST(Breaking, IsADroppedIdempotency) {
  EXPECT_THAT(OfChange("option idempotency_level = IDEMPOTENT;", ""),
              ElementsAre(HasSubstr("PlantService.Plant request")));
}

TEST(Breaking, IsAnotherPermission) {
  EXPECT_THAT(OfChange("PERMISSION_SCHOOL_WRITE", "PERMISSION_NETWORK_WRITE"),
              ElementsAre(HasSubstr("permission PERMISSION_SCHOOL_WRITE")));
}

TEST(Breaking, IsAStreamInsteadOfAnAnswer) {
  EXPECT_THAT(OfChange("returns (", "returns (stream "),
              ElementsAre(HasSubstr("response ecloserie.v1.Plant")));
}

TEST(Breaking, IsNoAddition) {
  EXPECT_THAT(OfChange("string place = 2;", "string place = 2; string soil = 3;"), IsEmpty());
  EXPECT_THAT(OfChange("KIND_TREE = 1;", "KIND_TREE = 1; KIND_BUSH = 2;"), IsEmpty());
}

TEST(Baseline, IsWrittenOnlyWhenAskedAndNothingBreaks) {
  const std::string path = std::filesystem::temp_directory_path() /
                           ("baseline_test." + std::to_string(::getpid()) + ".txt");
  WriteBaseline(path, {"enum A value 1 B"});

  EXPECT_THAT(Compare(path, {"enum A value 1 B", "enum A value 2 C"}, false),
              ElementsAre("adds: enum A value 2 C"));
  EXPECT_THAT(Compare(path, {"enum A value 1 D"}, true),
              ElementsAre("breaks: enum A value 1 B", HasSubstr("enum A value 1 D")));
  EXPECT_THAT(ReadBaseline(path), ElementsAre("enum A value 1 B"));
  EXPECT_THAT(Compare(path, {"enum A value 1 B", "enum A value 2 C"}, true), IsEmpty());
  EXPECT_THAT(ReadBaseline(path), ElementsAre("enum A value 1 B", "enum A value 2 C"));

  std::filesystem::remove(path);
}

}  // namespace
}  // namespace ecloserie::contract
