#include "search/options.h"

#include <gtest/gtest.h>

#include <set>

#include "chancery/error.h"

namespace chancery::search {
namespace {

Config config_of(const std::vector<std::string>& arguments) {
  return validated(parse_options(arguments));
}

std::string failure_of(const std::vector<std::string>& arguments) {
  try {
    config_of(arguments);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Options, HaveUniqueNames) {
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const Option& option : kOptions) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    if (option.letter) {
      EXPECT_TRUE(letters.insert(option.letter).second) << option.letter;
    }
    EXPECT_FALSE(option.help.empty()) << option.name;
    EXPECT_NE(help_text().find("--" + std::string(option.name)), std::string::npos);
  }
}

TEST(Options, HelpFitsEightyColumns) {
  const std::string help = help_text();
  for (size_t from = 0; from < help.size();) {
    const size_t end = help.find('\n', from);
    EXPECT_LE(end - from, 80u) << help.substr(from, end - from);
    from = end + 1;
  }
}

TEST(Options, WithoutArgumentsAreThePromptsDefaults) {
  const Config config = config_of({});
  EXPECT_FALSE(config.has_query);
  EXPECT_TRUE(config.databases.empty());
  EXPECT_EQ(config.search.count, 10u);
  EXPECT_EQ(config.format, Format::kText);
  EXPECT_TRUE(config.search.snippets);
  EXPECT_FALSE(config.search.bag_of_words);
}

TEST(Options, JoinWordsAroundOptions) {
  const Config config = config_of({"peace", "-n", "5", "talks", "--db", "a", "--db=b"});
  EXPECT_EQ(config.query, "peace talks");
  EXPECT_EQ(config.search.count, 5u);
  EXPECT_EQ(config.databases, (std::vector<std::string>{"a", "b"}));
}

TEST(Options, TakeADashAsTheBeginningOfAnOrder) {
  EXPECT_EQ(config_of({"--sort", "-date", "x"}).search.sort, SortOrder::kNewestFirst);
  EXPECT_EQ(config_of({"--sort=-date", "x"}).search.sort, SortOrder::kNewestFirst);
  EXPECT_EQ(config_of({"--sort", "date", "x"}).search.sort, SortOrder::kOldestFirst);
}

TEST(Options, TakeWhatFollowsTwoDashesAsTheQuery) {
  EXPECT_EQ(config_of({"--", "-iran", "--format"}).query, "-iran --format");
}

TEST(Options, LastOneCounts) {
  EXPECT_EQ(config_of({"-n5", "--count", "7", "x"}).search.count, 7u);
}

TEST(Options, TrecIsDeepAndHasNoSnippets) {
  const Config config = config_of({"--format", "trec", "--queries", "topics.tsv"});
  EXPECT_EQ(config.search.count, 1000u);
  EXPECT_FALSE(config.search.snippets);
  EXPECT_TRUE(config.search.bag_of_words);
  EXPECT_EQ(config_of({"--format", "trec", "-n", "5", "x"}).search.count, 5u);
  EXPECT_EQ(config_of({"-n", "0", "--format", "trec", "x"}).search.count, 0u);
}

TEST(Options, EveryFormatIsKnown) {
  for (const FormatName& format : kFormats)
    EXPECT_EQ(config_of({"--format", std::string(format.name), "x"}).format, format.format);
  EXPECT_EQ(config_of({"--paths", "x"}).format, Format::kPaths);
}

TEST(Options, FacetsAreAListWithoutRepeats) {
  EXPECT_EQ(config_of({"--facets", "actor,year", "--facets", "actor", "x"}).search.facets,
            (std::vector<std::string>{"actor", "year"}));
}

TEST(Options, FailuresNameTheOptionAndWhatItTakes) {
  EXPECT_NE(failure_of({"-n", "ten"}).find("--count"), std::string::npos);
  EXPECT_NE(failure_of({"-n", "-1"}).find("-1"), std::string::npos);
  EXPECT_NE(failure_of({"--format", "xml"}).find("bibtex"), std::string::npos);
  EXPECT_NE(failure_of({"--sort", "size"}).find("relevance"), std::string::npos);
  EXPECT_NE(failure_of({"--facets", "actor,"}).find("publisher"), std::string::npos);
  EXPECT_NE(failure_of({"--colour"}).find("--colour"), std::string::npos);
  EXPECT_NE(failure_of({"-iran"}).find("--"), std::string::npos);
  EXPECT_NE(failure_of({"--db"}).find("db"), std::string::npos);
  EXPECT_NE(failure_of({"--help=x"}).find("help"), std::string::npos);
  EXPECT_NE(failure_of({""}).find("empty"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--queries", "f"}).find("--queries"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--facets", "actor", "--format", "ris"}), "");
  EXPECT_NE(failure_of({"x", "--matrix", "--timeline"}).find("--matrix"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--matrix", "--format", "ris"}), "");
  EXPECT_NE(failure_of({"--matrix", "--queries", "f"}), "");
  EXPECT_NE(failure_of({"x", "--by", "year"}).find("--timeline"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--timeline", "--by", "left"}).find("left"), std::string::npos);
  EXPECT_NE(failure_of({"--new"}).find("--saved"), std::string::npos);
  EXPECT_NE(failure_of({"--saved", "a", "x"}), "");
  EXPECT_NE(failure_of({"--save", "a"}).find("query"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--long", "--short"}), "");
  EXPECT_NE(failure_of({"x", "-n", "99999999999"}), "");
}

TEST(Options, Sentences) {
  const Config config = config_of({"x", "--sentences", "--by", "relevance", "--any"});
  EXPECT_EQ(config.view->kind, ViewKind::kSentences);
  EXPECT_EQ(config.view->statements, StatementOrder::kHits);
  EXPECT_TRUE(config.view->any);
  EXPECT_NE(failure_of({"x", "--any"}).find("--sentences"), std::string::npos);
  EXPECT_NE(failure_of({"x", "--sentences", "--by", "speaker"}).find("speaker"), std::string::npos);
}

TEST(Options, PlacesOfAConcordance) {
  EXPECT_EQ(config_of({"x", "--kwic", "a", "--by", "2r,1L"}).view->levels,
            (std::vector<int>{2, -1}));
  EXPECT_NE(failure_of({"x", "--kwic", "a", "--by", "1L,1R,2R,3R"}).find("1L,1R,2R"),
            std::string::npos);
  EXPECT_NE(failure_of({"x", "--kwic", "a", "--by", "L1"}), "");
}

TEST(Options, WordsAround) {
  const Config config = config_of({"--collocates", "corridor", "--window", "3", "--by", "effect"});
  EXPECT_EQ(config.view->kind, ViewKind::kCollocates);
  EXPECT_EQ(config.view->window, 3u);
  EXPECT_EQ(config.view->words, WordOrder::kEffect);
  EXPECT_EQ(config_of({"x", "--keywords"}).view->kind, ViewKind::kKeywords);
  EXPECT_NE(failure_of({"x", "--keywords", "--window", "3"}).find("--collocates"),
            std::string::npos);
}

TEST(Options, Views) {
  EXPECT_FALSE(config_of({"x"}).view);
  const Config timeline = config_of({"x", "--timeline", "--by", "month"});
  ASSERT_TRUE(timeline.view);
  EXPECT_EQ(timeline.view->kind, ViewKind::kTimeline);
  EXPECT_EQ(timeline.view->unit, TimeUnit::kMonth);
  const Config kwic = config_of({"x", "--kwic", "peace talks", "--by", "left", "-n", "5"});
  ASSERT_TRUE(kwic.view);
  EXPECT_EQ(kwic.view->subject, "peace talks");
  EXPECT_EQ(kwic.view->order, KwicOrder::kLeft);
  EXPECT_EQ(kwic.view->most, 5U);
  EXPECT_EQ(config_of({"--who", "borders"}).view->kind, ViewKind::kWho);
}

TEST(Options, FailuresShowNoControlCharacters) {
  EXPECT_EQ(failure_of({"--format", "\x1b[31m"}).find('\x1b'), std::string::npos);
  EXPECT_EQ(failure_of({"--\x1b[31m"}).find('\x1b'), std::string::npos);
}

TEST(Options, HelpNeedsNothingElseToBeRight) {
  EXPECT_TRUE(config_of({"--help", "--format", "xml"}).help);
  EXPECT_TRUE(config_of({"-V"}).version);
}

TEST(Options, WithoutLeavesPartsOfTheRankingOut) {
  const Config config = validated(parse_options({"--without", "feedback,concepts", "peace"}));
  EXPECT_FALSE(config.search.ranking.feedback);
  EXPECT_FALSE(config.search.ranking.concepts);
  EXPECT_TRUE(config.search.ranking.proximity);
  EXPECT_THROW(validated(parse_options({"--without", "magic", "peace"})), Error);
}

TEST(Options, RankingTakesNumbersByTheirNames) {
  const Config config = config_of({"--ranking", "k1=0.9,feedback-weight=0", "peace"});
  EXPECT_EQ(config.search.ranking.numbers.k1, 0.9);
  EXPECT_EQ(config.search.ranking.numbers.feedback_weight, 0);
  EXPECT_EQ(config.search.ranking.numbers.b, RankingNumbers().b);
  for (const char* bad : {"magic=1", "k1", "k1=", "k1=x", "k1=-1", "k1=nan", "b=0.5,"})
    EXPECT_NE(failure_of({"--ranking", bad, "peace"}), "") << bad;
}

TEST(Options, ReadTakesADocumentAndNoQuery) {
  EXPECT_EQ(config_of({"--read", "a.txt"}).read, "a.txt");
  EXPECT_NE(failure_of({"--read", "a.txt", "peace"}), "");
  EXPECT_NE(failure_of({"--read", ""}), "");
  EXPECT_NE(failure_of({"--read", "a.txt", "--format", "json"}), "");
}

TEST(Options, SwitchesOfPicturesGoWithTheirPicture) {
  EXPECT_TRUE(config_of({"--what", "", "--wider", "x"}).view->wider);
  EXPECT_EQ(config_of({"--variants", " ", "x"}).view->subject, "");
  EXPECT_EQ(config_of({"--timeline", "--share", "x"}).view->share, Share::kYes);
  EXPECT_EQ(config_of({"--timeline", "x"}).view->share, Share::kAuto);
  const Config compared =
      config_of({"--timeline", "--counts", "--mean", "5", "--series", "a, b c", "x"});
  EXPECT_EQ(compared.view->share, Share::kNo);
  EXPECT_EQ(compared.view->mean, 5u);
  EXPECT_EQ(compared.view->series, (std::vector<std::string>{"a", "b c"}));
  EXPECT_NE(failure_of({"--timeline", "--mean", "2", "x"}).find("odd"), std::string::npos);
  EXPECT_NE(failure_of({"--timeline", "--counts", "--share", "x"}), "");
  EXPECT_NE(failure_of({"--who", "borders", "--series", "a"}).find("--timeline"),
            std::string::npos);
  EXPECT_NE(failure_of({"--timeline", "--wider", "x"}), "");
  EXPECT_NE(failure_of({"--share", "x"}), "");
}

}  // namespace
}  // namespace chancery::search
