// What the prompt does with files and programs: history, pager.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "chancery/error.h"
#include "search/prompt/history.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/pager.h"

namespace chancery::search {
namespace {

namespace fs = std::filesystem;

class PromptFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::temp_directory_path() / ("chancery-files-test-" + std::to_string(getpid()));
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }
  fs::path file(const std::string& name) const { return directory_ / name; }
  std::string content(const std::string& name) const {
    std::ifstream in(file(name));
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path directory_;
};

TEST_F(PromptFiles, HistoryIsKeptForTheUserAlone) {
  History history(file("history"));
  EXPECT_EQ(history.load(), "");
  EXPECT_TRUE(history.append("one"));
  EXPECT_FALSE(history.append("one"));
  EXPECT_TRUE(history.append("two\nlines"));
  EXPECT_FALSE(history.append(std::string(5000, 'x')));
  EXPECT_FALSE(history.append(""));
  EXPECT_EQ(content("history"), "one\ntwo lines\n");
  struct stat status {};
  ASSERT_EQ(stat(file("history").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  History again(file("history"));
  EXPECT_EQ(again.load(), "");
  EXPECT_EQ(again.lines(), (std::vector<std::string>{"one", "two lines"}));
}

TEST_F(PromptFiles, TwoPromptsShareAHistory) {
  History one(file("history")), two(file("history"));
  one.load();
  two.load();
  one.append("a");
  two.append("b");
  one.append("c");
  EXPECT_EQ(content("history"), "a\nb\nc\n");
}

TEST_F(PromptFiles, ADamagedHistoryIsKeptAside) {
  std::ofstream(file("history"), std::ios::binary) << std::string("a\0b\xff", 4);
  History history(file("history"));
  EXPECT_NE(history.load().find("history.damaged"), std::string::npos);
  EXPECT_TRUE(history.lines().empty());
  EXPECT_TRUE(fs::exists(file("history.damaged")));
  EXPECT_TRUE(history.append("new"));
  EXPECT_EQ(content("history"), "new\n");
  EXPECT_EQ(History(file("history")).load(), "");
}

TEST_F(PromptFiles, HistoryThatCannotBeWrittenIsNoFailure) {
  History history("/no/such/directory/history");
  EXPECT_EQ(history.load(), "");
  EXPECT_TRUE(history.append("one"));
  EXPECT_EQ(history.lines().size(), 1u);
}

TEST_F(PromptFiles, HistoryIsInertAndShort) {
  {
    std::ofstream out(file("history"));
    for (int i = 0; i < 3000; ++i) out << "line " << i << '\n';
    out << "evil \x1b[31m\n";
  }
  History history(file("history"));
  EXPECT_EQ(history.load(), "");
  EXPECT_EQ(history.lines().size(), 2000u);
  EXPECT_EQ(history.lines().back().find('\x1b'), std::string::npos);
}

TEST_F(PromptFiles, ProgramPagerGetsTheTextAndTheLine) {
  const std::string script = file("less").string();
  std::ofstream(script) << "#!/bin/sh\necho \"$@\" > " << file("arguments").string()
                        << "\nfor last; do :; done\ncp \"$last\" " << file("copy").string()
                        << "\nstat -c %a \"$last\" > " << file("mode").string() << "\n";
  chmod(script.c_str(), 0700);
  ProgramPager pager(PagerCommand::choose(script, is_on_path));
  pager.show("the text $(touch x) `y`\n", 12);
  EXPECT_EQ(content("copy"), "the text $(touch x) `y`\n");
  EXPECT_EQ(content("mode"), "600\n");
  const std::string arguments = content("arguments");
  EXPECT_TRUE(arguments.starts_with("-R -j5 +12 /")) << arguments;
  const std::string used = arguments.substr(arguments.find('/'));
  EXPECT_FALSE(fs::exists(used.substr(0, used.size() - 1)));
}

TEST_F(PromptFiles, AMissingPagerIsAnError) {
  ProgramPager pager(PagerCommand::choose("no-such-pager-here", is_on_path));
  EXPECT_THROW(pager.show("text", 1), Error);
}

TEST(PagerCommand, IsChosenFromWhatThereIs) {
  const auto nothing = [](const std::string&) { return false; };
  const auto everything = [](const std::string&) { return true; };
  const auto more = [](const std::string& program) { return program == "more"; };
  EXPECT_TRUE(PagerCommand::choose("", nothing).words.empty());
  EXPECT_EQ(PagerCommand::choose("", everything).words.front(), "less");
  EXPECT_TRUE(PagerCommand::choose("", everything).shows_color);
  EXPECT_EQ(PagerCommand::choose("", more).words, std::vector<std::string>{"more"});
  EXPECT_FALSE(PagerCommand::choose("", more).shows_color);
  const PagerCommand own = PagerCommand::choose("'/opt/my pager'  -x \"a b\"", nothing);
  EXPECT_EQ(own.words, (std::vector<std::string>{"/opt/my pager", "-x", "a b"}));
  EXPECT_FALSE(own.takes_line);
}

TEST(PagerCommand, FindsPrograms) {
  EXPECT_TRUE(is_on_path("sh"));
  EXPECT_FALSE(is_on_path("no-such-program-here"));
  EXPECT_TRUE(is_on_path("/bin/sh"));
}

TEST(Interrupt, StopsWritingBetweenLines) {
  const InterruptGuard guard;
  std::ostringstream out;
  EXPECT_TRUE(write_until_interrupted(out, "one\ntwo"));
  EXPECT_EQ(out.str(), "one\ntwo");
  std::raise(SIGINT);
  EXPECT_TRUE(interrupted());
  EXPECT_FALSE(write_until_interrupted(out, "three\n"));
  clear_interrupt();
  EXPECT_FALSE(interrupted());
}

}  // namespace
}  // namespace chancery::search
