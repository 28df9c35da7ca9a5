#include "indexer/analyse/document_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "chancery/schema.h"
#include "tests/support/database_dump.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;
using testing::sample_gazetteer;
using ::testing::UnorderedElementsAre;

constexpr Xapian::termpos kGap = schema::kParagraphGap;

class DocumentTermsTest : public ::testing::Test {
 protected:
  DocumentTermsTest() {
    record_.path = "/reports/Talks.txt";
    record_.language = "en";
    record_.mime = "text/plain";
  }

  Xapian::Document make() {
    AnalysedText analysed;
    const std::vector<Counted> counted = tagger_.tag(record_, analysed);
    return terms_.make(record_, analysed, counted, {10, 20, 30});
  }
  Xapian::Document make(const std::string& title, const std::string& text) {
    record_.title = title;
    record_.text = text;
    return make();
  }

  static std::vector<std::string> terms(const Xapian::Document& document,
                                        const std::string& prefix) {
    std::vector<std::string> out;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if ((*term).starts_with(prefix)) out.push_back(*term);
    }
    return out;
  }
  static bool has(const Xapian::Document& document, const std::string& wanted) {
    auto term = document.termlist_begin();
    term.skip_to(wanted);
    return term != document.termlist_end() && *term == wanted;
  }
  static std::vector<Xapian::termpos> positions(const Xapian::Document& document,
                                                const std::string& wanted) {
    std::vector<Xapian::termpos> out;
    auto term = document.termlist_begin();
    term.skip_to(wanted);
    if (term == document.termlist_end() || *term != wanted) return out;
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      out.push_back(*at);
    }
    return out;
  }
  static Xapian::termcount wdf(const Xapian::Document& document, const std::string& wanted) {
    auto term = document.termlist_begin();
    term.skip_to(wanted);
    return term != document.termlist_end() && *term == wanted ? term.get_wdf() : 0;
  }

  Record record_;
  Matcher matcher_{sample_gazetteer()};
  Tagger tagger_{matcher_};
  DocumentTerms terms_{sample_gazetteer()};
};

TEST_F(DocumentTermsTest, WordsStandOneAfterAnother) {
  const auto document = make("", "peace talks on peace");
  EXPECT_THAT(positions(document, "peace"), ElementsAre(kGap + 1, kGap + 4));
  EXPECT_THAT(positions(document, "talks"), ElementsAre(kGap + 2));
}

TEST_F(DocumentTermsTest, TheTitleComesFirst) {
  const auto document = make("two words", "peace");
  EXPECT_THAT(positions(document, "two"), ElementsAre(1U));
  EXPECT_THAT(positions(document, "words"), ElementsAre(2U));
  EXPECT_THAT(positions(document, "peace"), ElementsAre(2 + kGap + 1));
}

TEST_F(DocumentTermsTest, ParagraphsAreAGapApart) {
  const auto document = make("", "one. Two.\n\nthree\n\nfour");
  EXPECT_THAT(positions(document, "two"), ElementsAre(kGap + 2));
  EXPECT_THAT(positions(document, "three"), ElementsAre(kGap + 3 + kGap));
  EXPECT_THAT(positions(document, "four"), ElementsAre(kGap + 4 + 2 * kGap));
}

std::vector<std::pair<std::string, std::string>> forms(DocumentTerms& terms) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [key, word] : terms.take_words().forms) out.emplace_back(key, word);
  return out;
}

TEST_F(DocumentTermsTest, WordsAreFormsOfTheirStem) {
  const auto document = make("", "sanction sanctions sanctioned 1990s");
  const std::string key = schema::forms_key("en", "sanction");
  // "sanction" is its own stem, and found as what it is.
  EXPECT_THAT(forms(terms_), UnorderedElementsAre(Pair(key, "sanctions"), Pair(key, "sanctioned")));
  EXPECT_EQ(wdf(document, "sanctions"), 1U);
}

TEST_F(DocumentTermsTest, StemsAreOfTheDocumentsLanguage) {
  record_.language = "fr";
  EXPECT_TRUE(has(make("", "négociations"), "negociations"));
  EXPECT_THAT(forms(terms_), ElementsAre(Pair(schema::forms_key("fr", "negoci"), "negociations")));
  record_.language = "";
  make("", "négociations");
  EXPECT_THAT(forms(terms_), IsEmpty());
}

