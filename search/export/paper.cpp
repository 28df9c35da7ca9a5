#include "search/export/paper.h"

#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <filesystem>

#include "chancery/json_text.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/export/markup.h"
#include "search/render/cite.h"
#include "search/render/dates.h"
#include "search/render/json.h"
#include "search/render/marks.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"

namespace chancery::search {

namespace {

struct Quoted {
  Span span;  // of Record::text
  int paragraph = 0;
};

// White space as single spaces, nothing that acts on a terminal.
std::string one_line(std::string_view raw) {
  std::string out;
  for (const char c : utf8::inert(raw)) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// The sentences that hold `part`.
Span whole_sentences(const Record& record, Span part) {
  Span whole = part;
  for (const Sentence& sentence : record.sentences) {
    if (sentence.span.end <= part.begin || sentence.span.begin >= part.end) continue;
    whole.begin = std::min(whole.begin, sentence.span.begin);
    whole.end = std::max(whole.end, sentence.span.end);
  }
  return whole;
}

bool is_gap(std::string_view between) {
  return between.find_first_not_of(" \t\n\r") == between.npos &&
         between.find("\n\n") == between.npos;
}

std::vector<Quoted> quoted_parts(const Hit& hit) {
  const Record& record = hit.record;
  std::vector<Quoted> parts;
  for (const Snippet& snippet : hit.snippets) {
    if (snippet.source.end <= record.text.size())
      parts.push_back({whole_sentences(record, snippet.source), snippet.paragraph});
  }
  std::sort(parts.begin(), parts.end(),
            [](const Quoted& a, const Quoted& b) { return a.span.begin < b.span.begin; });
  std::vector<Quoted> joined;
  for (const Quoted& part : parts) {
    Quoted* last = joined.empty() ? nullptr : &joined.back();
    const bool goes_with_it =
        last && (part.span.begin <= last->span.end ||
                 is_gap(std::string_view(record.text)
                            .substr(last->span.end, part.span.begin - last->span.end)));
    if (goes_with_it) {
      last->span.end = std::max(last->span.end, part.span.end);
    } else {
      joined.push_back(part);
    }
  }
  return joined;
}

// The file that a document is or is inside of ("a.zip!b.txt").
std::string link_to_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    for (size_t inside = path.rfind('!'); inside != path.npos && inside > 0;
         inside = path.rfind('!', inside - 1)) {
      const std::string file = path.substr(0, inside);
      if (std::filesystem::is_regular_file(file, error)) return file_link(file);
    }
  }
  return file_link(path);
}

std::string source_line(const Record& record) {
  std::string line = short_publisher(record);
  const auto add = [&line](const std::string& part) {
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  };
  for (const std::string& author : record.authors) add(utf8::inert(author));
  add(short_date(record));
  return line;
}

}  // namespace

std::vector<Quotation> quotations_of(const Hit& hit) {
  std::vector<Quotation> quotations;
  for (const Quoted& part : quoted_parts(hit)) {
    const Pinpoint at{page_at(hit.record, part.span.begin), part.paragraph};
    const std::string_view text = hit.record.text;
    quotations.push_back({one_line(text.substr(part.span.begin, part.span.end - part.span.begin)),
                          pinpoint(at), part.span, "", at});
  }
  return quotations;
}

std::string marks_line(const Hit& hit) {
  std::string line;
  if (!hit.tags.empty()) line = fmt::format("Tagged {}.", fmt::join(hit.tags, ", "));
  if (!hit.note.empty()) line += fmt::format("{}Note: {}", line.empty() ? "" : " ", hit.note);
  for (const std::string& sentence : sentence_marks(hit))
    line += fmt::format("{}S{}.", line.empty() ? "" : " ", sentence.substr(1));
  return line;
}

void PaperBuilder::begin_query(const Answer& answer) {
  PaperSection section;
  section.heading = answer.query;
  section.remark = counted(answer.total, "hit", "hits", answer.certainty);
  if (!answer.understood.empty()) section.remark += "; understood: " + answer.understood;
  paper_.sections.push_back(std::move(section));
}

std::string PaperBuilder::note(const Record& record, const Quotation* quotation) {
  const std::string place = quotation ? quotation->place : "";
  return cited_.insert(record.path).second ? cite_note(record, place) : cite_short(record, place);
}

void PaperBuilder::add(const Hit& hit) {
  const Record& record = hit.record;
  PaperEntry entry;
  entry.title = title_of(record);
  entry.link = link_to_file(record.path);
  entry.source = source_line(record);
  entry.path = quoted_path(record.path);
  entry.marks = marks_line(hit);
  entry.right_to_left = uloc_isRightToLeft(record.language.c_str());
  entry.quotations = quotations_of(hit);
  for (Quotation& quotation : entry.quotations) quotation.note = note(record, &quotation);
  if (entry.quotations.empty()) entry.note = note(record, nullptr);
  entry.key = add_source(record, entry.link);
  for (Quotation& quotation : entry.quotations) quotation.key = entry.key;
  paper_.sections.back().entries.push_back(std::move(entry));
}

std::string PaperBuilder::add_source(const Record& record, const std::string& link) {
  const std::string line = cite_bibliography(record);
  const std::string on_the_web = web_link(record.url);
  sources_.try_emplace(fold(line) + '\0' + record.path,
                       PaperSource{line, on_the_web.empty() ? link : on_the_web});
  const auto [known, is_new] = keys_.try_emplace(record.path, fmt::format("d{}", keys_.size() + 1));
  if (is_new) {
    auto item = parse_ordered_json(cite_csl(record));
    item["id"] = known->second;
    references_ += (references_.empty() ? "" : ",\n") + dump_json(item);
  }
  return known->second;
}

void PaperBuilder::begin_section(const std::string& heading, std::vector<std::string> lines) {
  PaperSection section;
  section.heading = heading;
  section.lines = std::move(lines);
  paper_.sections.push_back(std::move(section));
}

void PaperBuilder::add_quotation(const std::string& heading, const Record& record,
                                 Quotation quotation) {
  PaperEntry entry;
  entry.title = heading;
  entry.link = link_to_file(record.path);
  entry.right_to_left = uloc_isRightToLeft(record.language.c_str());
  quotation.note = note(record, &quotation);
  entry.key = quotation.key = add_source(record, entry.link);
  entry.quotations.push_back(std::move(quotation));
  paper_.sections.back().entries.push_back(std::move(entry));
}

Paper PaperBuilder::finish(std::string title) {
  paper_.title = std::move(title);
  paper_.references = "[" + references_ + "]\n";
  for (auto& [order, source] : sources_) paper_.bibliography.push_back(std::move(source));
  return std::move(paper_);
}

}  // namespace chancery::search
