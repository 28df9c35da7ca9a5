// What terminals, scripts of the world and files may do to the prompt: narrow and wide windows,
// text from right to left and of double width, two prompts at once, damaged files, other charsets.
#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "chancery/utf8.h"
#include "tests/cli/library.h"
#include "tests/cli/prompt_fixture.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PromptLimits : public AtAPrompt {
 protected:
  Command command() const { return plain({"--no-pager"}); }
  static void quit(Terminal& terminal) {
    terminal.type("\x04");
    EXPECT_EQ(terminal.ends(), 0);
  }
  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
      if (line.ends_with('\r')) line.pop_back();
      lines.push_back(line);
    }
    return lines;
  }
  static size_t widest(const std::string& text) {
    size_t columns = 0;
    for (const std::string& line : lines_of(text)) columns = std::max(columns, utf8::width(line));
    return columns;
  }
  fs::path state() const { return sandbox_.root() / "home/state/chancery"; }
};

TEST_F(PromptLimits, EveryCommandFitsFortyColumns) {
  sandbox_.index_records(library());
  Terminal terminal(command(), 40);
  start(terminal);
  EXPECT_LE(widest(terminal.seen()), 40U) << "the greeting";
  answer(terminal, "armenia border delimitation");
  const std::string help = answer(terminal, ":help");
  EXPECT_LE(widest(help), 40U) << help;
  std::set<std::string> names;
  for (const std::string& line : lines_of(help)) {
    const size_t colon = line.find_first_not_of(' ');
    if (colon == 4 && line[colon] == ':')
      names.insert(line.substr(colon, line.find(' ', colon) - colon));
  }
  EXPECT_GE(names.size(), 25U);
  // What a program or a reference manager reads is not wrapped; the others end the prompt or the
  // list.
  for (const char* name : {":json", ":cite", ":quit", ":forget"}) names.erase(name);
  for (const std::string& name : names) {
    for (const char* argument : {"", " 1", " borders", " nonsense that nobody knows of"}) {
      const std::string shown = answer(terminal, name + argument);
      EXPECT_LE(widest(shown), 40U) << name << argument << '\n' << shown;
    }
    answer(terminal, "*");
  }
}

TEST_F(PromptLimits, AWideWindowIsUsed) {
  sandbox_.index_records(library());
  Terminal terminal(command(), 200);
  start(terminal);
  const std::string hits = answer(terminal, "villages");
  bool beside = false;
  for (const std::string& line : lines_of(hits)) {
    beside = beside || (line.find("Border talks in spring") != std::string::npos &&
                        line.find("Armenia ×1") != std::string::npos);
  }
  EXPECT_TRUE(beside) << hits;
  EXPECT_LE(widest(hits), 200U);
  answer(terminal, "*");
  const std::string facets = answer(terminal, ":facets");
  EXPECT_THAT(lines_of(facets).front(), AllOf(HasSubstr("actors"), HasSubstr("issues")));
}

