#include "indexer/page/symbol_form.h"

#include <algorithm>
#include <optional>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kLongestSymbol = 48;  // bytes

}  // namespace

size_t digits_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

size_t year_at(std::string_view text, size_t at) {
  const size_t open = at < text.size() && text[at] == ' ' ? at + 1 : at;
  if (open >= text.size() || text[open] != '(' || digits_at(text, open + 1) != 4) return 0;
  return open + 5 < text.size() && text[open + 5] == ')' ? open + 6 - at : 0;
}

namespace {

// Beyond ASCII symbols have dashes beside them, which are no letters.
bool is_plain_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "66", "HRC", "CONF.151", "ES-10", "Add.1", "L.5"; empty for anything else.
std::string_view segment_at(std::string_view text, size_t at) {
  size_t end = at + digits_at(text, at);
  if (end == at) {
    while (end < text.size() && is_capital(text[end])) ++end;
    if (end == at) return {};
    // "Add", "Corr", "Rev", "Sub": small letters behind a capital, before a point.
    size_t small = end;
    while (small < text.size() && text[small] >= 'a' && text[small] <= 'z') ++small;
    if (small > end && (small - at > 5 || small >= text.size() || text[small] != '.')) return {};
    end = small;
  }
  if (end - at > 7) return {};
  for (int more = 0; more < 3 && end + 1 < text.size(); ++more) {
    if (text[end] != '.' && text[end] != '-') break;
    size_t next = end + 1;
    while (next < text.size() && (is_digit(text[next]) || is_capital(text[next]))) ++next;
    if (next == end + 1) break;
    end = next;
  }
  return text.substr(at, end - at);
}

// The symbol that begins at `begin`, where a word begins.
std::optional<SymbolPlace> symbol_at(std::string_view text, size_t begin) {
  size_t at = begin;
  while (at < text.size() && is_capital(text[at])) ++at;
  if (at == begin || at >= text.size() || text[at] != '/' ||
      !symbol_words().bodies.contains(lower(text.substr(begin, at - begin))))
    return std::nullopt;
  size_t segments = 0;
  size_t digits = 0;
  size_t longest = 0;  // number
  bool pointed = false;
  bool resolution = false;
  while (at < text.size() && text[at] == '/') {
    const std::string_view segment = segment_at(text, at + 1);
    if (segment.empty()) return std::nullopt;
    ++segments;
    pointed = pointed || segment.find('.') != segment.npos;
    resolution = resolution || segment == "RES";
    const size_t number = digits_at(segment, 0);
    longest = std::max(longest, number);
    digits += static_cast<size_t>(std::count_if(segment.begin(), segment.end(), is_digit));
    at += 1 + segment.size();
  }
  // "S/25704" has a long number, "S/PV.7361" a point; "A/12" may be anything.
  const bool long_enough = segments >= 2 || pointed || longest >= 4;
  const bool ends = at >= text.size() || !is_plain_word(text[at]);
  if (digits == 0 || !long_enough || !ends || at - begin > kLongestSymbol) return std::nullopt;
  SymbolPlace found{begin, at, std::string(text.substr(begin, at - begin))};
  if (const size_t year = resolution ? year_at(text, at) : 0; year > 0) {
    found.symbol += trim(text.substr(at, year));
    found.end = at + year;
  }
  return found;
}

}  // namespace

std::vector<SymbolPlace> symbols_in(std::string_view text) {
  std::vector<SymbolPlace> found;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || (!is_plain_word(text[at - 1]) && text[at - 1] != '/');
    if (!begins || !is_capital(text[at])) continue;
    if (auto symbol = symbol_at(text, at)) {
      at = symbol->end;
      found.push_back(std::move(*symbol));
    }
  }
  return found;
}

}  // namespace chancery::indexer
