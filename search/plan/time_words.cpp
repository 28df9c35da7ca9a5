#include "search/plan/time_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "search/plan/dates.h"
#include "search/plan/month_names.h"

namespace chancery::search {

namespace {

constexpr size_t kLongestEvent = 5;  // words between "after" and "of 2020"

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number(std::string_view word) {
  return !word.empty() && word.size() < 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_decade(std::string_view word) {
  return word.size() == 5 && word.ends_with("0s") && is_year(word.substr(0, 4));
}

// The words from `at` on.
class Reader {
 public:
  Reader(const TokenList& tokens, size_t at) : tokens_(tokens), first_(at), at_(at) {}

  std::optional<TimeWords> read() {
    const std::string_view word = next();
    if (is_one_of(word, {"since", "after", "before", "until", "till", "from"})) return bound(word);
    if (word == "between") return between();
    if (is_one_of(word, {"in", "during"})) {
      skip("the");
      if (skip("year")) skip("of");
      const std::string when = date();
      return when.empty() ? std::nullopt : made(when);
    }
    if (is_one_of(word, {"last", "past", "this"})) return relative(word);
    return at_the_end();
  }

 private:
  // "debt relief 1980s", "Sudan March 1987"; but "the oil crises of the 1970s", "1980s debt
  // crisis".
  std::optional<TimeWords> at_the_end() {
    at_ = first_;
    if (is_year(peek())) return std::nullopt;  // may be a number
    const std::string_view before = first_ > 0 ? word_at(first_ - 1) : std::string_view();
    if (before.empty() || is_one_of(before, {"of", "the", "early", "late", "mid"})) return {};
    const std::string when = date();
    return when.empty() || at_ < tokens_.tokens.size() ? std::nullopt : made(when);
  }

  std::string_view word_at(size_t at) const {
    return at < tokens_.tokens.size() ? tokens_.word(tokens_.tokens[at]) : std::string_view();
  }
  std::string_view peek() const { return word_at(at_); }
  std::string_view next() {
    const std::string_view word = peek();
    ++at_;
    return word;
  }
  bool skip(std::string_view word) {
    if (peek() != word) return false;
    ++at_;
    return true;
  }

  std::optional<TimeWords> made(const std::string& date) const {
    std::string problem;
    if (!parse_date_range(date, problem)) return std::nullopt;
    return TimeWords{first_, at_, date, 0, 0};
  }

  // A year, decade, or month of a year; empty when none stands here.
  std::string date() {
    const std::string word(peek());
    if (is_year(word) || is_decade(word)) {
      ++at_;
      return word;
    }
    if (month_named(word) == 0 || at_ + 1 >= tokens_.tokens.size()) return "";
    const std::string year(tokens_.word(tokens_.tokens[at_ + 1]));
    if (!is_year(year)) return "";
    at_ += 2;
    return word + ' ' + year;
  }

  std::optional<TimeWords> bound(std::string_view word) {
    const std::string joint(word == "till" ? "until" : word);
    skip("the");
    const std::string when = date();
    if (when.empty()) return word == "after" || word == "since" ? after_event() : std::nullopt;
    if (word != "from") return made(joint + ' ' + when);
    for (const std::string_view to : {"to", "until", "till", "through"}) {
      if (!skip(to)) continue;
      const std::string end = date();
      return end.empty() ? std::nullopt : made(when + " to " + end);
    }
    return made("since " + when);
  }

  // "after the war of 2020": texts of that year and later.
  std::optional<TimeWords> after_event() {
    const size_t begin = at_;
    while (at_ < tokens_.tokens.size() && at_ - begin <= kLongestEvent && peek() != "of") ++at_;
    const size_t end = at_;
    if (end == begin || !skip("of")) return std::nullopt;
    const std::string when = date();
    if (when.empty()) return std::nullopt;
    std::optional<TimeWords> time = made("since " + when);
    if (time) {
      time->kept_first = begin;
      time->kept_last = end;
    }
    return time;
  }

  std::optional<TimeWords> between() {
    const std::string first = date();
    if (first.empty() || !skip("and")) return std::nullopt;
    const std::string last = date();
    return last.empty() ? std::nullopt : made(first + " to " + last);
  }

  // "last year", "past 90 days", "this month".
  std::optional<TimeWords> relative(std::string_view word) {
    std::string when(word);
    if (word != "this" && is_number(peek())) when += ' ' + std::string(next());
    if (!is_one_of(peek(), {"day", "days", "week", "weeks", "month", "months", "year", "years"}))
      return std::nullopt;
    return made(when + ' ' + std::string(next()));
  }

  const TokenList& tokens_;
  const size_t first_;
  size_t at_;
};

}  // namespace

bool is_year(std::string_view word) {
  return word.size() == 4 && word >= "1600" && word <= "2100" &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<TimeWords> time_words_at(const TokenList& tokens, size_t at) {
  return Reader(tokens, at).read();
}

}  // namespace chancery::search
