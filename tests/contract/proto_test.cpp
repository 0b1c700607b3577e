#include <gmock/gmock.h>

#include "rules.h"

namespace ecloserie::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// A service of one method and its messages.
Schema OneMethod(const std::string& method, const std::string& request,
                 const std::string& response) {
  return Schema::FromBody("message PlantRequest { " + request + " }\nmessage Planted { " +
                          response + " }\nservice PlantService { " + method + " }\n");
}

const char* const kReadRules =
    "option idempotency_level = NO_SIDE_EFFECTS;"
    "option (method_rules) = {permission: PERMISSION_SCHOOL_READ, default_deadline_ms: 5};";
const char* const kWriteRules =
    "option idempotency_level = IDEMPOTENT;"
    "option (method_rules) = {permission: PERMISSION_SCHOOL_WRITE, default_deadline_ms: 5};";

Schema OneField(const std::string& field) {
  return Schema::FromBody("message Planted { " + field + " }\n");
}

TEST(Api, IsThere) {
  EXPECT_THAT(TheApi().files(), SizeIs(testing::Ge(16U)));
  EXPECT_THAT(TheApi().Methods(), SizeIs(testing::Ge(50U)));
}

TEST(Api, IsCommented) { EXPECT_THAT(Uncommented(TheApi()), IsEmpty()); }

TEST(Api, StandsInItsPackage) { EXPECT_THAT(MisplacedFiles(TheApi()), IsEmpty()); }

TEST(Api, HasWellShapedEnums) { EXPECT_THAT(MisshapenEnums(TheApi()), IsEmpty()); }

TEST(Api, HasWellShapedMessages) { EXPECT_THAT(MisshapenMessages(TheApi()), IsEmpty()); }

TEST(Api, HasWellShapedFields) { EXPECT_THAT(MisshapenFields(TheApi()), IsEmpty()); }

TEST(Api, HasWellShapedMethods) { EXPECT_THAT(MisshapenMethods(TheApi()), IsEmpty()); }

TEST(Comments, AreMissedOnEveryElement) {
  const Schema schema = Schema::FromBody(
      "// Said.\nmessage Said { string no_word = 1; // Trailing.\n }\n"
      "message Unsaid {\n  // Said.\n  string name = 1;\n }\n"
      "//\nenum Kind {\n  // Said.\n  KIND_UNSPECIFIED = 0;\n  KIND_NEW = 1;\n }\n"
      "service PlantService { rpc Plant(Said) returns (Unsaid); }\n");

  EXPECT_THAT(Uncommented(schema),
              UnorderedElementsAre("ecloserie.v1.Said.no_word: has no comment",
                                   "ecloserie.v1.Unsaid: has no comment",
                                   "ecloserie.v1.Kind: has no comment",
                                   "ecloserie.v1.KIND_NEW: has no comment",
                                   "ecloserie.v1.PlantService: has no comment",
                                   "ecloserie.v1.PlantService.Plant: has no comment"));
}

TEST(Files, AreMissedOutsideTheirPackage) {
  EXPECT_THAT(MisplacedFiles(Schema::FromText("ecloserie/v2/planted.proto",
                                              "syntax = \"proto3\"; package ecloserie.v1;")),
              ElementsAre("ecloserie/v2/planted.proto: is not in its package"));
  EXPECT_THAT(MisplacedFiles(Schema::FromText("google/rpc/status.proto",
                                              "syntax = \"proto3\"; package google.rpc;")),
              ElementsAre("google/rpc/status.proto: is google's"));
  EXPECT_THAT(MisplacedFiles(Schema::FromBody("service AService {} service BService {}")),
              ElementsAre("ecloserie/v1/planted.proto: has several services"));
}

