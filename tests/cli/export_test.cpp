// Exports as texts to read on, read back with our own reader.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;

constexpr const char* kHostile = "Salt & <b>\"roads\"</b> ]]> &#0; \x01 \xEF\xBF\xBF it's";

class Exports : public ::testing::Test {
 protected:
  void SetUp() override {
    const Json hostile =
        record("/library/<&\"salt'>.txt", kHostile, "2020-01-15",
               "Salt <was> sold & kept. The \"salt\" road was long; it ]]> ended at the lake.");
    sandbox_.index_records({hostile, record("/library/b.txt", "", "", "More salt. Much of it.")});
  }
  std::string file(const std::string& name) const { return (sandbox_.root() / name).string(); }
  // The text that chancery-index reads in a file.
  std::string read_back(const std::string& name) const {
    const auto records = sandbox_.index({"--print", file(name)}).json_lines();
    return records.size() == 1 ? records[0]["text"].get<std::string>() : "";
  }

  Sandbox sandbox_;
};

TEST_F(Exports, AreReadBackWhateverTheTitle) {
  for (const std::string name : {"a.docx", "a.odt", "a.html"}) {
    const Outcome outcome = sandbox_.search({"--export", file(name), "salt"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("2 hits written to "));
    const std::string text = read_back(name);
    EXPECT_THAT(text, HasSubstr("Salt <was> sold & kept.")) << name;
    EXPECT_THAT(text, HasSubstr("b.txt")) << name;
    struct stat info = {};
    ASSERT_EQ(stat(file(name).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U) << name;
  }
}

TEST_F(Exports, AFileThatExistsIsLeftAlone) {
  std::ofstream(file("a.docx")) << "mine";
  const Outcome outcome = sandbox_.search({"--export", file("a.docx"), "salt"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("exists already"));
  std::ifstream in(file("a.docx"));
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "mine");
}

TEST_F(Exports, NothingFoundWritesNoFile) {
  const Outcome outcome = sandbox_.search({"--export", file("a.odt"), "zinc"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("nothing was found"));
  EXPECT_FALSE(fs::exists(file("a.odt")));
}

TEST_F(Exports, AQueryALineGivesAHeadingEach) {
  EXPECT_EQ(sandbox_.search({"--export", file("a.html")}, "salt road\nlake\n").status, 0);
  std::ifstream in(file("a.html"));
  const std::string page(std::istreambuf_iterator<char>(in), {});
  EXPECT_THAT(page, HasSubstr("<h2>salt road</h2>"));
  EXPECT_THAT(page, HasSubstr("<h2>lake</h2>"));
}

TEST_F(Exports, OptionsThatDoNotGoWithIt) {
  for (const Arguments& arguments : {Arguments{"--export", "", "salt"},
                                     {"--export", "a.doc", "salt"},
                                     {"--export", "a.csv", "--format", "csv", "salt"},
                                     {"--export", "a.csv", "--timeline", "salt"},
                                     {"--export", "a.csv"}}) {
    const Outcome outcome = sandbox_.search(arguments);
    EXPECT_EQ(outcome.status, 2) << outcome;
    EXPECT_TRUE(is_one_sentence(outcome.err));
  }
}

}  // namespace
}  // namespace chancery::cli
