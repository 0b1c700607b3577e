#include "storage/postgres/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/rows.h"

namespace ecloserie::tests {
namespace {

using storage::postgres::Address;
using storage::postgres::Keywords;
using testing::HasSubstr;

std::string ValueOf(const Keywords& keywords, const std::string& name) {
  const auto found = std::ranges::find(keywords, name, &std::pair<std::string, std::string>::first);
  return found == keywords.end() ? "" : found->second;
}

std::string RefusalOf(const std::string& text) {
  try {
    Address::Parse(text);
  } catch (const storage::StoreDefect& defect) {
    return defect.what();
  }
  return "";
}

TEST(Address, NamesOneHost) {
  const Address address = Address::Parse("postgres://staff@db.example.org:6000/school");

  ASSERT_EQ(address.hosts.size(), 1U);
  EXPECT_EQ(ValueOf(address.hosts[0], "host"), "db.example.org");
  EXPECT_EQ(ValueOf(address.hosts[0], "port"), "6000");
  EXPECT_EQ(ValueOf(address.hosts[0], "dbname"), "school");
  EXPECT_EQ(ValueOf(address.hosts[0], "user"), "staff");
}

TEST(Address, GoesThroughAListOfHostsByItself) {
  const Address address = Address::Parse("postgres://a:5001,b:5002,c:5003/school");

  ASSERT_EQ(address.hosts.size(), 3U);
  EXPECT_EQ(ValueOf(address.hosts[1], "host"), "b");
  EXPECT_EQ(ValueOf(address.hosts[1], "port"), "5002");
  EXPECT_EQ(ValueOf(address.hosts[2], "dbname"), "school");
}

TEST(Address, GivesOnePortToAllHosts) {
  const Address address = Address::Parse("host=a,b port=5001 dbname=school");

  ASSERT_EQ(address.hosts.size(), 2U);
  EXPECT_EQ(ValueOf(address.hosts[1], "port"), "5001");
}

TEST(Address, AsksForAHostThatTakesWritesWhateverItSays) {
  const Address address = Address::Parse("postgres://a,b/school?target_session_attrs=any");

  EXPECT_EQ(ValueOf(address.hosts[0], "target_session_attrs"), "read-write");
  EXPECT_THAT(ValueOf(address.hosts[0], "options"),
              HasSubstr("-c default_transaction_isolation=serializable"));
}

TEST(Address, WithAPasswordIsRefusedAndNotRepeated) {
  const std::string refusal = RefusalOf("postgres://staff:hunter2@a/school");

  EXPECT_THAT(refusal, HasSubstr("PGPASSFILE"));
  EXPECT_THAT(refusal, testing::Not(HasSubstr("hunter2")));
}

TEST(Address, ThatIsNoneIsRefusedAndNotRepeated) {
  const std::string refusal = RefusalOf("postgres://staff:hunter2@[/school");

  EXPECT_THAT(refusal, HasSubstr("postgres://USER@HOST:PORT/DATABASE"));
  EXPECT_THAT(refusal, testing::Not(HasSubstr("hunter2")));
}

TEST(Address, WithPortsThatDoNotFitItsHostsIsRefused) {
  EXPECT_THAT(RefusalOf("host=a,b,c port=1,2 dbname=school"), HasSubstr("2 of port for 3 hosts"));
}

TEST(Address, IsToldFromAFile) {
  EXPECT_TRUE(storage::postgres::IsAddress("postgres://a/school"));
  EXPECT_TRUE(storage::postgres::IsAddress("postgresql://a/school"));
  EXPECT_FALSE(storage::postgres::IsAddress("/var/lib/postgres.sqlite"));
}

}  // namespace
}  // namespace ecloserie::tests
