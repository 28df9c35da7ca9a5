// How names in queries are taken, shown, and switched off.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Meaning : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.index_records({
        record("/m/seat.txt", "One", "2023-08-30", "Yerevan asks who would guard the road."),
        record("/m/state.txt", "Two", "2023-08-30", "Armenia sold its old railway."),
        record(
            "/m/forum.txt", "Three", "2023-08-30",
            "The Lake Border Forum met. They said that Mr. Zabolny chairs the Lake Border Forum."),
    });
  }
  Json answer(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = {"--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return sandbox_.search(all).json();
  }
  static std::vector<std::string> paths(const Json& answer) {
    std::vector<std::string> out;
    for (const Json& hit : answer["hits"]) out.push_back(hit["path"]);
    return out;
  }
  static std::string understood(const Json& answer) { return answer.value("understood", ""); }

  Sandbox sandbox_;
};

TEST_F(Meaning, ASeatStandsForItsStateAndSaysSo) {
  const Json found = answer({"Yerevan"});
  EXPECT_EQ(understood(found), "Yerevan → Armenia (government)");
  EXPECT_THAT(paths(found), UnorderedElementsAre("/m/seat.txt", "/m/state.txt"));
  EXPECT_EQ(understood(answer({"actor:yerevan"})), "yerevan → Armenia (government)");
}

TEST_F(Meaning, WordAndQuotesReadNoNames) {
  const Json word = answer({"word:yerevan"});
  EXPECT_THAT(paths(word), UnorderedElementsAre("/m/seat.txt"));
  EXPECT_EQ(understood(word), "word yerevan");
  EXPECT_THAT(paths(answer({"\"yerevan\""})), UnorderedElementsAre("/m/seat.txt"));
  EXPECT_THAT(paths(answer({"word:\"who would\""})), UnorderedElementsAre("/m/seat.txt"));
  EXPECT_THAT(paths(answer({"railway -word:yerevan"})), UnorderedElementsAre("/m/state.txt"));
}

TEST_F(Meaning, AWordIsFoundInAnyForm) {
  EXPECT_THAT(paths(answer({"word:railways"})), UnorderedElementsAre("/m/state.txt"));
}

TEST_F(Meaning, NoConceptsReadsNoNames) {
  EXPECT_THAT(paths(answer({"--no-concepts", "yerevan"})), UnorderedElementsAre("/m/seat.txt"));
  EXPECT_EQ(answer({"--no-concepts", "actor:yerevan"})["total"]["value"], 2);
}

TEST_F(Meaning, ANameOfOneReadingDoesNotAsk) {
  EXPECT_EQ(understood(answer({"armenia"})), "actor Armenia");
}

TEST_F(Meaning, ActorFindsWhoIsInNoList) {
  const Json whole = answer({"actor:\"Lake Border Forum\""});
  EXPECT_THAT(paths(whole), UnorderedElementsAre("/m/forum.txt"));
  EXPECT_EQ(understood(whole), "actor Lake Border Forum (unlisted)");
  EXPECT_THAT(paths(answer({"actor:\"border forum\""})), UnorderedElementsAre("/m/forum.txt"));
  EXPECT_EQ(whole["hits"][0]["snippets"][0]["marks"][0][2], "actor");
}

TEST_F(Meaning, ActorFindsOtherWaysToSpellIt) {
  for (const char* name : {"Zabolnyy", "Zabolnyj", "Заболный", "Заболного"}) {
    EXPECT_THAT(paths(answer({std::string("actor:") + name})), UnorderedElementsAre("/m/forum.txt"))
        << name;
  }
}

TEST_F(Meaning, ActorsThatNobodyNamesAreAnError) {
  const Outcome outcome = sandbox_.search({"actor:\"Order Forum\""});
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("no actor is called \"Order Forum\""));
  EXPECT_THAT(outcome.out, IsEmpty());
}

}  // namespace
}  // namespace chancery::cli
