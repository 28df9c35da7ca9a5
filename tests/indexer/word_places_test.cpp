#include "indexer/analyse/word_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using Taken = std::vector<std::pair<uint32_t, std::vector<Xapian::termpos>>>;

// The ranks of words are their numbers from behind.
Taken take(WordPlaces& places) {
  Taken taken;
  places.take([](uint32_t word) { return 100 - word; },
              [&](uint32_t word, std::span<const Xapian::termpos> positions) {
                taken.emplace_back(word, std::vector(positions.begin(), positions.end()));
              });
  return taken;
}

TEST(WordPlaces, FrequentWordsComeFirstAndEqualOnesByRank) {
  WordPlaces places;
  places.add(3, 1);
  places.add(7, 2);
  places.add(5, 20);
  places.add(7, 21);
  places.add(9, 22);
  EXPECT_THAT(take(places), ElementsAre(Pair(7, ElementsAre(2, 21)), Pair(9, ElementsAre(22)),
                                        Pair(5, ElementsAre(20)), Pair(3, ElementsAre(1))));
}

TEST(WordPlaces, NothingIsLeftForTheNextDocument) {
  WordPlaces places;
  EXPECT_THAT(take(places), IsEmpty());
  places.add(2, 4);
  take(places);
  places.add(2, 8);
  EXPECT_THAT(take(places), ElementsAre(Pair(2, ElementsAre(8))));
}

}  // namespace
}  // namespace chancery::indexer
