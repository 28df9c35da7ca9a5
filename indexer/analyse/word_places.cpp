#include "indexer/analyse/word_places.h"

#include <algorithm>
#include <utility>

namespace chancery::indexer {

void WordPlaces::take(
    const std::function<uint32_t(uint32_t word)>& rank_of,
    const std::function<void(uint32_t word, std::span<const Xapian::termpos>)>& each) {
  words_.clear();
  for (const Place& place : places_) {
    if (place.word >= counts_.size()) counts_.resize(place.word + 1);
    if (counts_[place.word]++ == 0) words_.push_back(place.word);
  }
  order_.clear();
  for (const uint32_t word : words_)
    order_.push_back({UINT32_MAX - counts_[word], rank_of(word), word});
  std::sort(order_.begin(), order_.end());
  // counts_ becomes where the positions of a word begin, and then where they end.
  uint32_t begin = 0;
  for (const Entry& entry : order_) begin += std::exchange(counts_[entry.word], begin);
  sorted_.resize(places_.size());
  for (const Place& place : places_) sorted_[counts_[place.word]++] = place.position;
  begin = 0;
  for (const Entry& entry : order_) {
    const uint32_t end = std::exchange(counts_[entry.word], 0);
    each(entry.word, std::span(sorted_).subspan(begin, end - begin));
    begin = end;
  }
  places_.clear();
}

}  // namespace chancery::indexer
