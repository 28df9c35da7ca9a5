#include "indexer/tag/bare_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/bare_tag.h"
#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::IsEmpty;
using testing::sample_gazetteer;

struct Case {
  const char* language;
  const char* text;
  std::vector<std::string> names;
};

std::vector<std::string> bare_names(const std::string& text, const std::string& language) {
  Record record;
  record.text = text;
  record.language = language;
  record.sentences = split_sentences(text);
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> names;
  const std::vector<Cover> covers(tokens.tokens.size());
  const WordNumbers no_numbers;
  ListedWords listed;
  const NameText named(record, tokens, covers, no_numbers, listed);
  for (const Span& name : BareNames(named).find()) {
    const uint32_t begin = tokens.tokens[name.begin].span.begin;
    names.push_back(text.substr(begin, tokens.tokens[name.end - 1].span.end - begin));
  }
  return names;
}

class BareNamesOf : public ::testing::TestWithParam<Case> {};

TEST_P(BareNamesOf, AreFound) {
  EXPECT_THAT(bare_names(GetParam().text, GetParam().language),
              ::testing::ElementsAreArray(GetParam().names))
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    English, BareNamesOf,
    ::testing::Values(
        Case{"en",
             "In the end the boat left Oskan for the Lower Lake Trail.",
             {"Oskan", "Lower Lake Trail"}},
        Case{"en",
             "Later Bo Ek met President Ann Lind at the Ek Guild.",
             {"Bo Ek", "Ann Lind", "Ek Guild"}},
        Case{"en", "They flew a QR-29 and saw the ship \"Brine\" at noon.", {"QR-29", "Brine"}},
        Case{"en", "It was heard on Channel 4 in May 1987.", {"Channel 4"}},
        Case{"en", "The talks of the XVII century were led by the UOR and the CEO.", {"UOR"}},
        Case{"en", "The Oskan-based firm paid Kim Jong-ok.", {"Oskan", "Kim Jong-ok"}},
        Case{"en", "It won the 1998 Lake Cup; in 1998 Bo Ek left.", {"1998 Lake Cup", "Bo Ek"}},
        Case{"en", "They saw the New Lake Trail with General Bo Ek.", {"New Lake Trail", "Bo Ek"}},
        Case{"en", "She wrote \"The Lake and Its Boats\" there.", {"The Lake and Its Boats"}},
        Case{"en", "He said \"The boats of Oskan\" were late.", {"Oskan"}},
        Case{"en", "It met Lake Boats Inc of Oskan.", {"Lake Boats Inc", "Oskan"}},
        Case{"en", "She beat Michael Ek 6-4 on Channel 4.", {"Michael Ek", "Channel 4"}},
        Case{"en", "It grows in Europe and in Asia.", {"Europe", "Asia"}},
        Case{"en", "Although Oskan Lake froze, they fished.", {"Oskan Lake"}},
        Case{"en", "Oskan, quiet as ever.", {}}));

// Where English names begin and end.
INSTANTIATE_TEST_SUITE_P(
    EnglishBounds, BareNamesOf,
    ::testing::Values(
        Case{"en", "They met in Lake County Aug. 1 and left.", {"Lake County"}},
        Case{"en", "It met the Forum of May 1 in Oskan.", {"Oskan"}},
        Case{"en", "They met Michael Ek of Oskan there.", {"Michael Ek", "Oskan"}},
        Case{"en", "They met Lord Ek of Oskan there.", {"Ek of Oskan"}},
        Case{"en", "They bought Lake & Sons at noon.", {"Lake & Sons"}},
        Case{"en", "It cost US$ 5 or ten US dollars at Oskan.", {"Oskan"}},
        Case{"en", "It met Lake Boats Co Inc of Oskan.", {"Lake Boats Co Inc", "Oskan"}},
        Case{"en", "They took the Oskan–Brine line.", {"Oskan–Brine"}},
        Case{"en", "Parts of Oskan Lake froze.", {"Oskan Lake"}},
        Case{"en", "It met Ek and Co Inc and Lind.", {"Ek and Co Inc", "Lind"}},
        Case{"en", "They flew a Brine 208 over Oskan.", {"Brine 208", "Oskan"}},
        Case{"en", "The boat left St. Oskan at noon.", {"St. Oskan"}}));

