// The sample documents of corpus/ as a database, and their records, for counts by brute force.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"
#include "tests/support/directories.h"

namespace chancery::testing {

class CorpusDatabase {
 public:
  CorpusDatabase() {
    std::filesystem::copy(source_directory() + "/corpus", folder_.root() / "documents",
                          std::filesystem::copy_options::recursive);
    folder_.index();
    searcher_ = std::make_unique<search::Searcher>(std::vector{folder_.database()});
    search::SearchOptions all;
    all.count = 0;
    all.all_copies = true;
    for (const search::Hit& hit : searcher_->search("*", all).hits)
      records_.push_back(searcher_->document(hit.record.path));
  }
  search::Searcher& searcher() { return *searcher_; }
  const std::vector<Record>& records() const { return records_; }

  // Made once a test program.
  static CorpusDatabase& once() {
    static CorpusDatabase made;
    return made;
  }

 private:
  IndexedFolder folder_;
  std::unique_ptr<search::Searcher> searcher_;
  std::vector<Record> records_;
};

// The part of a record's text.
inline std::string text_in(const Record& record, const Span& span) {
  return record.text.substr(span.begin, span.end - span.begin);
}

// The folded words of a text.
inline std::vector<std::string> words_in(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens.tokens) words.emplace_back(tokens.word(token));
  return words;
}

inline bool has_word(const std::string& text, const std::string& word) {
  for (const std::string& one : words_in(text))
    if (one == word) return true;
  return false;
}

// Whether the tags have a mention of `id`, or of whoever counts for that state, in `span`.
inline bool mentions(const std::vector<Tag>& tags, const std::string& id, const Span& span) {
  for (const Tag& tag : tags) {
    if (tag.id != id && tag.state != id) continue;
    for (const Span& mention : tag.mentions)
      if (mention.begin >= span.begin && mention.begin < span.end) return true;
  }
  return false;
}

}  // namespace chancery::testing
