#include "storage/postgres/requirements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/postgres/postgres_database.h"
#include "support/postgres.h"
#include "support/test_database.h"

namespace ecloserie::tests {
namespace {

using storage::postgres::PostgresDatabase;
using storage::postgres::PostgresOptions;
using storage::postgres::StandbyPolicy;
using testing::AllOf;
using testing::HasSubstr;

std::string RefusalOf(const PostgresOptions& options) {
  try {
    PostgresDatabase database(options);
  } catch (const storage::StoreDefect& defect) {
    return defect.what();
  }
  return "";
}

std::string RefusalOfSetting(const std::string& setting) {
  const TestDatabase data(Engine::kPostgres);
  return RefusalOf({.address = data.name() + "&options=-c%20" + setting});
}

TEST(Requirements, AreMetByADatabaseAsTheReadmeMakesIt) {
  EXPECT_EQ(RefusalOf({.address = TestDatabase(Engine::kPostgres).name()}), "");
}

TEST(Requirements, RefuseAnotherEncoding) {
  const PlainDatabase latin("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

  EXPECT_THAT(RefusalOf({.address = latin.address()}),
              AllOf(HasSubstr("the encoding of the database is 'LATIN1'"),
                    HasSubstr("must be 'UTF8'"), HasSubstr("--encoding UTF8")));
}

TEST(Requirements, RefuseAnotherCollation) {
  const PlainDatabase other("ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0");

  EXPECT_THAT(RefusalOf({.address = other.address()}),
              AllOf(HasSubstr("the collation of the database is 'C.UTF-8'"),
                    HasSubstr("must be 'C'"), HasSubstr("--locale C")));
}

TEST(Requirements, RefuseWeakerIsolation) {
  EXPECT_THAT(RefusalOfSetting("default_transaction_isolation%3dread%5c%20committed"),
              AllOf(HasSubstr("the isolation of the session is 'read committed'"),
                    HasSubstr("must be 'serializable'")));
}

TEST(Requirements, RefuseAcknowledgementsThatMayBeLost) {
  EXPECT_THAT(RefusalOfSetting("synchronous_commit%3doff"),
              AllOf(HasSubstr("synchronous_commit is 'off'"), HasSubstr("must be 'on'")));
}

TEST(Requirements, RefuseATimeoutThatCancelsCommits) {
  EXPECT_THAT(RefusalOfSetting("statement_timeout%3d5s"),
              AllOf(HasSubstr("statement_timeout is '5s'"), HasSubstr("must be '0'")));
}

TEST(Requirements, RefuseAMissingStandbyWhenOneIsAskedFor) {
  const TestDatabase data(Engine::kPostgres);

  EXPECT_THAT(RefusalOf({.address = data.name(), .standby = StandbyPolicy::kRequired}),
              HasSubstr("synchronous_standby_names is empty"));
}

TEST(Requirements, RefuseAStandbyThatIsNotAttachedAndTakeOneThatIs) {
  PostgresCluster cluster({"synchronous_standby_names=second"});
  const PostgresOptions options{.address = cluster.address(), .standby = StandbyPolicy::kRequired};

  EXPECT_THAT(RefusalOf(options), HasSubstr("none is attached"));
  const PostgresCluster::Standby standby(cluster, "second");
  EXPECT_EQ(RefusalOf(options), "");
}

}  // namespace
}  // namespace ecloserie::tests
