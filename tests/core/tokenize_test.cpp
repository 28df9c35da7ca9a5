#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/text.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> words(std::string_view text) {
  TokenList list;
  tokenize(text, list);
  std::vector<std::string> out;
  for (const Token& token : list.tokens) out.emplace_back(list.word(token));
  return out;
}

// The parts of `text` that its tokens cover.
std::vector<std::string> covered(std::string_view text) {
  TokenList list;
  tokenize(text, list);
  std::vector<std::string> out;
  for (const Token& token : list.tokens) {
    out.emplace_back(text.substr(token.span.begin, token.span.end - token.span.begin));
  }
  return out;
}

uint8_t flags_of(std::string_view word) {
  TokenList list;
  tokenize(word, list);
  return list.tokens.empty() ? 0 : list.tokens.front().flags;
}

TEST(Tokenize, SplitsAtSpacesAndMarks) {
  EXPECT_THAT(words("Peace talks, (again)!"), ElementsAre("peace", "talks", "again"));
}

TEST(Tokenize, GivesNothingForTextWithoutWords) {
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words(" \n\t— … 。"), IsEmpty());
}

TEST(Tokenize, AppendsToWhatIsThere) {
  TokenList list;
  tokenize("one", list);
  tokenize("two", list);
  ASSERT_THAT(list.tokens, SizeIs(2));
  EXPECT_EQ(list.word(list.tokens[0]), "one");
  EXPECT_EQ(list.word(list.tokens[1]), "two");
}

TEST(Tokenize, FoldsCaseAndAccents) {
  EXPECT_THAT(words("ÉLYSÉE Élysée elysee"), ElementsAre("elysee", "elysee", "elysee"));
}

TEST(Tokenize, FoldsDecomposedAccentsAsComposedOnes) {
  EXPECT_THAT(words("E\xCC\x81lyse\xCC\x81"
                    "e"),
              ElementsAre("elysee"));
}

TEST(Tokenize, FoldsStrokedLettersAndSchwa) {
  EXPECT_THAT(words("Øresund Wałęsa Đukanović Əliyev"),
              ElementsAre("oresund", "walesa", "dukanovic", "aliyev"));
}

TEST(Tokenize, FoldsGermanSharpS) {
  EXPECT_THAT(words("Straße"), ElementsAre("strasse"));
}

TEST(Tokenize, FoldsCyrillicAndGreek) {
  EXPECT_THAT(words("МОСКВА Ёлка Αθήνα"), ElementsAre("москва", "елка", "αθηνα"));
}

TEST(Tokenize, SpansCoverTheWordAsWritten) {
  EXPECT_THAT(covered("«Élysée» says: no"), ElementsAre("Élysée", "says", "no"));
}

TEST(Tokenize, TakesThePossessiveOff) {
  EXPECT_THAT(words("Armenia's Armenia’s ARMENIA'S"), ElementsAre("armenia", "armenia", "armenia"));
  EXPECT_THAT(covered("Armenia's border"), ElementsAre("Armenia", "border"));
  EXPECT_TRUE(flags_of("Armenia’s") & Token::kPossessive);
  EXPECT_FALSE(flags_of("Armenia") & Token::kPossessive);
}

TEST(Tokenize, LeavesAPluralPossessiveItsS) {
  EXPECT_THAT(words("the states' rights"), ElementsAre("the", "states", "rights"));
}

TEST(Tokenize, SplitsElidedArticles) {
  EXPECT_THAT(words("l'Élysée d’Ivoire qu'il dell'Unione"),
              ElementsAre("l", "elysee", "d", "ivoire", "qu", "il", "dell", "unione"));
}

TEST(Tokenize, JoinsOtherApostrophes) {
  EXPECT_THAT(words("O'Brien O’Brien don't Xi'an"),
              ElementsAre("obrien", "obrien", "dont", "xian"));
}

TEST(Tokenize, JoinsInitialsWithPoints) {
  EXPECT_THAT(words("the U.S. and the U.N."), ElementsAre("the", "us", "and", "the", "un"));
  EXPECT_TRUE(flags_of("U.S.") & Token::kAcronym);
  EXPECT_FALSE(flags_of("US") & Token::kAcronym);
  EXPECT_THAT(covered("U.S.-led"), ElementsAre("U.S.", "led"));
}

TEST(Tokenize, TakesThePossessiveOffInitials) {
  EXPECT_THAT(words("the U.S.'s role"), ElementsAre("the", "us", "role"));
}

TEST(Tokenize, OneInitialIsNoAcronym) {
  EXPECT_THAT(words("George W. Bush"), ElementsAre("george", "w", "bush"));
  EXPECT_THAT(words("J.D.Vance"), ElementsAre("j", "d", "vance"));
}

TEST(Tokenize, HyphenSeparates) {
  EXPECT_THAT(words("Sino-Soviet Armenia–Türkiye"),
              ElementsAre("sino", "soviet", "armenia", "turkiye"));
}

