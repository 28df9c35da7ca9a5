// Sentences with what they are from: beside each other in a wide window, else the source above.
#include "search/render/sentences.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "search/plan/document_at.h"
#include "search/render/csv.h"
#include "search/render/flow.h"
#include "search/render/json.h"
#include "search/render/labels.h"
#include "search/render/marks.h"
#include "search/render/paths.h"
#include "search/render/pictures.h"
#include "search/render/statement_text.h"

namespace chancery::search {

namespace {

constexpr size_t kSentenceRank = 5, kSentenceDate = 11, kSentenceSource = 28, kSentenceActors = 24;
constexpr size_t kWideTable = 150;  // columns from which all stands beside each other

std::string names_of(const std::vector<NamedConcept>& concepts, std::string_view between) {
  std::string text;
  for (const NamedConcept& one : concepts) {
    if (!text.empty()) text += between;
    text += one.name;
  }
  return text;
}

std::string date_of(const SentenceLine& line) {
  return line.date.empty() ? "undated" : line.date;
}

void write_text_of(std::ostream& out, const SentenceLine& line, const Style& style, size_t first,
                   size_t indent) {
  Flow flow(style);
  flow.add(line.snippet.text, line.snippet.marks);
  if (const std::string marks = marks_text(line.snippet.tags, line.snippet.note); !marks.empty()) {
    flow.space();
    flow.add("(" + marks + ")", Ink::kFaint);
  }
  flow.write(out, first, indent, style.width < kWideTable ? 0 : std::min(style.width, 220UL) - 1);
}

}  // namespace

void write_sentences(std::ostream& out, const View& view, const Style& style, bool numbered) {
  const size_t begin = numbered ? kSentenceRank : 2;
  for (const SentenceLine& line : view.sentences) {
    const std::string rank = numbered ? fmt::format("{:>4} ", line.rank) : "  ";
    const size_t blank = rank.find_first_not_of(' ');
    const std::string actors = names_of(line.actors, ", ");
    const std::string source = source_of_line(line.path, line.snippet.page, line.snippet.paragraph,
                                              kSentenceSource - 1, style);
    if (style.width < kWideTable) {
      const std::string separator = fmt::format(" {} ", signs(style).separator);
      out << wrapped(fmt::format("{}{}{}{}{}{}", rank, date_of(line), separator, source,
                                 actors.empty() ? "" : separator, actors),
                     style, std::min(blank, begin), begin, Ink::kFaint);
      write_text_of(out, line, style, begin, begin);
      continue;
    }
    out << rank << padded(date_of(line), kSentenceDate, style)
        << padded(source, kSentenceSource, style) << before(style, Ink::kActor)
        << padded(actors, kSentenceActors - 1, style) << after(style, Ink::kActor) << ' ';
    const size_t marks = style.color ? 0 : 2;  // brackets around the names
    const size_t used = begin + kSentenceDate + kSentenceSource + kSentenceActors + marks;
    write_text_of(out, line, style, 0, used);
  }
}

nlohmann::ordered_json sentence_line_json(const SentenceLine& line) {
  const auto named = [](const std::vector<NamedConcept>& concepts) {
    auto list = nlohmann::ordered_json::array();
    for (const NamedConcept& one : concepts) list.push_back({{"id", one.id}, {"name", one.name}});
    return list;
  };
  auto marks = nlohmann::ordered_json::array();
  for (const Mark& mark : line.snippet.marks)
    marks.push_back({mark.span.begin, mark.span.end, mark_name(mark.kind)});
  nlohmann::ordered_json json{{"rank", line.rank},
                              {"id", document_id(line.path)},
                              {"path", line.path},
                              {"title", line.title},
                              {"date", line.date},
                              {"date_source", line.date_source},
                              {"page", nullptr},
                              {"paragraph", line.snippet.paragraph},
                              {"start", line.snippet.source.begin},
                              {"end", line.snippet.source.end},
                              {"text", line.snippet.text},
                              {"marks", std::move(marks)},
                              {"actors", named(line.actors)},
                              {"issues", named(line.issues)}};
  if (line.snippet.page > 0) json["page"] = line.snippet.page;
  if (!line.snippet.tags.empty()) json["tags"] = line.snippet.tags;
  if (!line.snippet.note.empty()) json["note"] = line.snippet.note;
  add_path_bytes(json, line.path);
  return json;
}

void write_sentences_csv(std::ostream& out, const View& view) {
  out << "date,title,page,paragraph,actors,issues,sentence,path,rank,tags,note\r\n";
  for (const SentenceLine& line : view.sentences) {
    const Snippet& snippet = line.snippet;
    out << csv_cell(line.date) << ',' << csv_cell(line.title) << ','
        << (snippet.page > 0 ? std::to_string(snippet.page) : "") << ',' << snippet.paragraph << ','
        << csv_cell(names_of(line.actors, "; ")) << ',' << csv_cell(names_of(line.issues, "; "))
        << ',' << csv_cell(collapse_spaces(snippet.text)) << ',' << csv_cell(quoted_path(line.path))
        << ',' << line.rank << ',' << csv_cell(fmt::format("{}", fmt::join(snippet.tags, "; ")))
        << ',' << csv_cell(snippet.note) << "\r\n";
  }
}

}  // namespace chancery::search
