#include "arrows.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What the rule says of one file with one include, beside the SDK's and the
// server's headers.
Findings OfInclude(const std::string& path, const std::string& include) {
  return BrokenArrows({{.path = path, .text = "#pragma once\n#include " + include + "\n"},
                       {.path = "client-sdk/include/ecloserie/client.h", .text = ""},
                       {.path = "cli-client/printer.h", .text = ""}});
}

TEST(Arrows, OfThisProjectRunOneWay) { EXPECT_THAT(BrokenArrows(ThisProject()), IsEmpty()); }

TEST(Arrows, OfThisProjectsLinksRunOneWay) { EXPECT_THAT(BrokenLinks(ThisProject()), IsEmpty()); }

TEST(Arrows, DomainIncludesOnlyStdAbseilAndItself) {
  EXPECT_THAT(OfInclude("server/domain/money.h", "<vector>"), IsEmpty());
  EXPECT_THAT(OfInclude("server/domain/money.h", "\"absl/status/status.h\""), IsEmpty());
  EXPECT_THAT(OfInclude("server/domain/money.h", "\"domain/id.h\""), IsEmpty());

  EXPECT_THAT(OfInclude("server/domain/money.h", "<grpcpp/grpcpp.h>"),
              ElementsAre("server/domain/money.h:2: includes grpcpp/grpcpp.h"));
  EXPECT_THAT(OfInclude("server/domain/money.h", "\"storage/database.h\""),
              ElementsAre("server/domain/money.h:2: includes storage/database.h"));
  EXPECT_THAT(OfInclude("server/domain/money.h", "<sqlite3.h>"),
              ElementsAre("server/domain/money.h:2: includes sqlite3.h"));
  EXPECT_THAT(OfInclude("server/domain/money.h", "\"ecloserie/v1/types.pb.h\""),
              ElementsAre("server/domain/money.h:2: includes ecloserie/v1/types.pb.h"));
}

TEST(Arrows, OnlyFoldingFoldsUnicode) {
  EXPECT_THAT(OfInclude("server/domain/folding.cpp", "<utf8proc.h>"), IsEmpty());
  EXPECT_THAT(OfInclude("server/domain/person.cpp", "<utf8proc.h>"),
              ElementsAre("server/domain/person.cpp:2: includes utf8proc.h"));
}

TEST(Arrows, StorageKnowsTheEngineInItsDriverOnly) {
  EXPECT_THAT(OfInclude("server/storage/sqlite/writer.cpp", "<SQLiteCpp/Database.h>"), IsEmpty());
  EXPECT_THAT(OfInclude("server/storage/school_store.cpp", "\"storage/database.h\""), IsEmpty());

  EXPECT_THAT(OfInclude("server/storage/school_store.cpp", "<SQLiteCpp/Database.h>"),
              ElementsAre("server/storage/school_store.cpp:2: includes SQLiteCpp/Database.h"));
  EXPECT_THAT(OfInclude("server/storage/school_store.cpp", "\"storage/sqlite/writer.h\""),
              ElementsAre("server/storage/school_store.cpp:2: includes storage/sqlite/writer.h"));
  EXPECT_THAT(OfInclude("server/storage/school_store.cpp", "\"usecases/school.h\""),
              ElementsAre("server/storage/school_store.cpp:2: includes usecases/school.h"));
}

TEST(Arrows, EnginesDoNotKnowOneAnother) {
  EXPECT_THAT(OfInclude("server/storage/postgres/connection.cpp", "<libpq-fe.h>"), IsEmpty());
  EXPECT_THAT(OfInclude("server/storage/sqlite/writer.cpp", "\"storage/engine/fence.h\""),
              IsEmpty());

  EXPECT_THAT(
      OfInclude("server/storage/postgres/connection.cpp", "\"storage/sqlite/writer.h\""),
      ElementsAre("server/storage/postgres/connection.cpp:2: includes storage/sqlite/writer.h"));
  EXPECT_THAT(
      OfInclude("server/storage/sqlite/writer.cpp", "\"storage/postgres/strands.h\""),
      ElementsAre("server/storage/sqlite/writer.cpp:2: includes storage/postgres/strands.h"));
  EXPECT_THAT(OfInclude("server/storage/engine/fence.cpp", "<libpq-fe.h>"),
              ElementsAre("server/storage/engine/fence.cpp:2: includes libpq-fe.h"));
  EXPECT_THAT(OfInclude("server/storage/school_store.cpp", "\"storage/engine/fence.h\""),
              ElementsAre("server/storage/school_store.cpp:2: includes storage/engine/fence.h"));
}

TEST(Arrows, UseCasesKnowNoTransportAndNoEngine) {
  EXPECT_THAT(OfInclude("server/usecases/school.cpp", "\"storage/school_store.h\""), IsEmpty());

  EXPECT_THAT(OfInclude("server/usecases/school.cpp", "<grpcpp/grpcpp.h>"),
              ElementsAre("server/usecases/school.cpp:2: includes grpcpp/grpcpp.h"));
  EXPECT_THAT(OfInclude("server/usecases/school.cpp", "<google/protobuf/message.h>"),
              ElementsAre("server/usecases/school.cpp:2: includes google/protobuf/message.h"));
  EXPECT_THAT(OfInclude("server/usecases/school.cpp", "\"storage/sqlite/writer.h\""),
              ElementsAre("server/usecases/school.cpp:2: includes storage/sqlite/writer.h"));
}