TEST_F(DocumentTermsTest, NumbersAreTheirOwnStem) {
  EXPECT_TRUE(has(make("", "resolution 1325"), "1325"));
}

TEST_F(DocumentTermsTest, AccentedFormsAreKeptBeside) {
  const auto document = make("", "Élysée palace");
  EXPECT_THAT(terms(document, "XE"), ElementsAre("XEélysée"));
  EXPECT_TRUE(has(document, "elysee"));
  EXPECT_EQ(positions(document, "XEélysée"), positions(document, "elysee"));
}

TEST_F(DocumentTermsTest, SentencesAndParagraphsBeginAtTheirFirstWords) {
  const auto document = make("Two talks", "One came. Nobody spoke there.\n\nAll left.");
  const Xapian::termpos text = 2 + kGap;
  const Xapian::termpos next = text + 5 + kGap;
  EXPECT_THAT(positions(document, "XBS"), ElementsAre(1, text + 1, text + 3, next + 1));
  EXPECT_THAT(positions(document, "XBP"), ElementsAre(1, text + 1, next + 1));
  EXPECT_THAT(positions(document, "all"), ElementsAre(next + 1));
}

TEST_F(DocumentTermsTest, UnspacedScriptsGivePairs) {
  const auto document = make("", "中国 人民");
  EXPECT_TRUE(has(document, "中国"));
  EXPECT_TRUE(has(document, "人民"));
  EXPECT_FALSE(has(document, "国人"));
  EXPECT_TRUE(has(document, "中"));
}

TEST_F(DocumentTermsTest, KoreanGivesPairsWithinItsWords) {
  const auto document = make("", "유엔의 결의");
  EXPECT_TRUE(has(document, "유엔"));
  EXPECT_TRUE(has(document, "결의"));
  EXPECT_FALSE(has(document, "의결"));
}

TEST_F(DocumentTermsTest, FieldsHaveTheirWordsWithPositions) {
  record_.authors = {"Omer Niazi", "José García"};
  record_.publisher = "The Institute";
  const auto document = make("Peace talks", "text");
  EXPECT_THAT(positions(document, "Speace"), ElementsAre(1U));
  EXPECT_THAT(positions(document, "Stalks"), ElementsAre(2U));
  EXPECT_THAT(terms(document, "A"), UnorderedElementsAre("Aomer", "Aniazi", "Ajose", "Agarcia"));
  EXPECT_THAT(terms(document, "XPUB"), UnorderedElementsAre("XPUBthe", "XPUBinstitute"));
}

TEST_F(DocumentTermsTest, NoPhraseCrossesTwoAuthors) {
  record_.authors = {"Ann Lee", "Bob Ray"};
  const auto document = make("", "text");
  EXPECT_EQ(positions(document, "Abob")[0] - positions(document, "Alee")[0], kGap + 1);
}

TEST_F(DocumentTermsTest, ConceptsStandAtTheirMention) {
  const auto document = make("Azerbaijan", "Today Nikol Pashinyan spoke of the Zangezur corridor");
  EXPECT_THAT(positions(document, "XAnikol-pashinyan"), ElementsAre(1 + kGap + 2));
  EXPECT_THAT(positions(document, "XAarm"), ElementsAre(1 + kGap + 2));
  EXPECT_EQ(positions(document, "XIzangezur-corridor"), positions(document, "zangezur"));
  EXPECT_THAT(positions(document, "XAaze"), ElementsAre(1U));
}

TEST_F(DocumentTermsTest, PairsCountTheSentencesInWhichTheyMeet) {
  const auto document = make("",
                             "Armenia and Armenia on the Zangezur corridor. Armenia alone. The "
                             "Zangezur corridor and Armenia.");
  EXPECT_EQ(wdf(document, "XParm/zangezur-corridor"), 2U);
  EXPECT_THAT(terms(document, "XP"), ElementsAre("XParm/zangezur-corridor"));
}

