#include "indexer/walk/ignore_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery::indexer {
namespace {

using Verdict = IgnoreRules::Verdict;

struct GlobCase {
  const char* pattern;
  const char* text;
  bool matches;
};
void PrintTo(const GlobCase& one, std::ostream* out) {
  *out << one.pattern << " on " << one.text;
}

class Glob : public ::testing::TestWithParam<GlobCase> {};

TEST_P(Glob, Matches) {
  EXPECT_EQ(glob_matches(GetParam().pattern, GetParam().text), GetParam().matches);
}

INSTANTIATE_TEST_SUITE_P(Literal, Glob,
                         ::testing::Values(GlobCase{"a.txt", "a.txt", true},
                                           GlobCase{"a.txt", "a.txt2", false},
                                           GlobCase{"a.txt", "b/a.txt", false},
                                           GlobCase{"", "", true}, GlobCase{"", "a", false},
                                           GlobCase{"\\*", "*", true}, GlobCase{"\\*", "a", false},
                                           GlobCase{"a\\", "a\\", true}));

INSTANTIATE_TEST_SUITE_P(
    Star, Glob,
    ::testing::Values(GlobCase{"*.txt", "a.txt", true}, GlobCase{"*.txt", ".txt", true},
                      GlobCase{"*.txt", "a.txt.bak", false}, GlobCase{"*", "a/b", false},
                      GlobCase{"a*b*c", "axxbyyc", true}, GlobCase{"a*b*c", "axxbyy", false},
                      GlobCase{"docs/*.md", "docs/a.md", true},
                      GlobCase{"docs/*.md", "docs/x/a.md", false}, GlobCase{"?", "/", false},
                      GlobCase{"a?c", "abc", true}, GlobCase{"a?c", "ac", false}));

INSTANTIATE_TEST_SUITE_P(
    DoubleStar, Glob,
    ::testing::Values(GlobCase{"**/a", "a", true}, GlobCase{"**/a", "x/y/a", true},
                      GlobCase{"**/a", "xa", false}, GlobCase{"**/a", "x/ba", false},
                      GlobCase{"a/**", "a/b/c", true}, GlobCase{"a/**", "b/c", false},
                      GlobCase{"a/**/b", "a/b", true}, GlobCase{"a/**/b", "a/x/y/b", true},
                      GlobCase{"a/**/b", "a/xb", false}, GlobCase{"a/**/*.md", "a/b/c.md", true},
                      GlobCase{"**/a*/b", "ax/c/ay/b", true}));

INSTANTIATE_TEST_SUITE_P(
    Class, Glob,
    ::testing::Values(GlobCase{"[abc]", "b", true}, GlobCase{"[abc]", "d", false},
                      GlobCase{"[a-c]x", "bx", true}, GlobCase{"[!a-c]", "d", true},
                      GlobCase{"[^a-c]", "b", false}, GlobCase{"[]]", "]", true},
                      GlobCase{"[a-]", "-", true}, GlobCase{"[\\]]", "]", true},
                      GlobCase{"[abc", "a", false}, GlobCase{"[!a]", "/", false}));

TEST(Glob, ManyStarsEnd) {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "a*";
  EXPECT_FALSE(glob_matches(pattern + "b", std::string(5000, 'a')));
}

Verdict verdict(const char* rules, const char* path, bool is_directory = false) {
  return IgnoreRules::parse(rules).verdict(path, is_directory);
}

TEST(IgnoreRules, ANameMatchesAtAnyDepth) {
  EXPECT_EQ(verdict("draft.txt", "draft.txt"), Verdict::kIgnored);
  EXPECT_EQ(verdict("draft.txt", "a/b/draft.txt"), Verdict::kIgnored);
  EXPECT_EQ(verdict("draft.txt", "final.txt"), Verdict::kNone);
}

TEST(IgnoreRules, ASlashAnchors) {
  EXPECT_EQ(verdict("/draft.txt", "draft.txt"), Verdict::kIgnored);
  EXPECT_EQ(verdict("/draft.txt", "a/draft.txt"), Verdict::kNone);
  EXPECT_EQ(verdict("a/b", "a/b"), Verdict::kIgnored);
  EXPECT_EQ(verdict("a/b", "x/a/b"), Verdict::kNone);
}

TEST(IgnoreRules, AFinalSlashMeansFolders) {
  EXPECT_EQ(verdict("old/", "old", true), Verdict::kIgnored);
  EXPECT_EQ(verdict("old/", "a/old", true), Verdict::kIgnored);
  EXPECT_EQ(verdict("old/", "old", false), Verdict::kNone);
}

TEST(IgnoreRules, TheLastMatchDecides) {
  const char* rules = "*.txt\n!keep.txt\n";
  EXPECT_EQ(verdict(rules, "a.txt"), Verdict::kIgnored);
  EXPECT_EQ(verdict(rules, "keep.txt"), Verdict::kKept);
  EXPECT_EQ(verdict("!keep.txt\n*.txt\n", "keep.txt"), Verdict::kIgnored);
}

TEST(IgnoreRules, CommentsAndBlankLinesMeanNothing) {
  EXPECT_TRUE(IgnoreRules::parse("# all\n\n   \n/\n\r\n").empty());
  EXPECT_EQ(verdict("\\#a", "#a"), Verdict::kIgnored);
  EXPECT_EQ(verdict("\\!a", "!a"), Verdict::kIgnored);
}

TEST(IgnoreRules, SpacesAtTheEndGoUnlessEscaped) {
  EXPECT_EQ(verdict("a  ", "a"), Verdict::kIgnored);
  EXPECT_EQ(verdict("a\\ ", "a "), Verdict::kIgnored);
  EXPECT_EQ(verdict("a\\ ", "a"), Verdict::kNone);
}

TEST(IgnoreRules, WindowsLineEndsGo) {
  EXPECT_EQ(verdict("a\r\nb\r\n", "a"), Verdict::kIgnored);
  EXPECT_EQ(verdict("a\r\nb\r\n", "b"), Verdict::kIgnored);
}

TEST(IgnoreRules, TheLastLineNeedsNoEnd) {
  EXPECT_EQ(verdict("a\nb", "b"), Verdict::kIgnored);
}

TEST(IgnoreRules, NonUtf8NamesMatch) {
  EXPECT_EQ(verdict("*.txt", "\xFF\n.txt"), Verdict::kIgnored);
}

}  // namespace
}  // namespace chancery::indexer