TEST(Arrows, RpcNeverIncludesStorage) {
  EXPECT_THAT(OfInclude("server/rpc/school_rpc.cpp", "\"ecloserie/v1/school_service.grpc.pb.h\""),
              IsEmpty());
  EXPECT_THAT(OfInclude("server/rpc/school_rpc.cpp", "\"usecases/school.h\""), IsEmpty());

  EXPECT_THAT(OfInclude("server/rpc/school_rpc.cpp", "\"storage/database.h\""),
              ElementsAre("server/rpc/school_rpc.cpp:2: includes storage/database.h"));
}

TEST(Arrows, JobsCallUseCases) {
  EXPECT_THAT(OfInclude("server/jobs/expiry.cpp", "\"usecases/offer.h\""), IsEmpty());
  EXPECT_THAT(OfInclude("server/jobs/expiry.cpp", "\"storage/database.h\""),
              ElementsAre("server/jobs/expiry.cpp:2: includes storage/database.h"));
}

TEST(Arrows, OnlyTheWiringKnowsEveryRoom) {
  EXPECT_THAT(OfInclude("server/server.cpp", "\"storage/sqlite/writer.h\""), IsEmpty());
  EXPECT_THAT(OfInclude("server/wiring/all.cpp", "<vector>"),
              ElementsAre("server/wiring/all.cpp:1: stands in no room of the server"));
}

TEST(Arrows, TheSdkNeverIncludesTheServer) {
  EXPECT_THAT(OfInclude("client-sdk/src/call.cpp", "<grpcpp/grpcpp.h>"), IsEmpty());

  EXPECT_THAT(OfInclude("client-sdk/src/call.cpp", "\"domain/money.h\""),
              ElementsAre("client-sdk/src/call.cpp:2: includes domain/money.h"));
  EXPECT_THAT(OfInclude("client-sdk/src/call.cpp", "\"../../server/options.h\""),
              ElementsAre("client-sdk/src/call.cpp:2: includes ../../server/options.h"));
}

TEST(Arrows, PublicSdkHeadersShowNoTransport) {
  const std::string header = "client-sdk/include/ecloserie/call.h";

  EXPECT_THAT(OfInclude(header, "\"ecloserie/v1/types.pb.h\""), IsEmpty());

  EXPECT_THAT(OfInclude(header, "<grpcpp/grpcpp.h>"),
              ElementsAre(header + ":2: includes grpcpp/grpcpp.h"));
  EXPECT_THAT(OfInclude(header, "\"absl/status/status.h\""),
              ElementsAre(header + ":2: includes absl/status/status.h"));
  EXPECT_THAT(OfInclude(header, "\"ecloserie/v1/school_service.grpc.pb.h\""),
              ElementsAre(header + ":2: includes ecloserie/v1/school_service.grpc.pb.h"));
}

TEST(Arrows, TheCommandLineSeesOnlyThePublicSdk) {
  const std::string file = "cli-client/commands/school.cpp";

  EXPECT_THAT(OfInclude(file, "<ecloserie/client.h>"), IsEmpty());
  EXPECT_THAT(OfInclude(file, "\"ecloserie/v1/types.pb.h\""), IsEmpty());
  EXPECT_THAT(OfInclude(file, "\"printer.h\""), IsEmpty());
  EXPECT_THAT(OfInclude(file, "<unistd.h>"), IsEmpty());

  EXPECT_THAT(OfInclude(file, "<ecloserie/core.h>"),
              ElementsAre(file + ":2: includes ecloserie/core.h"));
  EXPECT_THAT(OfInclude(file, "<grpcpp/grpcpp.h>"),
              ElementsAre(file + ":2: includes grpcpp/grpcpp.h"));
  EXPECT_THAT(OfInclude(file, "\"client-sdk/src/call.h\""),
              ElementsAre(file + ":2: includes client-sdk/src/call.h"));
}

TEST(Arrows, AreReadInCodeOnly) {
  EXPECT_THAT(BrokenArrows({{.path = "server/domain/money.h",
                             .text = "// #include <grpcpp/grpcpp.h>\n/*\n#include <sqlite3.h>\n*/\n"
                                     "  #  include \"rpc/serve.h\"  // so?\n"}}),
              ElementsAre("server/domain/money.h:5: includes rpc/serve.h"));
}

TEST(Arrows, LinksRunDownwards) {
  const auto links = [](const std::string& text) {
    return BrokenLinks({{.path = "server/CMakeLists.txt", .text = text}});
  };

  EXPECT_THAT(links("target_link_libraries(ecloserie_usecases\n  PUBLIC ecloserie_storage)"),
              IsEmpty());
  EXPECT_THAT(links("target_link_libraries(ecloserie_server PRIVATE ecloserie_rpc)"), IsEmpty());

  EXPECT_THAT(links("\ntarget_link_libraries(ecloserie_rpc PUBLIC ecloserie_usecases\n"
                    "  # why\n  PRIVATE ecloserie_storage)"),
              ElementsAre("server/CMakeLists.txt:2: ecloserie_rpc links ecloserie_storage"));
  EXPECT_THAT(links("target_link_libraries(ecloserie_domain PUBLIC gRPC::grpc++)"),
              ElementsAre("server/CMakeLists.txt:1: ecloserie_domain links gRPC::grpc++"));
  EXPECT_THAT(links("target_link_libraries(ecloserie_storage PUBLIC ecloserie_usecases)"),
              ElementsAre("server/CMakeLists.txt:1: ecloserie_storage links ecloserie_usecases"));
}

}  // namespace
}  // namespace ecloserie::architecture
