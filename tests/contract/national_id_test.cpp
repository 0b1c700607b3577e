#include "domain/national_id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "ecloserie/v1/application_import.pb.h"
#include "every_method.h"
#include "planted.h"
#include "support/raw_call.h"
#include "support/test_token.h"

namespace ecloserie::tests {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// A number made up by its rules: thirteen digits and their key.
std::string MadeUpNumber() {
  const std::int64_t number = 2'990'199'990'001;
  const std::int64_t key = 97 - number % 97;
  return std::to_string(number) + (key < 10 ? "0" : "") + std::to_string(key);
}

std::set<std::string> FieldsRefused(const grpc::Status& status) {
  std::set<std::string> fields;
  const v1::FieldViolations violations = ViolationsOf(status);
  for (const auto& violation : violations.field_violations()) {
    fields.insert(violation.field());
  }
  return fields;
}

class NationalId : public testing::Test {
 protected:
  TestServer server_;
  const World world_ = MakeWorld(server_, "boitron", "promo-1", "canary");
};

TEST_F(NationalId, IsRefusedInEveryTextOfEveryRequest) {
  ASSERT_TRUE(domain::ContainsNationalId(MadeUpNumber()));
  int places_count = 0;
  for (const MethodDescriptor* method : EveryMethod()) {
    for (const PlantedRequest& request : PlantOneByOne(*method, world_, MadeUpNumber())) {
      const grpc::Status status =
          RawCall(server_.endpoint(), TestToken("admin"), PathOf(method), request.bytes);
      const std::string& field = request.marks.front().field;
      EXPECT_EQ(ReasonOf(status), "FIELD_INVALID") << method->full_name() << " " << field;
      EXPECT_THAT(FieldsRefused(status), testing::Contains(field)) << method->full_name();
      EXPECT_EQ(status.error_details().find(MadeUpNumber()), std::string::npos) << field;
      ++places_count;
    }
  }
  EXPECT_GT(places_count, 40);
}

v1::ApplicationRow GoodRow() {
  v1::ApplicationRow row;
  row.set_line(2);
  row.set_external_ref("REF-1");
  row.set_family_name("Généré");
  row.set_given_name("Zoé");
  row.set_born_on("1985-05-04");
  row.set_email("row@example.org");
  return row;
}

// Rows are judged one by one, and answered by verdicts.
TEST_F(NationalId, IsRefusedInEveryColumnOfAnImport) {
  const auto* type = v1::ApplicationRow::descriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* column = type->field(i);
    if (column->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    v1::ImportApplicationsRequest request;
    request.set_cohort(world_.names.at("schools/{school}/cohorts/{cohort}"));
    request.set_date_format(v1::DATE_FORMAT_ISO);
    request.set_mode(v1::IMPORT_MODE_GOOD_ROWS);
    v1::ApplicationRow& row = *request.add_rows() = GoodRow();
    row.GetReflection()->SetString(&row, column, MadeUpNumber());
    const RawAnswer answer = RawExchange(server_.endpoint(), TestToken("admin"),
                                         "/ecloserie.v1.EnrolmentService/ImportApplications",
                                         request.SerializeAsString());
    v1::ImportApplicationsResponse response;
    ASSERT_TRUE(answer.status.ok() && response.ParseFromString(answer.bytes)) << column->name();
    ASSERT_EQ(response.verdicts_size(), 1);
    EXPECT_EQ(response.verdicts(0).verdict(), v1::ROW_VERDICT_REFUSED) << column->name();
    EXPECT_EQ(response.verdicts(0).field(), column->name());
    EXPECT_EQ(answer.bytes.find(MadeUpNumber()), std::string::npos) << column->name();
  }
}

}  // namespace
}  // namespace ecloserie::tests
