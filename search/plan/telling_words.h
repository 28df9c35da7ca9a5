// Words and concepts that say what texts are about, beside what the database's other texts say.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chancery/record.h"

namespace chancery::search {

struct TellingTerm {
  std::vector<std::string> terms;  // of the index: words of one stem, as the texts have them
  double weight = 0;               // 0 to 1, the most telling one's
};

class TellingWords {
 public:
  TellingWords();
  ~TellingWords();

  // A part of the record's text; an empty span is all of it.
  void add(const Record& record, Span span = {});

  // How often a word stands in all texts.
  using Occurrences = std::function<uint64_t(const std::string& word)>;

  // The terms that at least `texts` of those added share, most telling first, at most `most`, by
  // Kullback-Leibler divergence of the texts from the database (Carpineto and others 2001).
  // `occurrences`: as the database tells them, where none are given.
  std::vector<TellingTerm> best(const Xapian::Database& database, size_t texts, size_t most,
                                const Occurrences& occurrences = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::search
