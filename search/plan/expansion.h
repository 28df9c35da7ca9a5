// The words of the database that a pattern or a misspelt word stands for.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

struct Expansion {
  std::vector<std::string> words;  // the most frequent, sorted
  bool cut = false;                // there are more
};

inline constexpr size_t kMaxExpansion = 500;

// `pattern`: folded; * stands for any characters, ? for one. `prefix`: of the field whose words are
// looked through; they come without it.
Expansion matching_words(const Xapian::Database& database, std::string_view pattern,
                         const std::string& prefix = "");

// Words of the same first letter that at most `distance` inserted, left out or changed characters
// (Levenshtein) part from `word`.
Expansion similar_words(const Xapian::Database& database, std::string_view word, size_t distance);

// Words that are numbers from `least` to `most`, both included.
Expansion numbers_between(const Xapian::Database& database, double least, double most);

}  // namespace chancery::search
