#include "core/concepts/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// Each sequence as text, steps apart by spaces.
std::vector<std::string> expanded(std::string_view pattern) {
  std::vector<std::string> out;
  for (const PatternSequence& sequence : expand_pattern(pattern)) {
    std::string text;
    for (const PatternStep& step : sequence) {
      if (!text.empty()) text += ' ';
      switch (step.kind) {
        case PatternStep::kWord:
          text += step.word;
          break;
        case PatternStep::kGap:
          text += "...";
          break;
        case PatternStep::kActor:
          text += "{actor}";
          break;
        case PatternStep::kState:
          text += "{state}";
          break;
      }
    }
    out.push_back(text);
  }
  return out;
}

TEST(Pattern, WordsAreOneSequence) {
  EXPECT_THAT(expanded("  border  delimitation "), ElementsAre("border delimitation"));
}

TEST(Pattern, AlternativesAreWrittenOut) {
  EXPECT_THAT(expanded("(border|common frontier) talks"),
              UnorderedElementsAre("border talks", "common frontier talks"));
  EXPECT_THAT(expanded("war|peace"), UnorderedElementsAre("war", "peace"));
}

TEST(Pattern, OptionalPartsAreThereAndNot) {
  EXPECT_THAT(expanded("state? border"), UnorderedElementsAre("state border", "border"));
  EXPECT_THAT(expanded("a (of (the|their)?)? b"),
              UnorderedElementsAre("a b", "a of b", "a of the b", "a of their b"));
}

TEST(Pattern, GapsAndSlotsAreSteps) {
  EXPECT_THAT(expanded("delimit ... border"), ElementsAre("delimit ... border"));
  EXPECT_THAT(expanded("delimit...border"), ElementsAre("delimit ... border"));
  EXPECT_THAT(expanded("{state} {actor} talks"), ElementsAre("{state} {actor} talks"));
}

TEST(Pattern, HyphensAndSlashesSeparateWords) {
  EXPECT_THAT(expanded("cease-fire and/or truce"), ElementsAre("cease fire and or truce"));
  EXPECT_THAT(expanded("- x -"), ElementsAre("x"));
}

TEST(Pattern, AnEmptyPatternStandsForNothing) {
  EXPECT_THAT(expanded(""), IsEmpty());
  EXPECT_THAT(expanded("a?"), ElementsAre("a"));
}

TEST(Pattern, ErrorsNameThePattern) {
  const auto error = [](std::string_view pattern) {
    return testing::error_of([&] { expand_pattern(pattern); });
  };
  EXPECT_THAT(error("a (b"), AllOf(HasSubstr("\"a (b\""), HasSubstr("does not close")));
  EXPECT_THAT(error("a) b"), AllOf(HasSubstr("\"a) b\""), HasSubstr("not open")));
  EXPECT_THAT(error("{state talks"), HasSubstr("does not close"));
  EXPECT_THAT(error("{city} talks"), HasSubstr("{actor}"));
}

TEST(Pattern, TooManySequencesAreRefused) {
  std::string pattern;
  for (int i = 0; i < 13; ++i) pattern += "(a|b) ";
  EXPECT_THAT(testing::error_of([&] { expand_pattern(pattern); }), HasSubstr("too many"));
}

TEST(Pattern, TooManySequencesAreRefusedBeforeTheyAreMade) {
  std::string many = "(a";
  for (int i = 0; i < 4000; ++i) many += "|a";
  many += ")";
  EXPECT_THAT(testing::error_of([&] { expand_pattern(many + many + many); }),
              HasSubstr("too many"));
}

TEST(Pattern, BracketsWithinBracketsHaveALimit) {
  EXPECT_NO_THROW(expand_pattern(std::string(20, '(') + "a" + std::string(20, ')')));
  EXPECT_THAT(testing::error_of([] { expand_pattern(std::string(1'000'000, '(')); }),
              HasSubstr("too deep"));
}

}  // namespace
}  // namespace chancery
