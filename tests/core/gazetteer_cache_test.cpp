#include "chancery/gazetteer_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* kOwn = "[[actor]]\nid = \"bo-ek\"\ntype = \"leader\"\nname = \"Bo Ek\"\n";

class GazetteerCache : public ::testing::Test {
 protected:
  GazetteerCache() {
    directory_.write("lists/actors/actors.toml", testing::kSampleActors);
    directory_.write("lists/issues/issues.toml", testing::kSampleIssues);
    files_.directory = directory_ / "lists";
    files_.actors = {directory_.write("own.toml", kOwn)};
  }
  Gazetteer load() const { return load_cached(files_, cache()); }
  fs::path cache() const { return directory_ / "cache"; }
  std::vector<fs::path> cached() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(cache())) files.push_back(entry.path());
    return files;
  }
  std::string direct() const {
    return Gazetteer::load(files_.directory, files_.actors, files_.issues).pack();
  }

  testing::TempDirectory directory_;
  ListFiles files_;
};

TEST_F(GazetteerCache, GivesWhatTheFilesHold) {
  EXPECT_EQ(load().pack(), direct());
  ASSERT_THAT(cached(), SizeIs(1));
  EXPECT_EQ(load().pack(), direct());
  EXPECT_THAT(cached(), SizeIs(1));
}

TEST_F(GazetteerCache, IsUsed) {
  load();
  // The same stamps, so the content is not looked at.
  const auto time = fs::last_write_time(files_.actors[0]);
  std::string other = kOwn;
  other[other.find("Bo Ek")] = 'M';
  std::fstream(files_.actors[0], std::ios::in | std::ios::out) << other;
  fs::last_write_time(files_.actors[0], time);
  EXPECT_FALSE(load().lookup("Bo Ek").empty());
}

TEST_F(GazetteerCache, AChangedFileIsReadAgain) {
  const std::string before = stamps_of(files_);
  load();
  directory_.write("own.toml", "[[actor]]\nid = \"ann\"\ntype = \"leader\"\nname = \"Ann Lind\"\n");
  EXPECT_NE(stamps_of(files_), before);
  EXPECT_TRUE(load().lookup("Bo Ek").empty());
  EXPECT_FALSE(load().lookup("Ann Lind").empty());
}

TEST_F(GazetteerCache, ANewFileAmongTheBuiltInOnesIsSeen) {
  const std::string before = stamps_of(files_);
  directory_.write("lists/actors/more.toml", "");
  EXPECT_NE(stamps_of(files_), before);
}

TEST_F(GazetteerCache, DamageIsIgnored) {
  const std::string whole = load().pack();
  const fs::path file = cached().at(0);
  const std::string bytes = testing::read_file(file);
  for (const size_t cut : {size_t{0}, size_t{5}, bytes.size() / 2, bytes.size() - 1}) {
    testing::write_file(file, bytes.substr(0, cut));
    EXPECT_EQ(load().pack(), whole) << cut;
  }
  for (size_t at = 0; at < bytes.size(); at += bytes.size() / 40 + 1) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    testing::write_file(file, damaged);
    EXPECT_EQ(load().pack(), whole) << at;
  }
}

TEST_F(GazetteerCache, ACacheThatCannotBeWrittenDoesNoHarm) {
  testing::write_file(cache(), "a file where the directory should be");
  EXPECT_EQ(load().pack(), direct());
}

TEST_F(GazetteerCache, AMissingListIsAnError) {
  load();
  fs::remove(files_.actors[0]);
  EXPECT_THAT(testing::error_of([&] { load(); }), HasSubstr("own.toml"));
}

TEST_F(GazetteerCache, KeepsAFewListsOnly) {
  for (int i = 0; i < 12; ++i) {
    directory_.write("own.toml", std::string(static_cast<size_t>(i), '\n') + kOwn);
    load();
  }
  EXPECT_LE(cached().size(), 9U);
}

TEST(ListFiles, TheUsersComeFromTheConfiguration) {
  const testing::TempDirectory directory;
  directory.write("chancery/actors.toml", kOwn);
  directory.write("chancery/actors/b.toml", "");
  directory.write("chancery/actors/a.toml", "");
  directory.write("chancery/actors/notes.txt", "");
  directory.write("chancery/issues/c.toml", "");
  const char* before = std::getenv("XDG_CONFIG_HOME");
  const std::string kept = before ? before : "";
  setenv("XDG_CONFIG_HOME", directory.string().c_str(), 1);
  const ListFiles files = list_files({"given.toml"}, {});
  before ? setenv("XDG_CONFIG_HOME", kept.c_str(), 1) : unsetenv("XDG_CONFIG_HOME");
  const fs::path own = directory / "chancery";
  EXPECT_THAT(files.actors, ::testing::ElementsAre(own / "actors.toml", own / "actors/a.toml",
                                                   own / "actors/b.toml", "given.toml"));
  EXPECT_THAT(files.issues, ::testing::ElementsAre(own / "issues/c.toml"));
}

}  // namespace
}  // namespace chancery
