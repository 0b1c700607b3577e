// PostgreSQL alone, in the settings of the store: SERIALIZABLE, and each statement
// waits for its answer; or, to see what the waiting costs, in a pipeline that waits
// once for each transaction.
#include <libpq-fe.h>

#include <stdexcept>
#include <vector>

#include "bare_writer.h"
#include "measurement.h"

namespace ecloserie::benchmarks {
namespace {

constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr int kBinary = 1;

// The tables of the run before are dropped: to drop a database would start a
// checkpoint, and whoever writes next would pay for it.
constexpr const char* kFreshSchema = R"sql(
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS bare CASCADE;
CREATE SCHEMA bare;
SET search_path = bare;
)sql";

// A statement's values as the wire wants them.
class Wire {
 public:
  explicit Wire(std::initializer_list<BareValue> values) : integers_(values.size()) {
    for (const BareValue& value : values) Add(value);
  }

  int Count() const { return static_cast<int>(types_.size()); }
  const Oid* Types() const { return types_.data(); }
  const char* const* Values() const { return values_.data(); }
  const int* Sizes() const { return sizes_.data(); }
  const int* Formats() const { return formats_.data(); }

 private:
  void Add(const BareValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      std::array<char, 8>& bytes = integers_[types_.size()];
      for (std::size_t i = 0; i < 8; ++i) bytes[7 - i] = static_cast<char>(*integer >> (8 * i));
      Add(kInt8, bytes.data(), bytes.size());
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      Add(kText, text->data(), text->size());
    } else {
      const auto bytes = std::get<std::span<const unsigned char>>(value);
      Add(kBytea, reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
  }

  void Add(Oid type, const char* value, std::size_t size) {
    types_.push_back(type);
    values_.push_back(value);
    sizes_.push_back(static_cast<int>(size));
    formats_.push_back(kBinary);
  }

  std::vector<std::array<char, 8>> integers_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> sizes_;
  std::vector<int> formats_;
};

class BarePostgres final : public BareDatabase {
 public:
  BarePostgres(const std::string& address, bool is_pipelined)
      : connection_(PQconnectdb(address.c_str())), is_pipelined_(is_pipelined) {
    if (PQstatus(connection_) != CONNECTION_OK) Fail();
    MakeTables(kFreshSchema);
    MakeTables(BareTables({.integer = "BIGINT", .bytes = "BYTEA", .table_end = ""}));
    if (is_pipelined_) PQenterPipelineMode(connection_);
  }

  void Begin() override { Ask("BEGIN ISOLATION LEVEL SERIALIZABLE"); }

  void Write(BareRow row, std::initializer_list<BareValue> values) override {
    const Wire wire(values);
    const auto number = static_cast<std::size_t>(row);
    const std::string name = "row" + std::to_string(number);
    if (!is_prepared_[number]) {
      Sent(PQsendPrepare(connection_, name.c_str(), BareStatements()[number], wire.Count(),
                         wire.Types()));
      is_prepared_[number] = true;
    }
    Sent(PQsendQueryPrepared(connection_, name.c_str(), wire.Count(), wire.Values(), wire.Sizes(),
                             wire.Formats(), kBinary));
  }

  void Commit() override {
    Ask("COMMIT");
    if (!is_pipelined_) return;
    if (PQpipelineSync(connection_) != 1) Fail();
    Receive();
  }

 private:
  void MakeTables(const std::string& text) {
    if (PQsendQuery(connection_, text.c_str()) != 1) Fail();
    ReceiveOne();
  }
  void Ask(const char* text) {
    Sent(PQsendQueryParams(connection_, text, 0, nullptr, nullptr, nullptr, nullptr, kBinary));
  }
  void Sent(int is_sent) {
    if (is_sent != 1) Fail();
    if (!is_pipelined_) ReceiveOne();
  }

  // All results of what was sent last; no result ends them.
  void ReceiveOne() {
    while (Next() != PGRES_EMPTY_QUERY) {
    }
  }
  // All results of a pipeline.
  void Receive() {
    while (Next() != PGRES_PIPELINE_SYNC) {
    }
  }

  // PGRES_EMPTY_QUERY where there is none.
  ExecStatusType Next() {
    PGresult* result = PQgetResult(connection_);
    const ExecStatusType status = result == nullptr ? PGRES_EMPTY_QUERY : PQresultStatus(result);
    PQclear(result);
    const bool is_error = status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED;
    if (is_error || PQstatus(connection_) != CONNECTION_OK) Fail();
    return status;
  }

  [[noreturn]] void Fail() const { throw std::runtime_error(PQerrorMessage(connection_)); }

  PGconn* connection_;  // Lives as long as the process.
  bool is_pipelined_;
  std::array<bool, kBareRowsCount> is_prepared_{};
};

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) {
  using ecloserie::benchmarks::BarePostgres;
  const auto open = [](const ecloserie::benchmarks::Flags& flags) {
    return std::make_unique<BarePostgres>(flags.Text("--database"),
                                          flags.Integer("--pipelined") == 1);
  };
  return ecloserie::benchmarks::RunBareWriter(argc, argv, ecloserie::benchmarks::kPostgres, open);
}
