#include "search/parse/word_marks.h"

#include <algorithm>
#include <charconv>

#include "chancery/text.h"

namespace chancery::search {

namespace {

constexpr unsigned kMaxPhraseDistance = 1000;

}  // namespace

bool take_fuzzy(QueryNode& node) {
  const size_t at = node.text.rfind('~');
  if (at == std::string::npos || at == 0) return false;
  const std::string number = node.text.substr(at + 1);
  if (!number.empty() && number != "1" && number != "2") return false;
  node.kind = QueryNode::kFuzzy;
  node.distance = number.empty() ? 0 : static_cast<unsigned>(number[0] - '0');
  node.text.resize(at);
  return true;
}

bool is_pattern(const std::string& text) {
  if (text.find("://") != std::string::npos) return false;
  if (text.find('*') != std::string::npos) return true;
  const size_t mark = text.find('?');
  return mark != std::string::npos && text.find_first_not_of("?!.,;:", mark) != std::string::npos;
}

bool is_number_range(const std::string& text) {
  constexpr size_t kLongest = 32;
  const size_t dots = text.find("..");
  if (dots == std::string::npos || text.size() > kLongest) return false;
  const auto number = [](std::string_view part) {
    double value = 0;
    const auto [stop, error] =
        std::from_chars(part.data(), part.data() + part.size(), value, std::chars_format::fixed);
    return error == std::errc() && stop == part.data() + part.size() && part.front() != '-';
  };
  const std::string_view whole = text;
  const std::string_view low = whole.substr(0, dots), high = whole.substr(dots + 2);
  if (low.empty() && high.empty()) return false;
  return (low.empty() || number(low)) && (high.empty() || number(high));
}

bool has_words(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  return !tokens.tokens.empty();
}

std::optional<unsigned> phrase_distance(const std::string& text) {
  unsigned distance = 0;
  if (text.size() < 2 || text.front() != '~') return std::nullopt;
  const auto [stop, error] = std::from_chars(text.data() + 1, text.data() + text.size(), distance);
  if (error != std::errc() || stop != text.data() + text.size() || distance == 0) {
    return std::nullopt;
  }
  return std::min(distance, kMaxPhraseDistance);
}

}  // namespace chancery::search
