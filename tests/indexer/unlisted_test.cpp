#include "indexer/tag/unlisted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/bare_tag.h"
#include "chancery/schema.h"
#include "indexer/analyse/document_terms.h"
#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::sample_gazetteer;
using ::testing::UnorderedElementsAre;

std::vector<Tag> unlisted(const std::string& text, const std::string& language = "en") {
  static const Matcher matcher(sample_gazetteer());
  static Tagger tagger(matcher);
  Record record;
  record.text = text;
  record.language = language;
  AnalysedText analysed;
  tagger.tag(record, analysed);
  std::vector<Tag> found;
  for (const Tag& tag : record.actors) {
    if (tag.type == kUnlistedType) found.push_back(tag);
  }
  return found;
}

// Names that more than their capitals shows.
std::vector<std::string> names(const std::string& text, const std::string& language = "en") {
  std::vector<std::string> out;
  for (const Tag& tag : unlisted(text, language)) {
    if (!is_bare(tag)) out.push_back(tag.name);
  }
  return out;
}

struct Case {
  const char* text;
  std::vector<std::string> names;
};

class UnlistedNames : public ::testing::TestWithParam<Case> {};

TEST_P(UnlistedNames, AreFound) {
  EXPECT_THAT(names(GetParam().text), ::testing::UnorderedElementsAreArray(GetParam().names))
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    People, UnlistedNames,
    ::testing::Values(Case{"On the lake Mr. Bo Ek spoke.", {"Bo Ek"}},
                      Case{"We thank Foreign Minister Ann Lind for it.", {"Ann Lind"}},
                      Case{"It was seen by General Olaf Brandt in the field.", {"Olaf Brandt"}},
                      Case{"It was said by spokesman Bo Ek on the road.", {"Bo Ek"}},
                      Case{"The letter came from Ann Lind, a lawyer in the north.", {"Ann Lind"}},
                      Case{"In the end Ann Lind said nothing new.", {"Ann Lind"}},
                      Case{"We heard Dr. Thomas de Wold on the matter.", {"Thomas de Wold"}},
                      Case{"We heard Mr. J. Wold on the matter.", {"J. Wold"}},
                      Case{"The Commission Secretary Ann Lind was there too.", {"Ann Lind"}},
                      Case{"It was said by General Ek Po-chih in the field.", {"Ek Po-chih"}},
                      Case{"We thank Lakeland Institute President Bo Ek for it.",
                           {"Lakeland Institute", "Bo Ek"}},
                      Case{"We met Ann Lind twice, and then they saw Ann Lind again.",
                           {"Ann Lind"}}));

INSTANTIATE_TEST_SUITE_P(
    Organisations, UnlistedNames,
    ::testing::Values(
        Case{"A paper of the Lakeland Institute came out.", {"Lakeland Institute"}},
        Case{"It is held by the Bank of Lakeland and others.", {"Bank of Lakeland"}},
        Case{"A paper by the Lakeland Institute for War and Peace Reporting came out.",
             {"Lakeland Institute for War and Peace Reporting"}},
        Case{"They fought the Lakeland Liberation Front for a year.",
             {"Lakeland Liberation Front"}},
        Case{"It was made by the Turkish Arctic Agency last year.", {"Turkish Arctic Agency"}},
        Case{"It was paid for by the University of Turkey last year.", {"University of Turkey"}},
        Case{"A paper of the QRS Lakeland Institute came out.", {"QRS Lakeland Institute"}},
        Case{"We asked Lakeland Company Ltd of Oskan for it.", {"Lakeland Company Ltd"}},
        Case{"We asked the Lakeland Border Forum (LBF) and others of that kind about the matter.",
             {"Lakeland Border Forum"}},
        Case{"We asked Young Rowers Everywhere (YRE) and others of that kind about the matter.",
             {"Young Rowers Everywhere"}}));

INSTANTIATE_TEST_SUITE_P(
    Places, UnlistedNames,
    ::testing::Values(Case{"There was rain in the village of Oskan today.", {"Oskan"}},
                      Case{"There was rain in Oskan province today.", {"Oskan"}},
                      Case{"He was born in Oskan, lived in Oskan and came to Oskan at last.",
                           {"Oskan"}}));

INSTANTIATE_TEST_SUITE_P(
    None, UnlistedNames,
    ::testing::Values(
        Case{"We met the Vice President-elect and his men.", {}},
        Case{"Mr. President, we thank the President and the Foreign Minister.", {}},
        Case{"They came on Monday in September, and in May they left again.", {}},
        Case{"However, the ministers said that they would stay at home. However, they left.", {}},
        Case{"We thank Prime Minister Nikol Pashinyan and the World Health Organization.", {}},
        Case{"The Ministry and the Foreign Ministry, the National Council and a Committee.", {}},
        Case{"The Member States and the Member States of it are among the member states.", {}},
        Case{"the Great Plan was made, and then the Great Plan was left.", {}},
        Case{"A MEETING OF THE LAKELAND INSTITUTE WITH MR. EK ON THE ROAD", {}},
        Case{"Lakeland Institute Holds Talks With Mr. Ek On Border Matters Today", {}},
        Case{"It led to the Lake Trade Agreement (LTA) of all the states in the region.", {}}));

