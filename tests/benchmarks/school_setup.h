#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workload.h"

namespace ecloserie::benchmarks {

// A fresh school with one track that takes everybody, made through the API.
struct School {
  std::string name;
  std::string cohort;
  std::string track;
};

School MakeSchool(const Connection& connection);

// Values made once and handed out once each, to many threads.
template <class T>
class Supply {
 public:
  explicit Supply(std::vector<T> values) : values_(std::move(values)) {}

  std::optional<T> Next() {
    const std::size_t at = next_++;
    return at < values_.size() ? std::optional<T>(values_[at]) : std::nullopt;
  }

 private:
  std::vector<T> values_;
  std::atomic<std::size_t> next_ = 0;
};

// Files this many applications and returns their names.
std::vector<std::string> SubmitApplications(const Connection& connection, const School& school,
                                            int count);

// Takes this many people from the application to the enrolment.
void EnrolTrainees(const Connection& connection, const School& school, int count);

// An open register that nobody has marked.
struct FreshRegister {
  std::string session;
  std::string etag;
};

// Plans at least this many half-days, opens their registers and returns so many.
std::vector<FreshRegister> OpenRegisters(const Connection& connection, const School& school,
                                         std::size_t count);

}  // namespace ecloserie::benchmarks
