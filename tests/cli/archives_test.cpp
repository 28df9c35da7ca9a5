// Archives: what is in them is found by its own name, and nothing that is in one does harm.
#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/make_archive.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_archive;
using testing::make_zip;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const std::string kText = "The envoys of Valdora met on the bridge, and neither crossed it.";

std::string gzip(const std::string& bytes) {
  return make_archive(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, {{"", bytes}});
}

class Archives : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.write("good.txt", "A good text on railways."); }
  // Indexes what is there beside a good file, and gives the report.
  std::string report() const {
    outcome_ = sandbox_.index({sandbox_.documents().string()});
    EXPECT_EQ(outcome_.signal, 0);
    EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
    return sandbox_.index({"--report"}).out;
  }
  // Paths of the hits below the folder of documents.
  std::vector<std::string> paths(const std::string& query) const {
    std::vector<std::string> found;
    for (const std::string& line : sandbox_.search({"-n", "0", "--paths", query}).lines())
      found.push_back(line.substr(sandbox_.documents().string().size() + 1));
    return found;
  }

  Sandbox sandbox_;
  mutable Outcome outcome_;
};

TEST_F(Archives, MembersAreFoundByTheirNames) {
  const auto members = [](const std::string& word) {
    return testing::Members{{"notes/" + word + ".txt", kText + " Number " + word + "."}};
  };
  sandbox_.write("a.zip", make_zip(members("one")));
  sandbox_.write("b.tar",
                 make_archive(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, members("two")));
  sandbox_.write("c.tar.gz",
                 make_archive(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, members("three")));
  sandbox_.write("d.7z", make_archive(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, members("four")));
  sandbox_.write("e.txt.gz", gzip(kText + " Number five."));
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + kText;
  sandbox_.write("f.warc",
                 "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/six\r\n"
                 "Content-Length: " +
                     std::to_string(answer.size()) + "\r\n\r\n" + answer + "\r\n\r\n");
  report();
  EXPECT_EQ(outcome_.status, 0) << outcome_;
  EXPECT_THAT(
      paths("envoys"),
      UnorderedElementsAre("a.zip!notes/one.txt", "b.tar!notes/two.txt", "c.tar.gz!notes/three.txt",
                           "d.7z!notes/four.txt", "e.txt.gz!e.txt", "f.warc!a.example/six"));
}

TEST_F(Archives, ChangesWithItsFile) {
  const fs::path file = sandbox_.write("a.zip", make_zip({{"one.txt", kText}, {"two.txt", kText}}));
  report();
  EXPECT_THAT(paths("envoys"), UnorderedElementsAre("a.zip!one.txt", "a.zip!two.txt"));
  sandbox_.write("a.zip", make_zip({{"two.txt", kText}, {"a longer name.txt", kText}}));
  report();
  EXPECT_THAT(paths("envoys"), UnorderedElementsAre("a.zip!two.txt", "a.zip!a longer name.txt"));
  fs::remove(file);
  report();
  EXPECT_THAT(paths("envoys"), IsEmpty());
}

TEST_F(Archives, NamesNeverLeaveIt) {
  sandbox_.write("a.zip", make_zip({{"../../up.txt", kText},
                                    {"/etc/root.txt", kText},
                                    {"a\\..\\..\\b.txt", kText},
                                    {"bad\x1B[31m\nname.txt", kText}}));
  report();
  const std::vector<std::string> found = paths("envoys");
  EXPECT_EQ(found.size(), 4U);
  for (const std::string& path : found) {
    EXPECT_TRUE(path.starts_with("a.zip!")) << path;
    EXPECT_THAT(path, AllOf(Not(HasSubstr("..")), Not(HasSubstr("!/")), Not(HasSubstr("\x1B"))));
  }
  EXPECT_FALSE(fs::exists(sandbox_.root() / "up.txt"));
}

TEST_F(Archives, InsideOthersToADepth) {
  std::string bytes = make_zip({{"a.txt", kText}});
  sandbox_.write("shallow.zip",
                 make_zip({{"b.tar", make_archive(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP,
                                                  {{"c.zip", bytes}})}}));
  for (int i = 0; i < 30; ++i) bytes = make_zip({{"b.zip", bytes}});
  sandbox_.write("deep.zip", bytes);
  EXPECT_THAT(report(), AllOf(HasSubstr("nested too deep (1)"), HasSubstr("deep.zip!b.zip")));
  EXPECT_THAT(paths("envoys"), ElementsAre("shallow.zip!b.tar!c.zip!a.txt"));
}

// Each level holds the one below sixteen times, and the last ones zeros: petabytes in a few kB.
TEST_F(Archives, BombsOfManyLevelsAreTooLarge) {
  std::string bytes = make_zip({{"zeros", std::string(20 << 20, '\0')}});
  for (int level = 0; level < 5; ++level) {
    testing::Members members;
    for (int i = 0; i < 16; ++i) members.emplace_back("lib " + std::to_string(i) + ".zip", bytes);
    bytes = make_zip(members);
  }
  sandbox_.write("bomb.zip", bytes);
  EXPECT_THAT(report(), AllOf(HasSubstr("too large"), HasSubstr("bomb.zip")));
  EXPECT_LT(outcome_.max_memory, kMaxMemory);
}

TEST_F(Archives, TenGigabytesOfOneByteAreTooLarge) {
  const auto ten_gigabytes_of = [](char byte) {
    const std::string part = gzip(std::string(64 << 20, byte));
    std::string bytes;
    for (int i = 0; i < 160; ++i) bytes += part;
    return bytes;
  };
  sandbox_.write("letters.gz", ten_gigabytes_of('a'));
  sandbox_.write("zeros.gz", ten_gigabytes_of('\0'));  // which is how an empty tar begins
  EXPECT_THAT(report(), AllOf(HasSubstr("too large"), HasSubstr("letters.gz"),
                              HasSubstr("no text (1)"), HasSubstr("zeros.gz")));
  EXPECT_LT(outcome_.max_memory, kMaxMemory);
}

TEST_F(Archives, ADamagedMemberCostsItselfAlone) {
  std::string tar = make_archive(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE,
                                 {{"a.txt", kText},
                                  {"b.pdf", "%PDF-1.4 and no more"},
                                  {"c.bin", std::string(500, '\0')},
                                  {"d.docx", "PK\x03\x04 and no more"},
                                  {"e.txt", kText}});
  sandbox_.write("a.tar", tar);
  sandbox_.write("cut.tar", tar.substr(0, 1100));
  const std::string said = report();
  EXPECT_THAT(paths("envoys"), UnorderedElementsAre("a.tar!a.txt", "a.tar!e.txt", "cut.tar!a.txt"));
  for (const char* name : {"a.tar!b.pdf", "a.tar!c.bin", "a.tar!d.docx", "cut.tar"})
    EXPECT_THAT(said, HasSubstr(name));
}

}  // namespace
}  // namespace chancery::cli
