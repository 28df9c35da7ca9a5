#include "search/render/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/cite.h"
#include "search/render/columns.h"
#include "search/render/coverage.h"
#include "search/render/dates.h"
#include "search/render/explanation.h"
#include "search/render/flow.h"
#include "search/render/marks.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"
#include "search/render/tags.h"
#include "search/render/understood.h"
#include "search/render/why.h"

namespace chancery::search {

namespace {

constexpr size_t kIndent = 4;
constexpr size_t kTagsShown = 4;
constexpr size_t kLongestQuery = 60;

// The line under the title: what there is of publisher, authors, date, pages and path.
std::vector<std::string> facts(const Record& record, const Style& style, Detail detail) {
  std::vector<std::string> parts;
  if (!record.publisher.empty()) parts.push_back(short_publisher(record));
  constexpr size_t kAuthors = 3;
  std::string authors;
  for (size_t i = 0; i < std::min(kAuthors, record.authors.size()); ++i)
    authors += (i ? ", " : "") + record.authors[i];
  if (record.authors.size() > kAuthors) authors += " et al.";
  if (!authors.empty()) parts.push_back(authors);
  parts.push_back(short_date(record));
  if (record.pages > 1)
    parts.push_back(counted(static_cast<uint64_t>(record.pages), "page", "pages"));
  if (detail == Detail::kLong) {
    parts.push_back(record.path);
    return parts;
  }
  // The path gets what is left of the line, but enough to know it by.
  constexpr size_t kLeast = 24, kSeparator = 3;
  size_t used = kIndent;
  for (const std::string& part : parts) used += utf8::width(utf8::inert(part)) + kSeparator;
  const size_t room = style.measure();
  parts.push_back(short_path(record.path, std::max(kLeast, room - std::min(room, used)), style));
  return parts;
}

// Where a snippet stands: its page, else its paragraph in a text that has several.
std::string place_of(const Snippet& snippet, const Record& record, const Style& style) {
  if (snippet.page > 0) return fmt::format("(p. {})", snippet.page);
  const bool several = std::count_if(record.sentences.begin(), record.sentences.end(),
                                     [](const Sentence& one) { return one.paragraph; }) > 1;
  if (snippet.paragraph == 0 || !several) return "";
  return fmt::format("({} {})", style.unicode ? "¶" : "par.", snippet.paragraph);
}

void write_shards(std::ostream& out, const Coverage& coverage, const Style& style) {
  Flow flow(style);
  flow.add(shards_text(coverage));
  if (!flow.empty()) flow.write(out, 2, 4);
}

bool has_filter(const std::string& query) {
  return query.find(':') != std::string::npos || query.find('"') != std::string::npos ||
         query.find("NOT") != std::string::npos || query.find("AND") != std::string::npos;
}

}  // namespace

void TextRenderer::header(const Answer& answer) {
  const Style& style = options_.style;
  const std::string undated =
      answer.undated == 0 ? "" : grouped(answer.undated) + " undated at the end, ";
  const std::string right = counted(answer.total, "hit", "hits", answer.certainty) + ", " +
                            undated + duration(answer.took_ms);
  Flow left(style);
  if (!answer.understood.empty()) {
    left.add("understood:", Ink::kFaint);
    left.space();
    add_understood(left, answer.understood, style);
  }
  std::ostringstream lines;
  const size_t room = style.measure();
  const bool one_line = 2 + left.width() + 2 + right.size() <= room;
  if (left.empty()) {
    out_ << "  " << right << '\n';
  } else if (one_line) {
    left.write(lines, 2, 14);
    std::string line = lines.str();
    line.pop_back();
    out_ << line << std::string(room - 2 - left.width() - right.size(), ' ') << right << '\n';
  } else {
    left.write(out_, 2, 14);
    out_ << "  " << right << '\n';
  }
  write_shards(out_, answer.coverage, style);
  if (!answer.suggestion.empty()) {
    Flow suggestion(style);
    suggestion.add("did you mean: " + trimmed(answer.suggestion, kLongestUnderstood, style));
    suggestion.write(out_, 2, 4);
  }
}

void TextRenderer::snippets(std::ostream& out, const Hit& hit) {
  const Style& style = options_.style;
  Flow flow(style);
  if (hit.damaged) flow.add("(what the index keeps of this document is damaged)", Ink::kFaint);
  const auto ellipsis = [&] {
    flow.space();
    flow.add_unbroken(signs(style).ellipsis);
    flow.space();
  };
  int place = 0;
  bool cut = false;  // an ellipsis is due
  bool wide_end = false;
  for (const Snippet& snippet : hit.snippets) {
    if (snippet.begins_late || cut || (!flow.empty() && !snippet.continues)) ellipsis();
    // Scripts with wide characters have no space between sentences.
    if (!snippet.continues || !wide_end) flow.space();
    flow.add(snippet.text, snippet.marks);
    const size_t last = utf8::floor(snippet.text, snippet.text.size() - 1);
    wide_end = utf8::width(std::string_view(snippet.text).substr(last)) == 2;
    cut = snippet.ends_early;
    const std::string shown = place_of(snippet, hit.record, style);
    const int here = snippet.page > 0 ? snippet.page : snippet.paragraph;
    if (shown.empty() || here == std::exchange(place, here)) continue;
    if (std::exchange(cut, false)) ellipsis();
    flow.space();
    flow.add_unbroken(shown, Ink::kFaint);
    wide_end = false;
  }
  if (cut) ellipsis();
  flow.write(out, kIndent, kIndent);
}

void TextRenderer::details(std::ostream& out, const Record& record) {
  const Style& style = options_.style;
  Flow flow(style);
  for (const std::string& fact : facts(record, style, options_.detail)) {
    flow.separate(signs(style).separator);
    flow.add_unbroken(fact, Ink::kFaint);
  }
  flow.write(out, kIndent, kIndent);
  if (options_.detail == Detail::kLong && !record.url.empty()) {
    Flow address(style);
    address.add(record.url, Ink::kFaint);
    address.write(out, kIndent, kIndent);
  }
}

void TextRenderer::copies(std::ostream& out, const Hit& hit) {
  if (hit.copies.empty()) return;
  constexpr size_t kShown = 3;
  std::vector<std::string> names;
  for (const Copy& copy : hit.copies) {
    if (names.size() == kShown && options_.detail != Detail::kLong) {
      names.emplace_back(signs(options_.style).ellipsis);
      break;
    }
    names.push_back(
        options_.detail == Detail::kLong || copy.publisher.empty()
            ? copy.path.substr(options_.detail == Detail::kLong ? 0 : copy.path.rfind('/') + 1)
            : copy.publisher);
  }
  Flow flow(options_.style);
  flow.add(
      fmt::format("+{}: {}", counted(hit.copies.size(), "copy", "copies"), fmt::join(names, ", ")),
      Ink::kFaint);
  flow.write(out, kIndent, kIndent);
}

void TextRenderer::head(std::ostream& out, const Hit& hit) {
  const Style& style = options_.style;
  Flow title(style);
  const std::string rank = fmt::format("{:>2}", hit.rank);
  const std::string gap(rank.size() < 3 ? 2 : 1, ' ');
  out << rank << gap;
  title.add(hit.record.title.empty() ? hit.record.path.substr(hit.record.path.rfind('/') + 1)
                                     : hit.record.title,
            Ink::kTitle);
  if (title.empty()) title.add_unbroken("(no title)", Ink::kTitle);
  // The rank already stands in the first line's indent.
  std::ostringstream lines;
  title.write(lines, rank.size() + gap.size(), kIndent);
  out << lines.str().substr(rank.size() + gap.size());
  details(out, hit.record);
  copies(out, hit);
  write_marks(out, hit, options_.style, kIndent);
  if (!hit.why.empty()) write_why(out, hit, options_.style);
}

// In a wide window whom and what the document is about stands beside its sentences.
void TextRenderer::wide_hit(const Hit& hit) {
  const Style& style = options_.style;
  constexpr size_t kGap = 4, kBeside = 2, kWidest = 70;
  std::ostringstream left, right;
  head(left, hit);
  snippets(left, hit);
  const size_t columns = style.measure() + kGap;
  const size_t room = std::min(kWidest, style.width - columns - kBeside);
  for (const auto& add : {add_actors, add_issues}) {
    Flow flow(style);
    add(flow, style, hit, kTagsShown);
    flow.write(right, 0, 2, room);
  }
  write_beside(out_, {left.str(), right.str()}, columns);
}

void TextRenderer::hit(const Hit& hit) {
  if (options_.style.width >= kWideWindow && options_.detail == Detail::kNormal) {
    wide_hit(hit);
    return;
  }
  head(out_, hit);
  if (options_.detail == Detail::kShort) return;
  snippets(out_, hit);
  constexpr size_t kShownLong = 12;
  Flow tags(options_.style);
  add_tags(tags, options_.style, hit, options_.detail == Detail::kLong ? kShownLong : kTagsShown);
  tags.write(out_, kIndent, kIndent);
}

void TextRenderer::nothing_found(const Answer& answer) {
  const Style& style = options_.style;
  Flow sentence(style);
  sentence.add(fmt::format("Nothing found for {} in {}.",
                           trimmed(answer.query, kLongestQuery, style),
                           counted(answer.coverage.documents, "document", "documents")));
  sentence.write(out_, 2, 2);
  if (const std::string missing = missing_text(answer.coverage); !missing.empty()) {
    Flow flow(style);
    flow.add(fmt::format("{}: {}.", missing, kReportAdvice));
    flow.write(out_, 2, 2);
  }
  write_shards(out_, answer.coverage, style);
  if (!answer.understood.empty()) {
    Flow understood(style);
    understood.add("understood:");
    understood.space();
    add_understood(understood, answer.understood, style);
    understood.write(out_, 2, 14);
  }
  write_explanation(out_, answer.explanation, style);
  Flow advice(style);
  if (!answer.suggestion.empty()) {
    advice.add("Did you mean: " + trimmed(answer.suggestion, kLongestUnderstood, style) + "?");
  } else if (answer.coverage.documents == 0 && answer.coverage.unread > 0) {
    advice.add("The index is empty because nothing could be read.");
  } else if (answer.coverage.documents == 0) {
    advice.add("The index is empty: run chancery-index on a folder first.");
  } else if (!answer.explanation.empty()) {
    // It says what to change.
  } else if (has_filter(answer.query)) {
    advice.add("Try it with one condition less: a filter, a phrase in quotes or an AND.");
  } else {
    advice.add("Try fewer or other words, OR between them, or the beginning of a word with *.");
  }
  advice.write(out_, 2, 2);
}

void TextRenderer::answer(const Answer& answer, const std::string& id) {
  if (!std::exchange(first_, false)) out_ << '\n';
  if (options_.several) {
    Flow query(options_.style);
    query.add(trimmed((id.empty() ? "" : id + " ") + answer.query, options_.style.measure() - 3,
                      options_.style),
              Ink::kTitle);
    query.write(out_, 0, 2);
  }
  if (answer.total == 0) {
    nothing_found(answer);
    return;
  }
  header(answer);
  write_explanation(out_, answer.explanation, options_.style);
  for (const Hit& one : answer.hits) hit(one);
  write_facets(out_, answer.facets, options_.style);
}

}  // namespace chancery::search
