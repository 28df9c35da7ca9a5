#include "chancery/glass_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class GlassTables : public ::testing::Test {
 protected:
  GlassTables() {
    Xapian::WritableDatabase database(path().string(),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.add_posting("salt", 1);
    database.replace_document(7, document);
    database.commit();
  }

  std::filesystem::path path() const { return directory_ / "database"; }

  testing::TempDirectory directory_;
};

TEST_F(GlassTables, TheVersionFileTellsThem) {
  const auto content = read_glass_version(path());
  ASSERT_TRUE(content.has_value());
  const auto version = glass_version_of(*content);
  ASSERT_TRUE(version.has_value());
  EXPECT_EQ(version->documents, 1U);
  EXPECT_EQ(version->last_document, 7U);
  ASSERT_EQ(version->tables.size(), 6U);
  EXPECT_EQ(version->tables[0].file, "postlist.glass");
  EXPECT_GT(version->tables[0].entries, 0U);
  EXPECT_EQ(version->tables[0].block_bytes, 8192U);
  EXPECT_EQ(version->tables[4].entries, 0U);  // no spellings
}

TEST_F(GlassTables, WhatIsNoVersionFileTellsNothing) {
  const std::string content = *read_glass_version(path());
  EXPECT_FALSE(glass_version_of("").has_value());
  EXPECT_FALSE(glass_version_of(content.substr(0, 40)).has_value());
  EXPECT_FALSE(glass_version_of("x" + content).has_value());
  EXPECT_FALSE(read_glass_version(directory_ / "nowhere").has_value());
}

TEST_F(GlassTables, ALostOneIsNamed) {
  EXPECT_THAT(lost_tables(path()), IsEmpty());
  std::filesystem::remove(path() / "position.glass");
  EXPECT_THAT(lost_tables(path()), ElementsAre("position.glass"));
  std::filesystem::resize_file(path() / "postlist.glass", 100);
  EXPECT_THAT(lost_tables(path()), ElementsAre("postlist.glass", "position.glass"));
}

}  // namespace
}  // namespace chancery
