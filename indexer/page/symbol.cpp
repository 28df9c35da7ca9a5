#include "indexer/page/symbol.h"

#include <algorithm>
#include <array>
#include <optional>

#include "chancery/strings.h"
#include "chancery/word_classes.h"
#include "indexer/page/symbol_form.h"

namespace chancery::indexer {
namespace {

// Set by hand.
constexpr size_t kMostSymbols = 4;
constexpr size_t kMaxSymbolLine = 200;      // bytes of a line of a letterhead
constexpr size_t kMaxResolutionLine = 300;  // "61/295. United Nations Declaration on …"

// Whether nothing else stands in `line` than words of a letterhead, numbers and months.
bool is_letterhead(std::string_view line) {
  std::string word;
  const auto known = [&] {
    const bool number = std::all_of(word.begin(), word.end(), is_digit);
    const bool harmless = number || symbol_words().letterhead.contains(word) ||
                          (word_classes(word) & WordClass::kMonth) != 0;
    word.clear();
    return harmless;
  };
  std::string parted = lower_unicode(line);
  for (const std::string_view dash : {"\u2013", "\u2014"})
    for (size_t at; (at = parted.find(dash)) != parted.npos;) parted.replace(at, dash.size(), " ");
  for (const char c : parted)
    if (is_word(c)) {
      word += c;
    } else if (!known()) {
      return false;
    }
  return known();
}

// The symbol of a line that is one, or has words of a letterhead around it.
void read_letterhead(std::string_view line, std::vector<std::string>& symbols) {
  if (line.size() > kMaxSymbolLine) return;
  const std::vector<SymbolPlace> found = symbols_in(line);
  if (found.empty()) return;
  std::string rest;
  size_t last = 0;
  for (const SymbolPlace& one : found) {
    rest.append(line.substr(last, one.begin - last)).append(" ");
    last = one.end;
  }
  rest.append(line.substr(last));
  if (!is_letterhead(rest)) return;
  for (const SymbolPlace& one : found) symbols.push_back(one.symbol);
}

// A title that begins with its symbol, or ends with it in brackets or behind a bar.
void read_title(std::string_view title, std::vector<std::string>& symbols) {
  for (const SymbolPlace& one : symbols_in(title)) {
    const std::string_view before = trim(title.substr(0, one.begin));
    const std::string_view behind = trim(title.substr(one.end));
    const bool first = before.empty() && (behind.empty() || !is_word(behind.front()));
    const bool last =
        (behind == ")" || behind == "]") && (before.ends_with('(') || before.ends_with('['));
    const bool barred = behind.empty() && (before.ends_with('|') || before.ends_with(" -") ||
                                           before.ends_with("\u2013"));
    if (first || last || barred) symbols.push_back(one.symbol);
  }
}

bool says_one_of(std::string_view folded, const std::vector<std::string>& names) {
  const std::string padded = " " + std::string(folded) + " ";
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return padded.find(" " + name + " ") != std::string::npos;
  });
}

// Behind "Resolution": "1325 (2000)" or "61/295".
struct ResolutionNumber {
  std::string number;
  std::string year;
};

std::optional<ResolutionNumber> number_of_resolution(std::string_view text) {
  const size_t first = digits_at(text, 0);
  if (first == 0 || first > 4) return std::nullopt;
  if (const size_t year = year_at(text, first); year > 0)
    return ResolutionNumber{std::string(text.substr(0, first)),
                            std::string(trim(text.substr(first, year)))};
  if (first >= text.size() || text[first] != '/') return std::nullopt;
  const size_t second = digits_at(text, first + 1);
  if (second == 0 || second > 3) return std::nullopt;
  const size_t end = first + 1 + second;
  if (end < text.size() && (is_word(text[end]) || text[end] == '/')) return std::nullopt;
  return ResolutionNumber{std::string(text.substr(0, end)), ""};
}