TEST_F(DocumentTermsTest, ThoseInDifferentSentencesAreNoPair) {
  const auto document = make("", "Armenia left. The Zangezur corridor stayed.");
  EXPECT_THAT(terms(document, "XParm"), IsEmpty());
}

TEST_F(DocumentTermsTest, ExactTermsFilter) {
  record_.url = "https://www.example.org/a?b";
  const auto document = make("", "text");
  EXPECT_TRUE(has(document, "Q/reports/Talks.txt"));
  EXPECT_TRUE(has(document, "XQ"));
  EXPECT_TRUE(has(document, schema::id_term(schema::document_id("/reports/Talks.txt"))));
  EXPECT_TRUE(has(document, "P/reports/Talks.txt"));
  EXPECT_TRUE(has(document, "Uhttps://www.example.org/a?b"));
  EXPECT_TRUE(has(document, "Hexample.org"));
  EXPECT_TRUE(has(document, "Len"));
  EXPECT_TRUE(has(document, "Ttext/plain"));
  for (const char* term : {"Q/reports/Talks.txt", "Len", "Ttext/plain"}) {
    EXPECT_EQ(wdf(document, term), 0U) << term;
  }
}

TEST_F(DocumentTermsTest, WhatIsUnknownHasNoTerm) {
  record_.language = "";
  record_.mime = "";
  const auto document = make("", "text");
  for (const char* prefix : {"U", "H", "L", "T", "D", "M", "Y"}) {
    EXPECT_THAT(terms(document, prefix), IsEmpty()) << prefix;
  }
}

TEST_F(DocumentTermsTest, AHostIsWithoutPortAndSmall) {
  record_.url = "http://WWW.Example.org:8080/";
  EXPECT_THAT(terms(make("", "text"), "H"), ElementsAre("Hexample.org"));
}

struct Dated {
  const char* date;
  std::vector<std::string> terms;
  const char* slot;
  const char* year;
};
class DocumentDate : public DocumentTermsTest, public ::testing::WithParamInterface<Dated> {};

TEST_P(DocumentDate, HasTermsAndSlotsAsFarAsItIsKnown) {
  record_.date = GetParam().date;
  const auto document = make("", "text");
  std::vector<std::string> found;
  for (const char* prefix : {"Y", "M", "D"}) {
    for (const std::string& term : terms(document, prefix)) found.push_back(term);
  }
  EXPECT_EQ(found, GetParam().terms);
  EXPECT_EQ(document.get_value(schema::kDateSlot), GetParam().slot);
  EXPECT_EQ(document.get_value(schema::kYearSlot), GetParam().year);
  EXPECT_EQ(document.get_value(schema::kDateOrLastSlot),
            *GetParam().slot ? GetParam().slot : "99999999");
}

INSTANTIATE_TEST_SUITE_P(
    DocumentTerms, DocumentDate,
    ::testing::Values(Dated{"2023-08-30", {"Y2023", "M202308", "D20230830"}, "20230830", "2023"},
                      Dated{"2023-08", {"Y2023", "M202308"}, "20230800", "2023"},
                      Dated{"2023", {"Y2023"}, "20230000", "2023"}, Dated{"", {}, "", ""}));

TEST_F(DocumentTermsTest, SlotsHoldWhatIsSortedAndCounted) {
  record_.date_source = "citation";
  record_.publisher = "The Institute";
  const auto document = make("Armenia", "Armenia, Armenia and Armenia");
  EXPECT_EQ(document.get_value(schema::kPathSlot), "/reports/Talks.txt");
  EXPECT_EQ(FileSignature::of_bytes(document.get_value(schema::kSignatureSlot)),
            (FileSignature{10, 20, 30}));
  EXPECT_EQ(document.get_value(schema::kDateSourceSlot), "citation");
  EXPECT_EQ(document.get_value(schema::kPublisherSlot), "The Institute");
  EXPECT_EQ(document.get_value(schema::kLanguageSlot), "en");
  EXPECT_EQ(document.get_value(schema::kTypeSlot), "text/plain");
  EXPECT_EQ(document.get_value(schema::kActorsSlot), "arm");
  EXPECT_EQ(document.get_value(schema::kIssuesSlot), "");
}

