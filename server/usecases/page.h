#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// One page of a list, as asked for. Pages are found by the key of the last
// element of the page before, never by an offset.
struct PageRequest {
  std::int64_t size = 50;
  std::string token;   // as the caller sends it back
  std::string filter;  // the method and every other field of the request
};

// The key after which the page begins; empty for the first page. A token that
// was made for another list, filter or caller is FIELD_INVALID.
absl::StatusOr<std::string> StartOf(const View& view, const PageRequest& request);

// The key of a list whose elements are numbered; 0 for the first page.
std::int64_t NumberOfKey(const std::string& key);

// The token of the page that begins after a key.
std::string TokenAfter(const View& view, const PageRequest& request, const std::string& key);

template <class T>
struct Page {
  std::vector<T> items;
  std::string next_page_token;
};

// Cuts what was read with a limit of size + 1.
template <class T, class KeyOf>
Page<T> CutPage(const View& view, const PageRequest& request, std::vector<T> items,
                const KeyOf& key_of) {
  Page<T> page{.items = std::move(items)};
  if (page.items.size() > static_cast<std::size_t>(request.size)) {
    page.items.resize(static_cast<std::size_t>(request.size));
    page.next_page_token = TokenAfter(view, request, key_of(page.items.back()));
  }
  return page;
}

}  // namespace ecloserie::usecases
