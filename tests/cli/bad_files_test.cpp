// Folders and files that are not as they should be: a clear message or a counted skip, the rest
// indexed.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class BadFiles : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.write("good.txt", "A good text on railways."); }
  Outcome index() const {
    Outcome outcome = sandbox_.index({sandbox_.documents().string()});
    EXPECT_THAT(sandbox_.names("railways"), Contains("good.txt"));
    return outcome;
  }
  std::string report() const { return sandbox_.index({"--report"}).out; }
  // The only record of `name`.
  Json print(const std::string& name) const {
    Command command =
        sandbox_.command("chancery-index", {"--print", (sandbox_.documents() / name).string()});
    return sandbox_.run(command).json();
  }

  Sandbox sandbox_;
};

TEST_F(BadFiles, NoSuchFolder) {
  const Outcome outcome = sandbox_.index({"/no/such/folder"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/folder"));
  EXPECT_FALSE(fs::exists(sandbox_.database()));
}

TEST_F(BadFiles, AnEmptyFolder) {
  const fs::path empty = sandbox_.root() / "empty";
  fs::create_directory(empty);
  const Outcome outcome = sandbox_.index({empty.string()});
  EXPECT_EQ(outcome.status, 1) << outcome;  // nothing to index, as --help says
  EXPECT_TRUE(is_one_sentence(outcome.err));
  Command print = sandbox_.command("chancery-index", {"--print", empty.string()});
  EXPECT_EQ(sandbox_.run(print).status, 1);
}

TEST_F(BadFiles, AFolderWithoutPermission) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  const fs::path closed = sandbox_.root() / "closed";
  fs::create_directory(closed);
  fs::permissions(closed, fs::perms::none);
  Command command =
      sandbox_.command("chancery-index", {"--db", sandbox_.database().string(), closed.string()});
  command.as_nobody = true;
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("Permission denied"));
}

TEST_F(BadFiles, AFolderBelowAndAFileWithoutPermission) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  fs::permissions(sandbox_.write("closed.txt", "Nobody reads this."), fs::perms::none);
  sandbox_.write("closed/in.txt", "Nobody reads this.");
  fs::permissions(sandbox_.documents() / "closed", fs::perms::none);
  Command command = sandbox_.command(
      "chancery-index", {"--db", sandbox_.database().string(), sandbox_.documents().string()});
  command.as_nobody = true;
  EXPECT_EQ(sandbox_.run(command).status, 2);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("good.txt"));
  EXPECT_THAT(report(), HasSubstr("Permission denied (2)"));
}

TEST_F(BadFiles, AFileThatVanishesDuringTheRun) {
  constexpr int kFiles = 300;
  for (int i = 0; i < kFiles; ++i)
    sandbox_.write("many/" + std::to_string(i) + ".txt", std::string(20000, 'a') + " many");
  for (int i = 0; i < 20; ++i) sandbox_.write("z/" + std::to_string(i) + ".txt", "Gone soon.");
  Process run(sandbox_.command("chancery-index", {"-j", "1", "--db", sandbox_.database().string(),
                                                  sandbox_.documents().string()}));
  while (!fs::exists(sandbox_.database() / "building") && run.running()) usleep(200);
  run.signal(SIGSTOP);
  fs::remove_all(sandbox_.documents() / "z");
  run.signal(SIGCONT);
  const Outcome outcome = run.wait();
  const size_t kept = sandbox_.names("soon").size();
  EXPECT_EQ(sandbox_.names("many").size(), size_t{kFiles});
  EXPECT_EQ(outcome.status, kept == 20 ? 0 : 2) << outcome;
  if (kept < 20) {
    EXPECT_THAT(report(), HasSubstr("gone"));
  }
  // The next run knows nothing of them.
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(report(), Not(HasSubstr("gone")));
  EXPECT_THAT(sandbox_.names("soon"), IsEmpty());
}

TEST_F(BadFiles, AnEmptyFileIsACountedSkip) {
  sandbox_.write("empty.txt", "");
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("1 skipped"));
  EXPECT_THAT(report(), HasSubstr("empty file"));
}

TEST_F(BadFiles, AFileOfSpacesOnly) {
  sandbox_.write("spaces.txt", " \n\n\t\n ");
  EXPECT_LT(index().status, 3);
}

