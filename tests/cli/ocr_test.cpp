// --ocr: pages that are only pictures are read by tesseract, here one of the test's own making and,
// where it is installed, the real one.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/cli/support.h"
#include "tests/support/directories.h"
#include "tests/support/drawn_letters.h"
#include "tests/support/make_pdf.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Says what it was given: the kind of picture, its size, and the options.
constexpr std::string_view kFake = R"(#!/bin/sh
if [ "$1" = --list-langs ]; then
  printf 'List of available languages in "/x" (4):\ndeu\neng\nosd\nscript/Latin\n'
  exit
fi
kind=$(head -c 2 "$1")
[ "$kind" = P5 ] || kind=file
echo "The picture $kind was read in $4 and written to $2."
(: > "$0.wrote") && echo "It could write."
exit 0
)";

std::string pictures(int pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  for (int i = 0; i < pages; ++i) {
    const std::string content = testing::drawn_letters({"HARBOUR LEASE", "FOR TWO LANES"});
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                      "\nendstream");
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " +
                      std::to_string(objects.size()) + " 0 R >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>";
  return testing::pdf_of_objects(objects);
}

class Ocr : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.write("good.txt", "A good text on railways.");
    sandbox_.write("scan.pdf", pictures(2));
  }
  // A folder with `script` as tesseract, before all others on the PATH.
  std::string path_with(std::string_view script) const {
    const fs::path folder = sandbox_.root() / "programs";
    fs::create_directories(folder);
    testing::write_file(folder / "tesseract", std::string(script));
    fs::permissions(folder / "tesseract", fs::perms::owner_all);
    return folder.string() + ":/usr/bin:/bin";
  }
  Outcome index(const std::string& path, Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--db", sandbox_.database().string()});
    Command command = sandbox_.command("chancery-index", arguments);
    command.environment["PATH"] = path;
    return sandbox_.run(command);
  }
  Arguments documents(Arguments options) const {
    options.push_back(sandbox_.documents().string());
    return options;
  }
  std::string report() const { return sandbox_.index({"--report"}).out; }

  Sandbox sandbox_;
};

TEST_F(Ocr, WithoutItPicturesAreReported) {
  const Outcome outcome = index(path_with(kFake), documents({}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(report(), AllOf(HasSubstr("only images, no text (1)"), HasSubstr("scan.pdf")));
}

TEST_F(Ocr, WithoutTesseractOneSentenceSaysSo) {
  const fs::path empty = sandbox_.root() / "empty";
  fs::create_directory(empty);
  for (const Arguments& options : {Arguments{"--ocr"}, Arguments{"--ocr", "--print"}}) {
    const Outcome outcome = index(empty.string(), documents(options));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("tesseract"), HasSubstr("install")));
  }
  EXPECT_FALSE(fs::exists(sandbox_.database()));
}

TEST_F(Ocr, ReadsPagesInTheInstalledLanguages) {
  const Outcome outcome = index(path_with(kFake), documents({"--ocr"}));
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("picture"), ElementsAre("scan.pdf"));
  const Json hit = sandbox_.search({"--format", "json", "picture"}).json()["hits"][0];
  EXPECT_THAT(hit["snippets"][0].value("text", ""),
              HasSubstr("The picture P5 was read in eng+deu and written to stdout."));
  EXPECT_EQ(hit["snippets"][0]["page"], 1);
}

TEST_F(Ocr, ReadsInTheLanguageThatIsGiven) {
  index(path_with(kFake), documents({"--ocr", "--language", "de"}));
  EXPECT_THAT(sandbox_.search({"--format", "json", "picture"}).out, HasSubstr("read in deu and"));
  const Outcome outcome =
      index(path_with(kFake), documents({"--ocr", "--full", "--language", "fr"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("French"));
}

TEST_F(Ocr, WritesNothing) {
  index(path_with(kFake), documents({"--ocr"}));
  EXPECT_THAT(sandbox_.search({"--format", "json", "picture"}).out,
              Not(HasSubstr("It could write")));
  EXPECT_FALSE(fs::exists(sandbox_.root() / "programs/tesseract.wrote"));
}

TEST_F(Ocr, ReadsPictureFilesAlsoInArchives) {
  sandbox_.write("page.png", "\x89PNG\r\n\x1a\n" + std::string(5000, '\1'));
  sandbox_.write("icon.png", "\x89PNG\r\n\x1a\n" + std::string(500, '\1'));
  EXPECT_EQ(index(path_with(kFake), documents({"--ocr"})).status, 2);
  EXPECT_THAT(sandbox_.names("picture"), ElementsAre("page.png", "scan.pdf"));
  EXPECT_THAT(report(), HasSubstr("icon.png"));
  EXPECT_THAT(report(), Not(HasSubstr("page.png")));
}

TEST_F(Ocr, RetryFailedReadsWhatWasReported) {
  index(path_with(kFake), documents({}));
  EXPECT_EQ(index(path_with(kFake), {"--ocr", "--retry-failed"}).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("good.txt", "scan.pdf"));
}

TEST_F(Ocr, AProgramThatFailsIsAReason) {
  const std::string path =
      path_with("#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo head; echo eng; exit; }\nexit 3\n");
  EXPECT_EQ(index(path, documents({"--ocr"})).status, 2);
  EXPECT_THAT(report(), AllOf(HasSubstr("failed"), HasSubstr("scan.pdf")));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("good.txt"));
}

TEST_F(Ocr, APageThatFailsIsNoted) {
  // It can write nothing, so it tells the pages by their pictures: the second one is narrower.
  const std::string path = path_with(
      "#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo head; echo eng; exit; }\n"
      "case $(head -c 12 \"$1\" | tail -n 1) in 2550*) echo The picture was read.;; *) exit 3;; "
      "esac\n");
  std::string file = pictures(2);
  file.replace(file.rfind("[0 0 612 792]"), 13, "[0 0 500 792]");
  sandbox_.write("scan.pdf", file);
  EXPECT_EQ(index(path, documents({"--ocr"})).status, 2);  // it is indexed in part
  EXPECT_THAT(sandbox_.names("picture"), ElementsAre("scan.pdf"));
  EXPECT_THAT(report(), HasSubstr("1 of its 2 pages could not be read"));
}

TEST_F(Ocr, AProgramWithoutLanguagesIsRefused) {
  const Outcome outcome = index(path_with("#!/bin/sh\necho 'List (0):'\n"), documents({"--ocr"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome;
}

TEST_F(Ocr, TheRealOneReadsDrawnLetters) {
  if (access("/usr/bin/tesseract", X_OK) != 0) GTEST_SKIP() << "tesseract is not installed";
  const Outcome outcome = index("/usr/bin:/bin", documents({"--ocr"}));
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("harbour"), ElementsAre("scan.pdf"));
}

}  // namespace
}  // namespace chancery::cli
