// Where the words of a document stand, word by word.
#pragma once

#include <xapian.h>

#include <compare>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace chancery::indexer {

// Reuse it: it keeps its memory. Not thread-safe.
class WordPlaces {
 public:
  // Words are small numbers. Positions of a word come in their order.
  void add(uint32_t word, Xapian::termpos position) { places_.push_back({word, position}); }

  // Gives each word with its positions to `each` and forgets all: the most frequent word first,
  // those of one position last and by `rank_of`. A Xapian document keeps its terms in a tree, where
  // each position of a term is looked up from the root: what comes first stays near that, and words
  // in their order are found on the way of the one before.
  void take(const std::function<uint32_t(uint32_t word)>& rank_of,
            const std::function<void(uint32_t word, std::span<const Xapian::termpos>)>& each);

 private:
  struct Place {
    uint32_t word = 0;
    Xapian::termpos position = 0;
  };
  struct Entry {
    uint32_t rarity = 0;
    uint32_t rank = 0;
    uint32_t word = 0;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Place> places_;
  std::vector<uint32_t> counts_;  // by word; all 0 between calls
  std::vector<uint32_t> words_;   // that there are
  std::vector<Entry> order_;      // of them
  std::vector<Xapian::termpos> sorted_;
};

}  // namespace chancery::indexer
