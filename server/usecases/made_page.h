#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "storage/made_key.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Pages of a list that is in the order of making.
absl::StatusOr<storage::MadeKey> StartOfMade(const View& view, const PageRequest& request);

std::string ToText(const storage::MadeKey& key);

template <class T>
Page<T> CutMadePage(const View& view, const PageRequest& request, std::vector<T> items) {
  return CutPage(view, request, std::move(items), [](const T& item) {
    return ToText(storage::MadeKey{item.made_in, item.name.id});
  });
}

}  // namespace ecloserie::usecases
