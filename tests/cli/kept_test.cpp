// What an analyst keeps: tags and notes, logs of sessions that are asked again, pages on a matter,
// and hits as a mail.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "tests/cli/library.h"
#include "tests/cli/prompt_fixture.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Kept : public AtAPrompt {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }

  std::string file(const std::string& name) const { return (sandbox_.root() / name).string(); }
  static std::string content(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static unsigned mode(const std::string& path) {
    struct stat info = {};
    return stat(path.c_str(), &info) == 0 ? info.st_mode & 0777U : 0U;
  }
  // The answers to lines at a prompt.
  std::vector<std::string> type(const std::vector<std::string>& lines) const {
    Terminal terminal(plain({"--no-pager"}));
    start(terminal);
    std::vector<std::string> answers;
    for (const std::string& line : lines) answers.push_back(answer(terminal, line));
    return answers;
  }
  // chancery-search by a shell that has no room for what it writes.
  Outcome without_room(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"-c", "\"$0\" --db \"$1\" \"${@:2}\" >/dev/full",
                                         program("chancery-search"), sandbox_.database().string()});
    return sandbox_.run(sandbox_.command("/bin/bash", std::move(arguments)));
  }
  static std::string program(const std::string& name) { return program_directory() + "/" + name; }
  void expect_failure(const Outcome& outcome, const std::string& part) const {
    EXPECT_EQ(outcome.status, 2) << outcome;
    EXPECT_TRUE(is_one_sentence(outcome.err));
    EXPECT_THAT(outcome.err, HasSubstr(part));
  }
};

TEST_F(Kept, MarksOfThePromptAreFoundByEveryProgram) {
  const auto said = type({"villages", ":tag 1 good check-date", ":note 1 \"which four?\""});
  EXPECT_THAT(said[1], HasSubstr("check-date, good"));
  EXPECT_THAT(said[2], HasSubstr("which four?"));
  const Json found = sandbox_.search({"-f", "json", "--facets", "tag", "tag:good"}).json();
  ASSERT_EQ(found["hits"].size(), 1U);
  EXPECT_EQ(found["hits"][0]["tags"], (Json{"check-date", "good"}));
  EXPECT_EQ(found["hits"][0]["note"], "which four?");
  EXPECT_EQ(found["facets"]["tag"][0]["value"], "check-date");
  EXPECT_THAT(sandbox_.search({"-f", "csv", "villages"}).out,
              HasSubstr("check-date; good,which four?"));
  EXPECT_EQ(mode(file("home/state/chancery/marks.sqlite")), 0600U);
  const auto after = type({"villages", ":untag 1 good", ":note 1 \"\"", ":untag 1", ":tags"});
  EXPECT_THAT(after[1], HasSubstr("check-date"));
  EXPECT_THAT(after[4], HasSubstr("nothing is marked yet"));
  expect_failure(sandbox_.search({"tag:good"}), "");
}

TEST_F(Kept, MarksHoldToTheTextWhenItMovesAndWhenItGoes) {
  // Long enough to be known by its words.
  std::string text = "Copper talks\n\n";
  for (int i = 0; i < 60; ++i)
    text += "Copper lot " + std::to_string(i) + " was sold at quay " + std::to_string(i * 7) + ". ";
  const fs::path first = sandbox_.write("a.txt", text);
  sandbox_.write("b.txt", "Other talks\n\nZinc was sold at the quay.\n");
  sandbox_.index_documents();
  type({"copper", ":tag 1 good", ":note 1 dear"});
  fs::rename(first, sandbox_.documents() / "moved.txt");
  sandbox_.index_documents();
  EXPECT_THAT(sandbox_.names("tag:good"), ElementsAre("moved.txt"));
  fs::remove(sandbox_.documents() / "moved.txt");
  sandbox_.index_documents();
  EXPECT_EQ(sandbox_.search({"tag:good"}).status, 1);
  EXPECT_THAT(type({":tags"})[0], AllOf(HasSubstr("not in the index"), HasSubstr("note: dear")));
}

