// What the indexer tells about a run, and what it says of a gazetteer.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/directories.h"
#include "tests/support/temp_directory.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Report : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.write("good.txt", "A good text on railways.");
    sandbox_.write("empty-a.txt", "");
    sandbox_.write("empty-b.txt", "");
    sandbox_.write("picture.png", "\x89PNG\r\n\x1a\n" + std::string(100, '\1'));
  }
  std::string folder() const { return sandbox_.documents().string(); }

  Sandbox sandbox_;
};

TEST_F(Report, TheSummaryCounts) {
  const Outcome outcome = sandbox_.index({folder()});
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("4 files"), HasSubstr("1 new"), HasSubstr("skipped"),
                                 HasSubstr("1 document"), HasSubstr("dates:")));
  EXPECT_THAT(outcome.err, HasSubstr("--report"));
}

TEST_F(Report, TheSummaryNamesNoFiles) {
  EXPECT_THAT(sandbox_.index({folder()}).err, Not(HasSubstr("empty-a")));
}

TEST_F(Report, ListsFilesByReason) {
  sandbox_.index({folder()});
  const Outcome outcome = sandbox_.index({"--report"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, HasSubstr("empty file (2)\n"));
  for (const char* name : {"empty-a.txt", "empty-b.txt", "picture.png"})
    EXPECT_THAT(outcome.out, HasSubstr("/" + std::string(name) + "\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("good.txt")));
}

TEST_F(Report, DetailsStandWithTheFiles) {
  sandbox_.write("a.pdf", "%PDF-1.4\n%\x01\x02 and no more");
  sandbox_.write("b.zip", "PK\x03\x04 and no more");
  sandbox_.write("c.rar", std::string("Rar!\x1A\x07\x00 and no more", 20));
  sandbox_.index({folder()});
  const std::string said = sandbox_.index({"--report"}).out;
  EXPECT_THAT(said, HasSubstr("damaged (3)\n"));
  EXPECT_THAT(said, HasSubstr("only images, no text (1)\n"));
  // What failed comes first, and most of it before the rest.
  EXPECT_LT(said.find("damaged (3)"), said.find("only images"));
  EXPECT_LT(said.find("only images"), said.find("empty file (2)"));
}

TEST_F(Report, FilesInPartAreOneGroup) {
  for (const int columns : {600, 700}) {
    std::string table;
    for (int i = 0; i < columns; ++i) table += "c" + std::to_string(i) + ",";
    sandbox_.write(std::to_string(columns) + ".csv", table + "\nRailways,at first\n");
  }
  EXPECT_EQ(sandbox_
                .index({(sandbox_.documents() / "600.csv").string(),
                        (sandbox_.documents() / "700.csv").string()})
                .status,
            2);
  EXPECT_THAT(sandbox_.index({"--report"}).out,
              AllOf(HasSubstr("indexed in part (2)\n"),
                    HasSubstr("600.csv (only the first 500 columns are indexed)\n")));
}

TEST_F(Report, SaysWhenAndWhereItWasIndexed) {
  sandbox_.index({folder()});
  EXPECT_THAT(sandbox_.index({"--report"}).out,
              AllOf(HasSubstr(sandbox_.database().string()), HasSubstr("Z\n")));
}

TEST_F(Report, OfTheDefaultDatabase) {
  EXPECT_LT(sandbox_.run(sandbox_.command("chancery-index", {folder()})).status, 3);
  const Outcome outcome = sandbox_.run(sandbox_.command("chancery-index", {"--report"}));
  EXPECT_THAT(outcome.out, HasSubstr("empty-a.txt"));
}

TEST_F(Report, TheSearchKnowsHowManyWereNotRead) {
  const std::string bad = "no json\n";
  sandbox_.index({"--from-jsonl", "-"}, bad + record("/a.txt", "", "", "Railways.").dump() + "\n");
  const Json answer = sandbox_.search({"--format", "json", "railways"}).json();
  EXPECT_EQ(answer["coverage"]["unread"], 1);
  EXPECT_EQ(answer["coverage"]["undated"], 1);
  EXPECT_THAT(sandbox_.search({"zanzibar"}).out,
              HasSubstr("1 file could not be read: chancery-index --report lists them."));
  EXPECT_THAT(sandbox_.search({"--timeline", "zanzibar"}).out, HasSubstr("could not be read"));
}

TEST_F(Report, TheSearchTellsAnEmptyIndexFromOneThatCouldNotBeRead) {
  sandbox_.index({"--from-jsonl", "-"}, "no json\n");
  EXPECT_THAT(sandbox_.search({"railways"}).out,
              AllOf(HasSubstr("1 file could not be read"),
                    HasSubstr("The index is empty because nothing could be read.")));
}

class CheckGazetteer : public ::testing::Test {
 protected:
  Outcome check(const std::string& content) const {
    const fs::path file = sandbox_.root() / "list.toml";
    testing::write_file(file, content);
    return sandbox_.run(sandbox_.command("chancery-index", {"--check-gazetteer", file.string()}));
  }
  void refused(const std::string& content, const std::string& part) const {
    const Outcome outcome = check(content);
    EXPECT_EQ(outcome.status, 2) << content << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(is_one_sentence(outcome.err)) << content;
    EXPECT_THAT(outcome.err, HasSubstr(part)) << content;
  }

  Sandbox sandbox_;
};

TEST_F(CheckGazetteer, AGoodList) {
  const Outcome outcome = check(
      "[[actor]]\nid = \"salt-board\"\ntype = \"organisation\"\nname = \"Salt Board\"\n"
      "aliases = [\"Board of Salt\"]\nstate = \"IRN\"\n\n"
      "[[issue]]\nid = \"salt-trade\"\nname = \"salt trade\"\nbroader = [\"borders\"]\n"
      "patterns = [\"(trade|commerce) ... salt\", \"salt (of {state})? trade\"]\n");
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, HasSubstr("no errors"));
}

TEST_F(CheckGazetteer, TheListsOfTheRepository) {
  const Sandbox own(Lists::kOwn);
  const fs::path lists = fs::path(source_directory()) / "gazetteer";
  const Outcome outcome = own.run(
      own.command("chancery-index", {"--check-gazetteer", (lists / "issues/trade.toml").string()}));
  EXPECT_EQ(outcome.status, 0) << outcome;
}

TEST_F(CheckGazetteer, TomlThatIsNone) {
  refused("[[actor]]\nid = \"x", "list.toml:2");
}

TEST_F(CheckGazetteer, AnEntryWithoutWhatItNeeds) {
  refused("[[actor]]\nname = \"Salt Board\"\ntype = \"organisation\"\n", "\"id\"");
  refused("[[actor]]\nid = \"salt-board\"\ntype = \"organisation\"\n", "\"name\"");
  refused("[[actor]]\nid = \"salt-board\"\nname = \"Salt Board\"\n", "\"type\"");
  refused("[[issue]]\nid = \"salt-trade\"\n", "\"name\"");
}

TEST_F(CheckGazetteer, ATypeThatDoesNotExist) {
  refused("[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"mineral\"\n", "mineral");
}

TEST_F(CheckGazetteer, AWiderIssueThatDoesNotExist) {
  refused("[[issue]]\nid = \"a\"\nname = \"trade in salt\"\nbroader = [\"nowhere\"]\n", "nowhere");
}

TEST_F(CheckGazetteer, APatternThatIsWrong) {
  for (const char* pattern : {"(salt", "salt)", "(a|b", "{nobody} salt"}) {
    refused("[[issue]]\nid = \"a\"\nname = \"trade in salt\"\npatterns = [\"" +
                std::string(pattern) + "\"]\n",
            pattern);
  }
}

TEST_F(CheckGazetteer, AKeyOfHundredsOfThousandsOfParts) {
  std::string key = "a";
  for (int i = 0; i < 200'000; ++i) key += ".a";
  refused("[[issue]]\nid = \"a\"\nname = \"trade in salt\"\n[" + key + "]\n", "list.toml:4: a key");
}

TEST_F(CheckGazetteer, ANameOfAMillionWords) {
  std::string name;
  for (int i = 0; i < 1'000'000; ++i) name += "salt ";
  for (const std::string& entry :
       {"[[issue]]\nid = \"a\"\nname = \"" + name + "\"\n",
        "[[issue]]\nid = \"a\"\nname = \"trade in salt\"\npatterns = [\"" + name + "\"]\n"})
    refused(entry, "more than 1000 bytes");
}

TEST_F(CheckGazetteer, ManyIssuesAboveOne) {
  std::string list;
  for (int i = 0; i < 50'000; ++i) {
    list += fmt::format("[[issue]]\nid = \"i{:05}\"\nname = \"salt {}\"\nbroader = [\"i{:05}\"]\n",
                        i, i, i + 1);
  }
  refused(list + "[[issue]]\nid = \"i50000\"\nname = \"all salt\"\n", "broader issues above");
}

TEST_F(CheckGazetteer, AnIdTwice) {
  const std::string one = "[[issue]]\nid = \"a\"\nname = \"trade in salt\"\n";
  refused(one + one, "\"a\"");
}

TEST_F(CheckGazetteer, AFileThatIsMissing) {
  const Outcome outcome =
      sandbox_.run(sandbox_.command("chancery-index", {"--check-gazetteer", "/no/such.toml"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("/no/such.toml"));
}

TEST_F(CheckGazetteer, AGazetteerThatIsMissing) {
  Command command = sandbox_.command("chancery-index", {"--print", "/etc/hostname"});
  command.environment["CHANCERY_GAZETTEER"] = "/no/such/folder";
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
}

// Lists of words that are out of order, beside those of actors and issues.
class WrongWords : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.write("a.txt", "The two ministers met in the spring, and agreed on nothing at all.");
    sandbox_.index_documents();
    const fs::path words = sandbox_.root() / "gazetteer" / "words";
    fs::copy(fs::path(source_directory()) / "gazetteer" / "words", words,
             fs::copy_options::recursive);
    testing::write_file(words / "names.txt", "[given-name]\nzoe\nadam\n");
  }

  Sandbox sandbox_;
};

TEST_F(WrongWords, EndAnIndexRunBeforeItReads) {
  const Outcome outcome = sandbox_.index({"--print", sandbox_.documents().string()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("gazetteer/words/names.txt:3:"));
  EXPECT_EQ(outcome.out, "");
}

TEST_F(WrongWords, EndASearch) {
  const Outcome outcome = sandbox_.search({"the ministers"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("names.txt:3:"));
}

}  // namespace
}  // namespace chancery::cli
