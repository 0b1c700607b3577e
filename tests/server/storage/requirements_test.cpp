#include "storage/postgres/requirements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "storage/postgres/postgres_database.h"
#include "support/postgres.h"
#include "support/test_database.h"

namespace ecloserie::tests {
namespace {

using storage::postgres::Address;
using storage::postgres::Connection;
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

TEST(Requirements, RefuseACollationThatIsOneInNameOnly) {
  const PlainDatabase icu(
      "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'fr-FR' LOCALE 'C' TEMPLATE template0");

  EXPECT_THAT(RefusalOf({.address = icu.address()}), HasSubstr("'C in name only'"));
}

TEST(Requirements, RefuseDeafnessToWarnings) {
  EXPECT_THAT(RefusalOfSetting("client_min_messages%3derror"),
              AllOf(HasSubstr("client_min_messages is 'error'"), HasSubstr("must be 'warning'")));
}

TEST(Requirements, AreMetByARoleThatOwnsNothingOnceTheSchemaIsThere) {
  const TestDatabase data(Engine::kPostgres);
  AskPostgres(data.name(), "CREATE ROLE guest LOGIN");
  AskPostgres(data.name(), "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO guest");
  std::string as_guest = data.name();
  as_guest.replace(as_guest.find("ecloserie@"), sizeof "ecloserie", "guest@");

  const std::string refusal = RefusalOf({.address = as_guest});
  AskPostgres(data.name(), "DROP OWNED BY guest; DROP ROLE guest");

  EXPECT_EQ(refusal, "");
}

TEST(Requirements, OfASessionAreNotLoosenedLater) {
  const PostgresCluster cluster;
  Connection connection(Address::Parse(cluster.address()), absl::Now() + absl::Minutes(1));
  CheckRequirements(connection, StandbyPolicy::kNotAsked);
  AskPostgres(cluster.address(), "ALTER SYSTEM SET synchronous_commit = off");
  AskPostgres(cluster.address(), "SELECT pg_reload_conf()");
  const std::string setting = "SELECT current_setting('synchronous_commit')";
  while (AskPostgres(cluster.address(), setting) != "off") absl::SleepFor(absl::Milliseconds(20));

  EXPECT_EQ(connection.Ask(setting).Bytes(0, 0), "on");
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
