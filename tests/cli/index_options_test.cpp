// Every option of chancery-index, its exit statuses, and what goes where.
#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class IndexOptions : public ::testing::Test {
 protected:
  IndexOptions() {
    sandbox_.write("one.txt", "Armenia and Azerbaijan speak about border delimitation.\n");
    sandbox_.write("below/two.md", "# Salt\n\nIran sells salt to its neighbours.\n");
  }
  Outcome run(Arguments arguments, const std::string& input = "") const {
    Command command = sandbox_.command("chancery-index", std::move(arguments));
    command.input = input;
    return sandbox_.run(command);
  }
  std::string folder() const { return sandbox_.documents().string(); }

  Sandbox sandbox_;
};

TEST_F(IndexOptions, HelpNamesEveryOptionOfTheContract) {
  const Outcome outcome = run({"--help"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  for (const char* option :
       {"--db", "-j", "--language", "--actors", "--issues", "--full", "--print", "--from-jsonl",
        "--watch", "--quiet", "--verbose", "--config", "--report", "--check-gazetteer"}) {
    EXPECT_THAT(outcome.out, HasSubstr(option));
  }
}

TEST_F(IndexOptions, Version) {
  const Outcome outcome = run({"--version"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, StartsWith("chancery-index "));
}

TEST_F(IndexOptions, AnUnknownOptionIsAnError) {
  const Outcome outcome = run({"--no-such-option", folder()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("--no-such-option"));
}

TEST_F(IndexOptions, AnAbbreviationIsAnError) {
  EXPECT_EQ(run({"--ful", folder()}).status, 2);
}

TEST_F(IndexOptions, NoFolderIsAnErrorThatSaysWhatToDo) {
  const Outcome outcome = run({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("chancery-index "));
}

TEST_F(IndexOptions, ControlCharactersOfAnArgumentAreNotShown) {
  for (const Arguments& arguments :
       {Arguments{"--no\x1b[31m"}, Arguments{"/no/\x1b[31m/folder"}, Arguments{"-j", "\x1b[31m"},
        Arguments{"--language", "\x1b[31m", "/"}, Arguments{"--config", "/no/\x1b[31m", "/"},
        Arguments{"--from-jsonl", "/no/\x1b[31m"}, Arguments{"--check-gazetteer", "/\x1b[31m"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2) << arguments.front();
    EXPECT_TRUE(is_one_sentence(outcome.err)) << arguments.front();
  }
}

TEST_F(IndexOptions, IndexingSaysNothingOnStandardOutput) {
  const Outcome outcome = run({"--db", sandbox_.database().string(), folder()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("2 files"));
  EXPECT_TRUE(is_inert(outcome.err));  // no progress line where there is no terminal
}

TEST_F(IndexOptions, QuietSaysNothingAtAll) {
  const Outcome outcome = run({"--quiet", "--db", sandbox_.database().string(), folder()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(IndexOptions, VerboseNamesTheFilesThatCouldNotBeRead) {
  sandbox_.write("empty.txt", "");
  EXPECT_THAT(sandbox_.index({"--verbose", folder()}).err, HasSubstr("empty.txt"));
}

TEST_F(IndexOptions, TheDatabaseIsNamedByTheEnvironment) {
  Command command = sandbox_.command("chancery-index", {folder()});
  command.environment["CHANCERY_DB"] = sandbox_.database().string();
  EXPECT_EQ(sandbox_.run(command).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.md"));
}

TEST_F(IndexOptions, TheDatabaseIsInTheDataDirectoryOtherwise) {
  EXPECT_EQ(run({folder()}).status, 0);
  EXPECT_TRUE(fs::is_directory(sandbox_.root() / "home/data/chancery"));
  Command command = sandbox_.command("chancery-search", {"salt"});
  EXPECT_EQ(sandbox_.run(command).status, 0);
}

TEST_F(IndexOptions, TheOptionGoesBeforeTheEnvironment) {
  Command command =
      sandbox_.command("chancery-index", {"--db", sandbox_.database().string(), folder()});
  command.environment["CHANCERY_DB"] = (sandbox_.root() / "other").string();
  EXPECT_EQ(sandbox_.run(command).status, 0);
  EXPECT_FALSE(fs::exists(sandbox_.root() / "other"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.md"));
}

TEST_F(IndexOptions, SeveralFoldersAndFiles) {
  const fs::path file = sandbox_.root() / "single.txt";
  testing::write_file(file, "A text by itself.");
  EXPECT_EQ(sandbox_.index({(sandbox_.documents() / "below").string(), file.string()}).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("single.txt", "two.md"));
}

TEST_F(IndexOptions, ARelativeFolderIsKeptByItsWholePath) {
  Command command =
      sandbox_.command("chancery-index", {"--db", sandbox_.database().string(), "documents"});
  EXPECT_EQ(sandbox_.run(command).status, 0);
  const Outcome outcome = sandbox_.search({"--paths", "salt"});
  EXPECT_EQ(outcome.out, (sandbox_.documents() / "below/two.md").string() + "\n");
}

TEST_F(IndexOptions, AnyNumberOfThreadsGivesTheSame) {
  for (int i = 0; i < 20; ++i)
    sandbox_.write("more/" + std::to_string(i) + ".txt", "Text " + std::to_string(i));
  const std::string printed = run({"--print", "-j", "1", folder()}).out;
  EXPECT_EQ(run({"--print", "-j", "8", folder()}).out, printed);
  EXPECT_EQ(run({"--print", "--jobs", "3", folder()}).out, printed);
}

TEST_F(IndexOptions, ANumberOfThreadsThatIsNoneIsAnError) {
  for (const char* count : {"0", "-1", "many", "", "1x"}) {
    const Outcome outcome = run({"-j", count, folder()});
    EXPECT_EQ(outcome.status, 2) << count;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << count;
  }
}

TEST_F(IndexOptions, TheLanguageCanBeSaid) {
  for (const Json& one : run({"--print", "--language", "fr", folder()}).json_lines())
    EXPECT_EQ(one["language"], "fr");
  for (const Json& one : run({"--print", "--language", "auto", folder()}).json_lines())
    EXPECT_EQ(one["language"], "en");
}

TEST_F(IndexOptions, ALanguageThatIsNoCodeIsAnError) {
  const Outcome outcome = run({"--print", "--language", "English!", folder()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
}

TEST_F(IndexOptions, ActorsAndIssuesOfOnesOwn) {
  const fs::path actors = sandbox_.root() / "my-actors.toml";
  const fs::path issues = sandbox_.root() / "my-issues.toml";
  testing::write_file(actors,
                      "[[actor]]\nid = \"salt-board\"\ntype = \"organisation\"\n"
                      "name = \"Salt Board\"\n");
  testing::write_file(issues, "[[issue]]\nid = \"salt-trade\"\nname = \"sale of salt\"\n");
  sandbox_.write("board.txt", "The Salt Board forbade the sale of salt.");
  ASSERT_EQ(
      sandbox_.index({"--actors", actors.string(), "--issues", issues.string(), folder()}).status,
      0);
  EXPECT_THAT(sandbox_.names("actor:\"salt board\" issue:salt-trade"), ElementsAre("board.txt"));
  EXPECT_THAT(sandbox_.names("actor:iran"), ElementsAre("two.md"));  // beside the usual ones
}

TEST_F(IndexOptions, AListOfActorsThatIsMissingIsAnError) {
  const Outcome outcome = sandbox_.index({"--actors", "/no/such/list.toml", folder()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/list.toml"));
}

TEST_F(IndexOptions, PrintGivesOneRecordADocument) {
  const auto records = run({"--print", folder()}).json_lines();
  ASSERT_EQ(records.size(), 2U);
  for (const Json& one : records) {
    for (const char* member :
         {"path", "url", "title", "publisher", "date", "date_source", "language", "mime", "text"}) {
      EXPECT_TRUE(one[member].is_string()) << member << one;
    }
    EXPECT_TRUE(one["pages"].is_null() || one["pages"].is_number_integer()) << one;
    for (const char* member : {"authors", "actors", "issues"})
      EXPECT_TRUE(one[member].is_array()) << member << one;
  }
}

TEST_F(IndexOptions, PrintDescribesActorsAndIssues) {
  const Json one = run({"--print", (sandbox_.documents() / "one.txt").string()}).json();
  ASSERT_EQ(one["issues"].size(), 1U) << one;
  const Json& issue = one["issues"][0];
  EXPECT_EQ(issue["id"], "border-delimitation");
  EXPECT_EQ(issue["name"], "border delimitation");
  EXPECT_EQ(issue["broader"], Json::array({"borders"}));
  EXPECT_TRUE(issue["salience"].is_number());
  const auto text = one["text"].get<std::string>();
  EXPECT_EQ(text.substr(issue["mentions"][0][0].get<size_t>(), 19), "border delimitation");
  ASSERT_GE(one["actors"].size(), 2U) << one;
  const Json& actor = one["actors"][0];
  for (const char* member : {"id", "name", "type", "state"})
    EXPECT_TRUE(actor[member].is_string()) << actor;
  EXPECT_TRUE(actor["codes"].is_array());
  EXPECT_TRUE(actor["mentions"][0][0].is_number_unsigned());
}

TEST_F(IndexOptions, PrintMakesNoDatabase) {
  EXPECT_EQ(sandbox_.index({"--print", folder()}).status, 0);
  EXPECT_FALSE(fs::exists(sandbox_.database()));
}

TEST_F(IndexOptions, PrintIsQuietWhenItsReaderLeaves) {
  for (int i = 0; i < 300; ++i)
    sandbox_.write(std::to_string(i) + ".txt", std::string(2000, 'a' + i % 26) + " word");
  Command command =
      sandbox_.command("/bin/sh", {"-c", "\"$0\" --print \"$1\" | head -n 1",
                                   program_directory() + "/chancery-index", folder()});
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.lines().size(), 1U);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(IndexOptions, WhatPrintGaveIsReadBack) {
  const std::string printed = run({"--print", folder()}).out;
  ASSERT_EQ(sandbox_.index({"--from-jsonl", "-"}, printed).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.md"));
  EXPECT_THAT(sandbox_.names("actor:ARM issue:borders"), ElementsAre("one.txt"));
  EXPECT_EQ(run({"--print", "--from-jsonl", "-"}, printed).out, printed);
}

TEST_F(IndexOptions, RecordsComeFromAFileToo) {
  const fs::path file = sandbox_.root() / "records.jsonl";
  testing::write_file(file, record("a/b.txt", "A title", "2020-02-03", "Some text.").dump());
  EXPECT_EQ(sandbox_.index({"--from-jsonl", file.string()}).status, 0);
  EXPECT_THAT(sandbox_.names("title:title date:2020-02"), ElementsAre("b.txt"));
}

TEST_F(IndexOptions, ARecordComesAgainAndReplacesTheOld) {
  sandbox_.index_records(
      {record("/a.txt", "Old", "", "Apples."), record("/b.txt", "", "", "Nuts.")});
  sandbox_.index_records({record("/a.txt", "New", "", "Pears.")});
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("a.txt", "b.txt"));
  EXPECT_THAT(sandbox_.names("apples"), IsEmpty());
  EXPECT_THAT(sandbox_.names("pears"), ElementsAre("a.txt"));
}

TEST_F(IndexOptions, ALineThatIsNoRecordIsReportedAndTheRestIndexed) {
  const std::string good = record("/a.txt", "", "", "Apples.").dump();
  for (const char* bad : {"no json", "[]", "{}", "{\"text\":\"x\"}", "{\"path\":1,\"text\":\"x\"}",
                          "{\"path\":\"/b\",\"text\":\"x\",\"authors\":\"y\"}"}) {
    const Sandbox sandbox;
    const Outcome outcome =
        sandbox.index({"--verbose", "--from-jsonl", "-"}, std::string(bad) + "\n" + good + "\n");
    EXPECT_EQ(outcome.status, 2) << bad;
    EXPECT_THAT(outcome.err, HasSubstr("standard input:1")) << bad;
    EXPECT_FALSE(contains(outcome.err, "json.exception")) << outcome;
    EXPECT_THAT(sandbox.names("apples"), ElementsAre("a.txt")) << bad;
  }
}

TEST_F(IndexOptions, RecordsAndFoldersTogetherAreAnError) {
  const Outcome outcome = sandbox_.index({"--from-jsonl", "-", folder()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
}

TEST_F(IndexOptions, OptionsComeFromAFile) {
  const fs::path config = sandbox_.root() / "config";
  testing::write_file(config, "db = " + (sandbox_.root() / "configured").string() + "\n");
  EXPECT_EQ(run({"--config", config.string(), folder()}).status, 0);
  EXPECT_TRUE(fs::is_directory(sandbox_.root() / "configured"));
}

TEST_F(IndexOptions, OptionsComeFromTheUsersOwnFile) {
  testing::write_file(sandbox_.root() / "home/config/chancery/config", "language = de\n");
  EXPECT_EQ(run({"--print", (sandbox_.documents() / "one.txt").string()}).json()["language"], "de");
}

TEST_F(IndexOptions, TheCommandLineGoesBeforeTheFile) {
  const fs::path config = sandbox_.root() / "config";
  testing::write_file(config, "language = de\n");
  const Outcome outcome = run({"--config", config.string(), "--language", "fr", "--print",
                               (sandbox_.documents() / "one.txt").string()});
  EXPECT_EQ(outcome.json()["language"], "fr");
}

TEST_F(IndexOptions, AFileOfOptionsThatIsWrongIsAnError) {
  const fs::path config = sandbox_.root() / "config";
  testing::write_file(config, "no-such-option = 1\n");
  for (const std::string& file : {config.string(), std::string("/no/such/file")}) {
    const Outcome outcome = run({"--config", file, folder()});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err));
    EXPECT_THAT(outcome.err, HasSubstr(file));
  }
}

TEST_F(IndexOptions, WatchIndexesWhatComes) {
  Process watcher(sandbox_.command("chancery-index",
                                   {"--watch", "--db", sandbox_.database().string(), folder()}));
  const auto waits_for = [&](const char* query) {
    for (int i = 0; i < 600 && watcher.running(); ++i) {
      usleep(100'000);
      if (fs::exists(sandbox_.database() / "XAPIANDB") && !sandbox_.names(query).empty())
        return true;
    }
    return false;
  };
  ASSERT_TRUE(waits_for("salt"));
  sandbox_.write("late.txt", "A latecomer.");
  EXPECT_TRUE(waits_for("latecomer"));
  watcher.signal(SIGTERM);
  EXPECT_EQ(watcher.wait().signal, SIGTERM);
}

TEST_F(IndexOptions, WatchOutlivesADatabaseThatCannotBeRead) {
  Process watcher(sandbox_.command("chancery-index",
                                   {"--watch", "--db", sandbox_.database().string(), folder()}));
  const auto waits_until = [&](const std::function<bool()>& moment) {
    for (int i = 0; i < 600 && watcher.running(); ++i) {
      usleep(100'000);
      if (moment()) return true;
    }
    return false;
  };
  const fs::path stub = sandbox_.database() / "XAPIANDB";
  ASSERT_TRUE(waits_until([&] { return fs::exists(stub) && !sandbox_.names("salt").empty(); }));
  const fs::path table = sandbox_.database() / "gen-000001" / "iamglass";
  const std::string whole = testing::read_file(table);
  const auto run_before = fs::last_write_time(sandbox_.database() / "lock");
  testing::write_file(table, "no");
  sandbox_.write("late.txt", "A latecomer.");
  ASSERT_TRUE(
      waits_until([&] { return fs::last_write_time(sandbox_.database() / "lock") != run_before; }));
  usleep(500'000);  // so that the run has met the damage
  testing::write_file(table, whole);
  EXPECT_TRUE(waits_until([&] { return !sandbox_.names("latecomer").empty(); }));
  watcher.signal(SIGTERM);
  EXPECT_THAT(watcher.wait().err, HasSubstr("chancery-index: "));
}

TEST_F(IndexOptions, IgnoreFilesAndHiddenFilesAreLeftOut) {
  sandbox_.write(".chanceryignore", "*.log\n/below/\n!keep.log\n");
  sandbox_.write(".hidden.txt", "Hidden.");
  sandbox_.write(".git/config.txt", "Hidden.");
  sandbox_.write("a.log", "Left out.");
  sandbox_.write("keep.log", "Kept.");
  sandbox_.index_documents();
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("keep.log", "one.txt"));
}

TEST_F(IndexOptions, LinksInACircleEnd) {
  fs::create_directory_symlink(sandbox_.documents(), sandbox_.documents() / "below/up");
  fs::create_symlink("itself", sandbox_.documents() / "itself");
  fs::create_symlink("one.txt", sandbox_.documents() / "again.txt");
  const Outcome outcome = sandbox_.index({folder()});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.md"));
}

}  // namespace
}  // namespace chancery::cli