TEST_F(BadFiles, NulBytesInAText) {
  using namespace std::string_literals;
  sandbox_.write("nul.txt", "A text on canals\0 and more\0\0 of it, long enough to be a text."s);
  sandbox_.write("nuls.txt", std::string(5000, '\0'));
  index();
  EXPECT_EQ(sandbox_.search({"--format", "text", "*"}).out.find('\0'), std::string::npos);
  const Json answer = sandbox_.search({"--format", "json", "*"}).json();
  for (const Json& hit : answer["hits"])
    EXPECT_EQ(hit.dump().find("\\u0000"), std::string::npos) << hit;
}

TEST_F(BadFiles, InvalidUtf8) {
  sandbox_.write("bad.txt", "A canal\xFF\xFE and a lock \xC3( and \xE2\x82 dams, as they are.\n");
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(sandbox_.names("dams"), ElementsAre("bad.txt"));
  for (const char* format : {"json", "text", "csv", "ris", "bibtex"}) {
    const Outcome outcome = sandbox_.search({"--format", format, "lock dams"});
    EXPECT_EQ(outcome.status, 0) << format;
    EXPECT_FALSE(contains(outcome.out, "\xC3(")) << format;
    EXPECT_FALSE(contains(outcome.out, "\xFF")) << format;
  }
}

TEST_F(BadFiles, ALargeTextIsIndexedWhole) {
  constexpr size_t kBytes = 40 << 20;
  std::string text = "The beginning speaks of lighthouses.\n\n";
  while (text.size() < kBytes) text += "And then the same sentence comes again and again.\n\n";
  sandbox_.write("large.txt", text + "The end is at the harbour.");
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("lighthouses"), ElementsAre("large.txt!part 1 of 6"));
  EXPECT_THAT(sandbox_.names("harbour"), ElementsAre("large.txt!part 6 of 6"));
}

