// The prompt at a terminal: keys go in, what a person would see comes out.
#include <gmock/gmock.h>

#include "tests/cli/library.h"
#include "tests/cli/prompt_fixture.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kCtrlC = "\x03";
constexpr const char* kCtrlD = "\x04";

class Prompt : public AtAPrompt {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
};

TEST_F(Prompt, GreetsWithWhatThereIs) {
  Terminal terminal(command());
  ASSERT_TRUE(terminal.shows("5 documents, newest 30 Aug 2023"));
  EXPECT_TRUE(terminal.shows(":help"));
  EXPECT_TRUE(terminal.shows("> "));
}

TEST_F(Prompt, AnswersAQuery) {
  Terminal terminal(command());
  start(terminal);
  terminal.type("baku corridor\r");
  EXPECT_TRUE(terminal.shows("1 hit"));
  EXPECT_TRUE(terminal.shows("A road, \"fast\" and straight"));
  EXPECT_TRUE(terminal.shows("Baku"));
  EXPECT_TRUE(terminal.shows("> "));
}

TEST_F(Prompt, CtrlDQuits) {
  Terminal terminal(command());
  start(terminal);
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(Prompt, QuitQuits) {
  for (const char* line : {":quit\r", ":q\r"}) {
    Terminal terminal(command());
    start(terminal);
    terminal.type(line);
    EXPECT_EQ(terminal.ends(), 0) << line;
  }
}

TEST_F(Prompt, CtrlCEndsTheLineNotTheProgram) {
  Terminal terminal(command());
  start(terminal);
  terminal.type("half a line");
  ASSERT_TRUE(terminal.shows("half a line"));
  terminal.type(kCtrlC);
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type(kCtrlC);
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("winter\r");
  EXPECT_TRUE(terminal.shows("1 hit"));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(Prompt, HelpNamesCommandsAndFields) {
  Terminal terminal(plain());
  start(terminal);
  const std::string help = answer(terminal, ":help");
  for (const char* word : {":open", ":more", ":next", ":facets", ":actors", ":issues", ":cite",
                           ":json", ":quit", "title:", "date:", "actor:", "issue:", "Ctrl-C"}) {
    EXPECT_THAT(help, HasSubstr(word));
  }
  EXPECT_THAT(answer(terminal, ":help cite"), HasSubstr("bibtex"));
}

TEST_F(Prompt, AWrongCommandSaysWhatExists) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, ":nonsense"),
              AllOf(HasSubstr("nonsense"), HasSubstr(":open"), HasSubstr(":quit")));
}

TEST_F(Prompt, ReadPrintsTheTextMarked) {
  Terminal terminal(plain());
  start(terminal);
  answer(terminal, "villages");
  EXPECT_THAT(answer(terminal, ":read 1"),
              AllOf(HasSubstr("Border talks in spring"), HasSubstr("Nobody spoke of the railway."),
                    HasSubstr("Armenia")));
}

TEST_F(Prompt, OpenGoesToThePager) {
  Command command = plain();
  const fs::path pager = sandbox_.root() / "pager";
  testing::write_file(pager, "#!/bin/sh\necho \"PAGER STARTS\"; cat \"$1\"; echo \"PAGER ENDS\"\n");
  fs::permissions(pager, fs::perms::owner_all);
  command.environment["PAGER"] = pager.string();
  Terminal terminal(command);
  start(terminal);
  answer(terminal, "villages");
  const std::string shown = answer(terminal, ":open 1");
  EXPECT_THAT(shown, AllOf(HasSubstr("PAGER STARTS"), HasSubstr("Nobody spoke of the railway."),
                           HasSubstr("PAGER ENDS")));
  EXPECT_THAT(shown, HasSubstr("the original is gone"));  // records have no files
}

