#include "search/snippet/snippets.h"

#include <gtest/gtest.h>

#include "chancery/text.h"
#include "search/snippet/passages.h"

namespace chancery::search {
namespace {

std::vector<Snippet> snippets_of(const Record& record, const Wanted& wanted,
                                 const SnippetLimits& limits = {}) {
  return make_snippets(record, wanted, WordFinder(wanted).find(record.text), limits);
}

WantedUnit word(const std::string& text, double weight = 1) {
  WantedUnit unit;
  unit.weight = weight;
  unit.words.insert(text);
  return unit;
}

WantedUnit actor(const std::string& id) {
  WantedUnit unit;
  unit.actors = {id};
  return unit;
}

WantedUnit issue(const std::string& id) {
  WantedUnit unit;
  unit.issues = {id};
  return unit;
}

Record record_of(const std::string& text) {
  Record record;
  record.language = "en";
  record.text = text;
  record.sentences = split_sentences(text);
  return record;
}

void mention(Record& record, std::vector<Tag>& tags, const std::string& id,
             const std::string& name) {
  Tag tag;
  tag.id = id;
  for (size_t at = record.text.find(name); at != std::string::npos;
       at = record.text.find(name, at + 1)) {
    tag.mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + name.size())});
  }
  tags.push_back(tag);
}

std::vector<std::string> texts(const std::vector<Snippet>& snippets) {
  std::vector<std::string> found;
  for (const Snippet& snippet : snippets) found.push_back(snippet.text);
  return found;
}

size_t shown_characters(const std::vector<Snippet>& snippets) {
  size_t count = 0;
  for (const Snippet& snippet : snippets) count += characters(snippet.text) + (count ? 3 : 0);
  return count;
}

// Sentences without anything of a query.
std::string filler(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "Nothing of interest was said about that at all. ";
  return text;
}

TEST(Snippets, ShowTheSentenceThatHoldsMostOfTheQuery) {
  Wanted wanted;
  wanted.units = {word("dam"), word("water"), word("sudan")};
  const Record record = record_of(filler(5) + "The dam holds water. " + filler(5) +
                                  "The dam takes water from Sudan. " + filler(5));
  const auto snippets = snippets_of(record, wanted);
  ASSERT_FALSE(snippets.empty());
  EXPECT_EQ(snippets.back().text, "The dam takes water from Sudan.");
}

TEST(Snippets, ARareWordTellsMoreThanOneThatEverySentenceHas) {
  Wanted wanted;
  wanted.units = {word("dam"), word("tunnel")};
  std::string text;
  for (int i = 0; i < 12; ++i) text += "The dam is discussed once more in this long place here. ";
  const Record record = record_of(text + "A long tunnel leads out of it.");
  const auto snippets = snippets_of(record, wanted, {.sentences = 1});
  EXPECT_EQ(texts(snippets), std::vector<std::string>{"A long tunnel leads out of it."});
}

TEST(Snippets, KeepWithinTheirCharacters) {
  Wanted wanted;
  wanted.units = {word("вода"), word("плотина"), word("долг")};
  std::string text;
  for (int i = 0; i < 9; ++i) {
    text +=
        "Плотина держит долг, и вода течёт дальше, а потом, как говорят, она уходит в море, "
        "где её никто не ищет, хотя многие о ней спрашивают. ";
  }
  const Record record = record_of(text);
  for (const size_t room : {60, 100, 200, 300}) {
    const auto snippets = snippets_of(record, wanted, {.characters = room});
    ASSERT_FALSE(snippets.empty()) << room;
    EXPECT_LE(shown_characters(snippets), room);
    EXPECT_GT(shown_characters(snippets), room / 2);
  }
}

TEST(Snippets, StandInTheOrderOfTheText) {
  Wanted wanted;
  wanted.units = {word("dam"), word("debt", 5)};
  const Record record =
      record_of("The dam was built. " + filler(3) + "The debt grew with every year.");
  EXPECT_EQ(texts(snippets_of(record, wanted)),
            (std::vector<std::string>{"The dam was built.", "The debt grew with every year."}));
}