TEST_F(BadFiles, AVeryLongLineAndAVeryLongWord) {
  sandbox_.write("line.txt", "A text on quarries: " + std::string(300'000, 'x') + " end. " +
                                 std::string(200'000, ' ') + "The quarries are closed.");
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(sandbox_.names("quarries"), ElementsAre("line.txt"));
  EXPECT_EQ(sandbox_.search({"quarries"}).status, 0);
}

TEST_F(BadFiles, NamesWithLineEnds) {
  sandbox_.write("a\nb.txt", "A text on harbours.");
  EXPECT_EQ(index().status, 0);
  const Json answer = sandbox_.search({"--format", "json", "harbours"}).json();
  EXPECT_EQ(answer["hits"][0]["path"], (sandbox_.documents() / "a\nb.txt").string());
  EXPECT_FALSE(contains(sandbox_.search({"--long", "harbours"}).out, "a\nb"));
  EXPECT_EQ(sandbox_.search({"--paths", "harbours"}).lines(),
            std::vector{"$'" + sandbox_.documents().string() + "/a\\nb.txt'"});
  for (const char* format : {"paths", "trec", "csv", "ris", "bibtex"})
    EXPECT_FALSE(contains(sandbox_.search({"--format", format, "harbours"}).out, "a\nb")) << format;
}

std::string bytes_of_base64(const std::string& text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  uint32_t bits = 0;
  int count = 0;
  for (const char digit : text.substr(0, text.find('='))) {
    bits = bits << 6 | static_cast<uint32_t>(kDigits.find(digit));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

TEST_F(BadFiles, NamesThatAreNotUtf8) {
  const std::string name = "caf\xE9.txt";
  sandbox_.write(name, "A text on harbours.");
  EXPECT_EQ(index().status, 0);
  const std::string path = (sandbox_.documents() / name).string();
  EXPECT_EQ(sandbox_.search({"--paths", "harbours"}).out,
            "$'" + sandbox_.documents().string() + "/caf\\351.txt'\n");
  EXPECT_EQ(sandbox_.search({"-0", "harbours"}).out, path + '\0');
  const Json hit = sandbox_.search({"--format", "json", "harbours"}).json()["hits"][0];
  EXPECT_EQ(bytes_of_base64(hit["path_bytes"]), path);
  EXPECT_FALSE(contains(sandbox_.search({"--long", "harbours"}).out, "\xE9"));
  EXPECT_EQ(sandbox_.search({"--format", "json", "harbours"}).json()["total"]["value"], 1);
  EXPECT_THAT(index().err, HasSubstr("2 unchanged"));
}

TEST_F(BadFiles, AnUnreadNameThatIsNotUtf8IsReported) {
  sandbox_.write("caf\xE9\x1b[31m.txt", "");
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(report(), HasSubstr("caf"));
  EXPECT_TRUE(is_inert(report()));
  EXPECT_FALSE(contains(report(), "\xE9"));
  EXPECT_THAT(index().err, HasSubstr("1 skipped"));
}

TEST_F(BadFiles, APipeAndASocketAreCountedSkips) {
  ASSERT_EQ(mkfifo((sandbox_.documents() / "pipe.txt").c_str(), 0600), 0);
  const int socket_fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string place = (sandbox_.documents() / "socket.txt").string();
  ASSERT_LT(place.size(), sizeof address.sun_path);
  place.copy(address.sun_path, place.size());
  ASSERT_EQ(bind(socket_fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const Outcome outcome = index();
  close(socket_fd);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("2 skipped"));
  EXPECT_THAT(report(), HasSubstr("pipe.txt"));
  EXPECT_THAT(report(), HasSubstr("socket.txt"));
}

TEST_F(BadFiles, APipeNamedAsTheFolder) {
  const fs::path pipe = sandbox_.root() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_LT(sandbox_.index({pipe.string()}).status, 3);
}

TEST_F(BadFiles, BytesThatAreNoText) {
  std::string bytes =
      "\x7f"
      "ELF";
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>(i * 7919 >> 3);
  sandbox_.write("program", bytes);
  sandbox_.write("picture.txt", "\x89PNG\r\n\x1a\n" + bytes);
  index();
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("good.txt"));
  EXPECT_THAT(report(), HasSubstr("picture.txt"));
}

TEST_F(BadFiles, BrokenPages) {
  sandbox_.write("cut.html", "<html><head><title>Cut sho");
  sandbox_.write("open.html", "<p>Open <b>tags <i>and <table><tr><td>harbours &#x110000; &bogus;");
  sandbox_.write("nothing.html", "<html><body></body></html>");
  sandbox_.write("front.md", "---\ntitle: [unclosed\n date: : :\nA text on harbours.\n");
  EXPECT_LT(index().status, 3);
  EXPECT_THAT(sandbox_.names("harbours"), ElementsAre("front.md", "open.html"));
}

TEST_F(BadFiles, APageNestedVeryDeep) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  sandbox_.write("deep.html", page + "<p>Harbours at the bottom of the page.</p>");
  EXPECT_LT(index().status, 3);
}

TEST_F(BadFiles, FoldersNestedVeryDeep) {
  std::string path;
  for (int i = 0; i < 100; ++i) path += "below/";
  sandbox_.write(path + "deep.txt", "A text on harbours.");
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(sandbox_.names("harbours"), ElementsAre("deep.txt"));
}

// A document that tries to act on the terminal, in whatever it may say of itself.
class HostileDocument : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string evil =
        "\x1b[31m\x1b]0;owned\x07\x9b"
        "2J\xC2\x9B"
        "5m\xE2\x80\xAE\x7f\r";
    sandbox_.write(
        "page.html",
        "<html><head><title>Harbours &#27;[31m" + evil +
            "</title>"
            "<meta name=author content='Ann" +
            evil +
            "Lee'>"
            "<meta property='og:site_name' content='Lake" +
            evil +
            "Forum'>"
            "<link rel=canonical href='https://a.example/" +
            evil +
            "'></head><body><article>"
            "<h1>Harbours &#27;[31m" +
            evil + "</h1><p>The harbours" + evil +
            " of Armenia are few &#27;]0;x&#7; &#155;31m, and so it goes on.</p></article>");
    sandbox_.write("plain.txt", "Harbours " + evil + "\n\nBy Ann " + evil + " Lee\n\nThe harbours" +
                                    evil + " of Iran are many, and so it goes on.\n");
    sandbox_.write("note.md", "---\ntitle: Harbours " + evil + "\n---\n# Harbours\n\nHarbours " +
                                  evil + " of Baku.\n");
    sandbox_.write("name\x1b[31m.txt", "Harbours are mentioned here as well.");
    sandbox_.write("empty\x1b[31m\n.txt", "");
    outcome_ = sandbox_.index({"--verbose", sandbox_.documents().string()});
  }

  Sandbox sandbox_;
  Outcome outcome_;
};

TEST_F(HostileDocument, TheIndexerShowsNothingOfIt) {
  EXPECT_EQ(outcome_.status, 0);
  EXPECT_TRUE(is_inert(outcome_.err));
  EXPECT_TRUE(is_inert(sandbox_.index({"--report"}).out));
  EXPECT_TRUE(is_inert(
      sandbox_.run(sandbox_.command("chancery-index", {"--print", sandbox_.documents().string()}))
          .out));
}

TEST_F(HostileDocument, NoFormatShowsIt) {
  for (const char* format : {"text", "json", "csv", "trec", "ris", "bibtex"}) {
    const Outcome outcome = sandbox_.search(
        {"-n", "0", "--long", "--facets", "publisher", "--format", format, "harbours"});
    Outcome checked = outcome;
    if (outcome.status == 2) checked = sandbox_.search({"-n", "0", "--format", format, "harbours"});
    EXPECT_EQ(checked.status, 0) << checked;
    std::string text;
    for (std::string line : checked.lines()) {
      if (line.ends_with('\r')) line.pop_back();  // what RIS and CSV end lines with
      text += line + "\n";
    }
    EXPECT_TRUE(is_inert(text)) << format;
    EXPECT_FALSE(contains(text, "\xE2\x80\xAE")) << format;
  }
}

TEST_F(HostileDocument, NorWithColours) {
  const Outcome outcome = sandbox_.search({"--color", "always", "harbours"});
  EXPECT_TRUE(is_inert(outcome.out, true));
  EXPECT_FALSE(contains(outcome.out, "\x1b]"));
}

TEST_F(HostileDocument, NorPathsAtATerminal) {
  Terminal terminal(sandbox_.command(
      "chancery-search", {"--db", sandbox_.database().string(), "--paths", "harbours"}));
  EXPECT_EQ(terminal.ends(), 0);
  EXPECT_FALSE(contains(terminal.seen(), "\x1b")) << terminal.seen();
}

TEST_F(HostileDocument, NorThePrompt) {
  Command command = sandbox_.command("chancery-search", {"--db", sandbox_.database().string()});
  command.environment["TERM"] = "dumb";
  Terminal terminal(command);
  ASSERT_TRUE(terminal.shows("> "));
  for (const char* line : {"harbours", ":read 1", ":open 1", ":cite 1", ":cite 1 bibtex", ":facets",
                           ":json", ":history"}) {
    terminal.type(std::string(line) + "\r");
    ASSERT_TRUE(terminal.shows(line));
    ASSERT_TRUE(terminal.shows("\n> ")) << line;
    EXPECT_FALSE(contains(terminal.between(), "\x1b")) << line << terminal.between();
    EXPECT_FALSE(contains(terminal.between(), "\xC2\x9B")) << line;
  }
}

TEST_F(HostileDocument, ARecordOfAnotherProgramIsNoBetter) {
  const std::string evil = "Harbours \x1b[31m\x07\x7f\xC2\x9B";
  Json one = record("/evil\x1b[31m\nname.txt", evil, "2020\x1b[31m", evil);
  one["authors"] = {evil};
  one["publisher"] = evil;
  one["url"] = "https://" + evil;
  one["language"] = "en\x1b";
  one["mime"] = evil;
  one["date_source"] = evil;
  sandbox_.index({"--from-jsonl", "-"}, one.dump() + "\n" + one.dump() + "\n");
  EXPECT_TRUE(is_inert(sandbox_.index({"--report"}).out));
  for (const char* format : {"text", "json", "trec", "bibtex"}) {
    const Outcome outcome = sandbox_.search({"-n", "0", "--format", format, "harbours"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_TRUE(is_inert(outcome.out)) << format;
  }
  EXPECT_TRUE(
      is_inert(sandbox_.search({"--facets", "publisher,type,lang,year,actor,issue", "*"}).out));
}

}  // namespace
}  // namespace chancery::cli
