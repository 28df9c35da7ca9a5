// Views of 300 seeded documents (seeded_texts.h): on one database, on two, and on shards.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"
#include "tests/search/seeded_texts.h"

namespace chancery::testing {

inline const std::vector<SeededText>& seeded_texts() {
  static const SeededTexts made(300);
  return made.texts;
}

class ViewCounts : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string_view kind = GetParam();
    std::vector<std::string> lines(kind == "two" ? 2 : 1);
    for (size_t i = 0; i < seeded_texts().size(); ++i)
      lines[i % lines.size()] += SeededTexts::record(seeded_texts()[i]).dump() + "\n";
    std::vector<std::string> databases;
    for (const std::string& records : lines) {
      const auto& folder = folders_.emplace_back(std::make_unique<IndexedFolder>());
      std::vector<std::string> options = {
          "--actors", folder->root().write("lists/actors.toml", SeededTexts::actors()), "--issues",
          folder->root().write("lists/issues.toml", SeededTexts::issues())};
      if (kind == "shards") options.insert(options.end(), {"--shards", "3"});
      folder->index_records(records, options);
      databases.push_back(folder->database());
    }
    searcher_ = std::make_unique<search::Searcher>(databases);
  }

  search::View view(search::ViewKind kind, const std::string& query,
                    const std::string& subject = "") {
    request_.kind = kind;
    request_.subject = subject;
    request_.most = 0;
    request_.all_copies = true;
    return searcher_->view(query, request_);
  }

  search::ViewRequest request_;
  std::vector<std::unique_ptr<IndexedFolder>> folders_;
  std::unique_ptr<search::Searcher> searcher_;
};

}  // namespace chancery::testing
