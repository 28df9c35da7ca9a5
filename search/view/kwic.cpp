#include <algorithm>
#include <cstdlib>

#include "chancery/utf8.h"
#include "search/plan/folded_words.h"
#include "search/view/paragraph.h"
#include "search/view/views.h"
#include "search/view/word_places.h"

namespace chancery::search {

namespace {

constexpr size_t kContext = 160;  // bytes on each side, more than a wide terminal shows
constexpr size_t kMostLines = 20'000;

std::string one_line(std::string_view text) {
  std::string line = utf8::inert(text);
  std::string out;
  for (const char c : line) {
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  }
  return out;
}

// Moves a cut inside a word to the white space towards the match.
size_t word_begin(std::string_view text, size_t cut, size_t match) {
  if (cut == 0 || text[cut - 1] == ' ' || text[cut - 1] == '\n') return cut;
  const size_t space = text.find_first_of(" \n", cut);
  return space < match ? space + 1 : cut;
}
size_t word_end(std::string_view text, size_t cut, size_t match) {
  if (cut == text.size() || text[cut] == ' ' || text[cut] == '\n') return cut;
  const size_t space = text.find_last_of(" \n", cut);
  return space != std::string_view::npos && space > match ? space : cut;
}

KwicLine line_of(const Record& record, const Span& match) {
  KwicLine line;
  line.source = match;
  line.page = page_at(record, match.begin);
  line.path = record.path;
  line.title = record.title;
  line.date = record.date;
  line.date_source = record.date_source;
  const std::string_view text = record.text;
  const size_t paragraph_end = std::min(text.find("\n\n", match.end), text.size());
  const size_t before =
      match.begin == 0 ? std::string_view::npos : text.rfind("\n\n", match.begin - 1);
  const size_t paragraph_begin = before == std::string_view::npos ? 0 : before + 2;
  size_t begin = paragraph_begin, end = paragraph_end;
  if (match.begin - begin > kContext)
    begin = word_begin(text, utf8::floor(text, match.begin - kContext), match.begin);
  if (end - match.end > kContext)
    end = word_end(text, utf8::floor(text, match.end + kContext), match.end);
  line.left = one_line(text.substr(begin, match.begin - begin));
  line.match = one_line(text.substr(match.begin, match.end - match.begin));
  line.right = one_line(text.substr(match.end, end - match.end));
  line.paragraph = paragraph_at(record, match.begin);
  return line;
}

// The words before the match, nearest first.
std::string reversed_words(const std::string& text) {
  std::string out;
  for (size_t end = text.size(); end > 0;) {
    const size_t space = text.rfind(' ', end - 1);
    const size_t begin = space == std::string::npos ? 0 : space + 1;
    out += text.substr(begin, end - begin) + ' ';
    end = space == std::string::npos ? 0 : space;
  }
  return out;
}

// What lines are sorted by.
std::string sort_key(const KwicLine& line, const ViewRequest& request) {
  std::vector<std::string> parts;
  if (request.levels.empty()) {
    parts =
        folded_words(request.order == KwicOrder::kLeft ? reversed_words(line.left) : line.right);
  }
  for (const int level : request.levels) {
    const std::vector<std::string> words = folded_words(level < 0   ? line.left
                                                        : level > 0 ? line.right
                                                                    : line.match);
    if (level == 0) {
      std::string match;
      for (const std::string& word : words) match += word + ' ';
      parts.push_back(std::move(match));
      continue;
    }
    const auto at = static_cast<size_t>(std::abs(level));
    if (at > words.size()) {
      parts.emplace_back();
    } else {
      parts.push_back(level < 0 ? words[words.size() - at] : words[at - 1]);
    }
  }
  std::string key;
  for (const std::string& part : parts) key += part + ' ';
  return key;
}

void sort_lines(std::vector<KwicLine>& lines, const ViewRequest& request) {
  if (request.order == KwicOrder::kHits && request.levels.empty()) return;
  std::vector<std::pair<std::string, size_t>> keys;
  keys.reserve(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) keys.emplace_back(sort_key(lines[i], request), i);
  std::sort(keys.begin(), keys.end());
  std::vector<KwicLine> sorted;
  sorted.reserve(lines.size());
  for (const auto& [key, index] : keys) sorted.push_back(std::move(lines[index]));
  lines = std::move(sorted);
}

}  // namespace

void make_kwic(const ViewContext& context, const ViewRequest& request, View& view) {
  WordPlaces places(context, request.subject);
  view.subject = request.subject;
  places.for_each_document(request.documents, view,
                           [&](const Record& record, uint32_t docid, uint32_t rank) {
                             for (const Span& match : places.find(record)) {
                               ++view.lines_total;
                               if (view.lines.size() == kMostLines) continue;
                               view.lines.push_back(line_of(record, match));
                               view.lines.back().docid = docid;
                               view.lines.back().rank = rank;
                             }
                           });
  sort_lines(view.lines, request);
  if (request.most != 0 && view.lines.size() > request.most) view.lines.resize(request.most);
}

}  // namespace chancery::search