// Tokenised corpora (Penn Treebank) write brackets and quotation marks so.
INSTANTIATE_TEST_SUITE_P(
    Tokenised, BareNamesOf,
    ::testing::Values(Case{"en", "Bo Ek -LRB- the cook -RRB- left for Oskan .", {"Bo Ek", "Oskan"}},
                      Case{"en", "It was in the LRB again .", {"LRB"}},
                      Case{"en", "He wrote `` Rain on Oskan '' .", {"Oskan"}}));

INSTANTIATE_TEST_SUITE_P(
    Lists, BareNamesOf,
    ::testing::Values(Case{"en",
                           "With Bo Ek, Ann Lind, Olaf Brandt and Eva Dubova.",
                           {"Bo Ek", "Ann Lind", "Olaf Brandt", "Eva Dubova"}},
                      Case{"en", "Bo Ek Meets Ann Lind And Olaf Brandt In Oskan Today", {}}));

// Lone words that open a sentence.
INSTANTIATE_TEST_SUITE_P(
    Openings, BareNamesOf,
    ::testing::Values(
        Case{"en", "Ekwold said that the boat was late.", {"Ekwold"}},
        Case{"en", "Ekwold spokesman Bo Lind left.", {"Ekwold", "Bo Lind"}},
        Case{"en", "Ekwold's lawyer slept, and Lind 's boat left.", {"Ekwold", "Lind"}},
        Case{"en", "Ekwold praised the boat.", {"Ekwold"}},
        Case{"en", "Ekwold has a boat.", {"Ekwold"}},
        Case{"en", "Fishermen said that the boats need paint.", {}},
        Case{"en", "Farmers need rain.", {}},
        Case{"en", "Rain fell on the boats, as rain does.", {}},
        Case{"en", "They left Oskan at noon. Oskan, by then, slept.", {"Oskan", "Oskan"}},
        Case{"en", "They left a note On the boat.", {}},
        Case{"es", "Oskan lanzó un barco.", {"Oskan"}}, Case{"es", "Luego lanzó un barco.", {}},
        Case{"es", "Oskan como barco.", {}}, Case{"fr", "Oskan se trouve au nord.", {"Oskan"}}));

INSTANTIATE_TEST_SUITE_P(
    German, BareNamesOf,
    ::testing::Values(Case{"de", "Sie fanden nichts im Golf von Oskan.", {"Golf von Oskan"}},
                      Case{"de", "Es kostet 24 Millionen Dollar im Jahr.", {}},
                      Case{"de", "Er sprach lange über Boots-Affären.", {}},
                      Case{"de", "Der Tanker «Nordwester Brise» sank.", {"Nordwester Brise"}},
                      Case{"de", "Die Stadt wartet - Die Boote warten auch.", {}},
                      Case{"de", "Sie sahen den Sender Oskan Nord.", {"Oskan Nord"}},
                      Case{"de",
                           "Sie trafen Michael Ekwold. Dann sprach Ekwold.",
                           {"Michael Ekwold", "Ekwold"}}));

// Where Spanish and Russian names begin and end.
INSTANTIATE_TEST_SUITE_P(
    Bounds, BareNamesOf,
    ::testing::Values(
        Case{"es", "Todos vieron la Copa del Lago de 1998.", {"Copa del Lago de 1998"}},
        Case{"es",
             "Todos vieron la Copa Mundial de vela de 1998.",
             {"Copa Mundial de vela de 1998"}},
        Case{"es", "Todos vieron el Faro del Lago de 1998.", {"Faro del Lago"}},
        Case{"es", "Ganó 16 medallas en Oskan.", {"Oskan"}},
        Case{"es", "Estaba en el Oskan FC de la Liga Lind.", {"Oskan FC", "Liga Lind"}},
        Case{"ru", "Он видел Тамбовский залив.", {"Тамбовский залив"}},
        Case{"ru",
             "Он видел Тамбовский новый технический институт и Тамбовский новый дом.",
             {"Тамбовский новый технический институт", "Тамбовский"}},
        Case{"ru", "Вчера приехал А. С. Дубов.", {"А. С. Дубов"}},
        Case{"ru", "Жители Тамбова ждут.", {"Тамбова"}},
        Case{"ru", "Он ждал в Тамбове 11 лет.", {"Тамбове"}}));

