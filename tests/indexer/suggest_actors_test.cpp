#include "indexer/suggest_actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "indexer/tag/tagger.h"
#include "tests/support/errors.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_gazetteer;

Record tagged(const std::string& text) {
  static const Matcher matcher(sample_gazetteer());
  static Tagger tagger(matcher);
  Record record;
  record.text = text;
  record.language = "en";
  AnalysedText analysed;
  tagger.tag(record, analysed);
  return record;
}

std::string suggested(const std::vector<std::string>& texts, size_t most = 200) {
  ActorSuggestions suggestions;
  for (const std::string& text : texts) suggestions.add(tagged(text));
  std::ostringstream out;
  suggestions.write(out, sample_gazetteer(), most);
  return out.str();
}

TEST(SuggestActors, CountsAndShowsASentence) {
  const std::string toml =
      suggested({"We met Mr. Bo Ek there. Later Ek left.", "Mr. Bo Ek spoke."});
  EXPECT_EQ(toml,
            "\n# 2 documents · 3 mentions\n"
            "#   We met Mr. Bo Ek there.\n"
            "#   Mr. Bo Ek spoke.\n"
            "[[actor]]\nid = \"bo-ek\"\ntype = \"leader\"\nname = \"Bo Ek\"\nsurname = \"Ek\"\n");
}

TEST(SuggestActors, GuessesTheType) {
  EXPECT_THAT(suggested({"A paper of the Lakeland Institute came."}),
              HasSubstr("type = \"organisation\""));
  EXPECT_THAT(suggested({"He was born in Oskan, lived in Oskan and came to Oskan."}),
              HasSubstr("type = \"place\""));
}

TEST(SuggestActors, GivesOtherFormsAsAliases) {
  EXPECT_THAT(suggested({"We asked the Lakeland Border Forum (LBF) about all of it. The LBF did "
                         "not answer."}),
              HasSubstr("aliases = [\"LBF\"]"));
}

TEST(SuggestActors, MostFrequentFirstAndNotTooMany) {
  const std::string toml =
      suggested({"We met Mr. Olm. We met Mrs. Arn. We met Mrs. Arn again.", "It was Mrs. Arn."}, 1);
  EXPECT_THAT(toml, HasSubstr("Arn"));
  EXPECT_THAT(toml, Not(HasSubstr("Olm")));
}

TEST(SuggestActors, ASurnameElsewhereIsThePerson) {
  const std::string toml = suggested({"We met Mr. Bo Ek.", "We met Mr. Ek."});
  EXPECT_THAT(toml, HasSubstr("2 documents · 2 mentions"));
  EXPECT_THAT(toml, Not(HasSubstr("\"ek\"")));
}

TEST(SuggestActors, LoadBesideTheListsAndMakeTheNamesListed) {
  const std::string toml = suggested(
      {"We met Mr. Bo Ek and Ms. Ann \\ Lind of the \"Lake Institute\"\x1b[31m (LI) there.",
       "We asked the World Border Organization (WBO) and Mr. Pashin of it."});
  const testing::TempDirectory directory;
  directory.write("actors/actors.toml", testing::kSampleActors);
  directory.write("issues/issues.toml", testing::kSampleIssues);
  const auto list = directory.write("own.toml", toml);
  EXPECT_EQ(testing::error_of([&] {
              const Gazetteer made = Gazetteer::load(directory.path(), {list});
              EXPECT_NE(made.find(ConceptKind::kActor, "bo-ek"), kNoConcept);
            }),
            "")
      << toml;
  EXPECT_EQ(toml.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace chancery::indexer