TEST_F(PromptLimits, TextOfEveryDirectionAndWidthIsAligned) {
  sandbox_.index_records(
      {record("/a.txt", "محادثات السلام بين أرمينيا وأذربيجان", "2023-01-01",
              "قال وزير الخارجية إن إيران وتركيا تتابعان محادثات السلام بين أرمينيا وأذربيجان عن "
              "كثب."),
       record("/b.txt", "שיחות השלום", "2023-01-02",
              "שר החוץ אמר כי איראן וטורקיה עוקבות מקרוב אחר שיחות השלום בין ארמניה לשכנותיה."),
       record(
           "/c.txt", "和平谈判", "2023-01-03",
           "各方希望和平。外交部长表示，伊朗和土耳其正在密切关注和平谈判，边界划定需要很长时间。"),
       record("/d.txt", "Ne\u0301gociations", "2023-01-04",
              "Le ministre ne\u0301gocie un traite\u0301 de paix a\u0300 Gene\u0300ve, ou\u0300 le "
              "Conseil europe\u0301en sie\u0300ge depuis longtemps."),
       record("/e.txt", "สันติภาพ", "2023-01-05",
              "รัฐมนตรีต่างประเทศกล่าวว่าอิหร่านและตุรกีกำลังติดตามการเจรจาสันติภาพอย่างใกล้ชิด")});
  Terminal terminal(command(), 40);
  start(terminal);
  for (const char* line : {"*", "السلام", "שלום", "和平", "paix", "สันติภาพ", ":read 1"}) {
    const std::string shown = answer(terminal, line);
    EXPECT_TRUE(utf8::is_valid(shown)) << line;
    EXPECT_LE(widest(shown), 40U) << line << '\n' << shown;
  }
  EXPECT_THAT(answer(terminal, "和平"), AllOf(HasSubstr("[和平]"), HasSubstr("1 hit")));
  answer(terminal, "*");
  for (const char* word : {"和平", "السلام", "שיחות", "traité"}) {
    const std::string shown = answer(terminal, std::string(":kwic ") + word);
    EXPECT_LE(widest(shown), 40U) << shown;
    EXPECT_THAT(shown, HasSubstr("["));
  }
  std::set<size_t> columns;
  for (const std::string& line : lines_of(answer(terminal, ":kwic 和平"))) {
    const size_t mark = line.find('[');
    if (mark != std::string::npos) columns.insert(utf8::width(line.substr(0, mark)));
  }
  EXPECT_EQ(columns.size(), 1U) << "the matches do not stand below each other";
}

TEST_F(PromptLimits, TwoPromptsAtOnceKeepWhatEachTyped) {
  sandbox_.index_records(library());
  std::set<std::string> typed;
  {
    Terminal left(command()), right(command());
    start(left);
    start(right);
    for (int i = 0; i < 8; ++i) {
      for (auto* terminal : {&left, &right}) {
        const std::string line =
            (terminal == &left ? "salt of the left " : "salt of the right ") + std::to_string(i);
        typed.insert(line);
        terminal->type(line + "\r");
      }
      for (auto* terminal : {&left, &right}) ASSERT_TRUE(terminal->shows("\n> "));
    }
    for (auto* terminal : {&left, &right})
      terminal->type(std::string(":save ") + (terminal == &left ? "left" : "right") + "\r");
    for (auto* terminal : {&left, &right}) {
      ASSERT_TRUE(terminal->shows("saved with"));
      ASSERT_TRUE(terminal->shows("\n> "));
    }
    for (auto* terminal : {&left, &right}) {
      EXPECT_THAT(answer(*terminal, ":saved"), AllOf(HasSubstr("left"), HasSubstr("right")));
      quit(*terminal);
    }
  }
  std::set<std::string> kept;
  for (const std::string& line : lines_of(testing::read_file(state() / "history"))) {
    EXPECT_TRUE(line.starts_with("salt of the ") || line.starts_with(":")) << line;
    kept.insert(line);
  }
  for (const std::string& line : typed) EXPECT_TRUE(kept.contains(line)) << line;
  Terminal next(command());
  start(next);
  EXPECT_THAT(answer(next, ":new"), AllOf(HasSubstr("left: 0 new"), HasSubstr("right: 0 new")));
}

TEST_F(PromptLimits, ADamagedHistoryIsKeptAsideAndToldOnce) {
  sandbox_.index_records(library());
  const std::string damaged("salt\n\x00\xff\xfe\n", 8);
  sandbox_.write("../home/state/chancery/history", damaged);
  {
    Terminal terminal(command());
    ASSERT_TRUE(terminal.shows("kept as"));
    start(terminal);
    EXPECT_THAT(answer(terminal, "winter"), HasSubstr("1 hit"));
    quit(terminal);
  }
  EXPECT_EQ(testing::read_file(state() / "history.damaged"), damaged);
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(terminal.seen(), Not(HasSubstr("kept as")));
  EXPECT_THAT(answer(terminal, ":history"), HasSubstr("winter"));
}

