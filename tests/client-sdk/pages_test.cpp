#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ranges>

#include "ecloserie/client.h"
#include "scripted_server.h"

namespace ecloserie {
namespace {

using ::testing::ElementsAre;
using testing::ScriptedServer;
using ::testing::SizeIs;

static_assert(std::ranges::input_range<Paged<v1::School>>);

v1::ListSchoolsResponse PageOf(const std::vector<std::string>& names, const std::string& next) {
  v1::ListSchoolsResponse page;
  for (const std::string& name : names) page.add_schools()->set_name(name);
  page.set_next_page_token(next);
  return page;
}

// a b | nothing | c
void ServeThreePages(ScriptedServer& server) {
  server.list_schools.Set([](int, const v1::ListSchoolsRequest& request,
                             v1::ListSchoolsResponse& page, grpc::ServerContext&) {
    if (request.page_token().empty()) page = PageOf({"a", "b"}, "second");
    if (request.page_token() == "second") page = PageOf({}, "third");
    if (request.page_token() == "third") page = PageOf({"c"}, "");
    return grpc::Status::OK;
  });
}

std::vector<std::string> NamesOf(Paged<v1::School> schools) {
  std::vector<std::string> names;
  for (const Result<v1::School>& school : schools) {
    names.push_back(school ? school->name() : std::string(CodeName(school.error().code)));
  }
  return names;
}

TEST(Pages, AreFollowedOverAnEmptyPage) {
  ScriptedServer server;
  ServeThreePages(server);
  const auto client = Client::Make(server.client_options());

  EXPECT_THAT(NamesOf(client->school().ListSchools({})), ElementsAre("a", "b", "c"));
}

TEST(Pages, AreFetchedOnlyAsTheyAreRead) {
  ScriptedServer server;
  ServeThreePages(server);
  const auto client = Client::Make(server.client_options());

  const auto schools = client->school().ListSchools({}).Collect(2);

  ASSERT_TRUE(schools);
  EXPECT_THAT(*schools, SizeIs(2));
  EXPECT_THAT(server.list_schools.seen(), SizeIs(1));
}

TEST(Pages, BeginAtAStoredToken) {
  ScriptedServer server;
  ServeThreePages(server);
  const auto client = Client::Make(server.client_options());
  v1::ListSchoolsRequest request;
  request.set_page_token("second");

  EXPECT_THAT(NamesOf(client->school().ListSchools(request)), ElementsAre("c"));
}

TEST(Pages, EndWithTheirFirstError) {
  ScriptedServer server;
  server.list_schools.Set([](int attempt, const auto&, auto& page, grpc::ServerContext&) {
    page = PageOf({"a"}, "second");
    return attempt == 1 ? grpc::Status::OK : grpc::Status(grpc::NOT_FOUND, "gone");
  });
  const auto client = Client::Make(server.client_options());

  EXPECT_THAT(NamesOf(client->school().ListSchools({})), ElementsAre("a", "NOT_FOUND"));
}

TEST(Pages, EndAgainstAServerThatRepeatsItself) {
  ScriptedServer server;
  server.list_schools.Set([](int, const auto&, auto& page, grpc::ServerContext&) {
    page = PageOf({}, "again");
    return grpc::Status::OK;
  });
  const auto client = Client::Make(server.client_options());

  EXPECT_THAT(NamesOf(client->school().ListSchools({})), ElementsAre("DATA_LOSS"));
}

}  // namespace
}  // namespace ecloserie
