#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "search/prompt/commands.h"
#include "search/prompt/prompt.h"
#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

class RecordingPager : public Pager {
 public:
  Style style(const Style& style) const override { return style; }
  void show(const std::string& text, size_t line) override {
    shown.push_back(text);
    lines.push_back(line);
  }
  std::vector<std::string> shown;
  std::vector<size_t> lines;
};

// A prompt that was typed at.
struct Typed {
  explicit Typed(std::deque<std::string> lines, uint32_t total = 25)
      : source(total), reader(std::move(lines)) {
    Session session({source, reader, pager, out, err, [] { return Style{}; }}, {}, Detail::kNormal);
    prompt_loop(session, reader);
  }
  std::string output() const { return out.str(); }
  std::string errors() const { return err.str(); }
  bool printed(const std::string& text) const { return output().find(text) != std::string::npos; }
  bool complained(const std::string& text) const {
    return errors().find(text) != std::string::npos;
  }

  testing::FakeSource source;
  testing::ScriptedReader reader;
  RecordingPager pager;
  std::ostringstream out, err;
};

std::filesystem::path temporary(const std::string& name) {
  const auto directory = std::filesystem::temp_directory_path() /
                         ("chancery-prompt-test-" + std::to_string(::getpid()));
  std::filesystem::create_directories(directory);
  return directory / name;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Commands, HaveUniqueNamesAndHelp) {
  std::set<std::string_view> names;
  for (const Command& command : kCommands) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_EQ(find_command(command.name).command, &command);
    EXPECT_FALSE(command.help.empty());
  }
}

TEST(Commands, AreFoundByTheirBeginning) {
  EXPECT_EQ(find_command("q").command->name, "quit");
  EXPECT_EQ(find_command("exp").command->name, "export");
  EXPECT_EQ(find_command("h").command, nullptr);
  EXPECT_EQ(find_command("h").problem, ":h may be :help or :history");
  const std::string problem = find_command("opne").problem;
  EXPECT_NE(problem.find(":opne"), std::string::npos);
  for (const Command& command : kCommands)
    EXPECT_NE(problem.find(":" + std::string(command.name)), std::string::npos);
  EXPECT_EQ(find_command("").command, nullptr);
}

TEST(Prompt, AnswersQuestionsAndQuits) {
  const Typed typed({"corridor", ":quit", "never"});
  EXPECT_TRUE(typed.printed("25 hits"));
  EXPECT_TRUE(typed.printed("1 to 10 of 25 hits; :more"));
  EXPECT_EQ(typed.reader.left(), 1u);
  EXPECT_EQ(typed.errors(), "");
}

TEST(Prompt, CtrlCEndsTheLineOnly) {
  const Typed typed({"^C", "corridor"});
  EXPECT_EQ(typed.source.queries, std::vector<std::string>{"corridor"});
}

TEST(Prompt, EmptyLinesAreNothing) {
  const Typed typed({"", "   ", "\t"});
  EXPECT_TRUE(typed.source.queries.empty());
  EXPECT_TRUE(typed.reader.remembered.empty());
}

TEST(Prompt, PastedLinesAreOneQuestion) {
  const Typed typed({"corridor\nand\x1b[31m talks"});
  ASSERT_EQ(typed.source.queries.size(), 1u);
  EXPECT_EQ(typed.source.queries[0].find('\x1b'), std::string::npos);
  EXPECT_TRUE(typed.source.queries[0].starts_with("corridor and"));
}

TEST(Prompt, AWrongQueryShowsThePlaceAndGoesOn) {
  const Typed typed({"a \"b", "corridor"});
  EXPECT_TRUE(typed.complained("the quote is not closed\n    a \"b\n      ^\n"));
  EXPECT_TRUE(typed.printed("25 hits"));
}

TEST(Prompt, AWrongCommandSaysWhatExists) {
  const Typed typed({":foo"});
  EXPECT_TRUE(typed.complained(":help :open :read"));
}

