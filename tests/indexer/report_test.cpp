#include "indexer/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "indexer/report_json.h"

namespace chancery::indexer {
namespace {

RunReport some_report() {
  RunReport report;
  report.files = 5;
  report.bytes = 1234;
  report.added = 1;
  report.changed = 2;
  report.removed = 3;
  report.unchanged = 4;
  report.seconds = 0.5;
  report.time = "2023-08-30T12:00:00Z";
  report.failed = {{"/a/b", "binary data", Lack::kNoText, {1, -2, 3}},
                   {"/a/big", "only the first 8 of 9 MB are indexed", Lack::kPart},
                   {"/a/closed", "Permission denied", Lack::kPassing, {}, "", 29, "2023-08-29"},
                   {"/a/pipe", "a pipe", Lack::kNothing}};
  return report;
}

TEST(RunReport, ReasonsHaveDetails) {
  using Parts = std::pair<std::string, std::string>;
  EXPECT_EQ(split_reason({"", "damaged"}), Parts("damaged", ""));
  EXPECT_EQ(split_reason({"", "damaged (no pages)"}), Parts("damaged", "no pages"));
  EXPECT_EQ(split_reason({"", "unknown type (Windows help (old) file)"}),
            Parts("unknown type", "Windows help (old) file"));
  EXPECT_EQ(split_reason({"", "the rest of it is damaged", Lack::kPart}),
            Parts("indexed in part", "the rest of it is damaged"));
}

TEST(RunReport, NumbersThatNothingCanHoldCountNothing) {
  const RunReport report = RunReport::of_json(R"({"files":7,"bytes":1e99,"added":-1e99})");
  EXPECT_EQ(report.files, 7U);
  EXPECT_EQ(report.bytes, 0U);
  EXPECT_EQ(report.added, 0U);
}

TEST(RunReport, ComesBack) {
  const RunReport report = some_report();
  const RunReport back = RunReport::of_json(report.to_json());
  EXPECT_EQ(back.files, report.files);
  EXPECT_EQ(back.bytes, report.bytes);
  EXPECT_EQ(back.added, report.added);
  EXPECT_EQ(back.changed, report.changed);
  EXPECT_EQ(back.removed, report.removed);
  EXPECT_EQ(back.unchanged, report.unchanged);
  EXPECT_EQ(back.seconds, report.seconds);
  EXPECT_EQ(back.time, report.time);
  ASSERT_EQ(back.failed.size(), 4U);
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(back.failed[i].path, report.failed[i].path);
    EXPECT_EQ(back.failed[i].reason, report.failed[i].reason);
    EXPECT_EQ(back.failed[i].lack, report.failed[i].lack);
    EXPECT_EQ(back.failed[i].kept, report.failed[i].kept);
    EXPECT_EQ(back.failed[i].as_of, report.failed[i].as_of);
    EXPECT_EQ(back.failed[i].signature, report.failed[i].signature);
  }
}

TEST(RunReport, CountsWhatIsLacking) {
  const RunReport report = some_report();
  EXPECT_EQ(report.unread(), 2U);
  EXPECT_EQ(report.cut(), 1U);
  EXPECT_EQ(report.kept(), 29U);
}

TEST(RunReport, ThoseOfOlderProgramsCanBeRead) {
  const RunReport report = RunReport::of_json(
      R"({"failed": [{"path": "/a", "reason": "damaged", "failure": true},
                     {"path": "/b", "reason": "only the first 8 of 9 MB", "failure": false},
                     {"path": "/c", "reason": "empty file", "failure": false}]})");
  ASSERT_EQ(report.failed.size(), 3U);
  EXPECT_EQ(report.failed[0].lack, Lack::kNoText);
  EXPECT_EQ(report.failed[1].lack, Lack::kPart);
  EXPECT_EQ(report.failed[2].lack, Lack::kNothing);
}

class ReportedPath : public ::testing::TestWithParam<std::string> {};

TEST_P(ReportedPath, ComesBack) {
  RunReport report;
  report.failed = {{GetParam(), "why", Lack::kNoText}};
  const std::string json = report.to_json();
  EXPECT_TRUE(nlohmann::json::accept(json));
  const RunReport back = RunReport::of_json(json);
  ASSERT_EQ(back.failed.size(), 1U);
  EXPECT_EQ(back.failed[0].path, GetParam());
}

INSTANTIATE_TEST_SUITE_P(RunReport, ReportedPath,
                         ::testing::Values("/plain", "/\xFF\xFE", "/é\xFF中", "/new\nline",
                                           "/quote\"\\", "\x01/odd", ""));

TEST(RunReport, AReasonThatIsNoUtf8CanBeKept) {
  RunReport report;
  report.failed = {{"/a", "odd \xFF", Lack::kNoText}};
  EXPECT_TRUE(nlohmann::json::accept(report.to_json()));
}

TEST(RunReport, OtherTextGivesAnEmptyOne) {
  for (const char* text : {"", "no json", "[]", "{\"files\": \"many\"}", "{\"failed\": [1]}"}) {
    const RunReport report = RunReport::of_json(text);
    EXPECT_EQ(report.files, 0U) << text;
    EXPECT_TRUE(report.failed.empty()) << text;
  }
}

TEST(ReportJson, HasWhatTheReportHas) {
  RunReport report = some_report();
  FailedFile file;
  file.path = "/r/na\xEFve.pdf";
  file.inside = "!letters/2.txt";
  file.reason = "damaged (no pages)";
  file.lack = Lack::kUnclear;
  file.kept = 2;
  file.as_of = "2024-05-01";
  report.failed = {file};
  IndexStats stats;
  stats.documents = 7;
  stats.newest = "20240830";
  stats.languages = {{"en", 5}, {"fr", 2}};
  const auto json = nlohmann::json::parse(report_json("/db", report, stats));
  EXPECT_EQ(json["database"], "/db");
  EXPECT_EQ(json["documents"], 7);
  EXPECT_EQ(json["newest"], "2024-08-30");
  EXPECT_EQ(json["languages"]["fr"], 2);
  EXPECT_EQ(json["files"], report.files);
  EXPECT_EQ(json["unread"], 1);
  EXPECT_EQ(json["kept"], 2);
  const auto& failed = json["failed"][0];
  EXPECT_EQ(failed["path"], "/r/na\xEF\xBF\xBDve.pdf");
  EXPECT_EQ(failed["path_bytes"], "L3IvbmHvdmUucGRm");
  EXPECT_EQ(failed["inside"], "!letters/2.txt");
  EXPECT_EQ(failed["reason"], "damaged");
  EXPECT_EQ(failed["detail"], "no pages");
  EXPECT_EQ(failed["lack"], "unclear");
  EXPECT_EQ(failed["as_of"], "2024-05-01");
}

}  // namespace
}  // namespace chancery::indexer
