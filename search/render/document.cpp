#include "search/render/document.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "search/render/dates.h"
#include "search/render/flow.h"

namespace chancery::search {

namespace {

// Marks of text[from, to), counted from `from`. `next` is the first mark that may reach it.
std::vector<Mark> marks_within(const std::vector<Mark>& marks, size_t& next, size_t from,
                               size_t to) {
  while (next < marks.size() && marks[next].span.end <= from) ++next;
  std::vector<Mark> found;
  for (size_t i = next; i < marks.size() && marks[i].span.begin < to; ++i) {
    Mark mark = marks[i];
    mark.span.begin = static_cast<uint32_t>(std::max<size_t>(mark.span.begin, from) - from);
    mark.span.end = static_cast<uint32_t>(std::min<size_t>(mark.span.end, to) - from);
    found.push_back(mark);
  }
  return found;
}

size_t write_head(std::ostream& out, const Record& record, const Style& style) {
  size_t lines = 0;
  const auto write = [&](const std::string& text, Ink ink) {
    Flow flow(style);
    flow.add(text, ink);
    lines += flow.write(out, 0, 0);
  };
  write(record.title, Ink::kTitle);
  Flow facts(style);
  const auto add = [&](const std::string& fact) {
    if (fact.empty()) return;
    facts.separate(signs(style).separator);
    facts.add(fact, Ink::kFaint);
  };
  add(record.publisher);
  for (const std::string& author : record.authors) add(author);
  add(short_date(record));
  lines += facts.write(out, 0, 0);
  write(record.path, Ink::kFaint);
  write(record.url, Ink::kFaint);
  return lines;
}

}  // namespace

ShownDocument show_document(const Record& record, const std::vector<Mark>& marks, size_t focus,
                            const Style& style) {
  std::ostringstream out;
  ShownDocument shown;
  size_t lines = write_head(out, record, style);
  const std::string_view text = record.text;
  size_t next_mark = 0;
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find("\n\n", from), text.size());
    const std::string_view paragraph = text.substr(from, end - from);
    const std::vector<Mark> inside = marks_within(marks, next_mark, from, end);
    Flow flow(style);
    flow.add(paragraph, inside);
    if (!flow.empty()) {
      out << '\n';
      ++lines;
      if (focus >= from && focus < end) {
        // Lines are filled from the left: the text up to the end of the word at `focus` takes the
        // lines that it takes in the whole paragraph.
        const size_t word_end = std::min(text.find_first_of(" \n", focus), end);
        Flow start(style);
        start.add(paragraph.substr(0, word_end - from), inside);
        std::ostringstream nowhere;
        shown.line = lines + std::max<size_t>(1, start.write(nowhere, 0, 0));
      }
      lines += flow.write(out, 0, 0);
    }
    from = end + 2;
  }
  if (text.empty()) out << "\n(no text)\n";
  shown.text = out.str();
  return shown;
}

}  // namespace chancery::search
