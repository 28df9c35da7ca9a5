// Whom a speech speaks for.
#include "indexer/tag/speaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

Record tagged(const std::string& path, const std::string& title, const std::string& text) {
  static const Matcher matcher(testing::sample_gazetteer());
  Record record;
  record.path = path;
  record.title = title;
  record.text = text;
  AnalysedText analysed;
  Tagger(matcher).tag(record, analysed);
  return record;
}

// The main states.
std::vector<std::string> main_of(const Record& record) {
  std::vector<std::string> ids;
  for (const Tag& tag : record.actors) {
    if (tag.type == "state" && tag.salience >= kMainSalience) ids.push_back(tag.id);
  }
  return ids;
}

const std::string kSpeech = "Mr. President, my country is small. My delegation will vote for it.";

TEST(Speaker, IsToldByTheNameOfTheFile) {
  EXPECT_EQ(state_in_path("/un/1974/SGP_29_1974.txt"), "SGP");
  EXPECT_EQ(state_in_path("un.zip!SGP_29_1974.txt"), "SGP");
  for (const char* path : {"", "SGP.txt", "SGP_29.txt", "sgp_29_1974.txt", "SGP_29_1974_2.txt",
                           "SGP_XX_1974.txt", "ANNEX_29_1974.txt", "SGP__1974.txt"})
    EXPECT_EQ(state_in_path(path), "") << path;
}

TEST(Speaker, IsMainWhereItSaysMyCountry) {
  EXPECT_THAT(main_of(tagged("ARM_29_1974.txt", "", kSpeech)), Contains("ARM"));
  EXPECT_THAT(main_of(tagged("ARM_29_1974.txt", "", "The museum opens a hall of beetles.")),
              IsEmpty());
  EXPECT_THAT(main_of(tagged("XXX_29_1974.txt", "", kSpeech)), IsEmpty());
}

TEST(Speaker, ItsPlacesAreMentionsOfTheState) {
  const Record record = tagged("ARM_29_1974.txt", "", kSpeech + " Azerbaijan knows our people.");
  for (const Tag& tag : record.actors) {
    if (tag.id != "ARM") continue;
    ASSERT_EQ(tag.mentions.size(), 3U);
    EXPECT_EQ(record.text.substr(tag.mentions[0].begin, 10), "my country");
  }
}

TEST(Speaker, IsToldByTheHead) {
  const std::string own = "We are a small people. " + kSpeech;
  EXPECT_THAT(
      main_of(tagged("a.txt", "Statement by the Minister of Foreign Affairs of Armenia", own)),
      Contains("ARM"));
  EXPECT_THAT(main_of(tagged("a.txt", "", "Mr. Ek (Armenia): " + own)), Contains("ARM"));
  EXPECT_THAT(main_of(tagged("a.txt", "", "Address by the President of Armenia\n\n" + own)),
              Contains("ARM"));
  // Who says it is not told.
  const Record other = tagged("a.txt", "The President of Armenia was told", "My country is first.");
  for (const Tag& tag : other.actors) EXPECT_TRUE(tag.mentions.empty()) << tag.id;
}

}  // namespace
}  // namespace chancery::indexer
