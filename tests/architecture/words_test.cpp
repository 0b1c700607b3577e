#include "words.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Findings WordsOf(const std::string& path, const std::string& text) {
  return BannedWords({{.path = path, .text = text}});
}

Findings NamesOf(const std::string& path, const std::string& text = "") {
  return BannedNames({{.path = path, .text = text}});
}

TEST(Words, OfThisProjectAreSaidInTheirRooms) {
  EXPECT_THAT(BannedWords(ThisProject()), IsEmpty());
}

TEST(Words, OfSqlAreSaidInStorageOnly) {
  EXPECT_THAT(WordsOf("server/storage/a.cpp", "f(\"SELECT 1\");"), IsEmpty());
  EXPECT_THAT(WordsOf("server/rpc/a.cpp", "f(\"select one\");  // SELECT"), IsEmpty());
  EXPECT_THAT(WordsOf("client-sdk/outbox/a.cpp", "f(\"SELECT 1\");"), IsEmpty());

  EXPECT_THAT(WordsOf("server/usecases/a.cpp", "\nf(\"SELECT 1\");"),
              ElementsAre("server/usecases/a.cpp:2: speaks SQL"));
  EXPECT_THAT(WordsOf("server/rpc/a.cpp", "f(R\"(INSERT INTO seat)\");"),
              ElementsAre("server/rpc/a.cpp:1: speaks SQL"));
  EXPECT_THAT(WordsOf("client-sdk/src/a.cpp", "f(\"DELETE FROM seat\");"),
              ElementsAre("client-sdk/src/a.cpp:1: speaks SQL"));
  EXPECT_THAT(WordsOf("cli-client/a.cpp", "f(R\"(UPDATE seat\n SET n = 1)\");"),
              ElementsAre("cli-client/a.cpp:1: speaks SQL"));
  EXPECT_THAT(WordsOf("server/domain/a.sql", ""), ElementsAre("server/domain/a.sql:1: speaks SQL"));
}

TEST(Words, OfTheEngineAreSaidInItsDriverOnly) {
  EXPECT_THAT(WordsOf("server/storage/sqlite/a.cpp", "SQLite::Database db;"), IsEmpty());
  EXPECT_THAT(WordsOf("client-sdk/outbox/a.cpp", "SQLite::Database db;"), IsEmpty());
  EXPECT_THAT(WordsOf("client-sdk/src/a.cpp", "SQLite::Database db;"),
              ElementsAre("client-sdk/src/a.cpp:1: speaks SQLite"));
  EXPECT_THAT(WordsOf("server/storage/a.cpp", "SQLite::Database db;"),
              ElementsAre("server/storage/a.cpp:1: speaks SQLite"));
  EXPECT_THAT(WordsOf("server/storage/postgres/a.cpp", "PQfinish(connection);"), IsEmpty());
  EXPECT_THAT(WordsOf("server/storage/engine/a.cpp", "PQfinish(connection);"),
              ElementsAre("server/storage/engine/a.cpp:1: speaks libpq"));
}

TEST(Words, OfGrpcAreSaidAtTheFacesOnly) {
  EXPECT_THAT(WordsOf("server/rpc/a.cpp", "grpc::Status s;"), IsEmpty());
  EXPECT_THAT(WordsOf("server/server.cpp", "grpc::Status s;"), IsEmpty());
  EXPECT_THAT(WordsOf("client-sdk/src/a.cpp", "grpc::Status s;"), IsEmpty());

  EXPECT_THAT(WordsOf("server/usecases/a.cpp", "grpc::Status s;"),
              ElementsAre("server/usecases/a.cpp:1: speaks gRPC"));
  EXPECT_THAT(WordsOf("client-sdk/include/ecloserie/a.h", "grpc::Status s;"),
              ElementsAre("client-sdk/include/ecloserie/a.h:1: speaks gRPC"));
  EXPECT_THAT(WordsOf("cli-client/a.cpp", "grpc::Status s;"),
              ElementsAre("cli-client/a.cpp:1: speaks gRPC"));
}

TEST(Words, OfFloatingPointAreKeptFromMoney) {
  EXPECT_THAT(WordsOf("server/domain/a.h", "// no double\nint doubled;"), IsEmpty());
  EXPECT_THAT(WordsOf("cli-client/a.h", "double share;"), IsEmpty());

  EXPECT_THAT(WordsOf("server/domain/a.h", "double cents;"),
              ElementsAre("server/domain/a.h:1: computes in floating point"));
  EXPECT_THAT(WordsOf("server/storage/a.h", "std::vector<float> cents;"),
              ElementsAre("server/storage/a.h:1: computes in floating point"));
}

TEST(Words, OfUsingNamespaceAreSaidNowhere) {
  EXPECT_THAT(WordsOf("tests/a.cpp", "using std::string;"), IsEmpty());
  EXPECT_THAT(WordsOf("tests/a.cpp", "using  namespace std;"),
              ElementsAre("tests/a.cpp:1: says using namespace"));
}

TEST(Names, OfThisProjectSayWhatThingsAre) { EXPECT_THAT(BannedNames(ThisProject()), IsEmpty()); }

TEST(Names, OfFilesAndFoldersSaySomething) {
  EXPECT_THAT(NamesOf("server/storage/database.h"), IsEmpty());

  EXPECT_THAT(NamesOf("server/common/money.h"),
              ElementsAre("server/common/money.h:1: is named common"));
  EXPECT_THAT(NamesOf("server/rpc/serve_impl.cpp"),
              ElementsAre("server/rpc/serve_impl.cpp:1: is named serve_impl"));
  EXPECT_THAT(NamesOf("tests/date_utils.h"),
              ElementsAre("tests/date_utils.h:1: is named date_utils"));
  EXPECT_THAT(NamesOf("tests/test_base.h"), ElementsAre("tests/test_base.h:1: is named test_base"));
}

TEST(Names, OfTypesSaySomething) {
  EXPECT_THAT(NamesOf("tests/a.h", "class Database;\nstruct ImplicitSeat {};"), IsEmpty());

  EXPECT_THAT(NamesOf("tests/a.h", "\nclass SeatManager {};"),
              ElementsAre("tests/a.h:2: names a thing SeatManager"));
  EXPECT_THAT(NamesOf("tests/a.h", "struct StoreImpl {};"),
              ElementsAre("tests/a.h:1: names a thing StoreImpl"));
  EXPECT_THAT(NamesOf("tests/a.h", "enum class CommonKind {};"),
              ElementsAre("tests/a.h:1: names a thing CommonKind"));
  EXPECT_THAT(NamesOf("tests/a.h", "using TestBase = int;"),
              ElementsAre("tests/a.h:1: names a thing TestBase"));
  EXPECT_THAT(NamesOf("tests/a.h", "namespace school::util_x {}\nnamespace util {}"),
              ElementsAre("tests/a.h:2: names a thing util"));
  EXPECT_THAT(NamesOf("proto/a.proto", "message DateHelper {}"),
              ElementsAre("proto/a.proto:1: names a thing DateHelper"));
}

}  // namespace
}  // namespace ecloserie::architecture