// Which organ's resolutions the head speaks of, as their symbols begin.
std::string organ_of(const std::vector<std::string>& lines) {
  std::vector<std::string> folded;
  for (const std::string& line : lines)
    if (line.size() <= kMaxResolutionLine) folded.push_back(comparable(line));
  const SymbolWords& words = symbol_words();
  const std::array<std::pair<const std::vector<std::string>*, std::string_view>, 4> organs = {
      {{&words.rights, "A/HRC/RES/"},  // whose papers also name the Assembly
       {&words.security, "S/RES/"},
       {&words.economic, "E/RES/"},
       {&words.assembly, "A/RES/"}}};
  for (const auto& [names, start] : organs)
    for (const std::string& line : folded)
      if (says_one_of(line, *names)) return std::string(start);
  return "";
}

// "Resolution 1325 (2000)", or "61/295. United Nations Declaration …" below "Resolution adopted by
// the General Assembly".
void read_resolution(const std::vector<std::string>& lines, std::vector<std::string>& symbols) {
  bool adopted = false;
  std::optional<std::string> organ;  // asked for when a line has a number
  for (const std::string_view line : lines) {
    if (line.size() > kMaxResolutionLine) continue;
    std::string_view rest = line;
    bool labelled = false;
    for (const std::string& label : symbol_words().resolution) {
      if (!starts_with_ignoring_case(line, label)) continue;
      labelled = adopted = true;
      rest = trim(line.substr(label.size()));
    }
    const auto number = number_of_resolution(rest);
    if (!number) continue;
    const std::string_view behind = trim(rest.substr(std::min(rest.size(), number->number.size())));
    const bool alone = labelled && (number->year.empty() ? behind.empty() : behind == number->year);
    const bool headed = adopted && !labelled && behind.starts_with('.') && number->year.empty();
    if (!alone && !headed) continue;
    if (!organ) organ = organ_of(lines);
    if (organ->empty()) return;
    if ((*organ == "S/RES/") != !number->year.empty()) continue;
    symbols.push_back(*organ + number->number + number->year);
    return;
  }
}

// "Council of Europe Treaty Series - No. 210": nothing but the series and its number.
void read_series(std::string_view line, std::vector<std::string>& symbols) {
  if (line.size() > kMaxSymbolLine) return;
  if (std::none_of(line.begin(), line.end(), [](char c) { return is_digit(c) || (c & 0x80) != 0; }))
    return;
  const std::string folded = comparable(line);
  const SymbolWords& words = symbol_words();
  const std::array<std::pair<const std::vector<std::string>*, std::string_view>, 3> series = {
      {{&words.cets, "CETS "}, {&words.ets, "ETS "}, {&words.unts, "UNTS "}}};
  for (const auto& [names, start] : series)
    for (const std::string& name : *names) {
      if (!folded.starts_with(name + " ")) continue;
      std::string_view rest = std::string_view(folded).substr(name.size());
      // "vol. 1833, I-31363"
      std::vector<std::string_view> numbers;
      bool other = false;
      for (const std::string_view word : split(rest, " ")) {
        if (word.empty()) continue;
        if (digits_at(word, 0) == word.size()) {
          numbers.push_back(word);
        } else {
          other = other || !words.letterhead.contains(std::string(word));
        }
      }
      if (other || numbers.empty() || numbers.size() > 2) return;
      symbols.push_back(std::string(start) + std::string(numbers.back()));
      return;
    }
}

}  // namespace

std::vector<std::string> symbols_of_head(std::string_view title,
                                         const std::vector<std::string>& lines) {
  std::vector<std::string> all = lines;
  if (!title.empty()) all.insert(all.begin(), std::string(title));
  std::vector<std::string> symbols;
  read_title(title, symbols);
  for (const std::string& line : all) read_letterhead(line, symbols);
  if (symbols.empty()) read_resolution(all, symbols);
  if (symbols.empty())
    for (const std::string& line : all) read_series(line, symbols);
  std::vector<std::string> once;
  for (std::string& symbol : symbols)
    if (once.size() < kMostSymbols && std::find(once.begin(), once.end(), symbol) == once.end())
      once.push_back(std::move(symbol));
  return once;
}

}  // namespace chancery::indexer