TEST(Enums, AreMissedWithoutPrefixAndZero) {
  EXPECT_THAT(MisshapenEnums(Schema::FromBody(
                  "enum PlantKind { PLANT_KIND_UNSPECIFIED = 0; PLANT_KIND_TREE = 1; }")),
              IsEmpty());
  EXPECT_THAT(MisshapenEnums(Schema::FromBody("enum PlantKind { PLANT_KIND_TREE = 0; BUSH = 1; }")),
              ElementsAre("ecloserie.v1.PlantKind: has a zero that is not PLANT_KIND_UNSPECIFIED",
                          "ecloserie.v1.BUSH: lacks the prefix PLANT_KIND_"));
  EXPECT_THAT(MisshapenEnums(Schema::FromBody("message Planted { enum Kind { KIND_A = 0; } }")),
              ElementsAre("ecloserie.v1.Planted.Kind: has a zero that is not KIND_UNSPECIFIED"));
}

TEST(Messages, AreMissedWithHolesInTheirNumbers) {
  EXPECT_THAT(MisshapenMessages(OneField("reserved 2, 4 to 5; int64 a = 1; int64 b = 3;")),
              IsEmpty());
  EXPECT_THAT(MisshapenMessages(OneField("int64 a = 1; int64 c = 3;")),
              ElementsAre("ecloserie.v1.Planted: leaves number 2 neither used nor reserved"));
}

TEST(Messages, AreMissedWhenTheNameIsNotFirst) {
  EXPECT_THAT(MisshapenMessages(OneField("string title = 1; string name = 2;")),
              ElementsAre("ecloserie.v1.Planted: has a name that is not field 1"));
}

TEST(Messages, AreRefusedByTheCompilerWithANumberTwice) {
  EXPECT_ANY_THROW(OneField("int64 a = 1; int64 b = 1;"));
}

TEST(Fields, AreMissedOutsideSnakeCase) {
  EXPECT_THAT(MisshapenFields(OneField("string bornOn = 1;")),
              ElementsAre("ecloserie.v1.Planted.bornOn: is not in snake_case"));
}

TEST(Fields, AreMissedInFloatingPoint) {
  EXPECT_THAT(MisshapenFields(OneField("double share = 1; repeated float parts = 2;")),
              ElementsAre("ecloserie.v1.Planted.share: is in floating point",
                          "ecloserie.v1.Planted.parts: is in floating point"));
}

TEST(Fields, AreMissedWhenTooNarrowForCentsAndMinutes) {
  EXPECT_THAT(MisshapenFields(OneField("int64 fee_cents = 1; int32 minutes = 2;")), IsEmpty());
  EXPECT_THAT(
      MisshapenFields(
          OneField("int32 fee_cents = 1; uint64 planned_minutes = 2; int32 minutes_late = 3;")),
      ElementsAre("ecloserie.v1.Planted.fee_cents: counts cents or minutes and is not int64",
                  "ecloserie.v1.Planted.planned_minutes: counts cents or minutes and is not int64",
                  "ecloserie.v1.Planted.minutes_late: counts cents or minutes and is not int64"));
}

TEST(Fields, AreMissedWithMalformedResources) {
  const auto of_pattern = [](const std::string& pattern) {
    return MisshapenFields(
        OneField("string name = 1 [(field_rules) = {resource: \"" + pattern + "\"}];"));
  };

  EXPECT_THAT(of_pattern("schools/{school}/cohorts/{cohort}"), IsEmpty());
  EXPECT_THAT(of_pattern("cohorts/{cohort}"), SizeIs(1));
  EXPECT_THAT(of_pattern("schools/{school}/cohorts"), SizeIs(1));
  EXPECT_THAT(of_pattern("schools/{school}/"), SizeIs(1));
  EXPECT_THAT(of_pattern("schools/school"),
              ElementsAre("ecloserie.v1.Planted.name: has the malformed pattern schools/school"));
  EXPECT_THAT(MisshapenFields(
                  OneField("int64 name = 1 [(field_rules) = {resource: \"schools/{school}\"}];")),
              ElementsAre("ecloserie.v1.Planted.name: names a resource and is no string"));
}

