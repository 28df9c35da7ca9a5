// Long files are indexed whole: as parts of a document, or record by record.
#include <gmock/gmock.h>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class LongFiles : public ::testing::Test {
 protected:
  // A text of so many bytes, with sentences put in at some places.
  static std::string text(size_t bytes, std::map<size_t, std::string> sentences) {
    std::string out = "A Quiet Strait\n\nBy Jane Roe\n\n12 March 2019\n\n";
    for (size_t i = 0; out.size() < bytes; ++i) {
      if (!sentences.empty() && out.size() >= sentences.begin()->first) {
        out += sentences.begin()->second + "\n\n";
        sentences.erase(sentences.begin());
      }
      out += "The envoys of Valdora met on bridge number " + std::to_string(i) +
             " and neither of them crossed it.\n\n";
    }
    return out;
  }

  Outcome index() const { return sandbox_.index({sandbox_.documents().string()}); }

  // The hits of `query`.
  Json hits(const std::string& query) const {
    return sandbox_.search({"--format", "json", "-n", "0", query}).json()["hits"];
  }
  std::vector<std::string> paths(const std::string& query) const {
    std::vector<std::string> found;
    for (const Json& hit : hits(query)) {
      found.push_back(
          hit["path"].get<std::string>().substr(sandbox_.documents().string().size() + 1));
    }
    return found;
  }

  Sandbox sandbox_;
};

TEST_F(LongFiles, AWordBehindEightMegabytesIsFound) {
  sandbox_.write("big.txt", text(9'000'000, {{8'500'000, "Here stands zanzibarium alone."}}));
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("1 file"), HasSubstr("1 new")));
  const Json found = hits("zanzibarium");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0]["title"], "A Quiet Strait");
  EXPECT_EQ(found[0]["snippets"][0]["text"], "Here stands zanzibarium alone.");
}

TEST_F(LongFiles, EachPartIsFoundAndHasTheHeadOfItsFile) {
  sandbox_.write("big.txt", text(20'000'000, {{1'000'000, "Here stands alphaword alone."},
                                              {10'000'000, "Here stands betaword alone."},
                                              {19'900'000, "Here stands gammaword alone."}}));
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr("1 file"), HasSubstr("1 new"), HasSubstr("3 documents")));
  EXPECT_LT(outcome.max_memory, kMaxMemory);
  EXPECT_THAT(paths("alphaword"), ElementsAre("big.txt!part 1 of 3"));
  EXPECT_THAT(paths("gammaword"), ElementsAre("big.txt!part 3 of 3"));
  const Json found = hits("betaword");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0]["path"].get<std::string>(), HasSubstr("big.txt!part 2 of 3"));
  EXPECT_EQ(found[0]["title"], "A Quiet Strait");
  EXPECT_THAT(found[0]["authors"], ElementsAre("Jane Roe"));
  EXPECT_EQ(found[0]["date"], "2019-03-12");
  EXPECT_EQ(found[0]["snippets"][0]["text"], "Here stands betaword alone.");
  // Alike as they are, parts are no copies of each other.
  EXPECT_THAT(paths("envoys"), SizeIs(3));
  EXPECT_THAT(sandbox_.search({"--format", "ris", "betaword"}).out,
              AllOf(HasSubstr("A Quiet Strait"), HasSubstr("Jane"), HasSubstr("big.txt!part 2")));

  // What changes, changes whole; what goes, goes whole.
  sandbox_.write("big.txt", text(11'000'000, {{10'900'000, "Here stands deltaword alone."}}));
  EXPECT_THAT(index().err, AllOf(HasSubstr("1 changed"), Not(HasSubstr("new"))));
  EXPECT_THAT(paths("envoys"), SizeIs(2));
  EXPECT_THAT(paths("alphaword"), IsEmpty());
  EXPECT_THAT(paths("deltaword"), ElementsAre("big.txt!part 2 of 2"));
  EXPECT_THAT(index().err, HasSubstr("1 unchanged"));
  sandbox_.write("other.txt", "Railways.");
  fs::remove(sandbox_.documents() / "big.txt");
  EXPECT_THAT(index().err, HasSubstr("1 removed"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("other.txt"));
}

TEST_F(LongFiles, PartsArePrintedAndReadBack) {
  const fs::path file =
      sandbox_.write("big.txt", text(11'000'000, {{10'900'000, "Here stands deltaword alone."}}));
  const Outcome printed =
      sandbox_.run(sandbox_.command("chancery-index", {"--print", file.string()}));
  EXPECT_EQ(printed.status, 0);
  const std::vector<Json> records = printed.json_lines();
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_EQ(records[1]["path"], file.string() + "!part 2 of 2");
  EXPECT_EQ(sandbox_.index({"--from-jsonl", "-"}, printed.out).status, 0);
  EXPECT_THAT(paths("deltaword"), ElementsAre("big.txt!part 2 of 2"));
  EXPECT_THAT(paths("envoys"), SizeIs(2));
}

TEST_F(LongFiles, JsonLinesHaveNoLimit) {
  std::string lines;
  for (int i = 0; i < 120'000; ++i) {
    lines += "{\"id\":\"r" + std::to_string(i) + "\",\"text\":\"Quay w" + std::to_string(i) +
             " is quiet.\"}\n";
  }
  sandbox_.write("many.jsonl", lines);
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("120,000 documents"));
  EXPECT_LT(outcome.max_memory, kMaxMemory / 2);
  EXPECT_THAT(paths("w119999"), ElementsAre("many.jsonl!r119999"));
}

}  // namespace
}  // namespace chancery::cli
