// Flipped bits, cut, emptied and missing files at places drawn by lot: never a crash, never a wrong
// quotation; --verify knows, --repair mends or says what it could not.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

class Damage : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < kDocuments; ++i) {
      std::string text = "Report " + std::to_string(i) + " on the ferry\n\n";
      for (int word = 0; word < 200; ++word) {
        text += word_of() + (word % 12 == 11 ? " near the border with Iran. " : " ");
      }
      sandbox_.write("report-" + std::to_string(i) + ".txt",
                     text + "\n\nThe border is a matter.\n");
    }
    sandbox_.index_documents();
    sound_ = answer();
    ASSERT_EQ(sound_.size(), size_t{kDocuments}) << sandbox_.search({"border ferry"});
    fs::copy(sandbox_.database(), kept_, fs::copy_options::recursive);
  }

  std::string word_of() {
    std::string word;
    for (unsigned i = 0; i < 5; ++i) word += static_cast<char>('a' + chance_() % 26);
    return word;
  }

  // What each hit shows, by path; nothing where the search ends with an error.
  std::map<std::string, std::string> answer() const {
    const Outcome outcome = sandbox_.search({"-f", "json", "-n", "0", "border ferry"});
    EXPECT_EQ(outcome.signal, 0) << outcome;
    std::map<std::string, std::string> shown;
    if (outcome.status == 1) {  // nothing could be saved
      EXPECT_EQ(outcome.json()["coverage"]["documents"], 0) << outcome;
      return shown;
    }
    if (outcome.status != 0) {
      EXPECT_EQ(outcome.status, 2) << outcome;
      EXPECT_NE(outcome.err, "");
      return shown;
    }
    const Json found = outcome.json();
    for (const Json& hit : found["hits"]) {
      shown[hit["path"]] = hit["title"].dump() + hit["snippets"].dump() + hit["actors"].dump();
    }
    return shown;
  }

  // Damages a file; gives what was done.
  std::string harm() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(sandbox_.database())) {
      if (entry.is_regular_file() && entry.file_size() > 0 && entry.path().filename() != "lock") {
        files.push_back(entry.path());
      }
    }
    std::sort(files.begin(), files.end());
    const fs::path& file = files[chance_() % files.size()];
    std::string bytes = testing::read_file(file);
    const size_t at = chance_() % bytes.size();
    const unsigned kind = chance_() % 5;
    if (kind == 4) {
      fs::remove(file);
    } else {
      if (kind == 3) bytes.resize(at);
      if (kind < 3) bytes[at] = static_cast<char>(bytes[at] ^ 1 << chance_() % 8);
      testing::write_file(file, bytes);
    }
    return file.string() +
           (kind == 4   ? " removed"
            : kind == 3 ? " cut at "
                        : " flipped at ") +
           std::to_string(at);
  }

  static constexpr int kDocuments = 12;
  std::mt19937 chance_{7};
  Sandbox sandbox_;
  std::map<std::string, std::string> sound_;
  fs::path kept_ = sandbox_.root() / "kept";
};

TEST_F(Damage, IsNeverQuotedAndMended) {
  for (int trial = 0; trial < 15; ++trial) {
    fs::remove_all(sandbox_.database());
    fs::copy(kept_, sandbox_.database(), fs::copy_options::recursive);
    SCOPED_TRACE(harm());
    const auto damaged = answer();
    for (const auto& [path, shown] : damaged) EXPECT_EQ(shown, sound_[path]);

    const Outcome verified = sandbox_.index({"--verify"});
    EXPECT_EQ(verified.signal, 0) << verified;
    if (verified.status == 0) {
      EXPECT_EQ(damaged, sound_) << verified;
    }

    const Outcome repaired = sandbox_.index({"--repair"});
    EXPECT_EQ(repaired.signal, 0) << repaired;
    const auto mended = answer();
    for (const auto& [path, shown] : mended) EXPECT_EQ(shown, sound_[path]);
    if (repaired.status == 0) {
      EXPECT_EQ(mended, sound_) << repaired;
    }
    EXPECT_EQ(sandbox_.index({"--verify"}).status, 0) << repaired;

    EXPECT_EQ(sandbox_.index({sandbox_.documents().string()}).status, 0) << repaired;
    EXPECT_EQ(answer(), sound_) << repaired;
  }
}

}  // namespace
}  // namespace chancery::cli