TEST_F(DocumentTermsTest, DataIsTheRecord) {
  EXPECT_EQ(unpack(make("Title", "Some text.").get_value(schema::kRecordSlot)).text, "Some text.");
}

TEST_F(DocumentTermsTest, LongPathsStayApart) {
  const std::string path = "/" + std::string(300, 'x');
  EXPECT_NE(schema::unique_term(path + "1"), schema::unique_term(path + "2"));
  EXPECT_LE(schema::unique_term(path).size(), 245U);
}

TEST_F(DocumentTermsTest, EveryTermFitsXapian) {
  record_.path = "/" + std::string(3000, 'p');
  record_.url = "https://" + std::string(3000, 'h') + "/" + std::string(3000, 'u');
  record_.authors = {std::string(3000, 'a')};
  std::string accents;
  for (int i = 0; i < 1000; ++i) accents += "é";
  const auto document = make(std::string(3000, 't'), std::string(3000, 'w') + " " + accents);
  const testing::TempDirectory folder;
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OPEN);
  EXPECT_NO_THROW(database.add_document(document); database.commit());
}

TEST_F(DocumentTermsTest, AnEmptyRecordMakesADocument) {
  EXPECT_TRUE(has(make("", ""), "Q/reports/Talks.txt"));
}

std::map<std::string, uint32_t> spelling(DocumentTerms& terms) {
  std::map<std::string, uint32_t> out;
  for (const auto& [word, count] : terms.take_words().counts) out[word] = count;
  return out;
}

TEST_F(DocumentTermsTest, SpellingCountsDocuments) {
  make("", "peace peace talks");
  make("", "peace");
  const auto words = spelling(terms_);
  EXPECT_THAT(words, Contains(Pair("peace", 2U)));
  EXPECT_THAT(words, Contains(Pair("talks", 1U)));
}

TEST_F(DocumentTermsTest, SpellingHasNoNumbersNorTinyWords) {
  make("", "on 1325 G20 中国 x");
  EXPECT_THAT(spelling(terms_), IsEmpty());
}

TEST_F(DocumentTermsTest, SpellingIsForgottenWhenTaken) {
  make("", "peace");
  spelling(terms_);
  EXPECT_THAT(spelling(terms_), IsEmpty());
  make("", "peace");
  EXPECT_THAT(spelling(terms_), ElementsAre(Pair("peace", 1U)));
}

std::vector<std::string> lines_of(const WordsMet& met) {
  std::vector<std::string> out;
  for (const auto& [word, count] : met.counts) out.push_back(word + " " + std::to_string(count));
  for (const auto& [key, word] : met.forms) out.push_back(key + " " + word);
  return out;
}

TEST_F(DocumentTermsTest, NotesGiveTheSameWords) {
  make("Négociations", "The negotiators negotiated in the café and the cafe for 12 days.");
  record_.language = "de";
  make("", "Verhandlungen der Länder.");
  record_.language = "xx";
  make("", "Words of no language.");
  const std::string note = terms_.note_words();
  EXPECT_EQ(terms_.note_words(), "");
  const std::vector<std::string> taken = lines_of(terms_.take_words());
  EXPECT_THAT(lines_of(words_of_note(note)), ::testing::UnorderedElementsAreArray(taken));
  EXPECT_THAT(taken, Contains("chancery.forms/en/negoti negotiated"));
}

TEST_F(DocumentTermsTest, NotesHoldWhatCameSinceTheLastOne) {
  record_.language = "en";
  make("", "Peace talks.");
  terms_.note_words();
  make("", "Peace.");
  EXPECT_THAT(lines_of(words_of_note(terms_.note_words())), Contains("peace 1"));
  EXPECT_THAT(lines_of(terms_.take_words()), Contains("peace 2"));
}

TEST_F(DocumentTermsTest, ADocumentDoesNotDependOnThoseBefore) {
  const std::string first = testing::dump(make("Title", "Armenia on élysée and elysee."));
  make("Other", "elysee Élysée words before");
  EXPECT_EQ(testing::dump(make("Title", "Armenia on élysée and elysee.")), first);
}

}  // namespace
}  // namespace chancery::indexer