TEST_F(Kept, WhatIsNoMarkIsOneSentence) {
  const auto said = type({":tag 1 good", "salt", ":tag 9 good", ":tag 1 a/b", ":tag x y",
                          ":untag 1 good", ":note", ":tag", "salt"});
  EXPECT_THAT(said[2], HasSubstr("no hit 9"));
  EXPECT_THAT(said[3], HasSubstr("is no tag"));
  EXPECT_THAT(said[5], HasSubstr("has no tag good"));
  EXPECT_THAT(said[6], HasSubstr("missing"));
  EXPECT_THAT(said[7], HasSubstr("missing"));
  EXPECT_THAT(said[8], HasSubstr("hits"));
  EXPECT_FALSE(fs::exists(file("home/state/chancery/marks.sqlite")));
}

TEST_F(Kept, DamagedMarksAreToldAndHitsAreFound) {
  fs::create_directories(file("home/state/chancery"));
  std::ofstream(file("home/state/chancery/marks.sqlite")) << std::string(5000, 'x');
  const Outcome outcome = sandbox_.search({"-f", "paths", "villages"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.out, "/library/talks.txt\n");
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("damaged"));
  EXPECT_THAT(content(file("home/state/chancery/marks.sqlite")), StartsWith("xxxx"));
}

TEST_F(Kept, ALogIsAskedAgain) {
  const std::string log = file("session.md");
  const auto said = type({":log " + log, "salt", ":timeline year", ":actors", ":log " + log});
  EXPECT_THAT(said[0], HasSubstr("logged to"));
  EXPECT_THAT(said[4], HasSubstr("exists already"));
  EXPECT_EQ(mode(log), 0600U);
  EXPECT_THAT(content(log), AllOf(StartsWith("# Chancery session"), HasSubstr("hits,")));
  const Outcome same = sandbox_.search({"--replay", log});
  EXPECT_EQ(same.status, 0) << same;
  EXPECT_THAT(same.out, HasSubstr("3 steps"));
  sandbox_.index_records({record("/library/new.txt", "", "2019-02-03", "Salt again.")});
  const Outcome other = sandbox_.search({"--replay", log});
  EXPECT_EQ(other.status, 1) << other;
  EXPECT_THAT(other.out, AllOf(HasSubstr("another state of the database"), HasSubstr("## 1: salt"),
                               HasSubstr("- hits,2\n"), HasSubstr("+ hits,")));
}

TEST_F(Kept, ALogOfAnotherDatabaseSaysSo) {
  const std::string log = file("session.md");
  type({":log " + log, "salt"});
  const Sandbox other;
  other.index_records({record("/d/1.txt", "", "2019", "Salt.")});
  const Outcome outcome = other.search({"--replay", log});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("another database"), HasSubstr("1 document")));
  // Without --db it is the database that the log names, which may be gone.
  fs::remove_all(sandbox_.database());
  expect_failure(other.run(other.command("chancery-search", {"--replay", log})), "database");
}

TEST_F(Kept, WhatIsNoLogIsOneSentence) {
  std::ofstream(file("mine.md")) << "# Notes\n";
  std::ofstream(file("cut.md")) << "# Chancery session\n\n~~~ asked\nsalt\n";
  expect_failure(sandbox_.search({"--replay", file("none.md")}), "cannot read");
  expect_failure(sandbox_.search({"--replay", sandbox_.root().string()}), "");
  expect_failure(sandbox_.search({"--replay", file("mine.md")}), "mine.md:1: this is no log");
  expect_failure(sandbox_.search({"--replay", file("cut.md")}), "cut.md:");
  expect_failure(sandbox_.search({"--replay", file("mine.md"), "salt"}), "--replay");
}

// A log may come from anybody.
TEST_F(Kept, ALogThatIsAskedAgainWritesNothing) {
  const std::string log = file("session.md");
  type({":log " + log, "salt"});
  std::ofstream more(log, std::ios::app);
  for (const std::string& line : {":export " + file("out.csv"), ":log " + file("out.md"),
                                  std::string(":tag 1 good"), std::string(":save mine")})
    more << "\n~~~ asked\n  " << line << "\n~~~\n\n~~~ answer\nx\n~~~\n";
  more.close();
  const Outcome outcome = sandbox_.search({"--replay", log});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("not asked again"));
  EXPECT_FALSE(fs::exists(file("out.csv")));
  EXPECT_FALSE(fs::exists(file("out.md")));
  EXPECT_FALSE(fs::exists(file("home/state/chancery/marks.sqlite")));
}

