// Every question that a Searcher answers, while the database changes or cannot be read.
#include "search/answer/searcher.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "chancery/error.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

namespace fs = std::filesystem;

// So many that what a question reads is not all in memory from the question before.
constexpr int kDocuments = 400;

struct Question {
  const char* name;
  std::function<size_t(Searcher&)> ask;  // how much the answer has
};

size_t kwic_lines(Searcher& searcher) {
  ViewRequest request;
  request.kind = ViewKind::kKwic;
  request.subject = "border";
  return searcher.view("border", request).lines.size();
}

size_t years(Searcher& searcher) {
  return searcher.view("border", {}).counts.values.size();
}

size_t marks(Searcher& searcher) {
  Record record;
  record.text = "The border of Armenia.";
  record.sentences = {{{0, 22}, true}};
  return searcher.marks("border", record).size();
}

size_t facet_values(Searcher& searcher) {
  SearchOptions options;
  options.facets = {"actor", "year"};
  options.explain = true;
  return searcher.search("border talks", options).facets.size();
}

// One line for each question of AnswerSource, and for each way to its answer.
const Question kQuestions[] = {
    {"search", [](Searcher& s) { return s.search("border talks").hits.size(); }},
    {"facets", facet_values},
    {"nothing", [](Searcher& s) { return s.search("zanzibarium").explanation.size(); }},
    {"timeline", years},
    {"kwic", kwic_lines},
    {"marks", marks},
    {"coverage", [](Searcher& s) { return size_t{s.coverage().documents > 0}; }},
    {"values", [](Searcher& s) { return s.values("type", "", 10).size(); }},
    {"names", [](Searcher& s) { return s.concept_names(std::nullopt, "arme", 10).size(); }},
    {"prepare", [](Searcher& s) { return s.prepare(), size_t{1}; }},
};

// A Searcher for each question, which has answered it once.
class FrontDoor : public ::testing::Test {
 protected:
  FrontDoor() {
    for (int i = 0; i < kDocuments; ++i) write(i, "first");
    folder_.index();
    for (const Question& question : kQuestions) {
      searchers_.push_back(std::make_unique<Searcher>(std::vector{folder_.database()}));
      before_.push_back(question.ask(*searchers_.back()));
      EXPECT_GT(before_.back(), 0U) << question.name;
    }
  }

  void write(int number, const std::string& word) {
    std::string text =
        fmt::format("Report {} {}\n\n12 May {}\n\n", number, word, 2000 + number % 9);
    // Every document has these words, which is a case of its own (search/plan/set_query.h).
    for (int i = 0; i < 20; ++i)
      text += fmt::format("Armenia holds border talks number {} on item{}. ", i, number * 20 + i);
    folder_.write(fmt::format("{:03}.txt", number), text);
  }

  void expect_the_same_answers() {
    for (size_t i = 0; i < searchers_.size(); ++i)
      EXPECT_EQ(kQuestions[i].ask(*searchers_[i]), before_[i]) << kQuestions[i].name;
  }

  // How many questions fail, each with one sentence.
  size_t failures() {
    size_t failed = 0;
    for (size_t i = 0; i < searchers_.size(); ++i) {
      try {
        kQuestions[i].ask(*searchers_[i]);
      } catch (const Error& error) {
        ++failed;
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
      } catch (...) {
        ADD_FAILURE() << kQuestions[i].name << " throws something else than an Error";
      }
    }
    return failed;
  }

  testing::IndexedFolder folder_;
  std::vector<std::unique_ptr<Searcher>> searchers_;
  std::vector<size_t> before_;
};

TEST_F(FrontDoor, OpensAfterChangesInPlace) {
  for (const char* word : {"second", "third", "fourth"}) {
    for (int i = 0; i < 20; ++i) write(i, word);
    folder_.index();
  }
  expect_the_same_answers();
}

TEST_F(FrontDoor, OpensAfterARebuild) {
  folder_.index({"--full"});
  expect_the_same_answers();
}

// Open files of the database below `path` are files that cannot be read while this lives.
class BrokenDisk {
 public:
  explicit BrokenDisk(const std::string& path) {
    const int directory = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
      std::error_code error;
      const std::string target = fs::read_symlink(entry.path(), error).string();
      if (!target.starts_with(path) || !target.ends_with(".glass")) continue;
      const int file = std::stoi(entry.path().filename().string());
      dup2(directory, file);  // reading it is an error of the system (EISDIR)
    }
    close(directory);
    moved_ = path + ".away";
    fs::rename(path, moved_);
    fs::create_directory(path);
    path_ = path;
  }
  ~BrokenDisk() {
    fs::remove(path_);
    fs::rename(moved_, path_);
  }
  BrokenDisk(const BrokenDisk&) = delete;
  BrokenDisk& operator=(const BrokenDisk&) = delete;

 private:
  std::string path_, moved_;
};

TEST_F(FrontDoor, SaysOneSentenceWhenTheDiskFailsAndOpensAgain) {
  {
    const BrokenDisk broken(folder_.database());
    EXPECT_GT(failures(), 0U);
  }
  expect_the_same_answers();
}

TEST_F(FrontDoor, SaysOneSentenceAboutADamagedDatabase) {
  for (const auto& entry : fs::recursive_directory_iterator(folder_.database())) {
    if (entry.path().extension() == ".glass") fs::resize_file(entry.path(), 8192);
  }
  EXPECT_GT(failures(), 0U);
}

TEST_F(FrontDoor, GivesHitsByTheirRanks) {
  Searcher& searcher = *searchers_.front();
  for (const bool all_copies : {false, true}) {
    SearchOptions options;
    options.all_copies = all_copies;
    options.count = 12;
    const Answer page = searcher.search("border talks", options);
    ASSERT_EQ(page.hits.size(), 12U);
    options.ranks = {3, 7, 12};
    const Answer chosen = searcher.search("border talks", options);
    ASSERT_EQ(chosen.hits.size(), 3U);
    for (size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(chosen.hits[i].rank, options.ranks[i]);
      EXPECT_EQ(chosen.hits[i].record.path, page.hits[options.ranks[i] - 1].record.path);
    }
    EXPECT_EQ(chosen.total, page.total);
    EXPECT_EQ(chosen.more, page.more);
  }
}

TEST_F(FrontDoor, SearchersOfSeveralThreadsAnswerSideBySide) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      try {
        Searcher mine({folder_.database()});
        for (int round = 0; round < 5; ++round) {
          for (size_t k = 0; k < std::size(kQuestions); ++k) {
            if (kQuestions[k].ask(mine) != before_[k]) ++wrong;
          }
        }
      } catch (const std::exception&) {
        ++wrong;
      }
    });
  }
  for (const char* word : {"second", "third"}) {
    for (int i = 0; i < 20; ++i) write(i, word);
    folder_.index();
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Searcher, CompletesTheNamesThatARetagBrought) {
  testing::IndexedFolder folder;
  folder.write("a.txt", "Zubrovia opens its border.\n");
  folder.index();
  Searcher searcher({folder.database()});
  EXPECT_TRUE(searcher.concept_names(std::nullopt, "zubro", 10).empty());
  const fs::path list = folder.root().write(
      "list.toml", "[[actor]]\nid = \"zubrovia\"\nname = \"Zubrovia\"\ntype = \"organisation\"\n");
  folder.index({"--retag", "--actors", list.string()});
  EXPECT_EQ(searcher.concept_names(std::nullopt, "zubro", 10),
            std::vector<std::string>{"Zubrovia"});
}

}  // namespace
}  // namespace chancery::search