TEST_F(AtAPrompt, WhatIsInsideAFileIsThereAsLongAsThat) {
  const fs::path file = sandbox_.write("a.jsonl", "{\"text\": \"Nobody spoke of railways.\"}\n");
  sandbox_.index_documents();
  Terminal terminal(plain({"--no-pager"}));
  start(terminal);
  answer(terminal, "railways");
  EXPECT_THAT(answer(terminal, ":open 1"), Not(HasSubstr("is gone")));
  fs::remove(file);
  EXPECT_THAT(answer(terminal, ":open 1"), HasSubstr("the original is gone"));
}

TEST_F(Prompt, OpenWithoutAPagerPrints) {
  Terminal terminal([&] {
    Command command = this->command({"--no-pager"});
    command.environment["TERM"] = "dumb";
    return command;
  }());
  start(terminal);
  answer(terminal, "villages");
  EXPECT_THAT(answer(terminal, ":open 1"), HasSubstr("Nobody spoke of the railway."));
}

TEST_F(Prompt, ANumberThatIsNoHit) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, ":open 1"), HasSubstr("nothing was asked yet"));
  answer(terminal, "salt");
  for (const char* line : {":open 9", ":read 0", ":cite 3", ":json 99999999999", ":open x"})
    EXPECT_THAT(answer(terminal, line), ::testing::AnyOf(HasSubstr("no hit"), HasSubstr("not the")))
        << line;
}

TEST_F(Prompt, MoreShowsTheHitsBehind) {
  std::vector<Json> many;
  for (int i = 0; i < 15; ++i)
    many.push_back(record("/many/" + std::to_string(i), "Title", "", "One of many."));
  sandbox_.index_records(many);
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, "many"),
              AllOf(HasSubstr("15 hits"), HasSubstr("\n10  Title"), Not(HasSubstr("\n11  Title"))));
  EXPECT_THAT(answer(terminal, ":more"), AllOf(HasSubstr("11  Title"), HasSubstr("15  Title")));
  EXPECT_THAT(answer(terminal, ":more"), HasSubstr("all the hits"));
}

TEST_F(Prompt, NextAndBack) {
  std::vector<Json> many;
  for (int i = 0; i < 15; ++i)
    many.push_back(record("/many/" + std::to_string(i), "Title", "", "One of many."));
  sandbox_.index_records(many);
  Terminal terminal(plain());
  start(terminal);
  answer(terminal, "many");
  EXPECT_THAT(answer(terminal, ":next"), HasSubstr("11  Title"));
  EXPECT_THAT(answer(terminal, ":back"), HasSubstr(" 1  Title"));
}

TEST_F(Prompt, CitesInTheArticlesOwnFormAndOthers) {
  Terminal terminal(plain());
  start(terminal);
  answer(terminal, "villages");
  EXPECT_THAT(answer(terminal, ":cite 1"),
              AllOf(HasSubstr("Ann Lee"), HasSubstr("\"Border talks in spring,\""),
                    HasSubstr("Lake Forum, August 30, 2023.")));
  EXPECT_THAT(answer(terminal, ":cite 1 ris"), HasSubstr("TY  - "));
  EXPECT_THAT(answer(terminal, ":cite 1 bibtex"), HasSubstr("@"));
  EXPECT_THAT(answer(terminal, ":cite 1 runes"), AllOf(HasSubstr("runes"), HasSubstr("bibtex")));
}

TEST_F(Prompt, FacetsActorsAndIssues) {
  Terminal terminal(plain());
  start(terminal);
  answer(terminal, "*");
  EXPECT_THAT(answer(terminal, ":facets"), AllOf(HasSubstr("2023"), HasSubstr("Lake Forum")));
  EXPECT_THAT(answer(terminal, ":facets year"),
              AllOf(HasSubstr("2019"), Not(HasSubstr("Lake Forum"))));
  EXPECT_THAT(answer(terminal, ":facets colour"), HasSubstr("publisher"));
  EXPECT_THAT(answer(terminal, ":actors"), HasSubstr("Azerbaijan"));
  EXPECT_THAT(answer(terminal, ":issues"), HasSubstr("Zangezur corridor"));
}

