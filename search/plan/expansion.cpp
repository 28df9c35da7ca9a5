#include "search/plan/expansion.h"

#include <algorithm>
#include <charconv>

#include "chancery/utf8.h"
#include "search/plan/characters.h"

namespace chancery::search {

namespace {

// Glob matching in linear space: on a mismatch behind a star, the star takes one more.
bool matches(std::u32string_view pattern, std::u32string_view word) {
  size_t p = 0, w = 0, star = std::u32string_view::npos, mark = 0;
  while (w < word.size()) {
    if (p < pattern.size() && (pattern[p] == word[w] || pattern[p] == U'?')) {
      ++p;
      ++w;
    } else if (p < pattern.size() && pattern[p] == U'*') {
      star = p++;
      mark = w;
    } else if (star != std::u32string_view::npos) {
      p = star + 1;
      w = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == U'*') ++p;
  return p == pattern.size();
}

bool within(std::u32string_view left, std::u32string_view right, size_t distance) {
  if (left.size() > right.size() + distance || right.size() > left.size() + distance) return false;
  std::vector<size_t> row(right.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= left.size(); ++i) {
    size_t corner = row[0];
    size_t least = row[0] = i;
    for (size_t j = 1; j <= right.size(); ++j) {
      const size_t change = corner + (left[i - 1] == right[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
      least = std::min(least, row[j]);
    }
    if (least > distance) return false;
  }
  return row.back() <= distance;
}

using Found = std::vector<std::pair<Xapian::doccount, std::string>>;

// The most frequent, sorted.
Expansion expansion_of(Found found) {
  Expansion expansion;
  if (found.size() > kMaxExpansion) {
    expansion.cut = true;
    std::nth_element(found.begin(), found.begin() + kMaxExpansion, found.end(),
                     [](const auto& a, const auto& b) {
                       return a.first != b.first ? a.first > b.first : a.second < b.second;
                     });
    found.resize(kMaxExpansion);
  }
  for (auto& [frequency, word] : found) expansion.words.push_back(std::move(word));
  std::sort(expansion.words.begin(), expansion.words.end());
  return expansion;
}

// The words that begin with `start` and that `fits` takes. Terms with a prefix begin with a capital
// and are no words.
template <typename Fits>
Expansion collect(const Xapian::Database& database, const std::string& start, const Fits& fits,
                  const std::string& prefix = "") {
  Found found;
  const auto end = database.allterms_end(prefix + start);
  for (auto term = database.allterms_begin(prefix + start); term != end;) {
    const std::string word = (*term).substr(prefix.size());
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') {
      term.skip_to(prefix + "[");
      continue;
    }
    if (fits(word)) found.emplace_back(term.get_termfreq(), word);
    ++term;
  }
  return expansion_of(std::move(found));
}

}  // namespace

Expansion matching_words(const Xapian::Database& database, std::string_view pattern,
                         const std::string& prefix) {
  const std::string start(pattern.substr(0, pattern.find_first_of("*?")));
  const std::u32string wanted = characters(pattern);
  return collect(
      database, start, [&](const std::string& word) { return matches(wanted, characters(word)); },
      prefix);
}

Expansion similar_words(const Xapian::Database& database, std::string_view word, size_t distance) {
  const std::u32string wanted = characters(word);
  size_t first = 0;
  if (!word.empty()) utf8::next(word, first);
  return collect(database, std::string(word.substr(0, first)), [&](const std::string& other) {
    return within(wanted, characters(other), distance);
  });
}

Expansion numbers_between(const Xapian::Database& database, double least, double most) {
  Found found;
  for (char digit = '0'; digit <= '9'; ++digit) {
    const std::string start(1, digit);
    const auto end = database.allterms_end(start);
    for (auto term = database.allterms_begin(start); term != end; ++term) {
      const std::string word = *term;
      double value = 0;
      const char* const last = word.data() + word.size();
      const auto [stop, error] =
          std::from_chars(word.data(), last, value, std::chars_format::fixed);
      if (error != std::errc() || stop != last || value < least || value > most) continue;
      found.emplace_back(term.get_termfreq(), word);
    }
  }
  return expansion_of(std::move(found));
}

}  // namespace chancery::search