INSTANTIATE_TEST_SUITE_P(
    Others, BareNamesOf,
    ::testing::Values(Case{"fr",
                           "Hier les Chiens d'Oskan ont vu le Conseil national du lac.",
                           {"Chiens d'Oskan", "Conseil national"}},
                      Case{"fr",
                           "On y vit Michael Ek des Ours et Michael du Lac.",
                           {"Michael Ek", "Ours", "Michael du Lac"}},
                      Case{"fr",
                           "Selon Luc Ek, la pluie est tombée sur le lac Ombre et à Ile-sur-Ombre.",
                           {"Luc Ek", "lac Ombre", "Ile-sur-Ombre"}},
                      Case{"es",
                           "El barco salió del puerto de Oskán con Ana de la Vega.",
                           {"puerto de Oskán", "Ana de la Vega"}},
                      Case{"ru",
                           "Вчера поезд пришёл в Осканск, где живёт Иван Дубов.",
                           {"Осканск", "Иван Дубов"}},
                      Case{"de",
                           "Der Hund sah in der Stadt die Katze und den Nachfolger Bo Ek in Oskan.",
                           {"Bo Ek", "Oskan"}},
                      Case{"ja", "会議は大阪で開かれた。", {}}));

std::vector<Tag> unlisted(const std::string& text, const std::string& language = "en") {
  const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  Record record;
  record.text = text;
  record.language = language;
  AnalysedText analysed;
  tagger.tag(record, analysed);
  std::erase_if(record.actors, [](const Tag& tag) { return tag.type != kUnlistedType; });
  return record.actors;
}

TEST(BareNames, AreUnlistedActorsFarBehindOthers) {
  const auto tags = unlisted("On the lake Mr. Bo Ek spoke. Then the boat left Oskan again.");
  ASSERT_EQ(tags.size(), 2U);
  EXPECT_EQ(tags[0].id, "unlisted:bo-ek");
  EXPECT_FALSE(is_bare(tags[0]));
  EXPECT_EQ(tags[1].id, "unlisted:oskan");
  EXPECT_TRUE(is_bare(tags[1]));
}

TEST(BareNames, WaysToSpellOneAreOne) {
  const auto tags = unlisted(
      "On the lake Mr. Bo Dubovsky spoke. A letter of Bo Dubovskyy came. They wrote «Дубовский» on "
      "it. It was Dubovskij again.");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].name, "Bo Dubovsky");
  EXPECT_EQ(tags[0].mentions.size(), 4U);
}

TEST(BareNames, AKindOfOrganisationIsNoSurname) {
  const auto tags = unlisted("We saw the Lakeland Institute. Then the Institute wrote again.");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].mentions.size(), 1U);
}

TEST(BareNames, OfTwoPeopleASurnameIsAnotherName) {
  const auto tags = unlisted("It was sent to Bo Ekman and to Ann Ekman, and then Ekman wrote.");
  EXPECT_EQ(tags.size(), 3U);
}

TEST(BareNames, WhatTheGazetteerHasIsNone) {
  EXPECT_THAT(unlisted("The rain fell in Turkey, and the Turkish President slept."), IsEmpty());
}

TEST(BareNames, AnEventMayBeCalledByAStateAlone) {
  const auto tags = unlisted("He won the Turkish Cup, and the cup was lost.");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].name, "Turkish Cup");
}

TEST(BareNames, TheDatelineIsNone) {
  EXPECT_THAT(unlisted("OSKAN, March 12 - The rain fell on the lake."), IsEmpty());
}

}  // namespace
}  // namespace chancery::indexer