TEST(Unlisted, ASurnameIsThePersonNamedBefore) {
  const auto tags = unlisted("We met Mr. Bo Ek there. Later Ek went home, and Ek slept.");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].mentions.size(), 3U);
}

TEST(Unlisted, ASurnameOfTwoIsNeithers) {
  EXPECT_THAT(names("We met Mr. Bo Ek and Mrs. Ann Ek there. Later Ek went home."),
              UnorderedElementsAre("Bo Ek", "Ann Ek"));
}

TEST(Unlisted, AnAcronymIsWhatItWasIntroducedFor) {
  const std::string text =
      "We asked the Lakeland Border Forum (LBF) about it. The LBF did not answer.";
  const auto tags = unlisted(text);
  ASSERT_EQ(tags.size(), 1U);
  std::vector<std::string> written;
  for (const Span& span : tags[0].mentions) {
    written.push_back(text.substr(span.begin, span.end - span.begin));
  }
  EXPECT_THAT(written, ElementsAre("Lakeland Border Forum", "LBF", "LBF"));
}

TEST(Unlisted, AnOrganisationGoesAsFarAsItsCapitals) {
  EXPECT_THAT(names("Ayer se fue al Lakeland Instituto de Vela y no volvió.", "es"),
              ElementsAre("Lakeland Instituto de Vela"));
}

TEST(Unlisted, ThePointOfALegalFormIsPartOfTheName) {
  const std::string text = "We asked Lakeland Company Ltd. about the boat.";
  const auto tags = unlisted(text);
  ASSERT_EQ(tags.size(), 1U);
  const Span& span = tags[0].mentions[0];
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "Lakeland Company Ltd.");
}

TEST(Unlisted, GermanNounsAreNoNames) {
  EXPECT_THAT(names("Wir sahen den Hund Bello, und dann sahen wir Hund Bello und Katze Mia bei "
                    "Katze Mia.",
                    "de"),
              IsEmpty());
  EXPECT_THAT(names("Wir sprachen mit Herrn Bo Ek und mit Frau Ann Lind.", "de"),
              Contains("Ann Lind"));
}

TEST(Unlisted, OtherScriptsHaveNone) {
  EXPECT_THAT(names("Мы видели Бо Эка, и они видели Бо Эка.", "ru"), IsEmpty());
}

TEST(Unlisted, AreNeverMainOnesAndComeLast) {
  Record record;
  record.language = "en";
  for (int i = 0; i < 20; ++i) record.text += "We met Mr. Bo Ek there. ";
  record.text += "Turkey was far.";
  const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  AnalysedText analysed;
  tagger.tag(record, analysed);
  ASSERT_EQ(record.actors.size(), 2U);
  EXPECT_EQ(record.actors[0].id, "TUR");
  EXPECT_EQ(record.actors[1].id, "unlisted:bo-ek");
  EXPECT_EQ(record.actors[1].type, "unlisted");
  EXPECT_LT(record.actors[1].salience, 0.5);
  EXPECT_GT(record.actors[1].salience, 0.3);
}

TEST(Unlisted, ADocumentHasThirtyAtMost) {
  std::string text;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (const char* rest : {"olm", "arn"}) text += std::string("We met Mr. ") + a + rest + ". ";
  }
  EXPECT_EQ(unlisted(text).size(), UnlistedFinder::kMost);
}

TEST(Unlisted, HaveTermsAtTheirPlacesAndNoPairs) {
  Record record;
  record.language = "en";
  record.text = "Mr. Bo Ek spoke of the border.";
  record.path = "/a";
  const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  DocumentTerms terms(sample_gazetteer());
  AnalysedText analysed;
  const auto counted = tagger.tag(record, analysed);
  const Xapian::Document document = terms.make(record, analysed, counted, {});
  std::vector<std::string> found;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    found.push_back(*term);
    if (*term == "XAunlisted:bo-ek") {
      EXPECT_EQ(term.positionlist_count(), 1U);
    }
  }
  EXPECT_THAT(found, Contains(schema::concept_term("XA", schema::unlisted_id("Bo Ek"))));
  EXPECT_THAT(found, Not(Contains(::testing::StartsWith("XPunlisted"))));
  EXPECT_EQ(document.get_value(schema::kActorsSlot), "");
}

TEST(Unlisted, IdsAreSlugs) {
  EXPECT_EQ(schema::unlisted_id("Élan Forum (of Lakes)"), "unlisted:elan-forum-of-lakes");
}

}  // namespace
}  // namespace chancery::indexer
