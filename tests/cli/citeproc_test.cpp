// References in a style of one's own: what pandoc gets, and what is said where it cannot.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/cli/library.h"
#include "tests/cli/prompt_fixture.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Citeproc : public AtAPrompt {
 protected:
  void SetUp() override {
    std::vector<Json> records = library();
    records.push_back(record("/library/x.txt", "[@evil] <b>`rm`</b> $x$ \\cmd", "2020",
                             "Salt *is* [@d1] ![x](y) {=html} # good.\nSalt too."));
    sandbox_.index_records(records);
    testing::write_file(style(), kStyle);
  }
  std::string style() const { return (sandbox_.root() / "plain.csl").string(); }
  std::string file(const std::string& name) const { return (sandbox_.root() / name).string(); }
  static std::string content(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // With a pandoc of the test's own; none where `script` is empty.
  Outcome exported(const std::string& name, const std::string& script,
                   Arguments more = {"salt"}) const {
    Arguments arguments = {"--db", sandbox_.database().string(), "--export", file(name), "--csl",
                           style()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Command command = sandbox_.command("chancery-search", arguments);
    const fs::path folder = sandbox_.root() / "bin";
    fs::create_directories(folder);
    command.environment["PATH"] = folder.string() + ":/bin";
    if (!script.empty()) {
      testing::write_file(folder / "pandoc", "#!/bin/sh\n" + script + "\n");
      fs::permissions(folder / "pandoc", fs::perms::owner_all);
    } else {
      command.environment["PATH"] = folder.string();
    }
    return sandbox_.run(command);
  }
  void expect_nothing_left() const { EXPECT_TRUE(fs::is_empty(sandbox_.root() / "tmp")); }

  // Author and year in brackets.
  static constexpr const char* kStyle =
      R"csl(<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Plain</title><id>plain</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="(" suffix=")" delimiter="; "><text variable="title"/>
<text variable="locator" prefix=", at "/></layout></citation>
<bibliography><layout suffix="."><text variable="title" prefix="REF "/></layout></bibliography>
</style>)csl";
};

TEST_F(Citeproc, PandocGetsTextThatMeansNothingElse) {
  const Outcome outcome = exported("a.html",
                                   "for word; do last=$word; case $word in --output=*) "
                                   "out=${word#--output=};; esac; done; cp \"$last\" \"$out\"");
  EXPECT_EQ(outcome.status, 0) << outcome;
  const std::string text = content(file("a.html"));
  EXPECT_THAT(text,
              AllOf(HasSubstr("\\[\\@evil\\] \\<b\\>\\`rm\\`\\<\\/b\\> \\$x\\$ \\\\cmd"),
                    HasSubstr("Salt \\*is\\* \\[\\@d1\\] \\!\\[x\\]\\(y\\)"), HasSubstr(" [@d"),
                    HasSubstr(", para. 1]"), HasSubstr("{#refs}"), Not(HasSubstr("\n# good"))));
  expect_nothing_left();
}

TEST_F(Citeproc, PandocGetsReferencesThatMeanNothingElse) {
  const Outcome outcome =
      exported("a.html",
               "for word; do case $word in --output=*) out=${word#--output=};; "
               "--metadata-file=*) in=${word#--metadata-file=};; esac; done; cp \"$in\" \"$out\"");
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(content(file("a.html")),
              AllOf(HasSubstr(R"(\\[\\@evil\\] \\<b\\>\\`rm\\`)"), HasSubstr(R"("id":"d1")")));
  expect_nothing_left();
}

TEST_F(Citeproc, WithoutPandocNothingIsWritten) {
  const Outcome outcome = exported("a.docx", "");
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("pandoc is not installed"));
  EXPECT_FALSE(fs::exists(file("a.docx")));
  expect_nothing_left();
}

TEST_F(Citeproc, WhatPandocCannotUseIsOneSentence) {
  const Outcome outcome = exported("a.docx", "echo 'no style \033[31m' >&2; exit 99");
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("plain.csl"), HasSubstr("no style")));
  EXPECT_FALSE(fs::exists(file("a.docx")));
  for (const Arguments& arguments : std::vector<Arguments>{
           {"--export", file("a.csv"), "salt"}, {"salt"}, {"--brief", "borders"}}) {
    Arguments all = {"--csl", style()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Outcome refused = sandbox_.search(all);
    EXPECT_EQ(refused.status, 2) << refused;
    EXPECT_THAT(refused.err, HasSubstr("--csl goes with --export"));
  }
}

TEST_F(Citeproc, ThePromptTakesAStyle) {
  Command command = plain({"--no-pager"});
  const fs::path folder = sandbox_.root() / "bin";
  fs::create_directories(folder);
  testing::write_file(folder / "pandoc",
                      "#!/bin/sh\nfor word; do case $word in --output=*) "
                      "out=${word#--output=};; --csl=*) style=$word;; esac; done; "
                      "echo $style >\"$out\"\n");
  fs::permissions(folder / "pandoc", fs::perms::owner_all);
  command.environment["PATH"] = folder.string() + ":/bin";
  Terminal terminal(command);
  start(terminal);
  answer(terminal, "salt");
  EXPECT_THAT(answer(terminal, ":export " + file("a.csv") + " " + style()), HasSubstr(".docx"));
  EXPECT_THAT(answer(terminal, ":brief borders " + style()), HasSubstr("need a file"));
  answer(terminal, ":export " + file("a.html") + " " + style());
  answer(terminal, ":brief borders " + file("b.odt") + " " + style());
  for (const char* name : {"a.html", "b.odt"})
    EXPECT_THAT(content(file(name)), HasSubstr("--csl=" + style())) << name;
  EXPECT_FALSE(fs::exists(file("a.csv")));
}

TEST_F(Citeproc, TheStyleIsThatOfTheFile) {
  if (!fs::exists("/usr/bin/pandoc")) GTEST_SKIP() << "no pandoc";
  for (const std::string name : {"a.html", "a.docx", "a.odt"}) {
    const Outcome outcome = exported(name, "exec /usr/bin/pandoc \"$@\"");
    EXPECT_EQ(outcome.status, 0) << outcome;
    const std::string text = sandbox_.index({"--print", file(name)}).json()["text"];
    EXPECT_THAT(text, AllOf(HasSubstr("(Notes on salt, at 1)"), HasSubstr("REF Notes on salt."),
                            HasSubstr("Salt *is* [@d1] ![x](y)"), HasSubstr("[@evil] <b>`rm`</b>")))
        << name;
  }
  const Outcome brief = exported("b.html", "exec /usr/bin/pandoc \"$@\"", {"--brief", "borders"});
  EXPECT_EQ(brief.status, 0) << brief;
  EXPECT_THAT(content(file("b.html")), HasSubstr("(Border talks in spring"));
}

}  // namespace
}  // namespace chancery::cli
