#include "search/render/statement_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "chancery/utf8.h"
#include "search/render/labels.h"

namespace chancery::search {

std::string source_of_line(const std::string& path, int page, int paragraph, size_t columns,
                           const Style& style) {
  std::string name = path.substr(path.rfind('/') + 1);
  if (const size_t point = name.rfind('.'); point != std::string::npos && point > 0)
    name.erase(point);
  const std::string place = page > 0 ? fmt::format(" p. {}", page)
                            : paragraph > 0
                                ? fmt::format(" {}{}", style.unicode ? "¶" : "par. ", paragraph)
                                : "";
  const size_t room = columns - std::min(columns, utf8::width(place) + 1);
  return shortened(utf8::inert(name), room, style) + place;
}

std::string source_of_statement(const StatementLine& line, size_t columns, const Style& style) {
  return source_of_line(line.path, line.page, line.paragraph, columns, style);
}

std::string speaker_of_statement(const StatementLine& line) {
  if (!line.speaker_name.empty()) return line.speaker_name;
  return line.source.empty() ? "unknown" : line.source;
}

std::string act_of_statement(const StatementLine& line) {
  return (line.negated ? "not " : "") + line.act;
}

std::string stance_of_statement(const StatementLine& line) {
  std::string text;
  for (const auto& [name, words] :
       {std::pair{"for", &line.for_it}, std::pair{"against", &line.against_it}}) {
    if (words->empty()) continue;
    text += fmt::format("{}{}: {}", text.empty() ? "[" : "; ", name, fmt::join(*words, ", "));
  }
  for (const StanceToward& one : line.toward) {
    text += fmt::format("{}{} {}: {}", text.empty() ? "[" : "; ", one.in_favour ? "for" : "against",
                        one.name, one.word);
  }
  return text.empty() ? text : text + "]";
}

std::string stance_counts(const StatementLine& line) {
  std::string text;
  if (!line.for_it.empty()) text = fmt::format("+{}", line.for_it.size());
  if (!line.against_it.empty())
    text += fmt::format("{}-{}", text.empty() ? "" : " ", line.against_it.size());
  return text;
}

std::string date_of_statement(const StatementLine& line) {
  return line.date.empty() ? "undated" : line.date;
}

}  // namespace chancery::search