TEST(Snippets, CutALongSentenceAtClauses) {
  Wanted wanted;
  wanted.units = {word("dam"), word("debt")};
  std::string text = "When the council met in the spring of that year";
  for (int i = 0; i < 8; ++i) text += ", after the usual speeches of thanks to the hosts";
  text += ", the dam brought a debt that nobody could pay";
  for (int i = 0; i < 8; ++i) text += ", as the members said to one another in the hall";
  const Record record = record_of(text + ".");
  const auto snippets = snippets_of(record, wanted, {.characters = 120});
  ASSERT_EQ(snippets.size(), 1U);
  const Snippet& snippet = snippets.front();
  EXPECT_NE(snippet.text.find("the dam brought a debt that nobody could pay,"), std::string::npos);
  EXPECT_TRUE(snippet.begins_late);
  EXPECT_TRUE(snippet.ends_early);
  EXPECT_EQ(record.text[snippet.source.begin - 2], ',');
  EXPECT_TRUE(snippet.text.ends_with(','));
}

TEST(Snippets, NeverCutAWord) {
  Wanted wanted;
  wanted.units = {word("dam")};
  std::string text;
  for (int i = 0; i < 40; ++i) text += "unremarkably long wordage surrounds the dam every time ";
  const Record record = record_of(text);
  for (size_t room = 50; room < 120; ++room) {
    for (const Snippet& snippet : snippets_of(record, wanted, {.characters = room})) {
      const auto [begin, end] = snippet.source;
      EXPECT_TRUE(begin == 0 || record.text[begin - 1] == ' ') << snippet.text;
      EXPECT_TRUE(end == record.text.size() || record.text[end] == ' ') << snippet.text;
    }
  }
}

TEST(Snippets, AWordWithoutEndIsCutBetweenCharacters) {
  Wanted wanted;
  wanted.units = {word("x")};
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "й";
  const auto snippets = snippets_of(record_of(text), wanted);
  ASSERT_FALSE(snippets.empty());
  EXPECT_LE(shown_characters(snippets), 300U);
  for (const Snippet& snippet : snippets) EXPECT_EQ(snippet.text.size() % 2, 0U);
}

TEST(Snippets, WordsThatTouchOrOverlapAreOneMark) {
  Wanted wanted;
  wanted.units = {word("俄罗"), word("罗斯"), word("和平")};
  const Record record = record_of("俄罗斯和平谈判。");
  const auto snippets = snippets_of(record, wanted);
  ASSERT_EQ(snippets.size(), 1U);
  ASSERT_EQ(snippets[0].marks.size(), 1U);
  EXPECT_EQ(snippets[0].marks[0].span, (Span{0, 15}));
}

TEST(Snippets, ScriptsWithoutSpacesAreCutAtTheirOwnMarksAndWords) {
  Wanted wanted;
  wanted.units = {word("大坝")};
  std::string text;
  for (int i = 0; i < 30; ++i) text += "会议在春天举行并且讨论了很多问题，";
  text += "大坝带来了债务，";
  for (int i = 0; i < 30; ++i) text += "会议在春天举行并且讨论了很多问题，";
  Record record = record_of(text);
  record.language = "zh";
  record.sentences = {{{0, static_cast<uint32_t>(text.size())}, true}};
  const auto snippets = snippets_of(record, wanted, {.characters = 60});
  ASSERT_EQ(snippets.size(), 1U);
  EXPECT_NE(snippets.front().text.find("大坝带来了债务，"), std::string::npos);
  EXPECT_TRUE(snippets.front().text.ends_with("，"));
  EXPECT_LE(characters(snippets.front().text), 60U);
}

TEST(Snippets, AMeetingOfActorAndIssueComesFirst) {
  Wanted wanted;
  wanted.units = {actor("FRA"), issue("dams"), word("debt", 9)};
  Record record = record_of("The debt is a debt of debts, and France has the debt. " + filler(4) +
                            "France spoke of the dam. " + filler(4));
  mention(record, record.actors, "FRA", "France");
  mention(record, record.issues, "dams", "dam");
  const auto snippets = snippets_of(record, wanted, {.sentences = 1});
  EXPECT_EQ(texts(snippets), std::vector<std::string>{"France spoke of the dam."});
}

