#include "storage/postgres/statement.h"

#include <libpq-fe.h>

#include "storage/postgres/wire.h"

namespace ecloserie::storage::postgres {
namespace {

constexpr int kBinary = 1;

WireType TypeOf(const Value& value) {
  switch (value.type()) {
    case Value::Type::kInteger:
      return kInt8;
    case Value::Type::kText:
      return kText;
    case Value::Type::kBytes:
      return kBytea;
  }
  return kText;
}

}  // namespace

void Statement::Begin(std::span<const Value> values) {
  if (result_) throw StoreDefect("a statement was asked again while its rows were read");
  if (!is_prepared_) Prepare(values);
  Send(values);
  result_ = connection_.Receive();
  row_ = -1;
  connection_.written_count_ += result_.ChangedCount();
}

void Statement::Prepare(std::span<const Value> values) {
  std::vector<Oid> types;
  for (const Value& value : values) types.push_back(TypeOf(value));
  if (PQsendPrepare(connection_.connection_, name_.c_str(), sql_.text,
                    static_cast<int>(types.size()), types.data()) != 1) {
    connection_.Lose(PQerrorMessage(connection_.connection_));
  }
  connection_.Receive();
  is_prepared_ = true;
}

// The values are borrowed until they are sent: libpq copies them.
void Statement::Send(std::span<const Value> values) {
  std::vector<std::array<char, 8>> integers(values.size());
  std::vector<const char*> pointers;
  std::vector<int> sizes;
  const std::vector<int> formats(values.size(), kBinary);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    std::string_view bytes = value.bytes();
    if (value.type() == Value::Type::kInteger) {
      integers[i] = ToBigEndian(value.integer());
      bytes = {integers[i].data(), integers[i].size()};
    } else if (bytes.data() == nullptr) {
      bytes = "";  // A value that points nowhere would be NULL.
    }
    pointers.push_back(value.is_null() ? nullptr : bytes.data());
    sizes.push_back(static_cast<int>(bytes.size()));
  }
  if (PQsendQueryPrepared(connection_.connection_, name_.c_str(), static_cast<int>(values.size()),
                          pointers.data(), sizes.data(), formats.data(), kBinary) != 1) {
    connection_.Lose(PQerrorMessage(connection_.connection_));
  }
}

}  // namespace ecloserie::storage::postgres
