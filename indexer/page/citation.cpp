#include "indexer/page/citation.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/page/names.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kLongestStart =
    48;  // bytes of a paragraph in which its announcement is looked for

constexpr std::array<std::string_view, 7> kOpening = {"\u201C", "\"", "\u00AB", "\u201E",
                                                      "\u2018", "'",  "\u2019"};
constexpr std::array<std::string_view, 7> kClosing = {"\u201D", "\"", "\u00BB", "\u201C",
                                                      "\u2019", "'",  "\u2019"};

std::string_view strip_marks(std::string_view text) {
  for (;;) {
    const std::string_view before = text;
    text = trim(text);
    while (!text.empty() &&
           std::string_view(",.;:()").find(text.back()) != std::string_view::npos &&
           !(text.back() == ')' && text.find('(') != text.npos))
      text.remove_suffix(1);
    while (!text.empty() && std::string_view(",.;:").find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    if (text == before) return text;
  }
}

// Behind the words that announce the citation.
std::string_view reference(std::string_view text) {
  const size_t quote = text.find_first_of("\"");
  const size_t limit = std::min({quote, text.find("\u201C"), text.find("\u00AB"), text.size()});
  const size_t colon = text.substr(0, limit).find(':');
  if (colon != text.npos) return trim(text.substr(colon + 1));
  for (const std::string_view start : statement_words().cited_as)
    if (starts_with_ignoring_case(text, start)) return text.substr(start.size());
  return text;
}

struct Quoted {
  size_t open, begin, end, close;  // the mark, the title, the mark behind it
};

std::optional<Quoted> find_title(std::string_view text) {
  for (size_t i = 0; i < 4; ++i) {
    const size_t open = text.find(kOpening[i]);
    if (open == text.npos) continue;
    const size_t begin = open + kOpening[i].size();
    size_t end = text.npos;
    // Quotes within a title: the last closing mark that has a comma or point inside or behind it.
    for (size_t at = begin; (at = text.find(kClosing[i], at)) != text.npos;
         at += kClosing[i].size()) {
      const char inside = text[at - 1];
      const size_t behind = at + kClosing[i].size();
      const bool stops = inside == ',' || inside == '.' || inside == '?' || inside == '!' ||
                         (behind < text.size() && (text[behind] == ',' || text[behind] == '.'));
      if (end == text.npos || stops) end = at;
      if (stops) break;
    }
    if (end != text.npos && end > begin + 3)
      return Quoted{open, begin, end, end + kClosing[i].size()};
  }
  return std::nullopt;
}

// Where the note begins of when somebody looked at it; npos for nowhere.
size_t accessed_at(std::string_view text) {
  size_t first = text.npos;
  for (const std::string& word : statement_words().accessed)
    first = std::min(first, find_ignoring_case(text, word));
  return first;
}

std::string find_url(std::string_view text) {
  const size_t at = std::min(text.find("http://"), text.find("https://"));
  if (at >= text.size()) return "";
  size_t end = at;
  while (end < text.size() && space_length(text, end) == 0 && text[end] != '>' && text[end] != ')')
    ++end;
  std::string_view url = text.substr(at, end - at);
  while (!url.empty() && std::string_view(".,;").find(url.back()) != std::string_view::npos)
    url.remove_suffix(1);
  return std::string(url);
}

}  // namespace

bool is_citation(std::string_view paragraph) {
  if (paragraph.size() > 1500 || paragraph.size() < 12) return false;
  const std::string head = lower_unicode(paragraph.substr(0, kLongestStart));
  const auto& starts = statement_words().citations;
  return std::any_of(starts.begin(), starts.end(),
                     [&](const std::string& start) { return head.starts_with(start); });
}

bool is_citation_heading(std::string_view paragraph) {
  return is_citation(paragraph) && paragraph.size() < 90 &&
         (trim(paragraph).ends_with(':') || count_words(paragraph) <= 4) && !find_date(paragraph);
}

bool cites_title(std::string_view paragraph, std::string_view title) {
  if (title.empty() || paragraph.size() > title.size() + 300 ||
      paragraph.size() < title.size() + 10)
    return false;
  const std::optional<Quoted> quoted = find_title(paragraph);
  return quoted && quoted->open > 4 && find_last_date(paragraph.substr(quoted->close)) &&
         !parse_authors(strip_marks(paragraph.substr(0, quoted->open)), false).empty() &&
         comparable(paragraph.substr(quoted->begin, quoted->end - quoted->begin)) ==
             comparable(title);
}

void read_citation(std::string_view paragraph, Clues& clues) {
  std::string_view text = reference(trim(paragraph));
  const std::string url = find_url(text);
  if (!url.empty()) {
    if (clues.url.empty()) clues.url = url;
    text = text.substr(0, text.find(url));
  }
  text = trim(text.substr(0, accessed_at(text)));
  const std::optional<FoundDate> date = find_last_date(text);
  if (date) clues.add_date(Source::kCitation, date->date);
  const std::optional<Quoted> title = find_title(text);
  if (!title) {
    // Name, year, title … : only the authors before the first date or parenthesis are safe.
    clues.add_authors(Source::kCitation,
                      parse_authors(text.substr(0, text.find_first_of("(.")), false));
    return;
  }
  clues.add_authors(Source::kCitation,
                    parse_authors(strip_marks(text.substr(0, title->open)), false));
  if (clues.title.empty())
    clues.title = std::string(strip_marks(text.substr(title->begin, title->end - title->begin)));
  const size_t end = date && date->begin > title->close ? date->begin : text.size();
  std::string_view publisher = strip_marks(text.substr(title->close, end - title->close));
  // "Journal 12, no. 3": the name ends where the numbers begin.
  const size_t number = publisher.find_first_of("0123456789");
  if (number != publisher.npos) publisher = strip_marks(publisher.substr(0, number));
  if (const size_t open = publisher.rfind('(');
      open != publisher.npos && publisher.find(')', open) == publisher.npos)
    publisher = strip_marks(publisher.substr(0, open));
  if (publisher.size() > 2 && publisher.size() < 120)
    clues.add_publisher(Source::kCitation, publisher);
}

}  // namespace chancery::indexer
