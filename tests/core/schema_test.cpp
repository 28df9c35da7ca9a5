#include "chancery/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace chancery::schema {
namespace {

using ::testing::StartsWith;

constexpr std::string_view kOtherPrefixes[] = {kUniquePrefix,  kIdPrefix,        kYearPrefix,
                                               kMonthPrefix,   kExactFormPrefix, kSentenceStart,
                                               kParagraphStart};

TEST(Schema, FieldNamesAreUnique) {
  std::set<std::string_view> names;
  for (const Field& field : kFields) EXPECT_TRUE(names.insert(field.name).second) << field.name;
}

TEST(Schema, PrefixesAreUnique) {
  std::set<std::string_view> prefixes;
  for (const Field& field : kFields) {
    const bool none = field.prefix.empty();
    EXPECT_TRUE(none || prefixes.insert(field.prefix).second) << field.prefix;
  }
  for (const std::string_view prefix : kOtherPrefixes) {
    EXPECT_TRUE(prefixes.insert(prefix).second) << prefix;
  }
}

TEST(Schema, PrefixesAreOmegasOrBeginWithX) {
  const auto valid = [](std::string_view prefix) {
    if (prefix.empty()) return false;
    for (const char c : prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    return prefix.size() == 1 ? prefix != "X" : prefix.front() == 'X';
  };
  for (const Field& field : kFields) {
    const bool none = field.kind == FieldKind::kPlain || field.kind == FieldKind::kLike ||
                      field.kind == FieldKind::kMark || field.kind == FieldKind::kOf;
    EXPECT_TRUE(none ? field.prefix.empty() : valid(field.prefix)) << field.name;
  }
  for (const std::string_view prefix : kOtherPrefixes) EXPECT_TRUE(valid(prefix)) << prefix;
}

TEST(Schema, EveryFieldHasHelpOfOneLine) {
  for (const Field& field : kFields) {
    EXPECT_FALSE(field.help.empty()) << field.name;
    EXPECT_EQ(field.help.find('\n'), std::string_view::npos) << field.name;
  }
}

TEST(Schema, SlotsAreUnique) {
  const std::initializer_list<Xapian::valueno> slots = {
      kDateSlot, kPathSlot,     kSignatureSlot, kActorsSlot,     kIssuesSlot,    kPublisherSlot,
      kYearSlot, kLanguageSlot, kTypeSlot,      kDateOrLastSlot, kDateSourceSlot};
  EXPECT_EQ(std::set<Xapian::valueno>(slots).size(), slots.size());
}

TEST(Schema, FindsFieldsByExactName) {
  ASSERT_NE(find_field("title"), nullptr);
  EXPECT_EQ(find_field("title")->prefix, "S");
  EXPECT_EQ(find_field("Title"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
  EXPECT_EQ(prefix_of("author"), "A");
  EXPECT_EQ(prefix_of("nothing"), "");
}

TEST(Schema, ExactTermPutsAColonBeforeACapital) {
  EXPECT_EQ(exact_term("XPUB", "Reuters"), "XPUB:Reuters");
  EXPECT_EQ(exact_term("XPUB", "reuters"), "XPUBreuters");
  EXPECT_EQ(exact_term("XPUB", ":reuters"), "XPUB::reuters");
  EXPECT_EQ(exact_term("XPUB", ""), "XPUB");
}

TEST(Schema, ExactTermOfOneLetterNeedsNoColon) {
  EXPECT_EQ(exact_term("A", "Niazi"), "ANiazi");
  EXPECT_EQ(exact_term("P", "/Docs/x.txt"), "P/Docs/x.txt");
}

TEST(Schema, LongTermsEndInAHashOfTheWhole) {
  const std::string path(400, 'x');
  const std::string term = exact_term("P", path + "1");
  EXPECT_EQ(term.size(), kMaxTermBytes);
  EXPECT_THAT(term, StartsWith("P" + path.substr(0, 200)));
  EXPECT_NE(term, exact_term("P", path + "2"));
  EXPECT_EQ(term, exact_term("P", path + "1"));
}

TEST(Schema, TermsOfTheGreatestLengthAreWhole) {
  const std::string value(kMaxTermBytes - 1, 'x');
  EXPECT_EQ(exact_term("P", value), "P" + value);
}

TEST(Schema, ConceptTermsFoldTheId) {
  EXPECT_EQ(concept_term("XA", "AZE"), "XAaze");
  EXPECT_EQ(concept_term("XA", "AZE-government"), "XAaze-government");
  EXPECT_EQ(pair_term("AZE", "zangezur-corridor"), "XPaze/zangezur-corridor");
}

}  // namespace
}  // namespace chancery::schema
