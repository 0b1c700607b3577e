#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ecloserie/result.h"

namespace ecloserie {

// One page of a list, and where the next begins.
template <class T>
struct Page {
  std::vector<T> items;
  std::string next_page_token;  // Empty on the last page; may be stored.
};

// A list that is fetched page by page as it is read. A range of Result<T>: the
// first error is the last element.
template <class T>
class Paged {
 public:
  using Fetch = std::function<Result<Page<T>>(const std::string& page_token)>;

  explicit Paged(Fetch fetch, std::string page_token = {})
      : fetch_(std::move(fetch)), page_token_(std::move(page_token)) {}

  class Iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = Result<T>;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    explicit Iterator(Paged* list) : list_(list) { Advance(); }
    const Result<T>& operator*() const { return *current_; }
    Iterator& operator++() {
      Advance();
      return *this;
    }
    void operator++(int) { Advance(); }
    bool operator==(std::default_sentinel_t) const { return !current_; }

   private:
    void Advance() { current_ = list_->Next(); }

    Paged* list_ = nullptr;
    std::optional<Result<T>> current_;
  };

  Iterator begin() { return Iterator(this); }
  std::default_sentinel_t end() const { return {}; }

  // The next page as the server cut it; empty pages are followed by others as
  // long as there is a token. After the last page: no items and no token.
  Result<Page<T>> NextPage() {
    if (is_done_) return Page<T>{};
    Result<Page<T>> page = fetch_(page_token_);
    if (!page) {
      is_done_ = true;
      return page;
    }
    page_token_ = page->next_page_token;
    is_done_ = page_token_.empty();
    return page;
  }

  // At most this many elements, or the error that stopped the list.
  Result<std::vector<T>> Collect(std::size_t limit) {
    std::vector<T> all;
    while (all.size() < limit) {
      std::optional<Result<T>> next = Next();
      if (!next) break;
      if (!*next) return tl::unexpected(std::move(*next).error());
      all.push_back(**std::move(next));
    }
    return all;
  }

 private:
  std::optional<Result<T>> Next() {
    while (position_ == items_.size()) {
      if (is_done_) return std::nullopt;
      Result<Page<T>> page = NextPage();
      if (!page) return Result<T>(tl::unexpected(std::move(page).error()));
      items_ = std::move(page->items);
      position_ = 0;
    }
    return Result<T>(std::move(items_[position_++]));
  }

  Fetch fetch_;
  std::string page_token_;
  bool is_done_ = false;
  std::vector<T> items_;
  std::size_t position_ = 0;
};

}  // namespace ecloserie
