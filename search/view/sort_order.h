// The order of hits.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace chancery::search {

enum class SortOrder : uint8_t { kRelevance, kOldestFirst, kNewestFirst };

struct SortOrderName {
  std::string_view name;  // as --sort and :sort take it
  SortOrder order;
};
inline constexpr std::array kSortOrders = {SortOrderName{"relevance", SortOrder::kRelevance},
                                           SortOrderName{"date", SortOrder::kOldestFirst},
                                           SortOrderName{"-date", SortOrder::kNewestFirst}};

constexpr std::string_view name_of(SortOrder order) {
  return kSortOrders[static_cast<size_t>(order)].name;
}

}  // namespace chancery::search
