#include "search/plan/compounds.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "chancery/words.h"
#include "search/plan/document_count.h"

namespace chancery::search {

namespace {

constexpr size_t kShortestRest = 3;  // letters behind the first half

// First halves that texts write with a hyphen, without one, or both.
const std::vector<std::string>& first_halves() {
  static const std::vector<std::string> words = [] {
    static constexpr std::array<std::string_view, 1> kClasses = {"first-half"};
    return WordFile("compounds.txt", kClasses).list("first-half");
  }();
  return words;
}

}  // namespace

bool stand_beside(const Xapian::Database& database, const std::string& left,
                  const std::string& right, uint32_t most) {
  auto first = database.postlist_begin(left), second = database.postlist_begin(right);
  const auto first_end = database.postlist_end(left), second_end = database.postlist_end(right);
  const Xapian::docid step = std::max<Xapian::docid>(1, database.get_lastdocid() / most);
  uint32_t looked = 0;
  while (first != first_end && second != second_end && looked < most) {
    if (*first < *second) {
      first.skip_to(*second);
    } else if (*second < *first) {
      second.skip_to(*first);
    } else {
      ++looked;
      auto at = database.positionlist_begin(*first, left);
      auto next = database.positionlist_begin(*first, right);
      const auto at_end = database.positionlist_end(*first, left);
      const auto next_end = database.positionlist_end(*first, right);
      for (; at != at_end; ++at) {
        next.skip_to(*at + 1);
        if (next == next_end) break;
        if (*next == *at + 1) return true;
      }
      first.skip_to(*first + step);
    }
  }
  return false;
}

bool found_beside(const PlanContext& context, const std::string& left, const std::string& right,
                  uint32_t most) {
  const Xapian::Database& database = context.database;
  if (!context.guesses) return stand_beside(database, left, right, most);
  // Both are looked up, also for the weights of the phrase, before anything is made of one.
  const bool has_left = database.term_exists(left), has_right = database.term_exists(right);
  if ((!has_left || !has_right) && !context.guesses()) return false;
  const std::array<std::string, 2> words = {left, right};
  const uint64_t beside = count_documents(
      database, Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), words.size()));
  // Of what was typed it is not known before other forms are asked for, with which the rest goes.
  const bool waits = most == kLooksForTyped || !context.guesses();
  if (beside == 0 && waits) return false;
  const uint64_t both =
      count_documents(database, Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end()));
  return beside > 0 && beside * most >= both;
}

std::vector<std::pair<std::string, std::string>> hyphenations(std::string_view word) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string_view start : first_halves()) {
    if (word.size() < start.size() + kShortestRest || !word.starts_with(start)) continue;
    if (std::any_of(word.begin(), word.end(), is_digit)) continue;
    found.emplace_back(start, word.substr(start.size()));
  }
  for (size_t i = 1; i < word.size(); ++i) {
    // One change from letters to digits or back: covid19, f16, 4x4 has two.
    if (is_digit(word[i - 1]) == is_digit(word[i])) continue;
    const std::string_view rest = word.substr(i);
    bool whole = true;
    for (const char c : rest) whole = whole && is_digit(c) == is_digit(rest.front()) && c != '.';
    // The s of "1990s" is no word.
    whole = whole && (is_digit(rest.front()) || rest.size() > 1);
    if (whole) found.emplace_back(word.substr(0, i), rest);
    break;
  }
  return found;
}

bool joins_words(std::string_view between, bool& solid) {
  static constexpr std::array<std::string_view, 6> kHyphens = {"-",      "\u2010", "\u2011",
                                                               "\u2012", "\u2013", "\u2212"};
  static constexpr std::array<std::string_view, 7> kOthers = {"/", ".", "&", "+", "_", "@", ":"};
  for (const std::string_view hyphen : kHyphens) {
    if (between == hyphen) {
      solid = true;
      return true;
    }
  }
  for (const std::string_view other : kOthers) {
    if (between == other) return true;
  }
  return false;
}

}  // namespace chancery::search
