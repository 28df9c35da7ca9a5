#include "indexer/tag/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/tagged.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using testing::ids;
using ::testing::IsEmpty;
using testing::mentions;
using testing::sample_gazetteer;
using ::testing::SizeIs;
using testing::Tagged;
using testing::tagged;
using ::testing::UnorderedElementsAre;

// The sentences in which `id` counts.
std::vector<uint32_t> sentences(const Tagged& from, const std::string& id) {
  std::vector<uint32_t> out;
  for (const Counted& counted : from.counted) {
    if (sample_gazetteer()[counted.target].id == id) out.push_back(counted.sentence);
  }
  return out;
}

TEST(Tagger, NamesActorsAndIssuesWithTheirPlaces) {
  const Record record = tagged("", "Armenia and the Zangezur corridor. Armenia's view.").record;
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_THAT(ids(record.issues), ElementsAre("zangezur-corridor"));
  EXPECT_THAT(mentions(record, "ARM"), ElementsAre("Armenia", "Armenia"));
  EXPECT_THAT(record.sentences, SizeIs(2));
}

TEST(Tagger, TagsSayWhatTheConceptIs) {
  const Record record = tagged("", "Nikol Pashinyan on the Zangezur corridor").record;
  const auto leader = std::find_if(record.actors.begin(), record.actors.end(),
                                   [](const Tag& tag) { return tag.type == "leader"; });
  ASSERT_NE(leader, record.actors.end());
  EXPECT_EQ(leader->name, "Nikol Pashinyan");
  EXPECT_EQ(leader->state, "ARM");
  EXPECT_THAT(record.issues[0].broader, ElementsAre("border-delimitation"));
}

TEST(Tagger, TitleMentionsAreCountedAndNotListed) {
  const Tagged out = tagged("Armenia and Armenia", "Nothing else.");
  ASSERT_THAT(out.record.actors, SizeIs(1));
  EXPECT_EQ(out.record.actors[0].title_mentions, 2);
  EXPECT_THAT(out.record.actors[0].mentions, IsEmpty());
  EXPECT_THAT(sentences(out, "ARM"), ElementsAre(Counted::kInTitle, Counted::kInTitle));
}

TEST(Tagger, MoneyInTheTitleDoesNotCount) {
  const Tagged out = tagged("A bond in American dollars", "American banks agreed.");
  EXPECT_EQ(out.record.actors[0].title_mentions, 0);
}

TEST(Tagger, ADatelineIsKeptAndNamesNobody) {
  const Record record = tagged("", "BAKU, March 3 - Armenia said no.").record;
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_EQ(record.dateline, "BAKU");
}

TEST(Tagger, MentionsKnowTheirSentence) {
  const Tagged out = tagged("", "Armenia left. Nothing happened. The Zangezur corridor. Armenia.");
  EXPECT_THAT(sentences(out, "ARM"), ElementsAre(0U, 3U));
  EXPECT_THAT(sentences(out, "zangezur-corridor"), ElementsAre(2U));
}

TEST(Tagger, MentionsAreInOrderAlsoWhenLeadersStandBetween) {
  const Record record =
      tagged("", "Armenia. Nikol Pashinyan. Armenia. Pashinyan. Yerevan. Armenian.").record;
  uint32_t last = 0;
  for (const Tag& tag : record.actors) {
    if (tag.id != "ARM") continue;
    EXPECT_THAT(tag.mentions, SizeIs(6));
    for (const Span& span : tag.mentions) {
      EXPECT_LE(last, span.begin);
      last = span.begin;
    }
  }
}

TEST(Tagger, ForgetsTheTextBefore) {
  tagged("Armenia", "Armenia on the Zangezur corridor");
  const Record record = tagged("", "Nothing here.").record;
  EXPECT_THAT(record.actors, IsEmpty());
  EXPECT_THAT(record.issues, IsEmpty());
}

TEST(Tagger, ReplacesTagsThatWereThere) {
  static const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  Record record;
  record.text = "Armenia";
  record.actors = {{"OLD", "Old", "state", "OLD", {}, {}, 1, {{0, 3}}, 0}};
  record.sentences = {{{0, 1}, true}, {{1, 2}, false}};
  AnalysedText analysed;
  tagger.tag(record, analysed);
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_THAT(record.sentences, SizeIs(1));
}

TEST(Tagger, GivesTheTokensOfTitleAndText) {
  static const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  Record record;
  record.title = "Two words";
  record.text = "Three more words";
  AnalysedText analysed;
  tagger.tag(record, analysed);
  tagger.tag(record, analysed);
  EXPECT_THAT(analysed.title.tokens, SizeIs(2));
  EXPECT_THAT(analysed.text.tokens, SizeIs(3));
}

TEST(Tagger, OfNothingGivesNothing) {
  const Tagged out = tagged("", "");
  EXPECT_THAT(out.counted, IsEmpty());
  EXPECT_THAT(out.record.sentences, IsEmpty());
}

}  // namespace
}  // namespace chancery::indexer