TEST(Snippets, ACutSentenceKeepsBothSidesOfAMeeting) {
  Wanted wanted;
  wanted.units = {actor("FRA"), issue("dams"), word("debt", 9), word("tax", 9)};
  std::string text = "France, which had been silent, said of the dam that it was late";
  for (int i = 0; i < 8; ++i) text += ", though the weather had been fair all that year";
  Record record = record_of(text + ", and tax and debt.");
  mention(record, record.actors, "FRA", "France");
  mention(record, record.issues, "dams", "dam");
  const auto snippets = snippets_of(record, wanted, {.characters = 100});
  ASSERT_FALSE(snippets.empty());
  EXPECT_TRUE(snippets.front().text.starts_with("France, which")) << snippets.front().text;
  EXPECT_NE(snippets.front().text.find("dam"), std::string::npos);
}

TEST(Snippets, KnowTheirParagraphAndWhetherTheyFollow) {
  Wanted wanted;
  wanted.units = {word("dam"), word("debt")};
  const Record record = record_of("Opening words stand here.\n\nThe dam is old. The debt is new.");
  const auto snippets = snippets_of(record, wanted);
  ASSERT_EQ(snippets.size(), 2U);
  EXPECT_EQ(snippets[0].paragraph, 2);
  EXPECT_EQ(snippets[1].paragraph, 2);
  EXPECT_FALSE(snippets[0].continues);
  EXPECT_TRUE(snippets[1].continues);
}

TEST(Snippets, WithoutAnythingOfTheQueryTheBeginningIsShown) {
  Wanted wanted;
  wanted.units = {word("absent")};
  const Record record = record_of("The first sentence is here. The second one follows it.");
  EXPECT_EQ(
      texts(snippets_of(record, wanted)),
      (std::vector<std::string>{"The first sentence is here.", "The second one follows it."}));
  EXPECT_TRUE(snippets_of(Record(), wanted).empty());
}

TEST(BestPart, ASentenceThatFitsStaysWhole) {
  const std::string text = "A short one, with a comma.";
  const Span whole{0, static_cast<uint32_t>(text.size())};
  EXPECT_EQ(best_part(text, whole, {}, {}, 100), whole);
}

TEST(BestPart, EndsAtAClauseRatherThanAnywhere) {
  const std::string text =
      "The dam was built in a valley without any people, and the engineers who had built it went "
      "home to the capital before the winter of that year";
  const std::vector<Place> places = {{4, 0}};
  const Span part = best_part(text, {0, static_cast<uint32_t>(text.size())}, places, {1.0}, 70);
  EXPECT_EQ(text.substr(part.begin, part.end - part.begin),
            "The dam was built in a valley without any people,");
}

TEST(BestPart, AShortClauseIsNotEnough) {
  const std::string text =
      "We hope that the republic, which has been silent on the matter of the dam for all of the "
      "years that the commission has met, will answer";
  const auto begin = static_cast<uint32_t>(text.find("republic"));
  const std::vector<Place> places = {{begin, 0}};
  const Span part = best_part(text, {0, static_cast<uint32_t>(text.size())}, places, {1.0}, 75);
  EXPECT_GE(part.end - part.begin, 40U) << text.substr(part.begin, part.end - part.begin);
}

TEST(BestPart, DoesNotCutANameUnlessItIsTooLong) {
  const std::string text = "words of the old treaty on the Black Sea Grain Initiative of that year";
  const auto begin = static_cast<uint32_t>(text.find("Black"));
  const auto end = static_cast<uint32_t>(text.find(" of that"));
  const std::vector<Place> places = {{begin, 0}};
  const std::vector<Span> names = {{begin, end}};
  const Span whole{0, static_cast<uint32_t>(text.size())};
  for (const size_t most : {26U, 30U, 40U, 50U}) {
    const Span part = best_part(text, whole, places, {1.0}, most, names);
    EXPECT_TRUE(part.begin <= begin && part.end >= end) << most;
  }
  const Span cut = best_part(text, whole, places, {1.0}, 12, names);
  EXPECT_GT(cut.end, cut.begin);
  EXPECT_LE(cut.end - cut.begin, 12U);
}

TEST(Characters, CountsCodePoints) {
  EXPECT_EQ(characters("вода"), 4U);
  EXPECT_EQ(characters(""), 0U);
}

}  // namespace
}  // namespace chancery::search
