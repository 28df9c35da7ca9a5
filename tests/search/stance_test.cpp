// Words that tell for or against.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/snippet/directed_stance.h"

namespace chancery::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "+welcome", "-cannot accept": what is found in a text.
std::vector<std::string> found(const std::string& text, std::string_view language = "en") {
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> words;
  for (const StanceWord& word : StanceWords::of(language)->find(tokens)) {
    words.push_back((word.in_favour() ? "+" : "-") +
                    text.substr(word.span.begin, word.span.end - word.span.begin));
  }
  return words;
}

TEST(StanceWords, TellForAndAgainst) {
  EXPECT_THAT(found("They welcomed the plan, which others called unacceptable."),
              ElementsAre("+welcomed", "-unacceptable"));
  EXPECT_THAT(found("We cannot in truth support it; they do not condemn it."),
              ElementsAre("-cannot in truth support", "+not condemn"));
  EXPECT_THAT(found("She stopped short of condemning it, and he refrained from praising it."),
              ElementsAre("+short of condemning", "-refrained from praising"));
  EXPECT_THAT(found("They condone it under no circumstances; we praise it."),
              ElementsAre("-condone it under no circumstances", "+praise"));
  EXPECT_THAT(found("The treaty is null and void."), ElementsAre("-null and void"));
  EXPECT_THAT(found("The boats went out at six."), IsEmpty());
}

TEST(StanceWords, OfOtherLanguages) {
  EXPECT_THAT(found("Der Minister verurteilte den Angriff, das lobten die Nachbarn.", "de"),
              ElementsAre("-verurteilte", "-Angriff", "+lobten"));
  EXPECT_THAT(found("Das unterstützen wir leider nicht. Wir lehnen es ab.", "de"),
              ElementsAre("-unterstützen wir leider nicht", "-lehnen"));
  EXPECT_THAT(found("La ministre n'est pas favorable au plan et dénonce la menace.", "fr"),
              ElementsAre("-n'est pas favorable", "-dénonce", "-menace"));
  EXPECT_THAT(found("El ministro respaldó el plan; otros lo rechazan.", "es"),
              ElementsAre("+respaldó", "-rechazan"));
  EXPECT_THAT(found("Министр не поддержал план и осудил нападение.", "ru"),
              ElementsAre("-не поддержал", "-осудил", "-нападение"));
  EXPECT_THAT(found("أدانت الوزارة الهجوم، ورحب الجيران بالخطة.", "ar"),
              ElementsAre("-أدانت", "-الهجوم", "+ورحب"));
  EXPECT_THAT(found("لن نوافق على هذا القرار غير المقبول.", "ar"),
              ElementsAre("-لن نوافق", "-غير المقبول"));
}

TEST(StanceWords, OnlyLanguagesWithAListHaveThem) {
  ASSERT_NE(StanceWords::of("en"), nullptr);
  EXPECT_EQ(StanceWords::of("xx"), nullptr);
}

// "Ek- Lee": who is for (+) or against (-) whom, of the two names in brackets.
std::string directed(std::string text) {
  std::vector<Span> names;
  while (names.size() < 2) {
    const size_t begin = text.find('[');
    text.erase(begin, 1);
    const size_t end = text.find(']');
    text.erase(end, 1);
    names.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  const auto told = directed_stance(text, names[0], names[1], *StanceWords::of("en"));
  if (!told) return "";
  const auto name = [&](const Span& span) {
    return text.substr(span.begin, span.end - span.begin);
  };
  const Span& holder = told->first_holds ? names[0] : names[1];
  const Span& target = told->first_holds ? names[1] : names[0];
  return name(holder) + (told->in_favour ? "+ " : "- ") + name(target);
}

TEST(DirectedStance, VerbsAndTheirObjects) {
  EXPECT_EQ(directed("[Ek] sharply criticised [Lee] over the ferry."), "Ek- Lee");
  EXPECT_EQ(directed("[Ek] praised the work of [Lee]."), "Ek+ Lee");
  EXPECT_EQ(directed("[Ek] did not endorse [Lee]."), "Ek- Lee");
}

TEST(DirectedStance, WhoHoldsItMayComeBehind) {
  EXPECT_EQ(directed("[Ek] was condemned on Monday by [Lee]."), "Lee- Ek");
  EXPECT_EQ(directed("[Ek] won praise from [Lee] for the bridge."), "Lee+ Ek");
  EXPECT_EQ(directed("\"[Ek] has deceived us, which is unacceptable,\" said [Lee]."), "Lee- Ek");
  EXPECT_EQ(directed("[Ek] spoke first, and [Lee] later endorsed him."), "Lee+ Ek");
}

TEST(DirectedStance, WordsOfFeelingTellInQuotationsAlone) {
  EXPECT_EQ(directed("\"The drivers of [Ek] are so gloomy,\" said [Lee]."), "Lee- Ek");
  EXPECT_EQ(directed("\"[Ek] is superb at this,\" said [Lee]."), "Lee+ Ek");
  EXPECT_EQ(directed("\"[Ek] is not superb at this,\" said [Lee]."), "Lee- Ek");
  EXPECT_EQ(directed("\"[Ek] is superb, the ferry is gloomy,\" said [Lee]."), "");
  EXPECT_EQ(directed("[Ek] was weary in [Lee]."), "");
}

TEST(DirectedStance, WhatIsFeltIsHeldByItsObject) {
  EXPECT_EQ(directed("The plan of [Ek] infuriated [Lee]."), "Lee- Ek");
  EXPECT_EQ(directed("[Ek] was infuriated by [Lee]."), "Ek- Lee");
  EXPECT_EQ(directed("[Eklund] lost the vote, and [Lee] praised Eklund for it."), "Lee+ Eklund");
}

TEST(DirectedStance, WhatStandsBesideIsNoObject) {
  EXPECT_EQ(directed("[Ek] rejected a request by [Lee]."), "Ek- Lee");
  EXPECT_EQ(directed("[Ek] lost her seat after an attack in [Lee]."), "");
  EXPECT_EQ(directed("[Ek] spoke of the attack, then of [Lee]."), "");
  EXPECT_EQ(directed("\"The flood hit [Ek] and it is shameful,\" officials told [Lee]."), "");
  EXPECT_EQ(directed("[Ek] helped to carry [Lee]."), "");
}

TEST(DirectedStance, WhatIsCalled) {
  EXPECT_EQ(directed("[Ek] said that [Lee] was dishonest and corrupt."), "Ek- Lee");
}

TEST(DirectedStance, NothingIsNothing) {
  EXPECT_EQ(directed("[Ek] met [Lee] at the harbour."), "");
  EXPECT_EQ(directed("[Ek] supporters met [Lee]."), "");
}

}  // namespace
}  // namespace chancery::search
