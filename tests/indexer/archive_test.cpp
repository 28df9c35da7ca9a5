#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/read_document.h"
#include "tests/indexer/read_sink.h"
#include "tests/support/make_archive.h"

namespace chancery::indexer {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_archive;
using testing::make_zip;
using ::testing::Pair;
using ::testing::SizeIs;

const std::string kText =
    "The envoys of Valdora and Ostrel met on the bridge, and neither crossed it.";

TEST(Archive, MembersAreDocuments) {
  const testing::Members members = {{"a.txt", kText}, {"notes/b.md", "# Talks\n\n" + kText}};
  for (const auto& [format, filter] :
       std::vector<std::pair<int, int>>{{ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE},
                                        {ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE},
                                        {ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_GZIP},
                                        {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_BZIP2},
                                        {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ},
                                        {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD},
                                        {ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE}}) {
    const Read got = read("/d/x", make_archive(format, filter, members));
    EXPECT_THAT(got.paths(), ElementsAre("/d/x!a.txt", "/d/x!notes/b.md"))
        << format << " " << filter;
    EXPECT_EQ(got.documents.back().mime, "text/markdown");
  }
}

TEST(Archive, ACompressedFileIsCalledWithoutItsLastEnding) {
  const Read got =
      read("/d/talks.txt.gz", make_archive(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, {{"", kText}}));
  EXPECT_THAT(got.paths(), ElementsAre("/d/talks.txt.gz!talks.txt"));
}

TEST(Archive, NamesNeverLeaveIt) {
  const Read got = read("/d/a.zip", make_zip({{"../../up.txt", kText},
                                              {"/etc/root.txt", kText},
                                              {"a\\..\\b.txt", kText},
                                              {"bad\x1B[31m.txt", kText},
                                              {"up.txt", kText}}));
  for (const std::string& path : got.paths()) {
    EXPECT_TRUE(path.starts_with("/d/a.zip!"));
    EXPECT_THAT(path, ::testing::Not(HasSubstr("..")));
    EXPECT_THAT(path, ::testing::Not(HasSubstr("\x1B")));
    EXPECT_THAT(path, ::testing::Not(HasSubstr("!/")));
  }
  EXPECT_THAT(got.paths(), Contains("/d/a.zip!up.txt (2)"));
}

TEST(Archive, HiddenFilesAndFoldersAreNoDocuments) {
  const Read got = read(
      "/d/a.zip", make_zip({{"__MACOSX/a.txt", kText}, {".git/b.txt", kText}, {"c.txt", kText}}));
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.zip!c.txt"));
  EXPECT_THAT(got.failures, IsEmpty());
}

TEST(Archive, WhatCannotBeReadIsNamed) {
  const Read got =
      read("/d/a.zip",
           make_zip({{"a.txt", kText}, {"b.bin", std::string(500, '\0')}, {"c.txt", kText}}));
  EXPECT_THAT(got.documents, SizeIs(2));
  EXPECT_THAT(got.failures, ElementsAre(Pair("/d/a.zip!b.bin", "unknown type (binary data)")));
}

TEST(Archive, DepthIsLimited) {
  std::string bytes = make_zip({{"a.txt", kText}});
  for (int i = 0; i < 12; ++i) bytes = make_zip({{"b.zip", bytes}});
  const Read got = read("/d/a.zip", bytes);
  EXPECT_THAT(got.documents, IsEmpty());
  EXPECT_THAT(got.failures, ElementsAre(Pair(HasSubstr("!b.zip!b.zip"), "nested too deep")));
}

TEST(Archive, BombsAreTooLarge) {
  const std::string zeros(48 << 20, '\0');
  const Read got =
      read("/d/a.zip", make_zip({{"a.txt", kText}, {"zeros", zeros}, {"c.txt", kText}}));
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.zip!a.txt"));
  EXPECT_THAT(got.failures, ElementsAre(Pair("/d/a.zip", "too large (unpacked)")));
}

TEST(Archive, CutOnesGiveWhatIsThere) {
  const std::string whole = make_archive(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE,
                                         {{"a.txt", kText}, {"b.txt", std::string(3000, 'b')}});
  const Read got = read("/d/a.tar", whole.substr(0, 1800));
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.tar!a.txt"));
  EXPECT_THAT(got.failures, ::testing::Not(IsEmpty()));
  const std::string zip = make_zip({{"a.txt", kText}, {"b.txt", kText}});
  for (size_t cut = 0; cut < zip.size(); cut += 7) {
    const Read part = read("/d/a.zip", zip.substr(0, cut));
    EXPECT_TRUE(part.documents.size() == 2 || !part.failures.empty()) << cut;
  }
}

std::string warc_record(const std::string& type, const std::string& url, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST(Warc, PagesThatWereAnsweredAreDocuments) {
  const std::string page = "<html><title>On the bridge</title><p>" + kText + "</p></html>";
  const std::string bytes =
      warc_record("warcinfo", "", "software: none") +
      warc_record("request", "https://example.org/a", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("response", "https://example.org/talks/a",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page) +
      warc_record("response", "https://example.org/gone", "HTTP/1.1 404 Not Found\r\n\r\nnothing") +
      warc_record("response", "https://example.org/b",
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nThe envoys of Va\r\n"
                  "8\r\nldora me\r\n2\r\nt.\r\n0\r\n\r\n");
  const Read got = read("/d/a.warc", bytes);
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.warc!example.org/talks/a", "/d/a.warc!example.org/b"));
  EXPECT_EQ(got.documents[0].url, "https://example.org/talks/a");
  EXPECT_EQ(got.documents[0].title, "On the bridge");
  EXPECT_EQ(got.documents[1].text, "The envoys of Valdora met.");
  EXPECT_THAT(read("/d/a.warc", bytes.substr(0, bytes.size() - 400)).failures,
              ::testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace chancery::indexer