TEST_F(Prompt, JsonOfTheAnswerAndOfAHit) {
  Terminal terminal(plain());
  start(terminal);
  answer(terminal, "villages");
  const Json all = Json::parse(answer(terminal, ":json"), nullptr, false);
  ASSERT_FALSE(all.is_discarded());
  EXPECT_EQ(all["hits"].size(), 1U);
  const Json one = Json::parse(answer(terminal, ":json 1"), nullptr, false);
  ASSERT_FALSE(one.is_discarded());
  EXPECT_EQ(one["path"], "/library/talks.txt");
}

TEST_F(Prompt, ABadQueryIsToldAndThePromptGoesOn) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, "date:2023..2020"), HasSubstr("2020..2023"));
  EXPECT_THAT(answer(terminal, "winter"), HasSubstr("1 hit"));
}

TEST_F(Prompt, TheHistoryIsWrittenAndReadBack) {
  {
    Terminal terminal(command());
    start(terminal);
    terminal.type("price of salt\r");
    ASSERT_TRUE(terminal.shows("hit"));
    ASSERT_TRUE(terminal.shows("> "));
    terminal.type(kCtrlD);
    ASSERT_EQ(terminal.ends(), 0);
  }
  const fs::path file = sandbox_.root() / "home/state/chancery/history";
  EXPECT_EQ(testing::read_file(file), "price of salt\n");
  EXPECT_EQ(fs::status(file).permissions() & fs::perms::others_all, fs::perms::none);
  Terminal terminal(command());
  start(terminal);
  terminal.type("\x1b[A");  // the line before
  EXPECT_TRUE(terminal.shows("price of salt"));
}

TEST_F(Prompt, TabCompletesFieldsAndNames) {
  Terminal terminal(command());
  start(terminal);
  terminal.type("publ\t");
  EXPECT_TRUE(terminal.shows("publisher:"));
  terminal.type(
      "\x15"
      "actor:azerb\t");
  EXPECT_TRUE(terminal.shows("Azerbaijan"));
}

TEST_F(Prompt, ColoursWhereTheyAreWanted) {
  Command colourful = command();
  colourful.environment.erase("NO_COLOR");
  Terminal terminal(colourful);
  start(terminal);
  terminal.type("winter\r");
  ASSERT_TRUE(terminal.shows("1 hit"));
  ASSERT_TRUE(terminal.shows("=SALT(1)"));
  EXPECT_THAT(terminal.between(), HasSubstr("\x1b["));
}

TEST_F(Prompt, NoColourWithNoColor) {
  Terminal terminal(command());
  start(terminal);
  terminal.type("winter\r");
  ASSERT_TRUE(terminal.shows("1 hit"));
  ASSERT_TRUE(terminal.shows("fell in"));
  EXPECT_THAT(terminal.between(), Not(HasSubstr("\x1b[")));
}

TEST_F(Prompt, ADumbTerminalGetsPlainText) {
  Command dumb = plain();
  dumb.environment.erase("NO_COLOR");
  Terminal terminal(dumb);
  start(terminal);
  EXPECT_THAT(answer(terminal, "winter"), HasSubstr("1 hit"));
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
  EXPECT_THAT(terminal.seen(), Not(HasSubstr("\x1b")));
}

TEST_F(Prompt, FortyColumnsAreEnough) {
  Command narrow = plain();
  narrow.environment["LC_ALL"] = "C";
  Terminal terminal(narrow, 40);
  start(terminal);
  for (const char* line : {"armenia villages", ":facets", ":read 1", ":coverage"}) {
    std::istringstream shown(answer(terminal, line));
    for (std::string one; std::getline(shown, one);) {
      if (one.ends_with('\r')) one.pop_back();
      const bool fits = one.size() <= 42U || contains(one, "/library/");  // a middle dot is two
      EXPECT_TRUE(fits) << one;
    }
  }
}