TEST_F(PromptLimits, AHistoryThatCannotBeWrittenEndsNothing) {
  sandbox_.index_records(library());
  fs::create_directories(state() / "history");  // a directory where the file should be
  sandbox_.write("../home/state/chancery/history/x", "");
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(answer(terminal, "winter"), HasSubstr("1 hit"));
  quit(terminal);
}

TEST_F(PromptLimits, KeysOfAnotherCharsetAreNoHarm) {
  sandbox_.index_records(library());
  Command latin = command();
  latin.environment["LC_ALL"] = "C";
  Terminal terminal(latin);
  start(terminal);
  answer(terminal, "\xe9t\xe9 \xff");
  EXPECT_THAT(answer(terminal, "winter"), HasSubstr("1 hit"));
  EXPECT_THAT(answer(terminal, ":history"), HasSubstr("winter"));
  quit(terminal);
  EXPECT_TRUE(utf8::is_valid(testing::read_file(state() / "history")));
}

TEST_F(PromptLimits, ATerminalOfAnotherCharsetGetsThatCharset) {
  const fs::path locale = sandbox_.root() / "locale";
  fs::create_directory(locale);
  const Outcome made = sandbox_.run(
      Command{"/usr/bin/localedef",
              {"-i", "fr_FR", "-f", "ISO-8859-1", (locale / "fr_FR.ISO-8859-1").string()}});
  if (made.status != 0) GTEST_SKIP() << "no locale of another charset can be made: " << made.err;
  // The second byte of U+011B and of U+011D is a control of ISO 8859-1.
  sandbox_.index_records({record("/a.txt", "Le traité de Genève", "2023-01-01",
                                 "Le traité de Genève fut signé à Brno par ě et ĝ.")});
  Command latin = command();
  latin.environment["LC_ALL"] = "fr_FR.ISO-8859-1";
  latin.environment["LOCPATH"] = locale.string();
  Terminal terminal(latin);
  start(terminal);
  const std::string shown = answer(terminal, "trait\xe9");
  EXPECT_THAT(shown, AllOf(HasSubstr("1 hit"), HasSubstr("[trait\xe9]"), HasSubstr("Gen\xe8ve")));
  for (const unsigned char c : shown) EXPECT_FALSE(c >= 0x80 && c < 0xA0) << shown;
  EXPECT_THAT(answer(terminal, ":history"), HasSubstr("trait\xe9"));
  quit(terminal);
  EXPECT_THAT(testing::read_file(state() / "history"), HasSubstr("traité\n"));
  // Files and pipes have UTF-8 whatever the locale.
  Command piped = latin;
  piped.arguments.push_back("trait\xe9");
  EXPECT_THAT(sandbox_.run(piped).out, HasSubstr("Le traité de Genève"));
}

TEST_F(PromptLimits, CtrlDInALineIsNoEnd) {
  sandbox_.index_records(library());
  Command lively = command();
  lively.environment["TERM"] = "xterm";
  Terminal terminal(lively);
  start(terminal);
  terminal.type("winter");
  ASSERT_TRUE(terminal.shows("winter"));
  terminal.type("\x04\r");
  EXPECT_TRUE(terminal.shows("1 hit"));
  ASSERT_TRUE(terminal.shows("> "));
  quit(terminal);
}

TEST_F(PromptLimits, PagesAreShownAndCited) {
  const std::string first = "The first page speaks of the lake. ";
  Json paged = record("/report.pdf", "A report on salt", "2020-05-06",
                      first + "The second page says that salt is dear.");
  paged["mime"] = "application/pdf";
  paged["pages"] = 2;
  paged["page_starts"] = {0, first.size()};
  paged["date_source"] = "meta";
  sandbox_.index_records({paged});
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(answer(terminal, "dear"), AllOf(HasSubstr("2 pages"), HasSubstr("(p. 2)")));
  EXPECT_THAT(answer(terminal, ":cite 1"), HasSubstr("p. 2"));
  EXPECT_THAT(answer(terminal, ":kwic dear"), HasSubstr("[dear]"));
}

}  // namespace
}  // namespace chancery::cli