TEST_F(Kept, WithoutRoomNothingIsSaidToBeWritten) {
  const std::string log = file("session.md");
  type({":log " + log, "salt"});
  for (const Arguments& arguments :
       std::vector<Arguments>{{"--replay", log}, {"--brief", "borders"}, {"-f", "mail", "salt"}})
    expect_failure(without_room(arguments), "standard output cannot be written");
  Command small = plain({"--no-pager"});
  small.arguments.insert(small.arguments.begin(),
                         {"-c", "ulimit -f 1; exec \"$0\" \"$@\"", program("chancery-search")});
  small.program = "/bin/bash";
  Terminal terminal(small);
  start(terminal);
  answer(terminal, ":log " + file("full.md"));
  std::string said;
  for (int i = 0; i < 12; ++i) said += answer(terminal, "*");
  EXPECT_THAT(said, HasSubstr("cannot write"));
  EXPECT_THAT(answer(terminal, "villages"), HasSubstr("Border talks"));
}

TEST_F(Kept, ABriefIsAPageOnAMatter) {
  const Outcome brief = sandbox_.search({"--brief", "borders"});
  EXPECT_EQ(brief.status, 0) << brief;
  EXPECT_THAT(brief.out, AllOf(HasSubstr("2 hits of 5 documents"), HasSubstr("Armenia"),
                               HasSubstr("agreed on border delimitation"), HasSubstr("Lake Forum"),
                               HasSubstr("What this rests on")));
  EXPECT_TRUE(is_inert(brief.out));
  EXPECT_EQ(sandbox_.search({"--brief", "borders", "salt"}).status, 1);
  expect_failure(sandbox_.search({"--brief", "nosuchmatter"}), "nosuchmatter");
  expect_failure(sandbox_.search({"--brief", ""}), "--brief");
  EXPECT_THAT(type({":brief borders"})[0], HasSubstr("agreed on border delimitation"));
  EXPECT_THAT(type({":brief"})[0], HasSubstr("nothing was asked yet"));
}

TEST_F(Kept, ABriefIsWrittenInTheFormOfItsEnding) {
  for (const std::string name : {"brief.docx", "brief.odt", "brief.html"}) {
    const Outcome outcome = sandbox_.search({"--brief", "borders", "--export", file(name)});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(mode(file(name)), 0600U) << name;
    const std::string text = sandbox_.index({"--print", file(name)}).json()["text"];
    EXPECT_THAT(text, AllOf(HasSubstr("agreed on border delimitation"),
                            HasSubstr("Lee, Ann, and Bo Ek"), HasSubstr("2 hits of 5 documents")));
    expect_failure(sandbox_.search({"--brief", "borders", "--export", file(name)}),
                   "exists already");
  }
  expect_failure(sandbox_.search({"--brief", "borders", "--export", file("a.csv")}), ".docx");
  expect_failure(sandbox_.search({"--brief", "borders", "--export", "/no/such/a.odt"}), "/no/such");
  EXPECT_EQ(sandbox_.search({"--brief", "borders", "salt", "--export", file("b.odt")}).status, 1);
  EXPECT_FALSE(fs::exists(file("b.odt")));
  const auto said = type({":brief borders " + file("c.html"), ":brief borders " + file("c.html")});
  EXPECT_THAT(said[0], HasSubstr("written to"));
  EXPECT_THAT(said[1], HasSubstr("exists already"));
}

TEST_F(Kept, HitsAreAMail) {
  const Outcome mail = sandbox_.search({"-f", "mail", "villages"});
  EXPECT_EQ(mail.status, 0) << mail;
  EXPECT_THAT(mail.out,
              AllOf(StartsWith("Subject: 1 hit: villages\nMIME-Version: 1.0\n"), HasSubstr("\n\n"),
                    HasSubstr("Border talks in spring"), HasSubstr("https://lake.example/talks")));
  const Outcome none = sandbox_.search({"-f", "mail", "zinc"});
  EXPECT_EQ(none.status, 1) << none;
  EXPECT_EQ(none.out, "");
  expect_failure(sandbox_.search({"-f", "mail"}, "salt\nvillages\n"), "one message");
}

}  // namespace
}  // namespace chancery::cli