TEST(Tokenize, NumbersKeepPointsAndLoseThousandsCommas) {
  EXPECT_THAT(words("3.5 1,200 1,200,000."), ElementsAre("3.5", "1200", "1200000"));
}

TEST(Tokenize, OtherCommasSeparateNumbers) {
  EXPECT_THAT(words("1990,1991 1,20 12,3456"),
              ElementsAre("1990", "1991", "1", "20", "12", "3456"));
}

TEST(Tokenize, MarksDigits) {
  EXPECT_TRUE(flags_of("G20") & Token::kDigits);
  EXPECT_TRUE(flags_of("2023") & Token::kDigits);
  EXPECT_FALSE(flags_of("Baku") & Token::kDigits);
}

TEST(Tokenize, TellsCapitalsApart) {
  EXPECT_EQ(flags_of("turkey"), 0);
  EXPECT_EQ(flags_of("Turkey"), Token::kCapital);
  EXPECT_EQ(flags_of("UN"), Token::kCapital | Token::kAllCapitals);
  EXPECT_EQ(flags_of("A"), Token::kCapital);
  EXPECT_EQ(flags_of("Éire") & Token::kCapital, Token::kCapital);
  EXPECT_EQ(flags_of("ÉIRE") & Token::kAllCapitals, Token::kAllCapitals);
}

TEST(Tokenize, InvisibleCharactersDoNotHideACapital) {
  EXPECT_EQ(flags_of("\xE2\x80\x8B"
                     "Baku"),
            Token::kCapital);
  EXPECT_EQ(flags_of("\xC2\xAD"
                     "Baku"),
            Token::kCapital);
}

TEST(Tokenize, SoftHyphensVanish) {
  EXPECT_THAT(words("nor\xC2\xADmali\xC2\xADsation"), ElementsAre("normalisation"));
}

TEST(Tokenize, KeepsTheAccentedFormForStemming) {
  TokenList list;
  tokenize("Élysée baku", list);
  ASSERT_THAT(list.tokens, SizeIs(2));
  EXPECT_TRUE(list.tokens[0].flags & Token::kAccent);
  EXPECT_EQ(list.word(list.tokens[0]), "elysee");
  EXPECT_EQ(list.exact(list.tokens[0]), "élysée");
  EXPECT_EQ(list.exact(list.tokens[1]), "baku");
}

TEST(Tokenize, GivesUnspacedScriptsOneTokenACharacter) {
  EXPECT_THAT(words("中国2023年"), ElementsAre("中", "国", "2023", "年"));
  EXPECT_TRUE(flags_of("中") & Token::kUnspaced);
}

TEST(Tokenize, GivesHangulOneTokenASyllable) {
  EXPECT_THAT(words("2023년 NATO는"), ElementsAre("2023", "년", "nato", "는"));
  EXPECT_TRUE(flags_of("년") & Token::kUnspaced);
  // Parts of syllables are no syllables.
  EXPECT_FALSE(flags_of("ᄒᆞᆫ") & Token::kUnspaced);
}

TEST(Tokenize, KeepsVowelSignsWithTheirCharacter) {
  EXPECT_THAT(words("ที่"), ElementsAre("ที่"));
  EXPECT_THAT(words("ガ"), ElementsAre("ガ"));
}

TEST(Tokenize, LatinNextToHanSeparates) {
  EXPECT_THAT(words("与NATO的"), ElementsAre("与", "nato", "的"));
}

TEST(Tokenize, KeepsIndicVowelSigns) {
  EXPECT_THAT(words("हिन्दी"), ElementsAre("हिन्दी"));
}

TEST(Tokenize, InvalidBytesSeparate) {
  EXPECT_THAT(words("peace\xFFtalks \xC3"), ElementsAre("peace", "talks"));
}

TEST(Tokenize, NulAndControlCharactersSeparate) {
  EXPECT_THAT(words(std::string_view("a\0b\x1B[31m", 8)), ElementsAre("a", "b", "31m"));
}

TEST(Tokenize, CutsLongWordsAndGoesOn) {
  const std::string text = std::string(500, 'x') + " end";
  EXPECT_THAT(words(text), ElementsAre(std::string(64, 'x'), "end"));
  EXPECT_THAT(covered(text), ElementsAre(std::string(500, 'x'), "end"));
}

TEST(Tokenize, CutsLongAccentedWordsAtACharacter) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "жé";
  TokenList list;
  tokenize(text, list);
  ASSERT_THAT(list.tokens, SizeIs(1));
  EXPECT_LE(list.word(list.tokens[0]).size(), 64U);
  EXPECT_LE(list.exact(list.tokens[0]).size(), 128U);
  EXPECT_TRUE(list.word(list.tokens[0]).starts_with("жeжe"));
}

}  // namespace
}  // namespace chancery