TEST(Methods, AreMissedWithoutTheirDeclarations) {
  EXPECT_THAT(MisshapenMethods(OneMethod("rpc Plant(PlantRequest) returns (Planted);", "", "")),
              ElementsAre("ecloserie.v1.PlantService.Plant: declares no permission",
                          "ecloserie.v1.PlantService.Plant: declares no deadline",
                          "ecloserie.v1.PlantService.Plant: declares no idempotency_level"));
}

TEST(Methods, AreMissedWhenAMutationCannotBeRepeatedOrTried) {
  const std::string method =
      std::string("rpc Plant(PlantRequest) returns (Planted) {") + kWriteRules + "}";

  EXPECT_THAT(
      MisshapenMethods(OneMethod(method, "string request_id = 1; bool validate_only = 2;", "")),
      IsEmpty());
  EXPECT_THAT(MisshapenMethods(OneMethod(method, "int64 request_id = 1;", "")),
              ElementsAre("ecloserie.v1.PlantService.Plant: takes no request_id",
                          "ecloserie.v1.PlantService.Plant: takes no validate_only"));
}

TEST(Methods, AreMissedWhenAListHasNoPages) {
  const Schema schema = Schema::FromBody(
      "message ListPlantsRequest { int64 page_size = 1; }\n"
      "message ListPlantsResponse { repeated string plants = 1; }\n"
      "service PlantService { rpc ListPlants(ListPlantsRequest) returns (ListPlantsResponse) {" +
      std::string(kReadRules) + "} }");

  EXPECT_THAT(
      MisshapenMethods(schema),
      ElementsAre("ecloserie.v1.PlantService.ListPlants: takes no page_size",
                  "ecloserie.v1.PlantService.ListPlants: takes no page_token",
                  "ecloserie.v1.PlantService.ListPlants: returns no next_page_token",
                  "ecloserie.v1.PlantService.ListPlants: does not return exactly one list"));
}

TEST(Methods, AreMissedWhenGetDoesNotReturnItsResource) {
  const auto of_response = [](const std::string& response) {
    return MisshapenMethods(Schema::FromBody(
        "message GetPlantRequest {} message GetPlantResponse {} message Tree {}\n"
        "message Plant {} service PlantService { rpc GetPlant(GetPlantRequest) returns (" +
        response + ") {" + kReadRules + "} }"));
  };

  EXPECT_THAT(of_response("Plant"), IsEmpty());
  EXPECT_THAT(of_response("GetPlantResponse"),
              ElementsAre("ecloserie.v1.PlantService.GetPlant: does not return its Plant"));
}

TEST(Methods, AreMissedWhenCreateReturnsSomethingElse) {
  EXPECT_THAT(MisshapenMethods(Schema::FromBody(
                  "message CreatePlantRequest { string request_id = 1; bool validate_only = 2; }\n"
                  "message Tree {}\n"
                  "service PlantService { rpc CreatePlant(CreatePlantRequest) returns (Tree) {" +
                  std::string(kWriteRules) + "} }")),
              ElementsAre("ecloserie.v1.PlantService.CreatePlant: returns neither a resource nor "
                          "its own response"));
}

TEST(Methods, AreMissedWithAnotherMethodsMessages) {
  const Schema schema = Schema::FromBody(
      "message DigRequest {} message DigResponse {}\n"
      "service Plants { rpc Water(DigRequest) returns (DigResponse) {" +
      std::string(kReadRules) + "} }");

  EXPECT_THAT(MisshapenMethods(schema),
              UnorderedElementsAre("ecloserie.v1.Plants: is not named ...Service",
                                   "ecloserie.v1.Plants.Water: does not take its own request",
                                   "ecloserie.v1.Plants.Water: returns another method's response"));
}

}  // namespace
}  // namespace ecloserie::contract
