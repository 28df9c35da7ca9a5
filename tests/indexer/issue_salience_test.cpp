// How much an issue matters in a text.
#include "indexer/tag/issue_salience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chancery::indexer {
namespace {

constexpr double kMain = 0.5;

// An issue with a mention at each place of `word` in the text.
Tag issue(const std::string& id, const std::string& text, const std::string& word) {
  Tag tag;
  tag.id = id;
  tag.broader = {"wider"};
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    tag.mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + word.size())});
  }
  return tag;
}

double salience(std::vector<Tag> issues, const std::string& text, const std::string& id,
                bool dispute = false) {
  Record record;
  record.text = text;
  record.sentences = split_sentences(text);
  weigh_issues(issues, record, std::vector<bool>(issues.size(), dispute));
  for (const Tag& tag : issues) {
    if (tag.id == id) return tag.salience;
  }
  return -1;
}

const std::string kFiller =
    "The rest of the page says nothing of any such thing at all. It was raining in the hills, and "
    "the old road was closed for some hours in the morning.\n\n";

std::string filler(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i) text += kFiller;
  return text;
}

TEST(IssueSalience, OfNothingIsNothing) {
  std::vector<Tag> none;
  weigh_issues(none, Record{}, {});
  EXPECT_TRUE(none.empty());
}

TEST(IssueSalience, TheMoreMentionsTheMoreWithoutACliff) {
  double before = 0;
  for (int count = 1; count <= 6; ++count) {
    std::string text = filler(4);
    for (int i = 0; i < count; ++i) text += "The fish quotas were cut again by the council.\n\n";
    const double now = salience({issue("fish", text, "fish quotas")}, text, "fish");
    EXPECT_GT(now, before) << count;
    EXPECT_LT(now - before, 0.4) << count;
    before = now;
  }
  EXPECT_GE(before, kMain);
}

TEST(IssueSalience, AMatterWithItsOwnParagraphBeatsOneOfAList) {
  const std::string own = filler(3) +
                          "We come to the fish quotas. They were cut by a half, and the fleets of "
                          "three ports lie idle. The fish quotas must be shared anew.\n\n";
  const std::string list = filler(3) +
                           "We speak of poverty, of drugs, of debt and of the fish quotas.\n\n"
                           "Again: poverty, drugs, debt, and then the fish quotas.\n\n";
  const auto all = [](const std::string& text) {
    return std::vector<Tag>{issue("fish", text, "fish quotas"), issue("debt", text, "debt"),
                            issue("drugs", text, "drugs"), issue("poverty", text, "poverty")};
  };
  EXPECT_GT(salience(all(own), own, "fish"), salience(all(list), list, "fish") + 0.1);
}

TEST(IssueSalience, AFormulaIsNotWhatATextIsAbout) {
  const std::string formula =
      filler(3) +
      "We uphold the peaceful settlement and the principles of the Charter. "
      "The peaceful settlement is a purpose of the Charter's principles.\n\n";
  const std::string matter = filler(3) +
                             "We uphold the peaceful settlement that both signed at last. "
                             "The peaceful settlement gives the valley to its people.\n\n";
  EXPECT_LT(salience({issue("peace", formula, "peaceful settlement")}, formula, "peace"), 0.2);
  EXPECT_GE(salience({issue("peace", matter, "peaceful settlement")}, matter, "peace"), kMain);
}

TEST(IssueSalience, ANamedDisputeSaysMoreThanATheme) {
  const std::string text = filler(5) + "They spoke of the valley question for an hour.\n\n";
  Tag theme = issue("valley", text, "valley question");
  theme.broader.clear();
  const Tag dispute = issue("valley", text, "valley question");
  EXPECT_GT(salience({dispute}, text, "valley", true), salience({dispute}, text, "valley"));
  EXPECT_GT(salience({dispute}, text, "valley"), salience({theme}, text, "valley"));
}

TEST(IssueSalience, NarrowerOnesSpeakForTheWider) {
  const std::string text =
      filler(3) +
      "The arms talks went on.\n\nThe missile treaty holds. The missile treaty helps.\n\n";
  Tag narrow = issue("missiles", text, "missile treaty");
  narrow.broader = {"arms"};
  EXPECT_GT(salience({issue("arms", text, "arms talks"), narrow}, text, "arms"),
            salience({issue("arms", text, "arms talks"), issue("missiles", text, "missile treaty")},
                     text, "arms"));
}

}  // namespace
}  // namespace chancery::indexer