TEST_F(Prompt, ALongPasteIsOneQuery) {
  Terminal terminal(command());
  start(terminal);
  std::string paste;
  while (paste.size() < 10'000) paste += "the price of salt fell in winter\n";
  terminal.type("\x1b[200~" + paste);
  terminal.type("\x1b[201~\r");
  EXPECT_TRUE(terminal.shows("salt"));
  EXPECT_TRUE(terminal.shows("=SALT(1)"));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("winter\r");
  EXPECT_TRUE(terminal.shows("1 hit"));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(Prompt, AnEmptyLineAsksNothing) {
  Terminal terminal(plain());
  start(terminal);
  terminal.type("\r");
  ASSERT_TRUE(terminal.shows("> "));
  EXPECT_THAT(terminal.between(), Not(HasSubstr("hit")));
}

TEST_F(Prompt, SeesWhatIsIndexedMeanwhile) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, "latecomer"), HasSubstr("Nothing found"));
  sandbox_.index_records({record("/late.txt", "Late", "", "The latecomer is here.")});
  EXPECT_THAT(answer(terminal, "latecomer"), HasSubstr("1 hit"));
}

TEST_F(Prompt, NoneWhereThereIsNoDatabase) {
  Terminal terminal(sandbox_.command("chancery-search", {"--db", "/no/such/database"}));
  EXPECT_EQ(terminal.ends(), 2);
  EXPECT_THAT(terminal.seen(), HasSubstr("chancery-index"));
}

TEST_F(Prompt, AQueryOnTheCommandLineAsksNoMore) {
  Terminal terminal(command({"winter"}));
  EXPECT_EQ(terminal.ends(), 0);
  EXPECT_THAT(terminal.seen(), HasSubstr("1 hit"));
}

// So many documents that what a line needs is not all in memory.
class PromptOverChanges : public AtAPrompt {
 protected:
  void SetUp() override {
    constexpr int kDocuments = 400;
    for (int i = 0; i < kDocuments; ++i) write(i);
    sandbox_.index_documents();
  }
  void write(int number) const {
    const std::string name = std::to_string(number);
    std::string text = "Report " + name + "\n\n";
    for (int i = 0; i < 20; ++i)
      text += "Armenia holds border talks, round " + name + ", item " + std::to_string(i) + ". ";
    sandbox_.write(name + ".txt", text);
  }
};

TEST_F(PromptOverChanges, AnswersEveryLineAfterSeveralRuns) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, "border talks"), HasSubstr("400 hits"));
  for (int run = 0; run < 3; ++run) {
    write(1'000 + run);
    sandbox_.index_documents();
  }
  EXPECT_THAT(answer(terminal, ":read 7"), HasSubstr("[talks], round"));
  EXPECT_THAT(answer(terminal, ":open 3"), HasSubstr("[talks], round"));
  terminal.type("lang:\t");
  EXPECT_TRUE(terminal.shows("lang:en"));
  terminal.type("\x03");
  EXPECT_TRUE(terminal.shows("> "));
  EXPECT_THAT(answer(terminal, "border talks"), HasSubstr("403 hits"));
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(PromptOverChanges, SaysOneSentenceWhenTheDatabaseCannotBeRead) {
  Terminal terminal(plain());
  start(terminal);
  EXPECT_THAT(answer(terminal, "border talks"), HasSubstr("400 hits"));
  for (const auto& entry : fs::recursive_directory_iterator(sandbox_.database())) {
    if (entry.path().extension() == ".glass") fs::resize_file(entry.path(), 100);
  }
  for (const char* line : {"armenia", ":facets", ":timeline", ":read 300"}) {
    EXPECT_THAT(answer(terminal, line), HasSubstr("database")) << line;
  }
  EXPECT_THAT(answer(terminal, ":help quit"), HasSubstr("leave"));
  terminal.type(kCtrlD);
  EXPECT_EQ(terminal.ends(), 0);
}

}  // namespace
}  // namespace chancery::cli
