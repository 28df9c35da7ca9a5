#include "indexer/tag/salience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;

constexpr double kMain = 0.5;

Tag state(const std::string& id, const std::vector<uint32_t>& places, int title_mentions = 0) {
  Tag tag;
  tag.id = id;
  tag.type = "state";
  for (const uint32_t place : places) tag.mentions.push_back({place, place + 5});
  tag.title_mentions = title_mentions;
  return tag;
}

// `tags` weighed in a text of `bytes`.
std::vector<Tag> weighed(std::vector<Tag> tags, size_t bytes) {
  Record record;
  record.text = std::string(bytes, 'x');
  weigh(tags, record);
  return tags;
}

std::vector<std::string> order(const std::vector<Tag>& tags) {
  std::vector<std::string> out;
  for (const Tag& tag : tags) out.push_back(tag.id);
  return out;
}

TEST(Salience, OfNothingIsNothing) {
  EXPECT_TRUE(weighed({}, 0).empty());
}

TEST(Salience, LiesBetweenNoneAndOne) {
  std::vector<uint32_t> everywhere;
  for (uint32_t i = 0; i < 1000; ++i) everywhere.push_back(i * 10);
  for (const Tag& tag :
       weighed({state("A", everywhere, 9), state("B", {}, 1), state("C", {9999})}, 10'000)) {
    EXPECT_GE(tag.salience, 0) << tag.id;
    EXPECT_LE(tag.salience, 1) << tag.id;
  }
}

TEST(Salience, WhoIsInTitleAndLeadAndOftenIsMain) {
  const auto tags = weighed({state("A", {0, 500, 900, 1500}, 1), state("B", {2500})}, 3000);
  EXPECT_THAT(order(tags), ElementsAre("A", "B"));
  EXPECT_GE(tags[0].salience, kMain);
  EXPECT_LT(tags[1].salience, kMain);
}

TEST(Salience, ATitleMentionRaises) {
  EXPECT_THAT(order(weighed({state("A", {1000}), state("B", {1000}, 1)}, 3000)),
              ElementsAre("B", "A"));
}

TEST(Salience, MoreMentionsRaise) {
  EXPECT_THAT(order(weighed({state("A", {1000}), state("B", {1000, 1500, 2000})}, 3000)),
              ElementsAre("B", "A"));
}

TEST(Salience, AnEarlyMentionRaises) {
  EXPECT_THAT(order(weighed({state("A", {2000}), state("B", {10})}, 3000)), ElementsAre("B", "A"));
}

TEST(Salience, OneMentionInALongTextIsInPassing) {
  const auto tags = weighed({state("A", {50'000}), state("B", {0})}, 100'000);
  EXPECT_LT(tags[0].salience, kMain);
}

TEST(Salience, EqualOnesAreInTheOrderOfTheirIds) {
  EXPECT_THAT(order(weighed({state("C", {100}), state("A", {100}), state("B", {100})}, 3000)),
              ElementsAre("A", "B", "C"));
}

TEST(Salience, IsTheSameInWhateverOrder) {
  const Tag a = state("A", {0, 100}), b = state("B", {50}, 1);
  const auto one = weighed({a, b}, 1000);
  const auto other = weighed({b, a}, 1000);
  EXPECT_EQ(order(one), order(other));
  EXPECT_EQ(one[0].salience, other[0].salience);
}

TEST(Salience, OfTheTitleAloneInAnEmptyTextIsANumber) {
  const auto tags = weighed({state("A", {}, 1)}, 0);
  EXPECT_GT(tags[0].salience, 0);
  EXPECT_LE(tags[0].salience, 1);
}

}  // namespace
}  // namespace chancery::indexer