TEST(Prompt, CommandsBeforeAnyQuestionSaySo) {
  for (const char* line : {":open 1", ":read", ":more", ":next", ":back", ":facets", ":actors",
                           ":issues", ":cite 1", ":json", ":export x.csv"}) {
    const Typed typed({line});
    EXPECT_TRUE(typed.complained("nothing was asked yet")) << line << typed.errors();
  }
}

TEST(Prompt, MoreNextAndBackMove) {
  const Typed more({"corridor", ":more", ":more", ":more"});
  EXPECT_TRUE(more.printed("1 to 20 of 25"));
  EXPECT_TRUE(more.printed("/articles/25.txt"));
  EXPECT_TRUE(more.complained("these are all the hits"));
  const Typed pages({"corridor", ":back", ":next", ":back"});
  EXPECT_TRUE(pages.complained("this is the first page"));
  EXPECT_TRUE(pages.printed("11 to 20 of 25"));
  EXPECT_EQ(pages.source.asked.back().offset, 0u);
  EXPECT_EQ(pages.source.asked.back().count, 10u);
}

TEST(Prompt, OpenShowsTheDocumentAtItsSentence) {
  const Typed typed({"corridor", ":open 2", ":o 99", ":open two"});
  ASSERT_EQ(typed.pager.shown.size(), 1u);
  EXPECT_NE(typed.pager.shown[0].find("«corridor»"), std::string::npos);
  EXPECT_GT(typed.pager.lines[0], 3u);
  EXPECT_TRUE(typed.complained("there is no hit 99"));
  EXPECT_TRUE(typed.complained("25 hits"));
  EXPECT_TRUE(typed.complained("\"two\" is not the number of a hit"));
  EXPECT_TRUE(typed.complained("the original is gone"));
}

TEST(Prompt, HitsBeyondThePageCanBeOpened) {
  const Typed typed({"corridor", ":open 24"});
  ASSERT_EQ(typed.pager.shown.size(), 1u);
  EXPECT_NE(typed.pager.shown[0].find("/articles/24.txt"), std::string::npos);
}

TEST(Prompt, ReadPrintsAndCiteRemembersTheHit) {
  const Typed typed({"corridor", ":read 3", ":cite", ":json 3"});
  EXPECT_TRUE(typed.printed("The talks began in 2022."));
  EXPECT_TRUE(typed.printed("Omer Niazi, \"Azerbaijan-Armenia"));
  EXPECT_TRUE(typed.printed("\"rank\": 3"));
}

TEST(Prompt, CitesInEveryStyle) {
  const Typed typed({"corridor", ":cite 1 ris", ":cite 1 bibtex", ":cite 1 csl", ":cite 1 apa"});
  EXPECT_TRUE(typed.printed("TY  - ELEC\n"));
  EXPECT_TRUE(typed.printed("@misc{niazi2023"));
  EXPECT_TRUE(typed.printed("\"date-parts\""));
  EXPECT_TRUE(typed.complained("note, ris, bibtex, csl"));
}

TEST(Prompt, FacetsAreBars) {
  const Typed typed({"corridor", ":actors", ":facets year", ":facets colour"});
  EXPECT_TRUE(typed.printed("  actors\n  1 Azerbaijan  █"));
  EXPECT_TRUE(typed.printed("  years\n"));
  EXPECT_TRUE(typed.complained("there is no facet colour"));
}

TEST(Prompt, ValuesOfAListArePicked) {
  const Typed typed({"corridor", ":actors", ":+ 2", ":-1", ":+ azerbaijan", ":+ 9", ":+"});
  const auto& queries = typed.source.queries;
  EXPECT_TRUE(typed.printed("  1 Azerbaijan"));
  EXPECT_TRUE(typed.printed("25 → 25 hits: corridor about:arm\n"));
  EXPECT_EQ(std::count(queries.begin(), queries.end(), "corridor about:arm -about:aze"), 2);
  EXPECT_EQ(queries.back(), "corridor about:arm -about:aze about:aze");
  EXPECT_TRUE(typed.complained("the list has no 9"));
  EXPECT_TRUE(typed.complained("what to narrow by is missing"));
}

TEST(Prompt, NarrowingTakesNamesWordsAndPartsOfQueries) {
  const auto narrowed_by = [](const std::string& argument) {
    const Typed typed({"a OR b", ":+ " + argument});
    return typed.source.queries.back();
  };
  EXPECT_EQ(narrowed_by("armenia"), "(a OR b) about:\"armenia\"");
  EXPECT_EQ(narrowed_by("date:2020.."), "(a OR b) date:2020..");
  EXPECT_EQ(narrowed_by("fishing nets"), "(a OR b) \"fishing nets\"");
  EXPECT_EQ(narrowed_by("nets"), "(a OR b) nets");
  const Typed nothing({":+ 1"});
  EXPECT_TRUE(nothing.complained("there is no list to pick from"));
}

TEST(Prompt, UndoWidensAgain) {
  const Typed typed({"corridor", ":+ nets", ":undo", ":undo"});
  EXPECT_EQ(typed.source.queries.back(), "corridor");
  EXPECT_TRUE(typed.complained("was not changed"));
}

TEST(Prompt, ViewsAreOfTheQuery) {
  const Typed typed({":timeline month", "corridor", ":matrix", ":who border issues", ":what",
                     ":pairs", ":kwic -left peace talks", ":kwic"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 6u);
  EXPECT_EQ(typed.source.queries.front(), "");
  EXPECT_EQ(viewed[0].unit, TimeUnit::kMonth);
  EXPECT_EQ(viewed[1].kind, ViewKind::kMatrix);
  EXPECT_EQ(viewed[2].subject, "border issues");
  EXPECT_EQ(viewed[5].subject, "peace talks");
  EXPECT_EQ(viewed[5].order, KwicOrder::kLeft);
  EXPECT_TRUE(typed.complained("the words are missing"));
}

TEST(Prompt, SentencesAreOfTheQueryOrOfWhatIsPicked) {
  const Typed typed({"corridor", ":sentences -relevance -any", ":matrix", ":sentences 2b", ":undo",
                     ":who borders", ":sentences 2", ":sentences 1", ":sentences 9",
                     ":sentences nobody"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 6u);
  EXPECT_EQ(viewed[0].kind, ViewKind::kSentences);
  EXPECT_EQ(viewed[0].statements, StatementOrder::kHits);
  EXPECT_TRUE(viewed[0].any);
  EXPECT_EQ(viewed[2].statements, StatementOrder::kTime);
  const auto asked = [&](const std::string& query) {
    return std::find(typed.source.queries.begin(), typed.source.queries.end(), query) !=
           typed.source.queries.end();
  };
  EXPECT_TRUE(asked("corridor pair:arm/=enclaves"));
  EXPECT_TRUE(asked("corridor pair:arm/borders"));
  EXPECT_TRUE(typed.complained("the list has no 9"));
  EXPECT_TRUE(typed.complained("there is no value nobody"));
}

TEST(Prompt, ATimelineComparesParts) {
  const Typed typed({"corridor", ":timeline year counts mean 5 armenia \"peace talks\" iran",
                     ":timeline mean share", ":timeline mean 4", ":+ 2001..2003"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 2u);
  EXPECT_EQ(viewed[0].series, (std::vector<std::string>{"armenia", "peace talks", "iran"}));
  EXPECT_EQ(viewed[0].mean, 5u);
  EXPECT_EQ(viewed[0].share, Share::kNo);
  EXPECT_EQ(viewed[1].mean, 3u);
  EXPECT_EQ(viewed[1].share, Share::kYes);
  EXPECT_TRUE(typed.complained("odd number"));
}

TEST(Prompt, AChronicleIsOfTheQueryOrOfItsOwn) {
  const Typed typed({"corridor", ":chronicle -all", ":chronicle peace talks"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 2u);
  EXPECT_EQ(viewed[0].kind, ViewKind::kChronicle);
  EXPECT_EQ(viewed[0].most, 0u);
  EXPECT_EQ(viewed[1].subject, "peace talks");
}

TEST(Prompt, NamesAreOfAnActorOrOfTheQuerys) {
  const Typed typed({"corridor", ":variants burma", ":variants"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 2u);
  EXPECT_EQ(viewed[0].kind, ViewKind::kVariants);
  EXPECT_EQ(viewed[0].subject, "burma");
  EXPECT_EQ(viewed[1].subject, "");
}

TEST(Prompt, AConcordanceIsSortedByPlaces) {
  const Typed typed({"corridor", ":kwic -1L,0,2R peace talks", ":kwic -1L,1R,2R,3R talks"});
  ASSERT_EQ(typed.source.viewed.size(), 1u);
  EXPECT_EQ(typed.source.viewed[0].levels, (std::vector<int>{-1, 0, 2}));
  EXPECT_EQ(typed.source.viewed[0].subject, "peace talks");
  EXPECT_TRUE(typed.complained("three places at most"));
}

TEST(Prompt, WordsAroundAndKeywords) {
  const Typed typed({"corridor", ":collocates -sentence -effect peace talks", ":keywords -effect",
                     ":collocates", ":keywords nets"});
  const auto& viewed = typed.source.viewed;
  ASSERT_EQ(viewed.size(), 2u);
  EXPECT_EQ(viewed[0].kind, ViewKind::kCollocates);
  EXPECT_EQ(viewed[0].subject, "peace talks");
  EXPECT_EQ(viewed[0].window, 0u);
  EXPECT_EQ(viewed[0].words, WordOrder::kEffect);
  EXPECT_EQ(viewed[1].words, WordOrder::kEffect);
  EXPECT_TRUE(typed.complained("the words are missing"));
  EXPECT_TRUE(typed.complained(":keywords takes -effect"));
}

TEST(Prompt, AlternativesAreAskedForBesides) {
  const Typed typed(
      {":also", ":also x", "corridor", ":also", ":also 2 1", ":also road", ":undo", ":also 1"});
  EXPECT_TRUE(typed.complained("nothing was asked yet"));
  EXPECT_TRUE(typed.complained("all documents are found already"));
  EXPECT_TRUE(typed.printed("+7"));
  const auto& asked = typed.source.queries;
  EXPECT_NE(std::find(asked.begin(), asked.end(), "corridor OR transit OR passage"), asked.end());
  EXPECT_NE(std::find(asked.begin(), asked.end(), "corridor OR transit OR passage OR road"),
            asked.end());
  EXPECT_EQ(asked.back(), "corridor OR transit OR passage");
  EXPECT_TRUE(typed.complained("there is no list to pick from"));
}

TEST(Prompt, ANameOfTheListIsAnAlternative) {
  const Typed typed({"corridor", ":also", ":also transit"});
  EXPECT_EQ(typed.source.queries.back(), "corridor OR transit");
}

TEST(Prompt, ACellOfTheMatrixIsPicked) {
  const Typed typed({"corridor", ":matrix 1a", ":matrix", ":matrix 2b", ":matrix 3a", ":matrix x"});
  EXPECT_TRUE(typed.complained("there is no matrix yet"));
  EXPECT_EQ(typed.source.queries.back(), "corridor pair:arm/=enclaves");
  EXPECT_TRUE(typed.complained("there is no cell 3a"));
  EXPECT_TRUE(typed.complained("there is no cell x"));
}

TEST(Prompt, HelpNamesEveryCommand) {
  const Typed typed({":help", ":help cite", "?"});
  for (const Command& command : kCommands)
    EXPECT_TRUE(typed.printed("    :" + std::string(command.name))) << command.name;
  EXPECT_TRUE(typed.printed(":cite N[.S] [STYLE]: a reference"));
}

TEST(Prompt, CoverageAndHistory) {
  const Typed typed({":coverage", ":history"});
  EXPECT_TRUE(typed.printed("4,000 documents in the index"));
  EXPECT_TRUE(typed.printed("the built-in lists"));
  EXPECT_TRUE(typed.printed("  :coverage\n"));
}

TEST(Prompt, NothingFoundGoesOn) {
  const Typed typed({"nothing", ":open 1", ":more"});
  EXPECT_TRUE(typed.printed("Nothing found for nothing"));
  EXPECT_TRUE(typed.complained("there is no hit 1"));
}

TEST(Prompt, Greets) {
  Coverage coverage;
  coverage.documents = 4000;
  coverage.newest = "2023-08-30";
  EXPECT_EQ(greeting(coverage),
            "4,000 documents, newest 30 Aug 2023. Type a question, :help for commands.");
  coverage.unread = 2;
  coverage.cut = 1;
  EXPECT_EQ(greeting(coverage),
            "4,000 documents, newest 30 Aug 2023; 2 files could not be read and 1 was cut "
            "(chancery-index --report lists them). Type a question, :help for commands.");
}

TEST(Export, WritesEveryFormatOnce) {
  const std::string csv = temporary("a.csv").string();
  const std::string lines = temporary("a.jsonl").string();
  const std::string markdown = temporary("a.md").string();
  const Typed typed({"corridor", ":export " + csv, ":export " + lines, ":export " + markdown,
                     ":export " + csv, ":export a.doc", ":export", ":export /no/such/dir/a.csv"},
                    450);
  EXPECT_TRUE(typed.printed("450 hits written to " + csv));
  const auto count = [](const std::string& text, char wanted) {
    return std::count(text.begin(), text.end(), wanted);
  };
  EXPECT_EQ(count(content(csv), '\n'), 451);
  EXPECT_EQ(count(content(lines), '\n'), 450);
  EXPECT_NE(content(markdown).find("450. Omer Niazi, \"Azer"), std::string::npos);
  EXPECT_NE(content(markdown).find("> A ***corridor*** would connect **mainland** *Azerbaijan*"),
            std::string::npos);
  EXPECT_TRUE(typed.complained("exists already"));
  EXPECT_TRUE(typed.complained("use .csv, .jsonl, .md"));
  EXPECT_TRUE(typed.complained("a file is missing"));
  EXPECT_TRUE(typed.complained("cannot write /no/such/dir/a.csv"));
  std::filesystem::remove_all(temporary("").parent_path());
}

TEST(Sort, AsksTheQueryOnTheScreenAgain) {
  const Typed typed({"corridor", ":sort -date", "peace", ":sort relevance", ":sort sideways"});
  ASSERT_EQ(typed.source.asked.size(), 4U);
  EXPECT_EQ(typed.source.queries[1], "corridor");
  EXPECT_EQ(typed.source.asked[1].sort, SortOrder::kNewestFirst);
  EXPECT_TRUE(typed.source.asked[1].sort_chosen);
  EXPECT_EQ(typed.source.asked[2].sort, SortOrder::kNewestFirst) << "from now on";
  EXPECT_EQ(typed.source.asked[3].sort, SortOrder::kRelevance);
  EXPECT_TRUE(typed.complained("there is no order sideways"));
}

TEST(Sort, BeforeAnyQueryIsKept) {
  const Typed typed({":sort date", "corridor"});
  ASSERT_EQ(typed.source.asked.size(), 1U);
  EXPECT_EQ(typed.source.asked[0].sort, SortOrder::kOldestFirst);
}

TEST(Quit, WithoutAColonAsksWhereNothingWasAsked) {
  const Typed left({"quit", "y", "never"});
  EXPECT_TRUE(left.source.queries.empty());
  EXPECT_EQ(left.reader.left(), 1U);
  const Typed searched({"exit", "n"});
  EXPECT_EQ(searched.source.queries, std::vector<std::string>{"exit"});
  const Typed later({"corridor", "quit"});
  EXPECT_EQ(later.source.queries, (std::vector<std::string>{"corridor", "quit"}));
}

}  // namespace
}  // namespace chancery::search
