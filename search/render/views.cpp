#include "search/render/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "search/render/also.h"
#include "search/render/bars.h"
#include "search/render/chronicle.h"
#include "search/render/coverage.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"
#include "search/render/pictures.h"
#include "search/render/sentences.h"
#include "search/render/variants.h"
#include "search/render/words.h"

namespace chancery::search {

namespace {

std::string heading_of(const View& view) {
  switch (view.kind) {
    case ViewKind::kTimeline:
      return fmt::format("{}{} by {}{}", view.by_share ? "share of all " : "",
                         view.says       ? "statements"
                         : view.by_share ? "documents"
                                         : "hits",
                         view.counts.field, view.means.empty() ? "" : ", moving mean");
    case ViewKind::kMatrix:
      return "documents in which a sentence mentions both";
    case ViewKind::kWho:
      return fmt::format("who {} {}", view.says ? "speaks of" : "is mentioned with", view.subject);
    case ViewKind::kWhat:
      return fmt::format("what {} {}", view.subject, view.says ? "speaks of" : "is mentioned with");
    case ViewKind::kPairs:
      return "who is mentioned together";
    case ViewKind::kKwic:
      return fmt::format("{} in context", view.subject);
    case ViewKind::kSaid:
      return "who says it";
    case ViewKind::kCompare:
      return fmt::format("what {} say", view.subject);
    case ViewKind::kSentences:
      return "sentences that answer";
    case ViewKind::kCollocates:
      if (view.window == 0) return fmt::format("words in sentences with {}", view.subject);
      return fmt::format("words within {} of {}, in its sentences",
                         counted(view.window, "word", "words"), view.subject);
    case ViewKind::kKeywords:
      return "words that the hits have more often than other documents";
    case ViewKind::kChronicle:
      return "what is told, by date";
    case ViewKind::kVariants:
      return fmt::format("how the hits name {}", view.subject);
    case ViewKind::kAlso:
      return "OR also";
  }
  return "";
}

// "20 of 34 sentences in 9 of 57 hits; 203 others hold a part of it (:sentences -any)".
std::string remark_of_sentences(const View& view) {
  std::string text = view.sentences.size() < view.lines_total
                         ? fmt::format("{} of {} sentences", grouped(view.sentences.size()),
                                       grouped(view.lines_total))
                         : counted(view.lines_total, "sentence", "sentences");
  text += fmt::format(" in {} of {}{}", grouped(view.answering),
                      view.looked_at < view.total ? "the first " : "",
                      counted(view.looked_at, "hit", "hits"));
  if (view.in_part > 0) {
    text += fmt::format("; {} hold{} a part of it (-any)", counted(view.in_part, "other", "others"),
                        view.in_part == 1 ? "s" : "");
  }
  return text;
}

// What a picture leaves out.
std::string remark_of(const View& view) {
  std::string text;
  if (view.kind == ViewKind::kTimeline) {
    if (view.counts.hits > 0)
      text =
          fmt::format("{} in all", view.says ? counted(view.counts.hits, "statement", "statements")
                                             : counted(view.counts.hits, "hit", "hits"));
    const auto add = [&text](const std::string& more) {
      text += (text.empty() ? "" : "; ") + more;
    };
    if (view.year_only > 0)
      add(fmt::format("{} of which just the year is known",
                      view.says ? counted(view.year_only, "statement", "statements")
                                : counted(view.year_only, "hit", "hits")));
    if (view.undated > 0)
      add(fmt::format("{} without a date of {} own", counted(view.undated, "hit", "hits"),
                      view.undated == 1 ? "its" : "their"));
  }
  if ((view.kind == ViewKind::kWho || view.kind == ViewKind::kWhat) &&
      view.counts.values.size() < view.counts.distinct)
    text =
        fmt::format("{} of {}", grouped(view.counts.values.size()), grouped(view.counts.distinct));
  const bool said = view.kind == ViewKind::kSaid || view.kind == ViewKind::kCompare;
  if (view.kind == ViewKind::kSentences) return remark_of_sentences(view);
  if (view.kind == ViewKind::kChronicle) return remark_of_chronicle(view);
  if (view.kind == ViewKind::kVariants) return remark_of_variants(view);
  if (view.kind == ViewKind::kCollocates || view.kind == ViewKind::kKeywords)
    return remark_of_words(view);
  const bool reads = view.kind == ViewKind::kPairs || view.kind == ViewKind::kKwic || said;
  if (reads && view.looked_at < view.total)
    text = fmt::format("in the first {} of {}", grouped(view.looked_at),
                       counted(view.total, "hit", "hits"));
  if (view.kind == ViewKind::kKwic || said) {
    const size_t shown = said ? view.statements.size() : view.lines.size();
    const std::string many = said ? "statements" : "places";
    const std::string lines =
        shown < view.lines_total
            ? fmt::format("{} of {} {}", grouped(shown), grouped(view.lines_total), many)
            : counted(view.lines_total, said ? "statement" : "place", many);
    text = text.empty() ? fmt::format("{} in {}", lines, counted(view.looked_at, "hit", "hits"))
                        : lines + " " + text;
  }
  if (view.certainty != Certainty::kExact) {
    text += fmt::format("{}of {}: not all documents were looked at", text.empty() ? "" : "; ",
                        counted(view.total, "hit", "hits", view.certainty));
  }
  return text;
}

std::string why_empty(const View& view) {
  if (view.total == 0) {
    return view.kind == ViewKind::kKwic ? "no hit has all these words" : "nothing is found";
  }
  switch (view.kind) {
    case ViewKind::kTimeline:
      return view.says ? "no statement of the hits has a date" : "no hit has a date of its own";
    case ViewKind::kMatrix:
      return "no sentence of the hits mentions an actor and an issue";
    case ViewKind::kWho:
    case ViewKind::kWhat:
      if (view.says)
        return fmt::format("no statement of the hits {} {}",
                           view.kind == ViewKind::kWho ? "speaks of" : "is of", view.subject);
      return fmt::format("no sentence of the hits mentions anything with {}", view.subject);
    case ViewKind::kPairs:
      return "no sentence that the query asks for mentions two actors";
    case ViewKind::kKwic:
      return fmt::format("the words stand side by side in none of {}",
                         counted(view.looked_at, "hit", "hits"));
    case ViewKind::kSaid:
    case ViewKind::kCompare:
      return fmt::format("no statement of {} has these words",
                         counted(view.looked_at, "hit", "hits"));
    case ViewKind::kSentences:
      if (view.in_part == 0) return "no sentence of the hits holds anything of it";
      return fmt::format("no sentence of {} holds all of it; {} a part of it (-any)",
                         counted(view.looked_at, "hit", "hits"),
                         counted(view.in_part, "holds", "hold"));
    case ViewKind::kCollocates:
      return fmt::format("no word stands near {} more often than elsewhere in {}", view.subject,
                         counted(view.looked_at, "hit", "hits"));
    case ViewKind::kKeywords:
      return "no word is surely more often in the hits than in other documents";
    case ViewKind::kChronicle:
      return fmt::format("no sentence of {} that answers names a date with its year",
                         counted(view.looked_at, "hit", "hits"));
    case ViewKind::kVariants:
      return fmt::format("no text of {} names {}", counted(view.total, "hit", "hits"),
                         view.subject);
    case ViewKind::kAlso:
      return "nothing beside its parts finds more";
  }
  return "";
}

}  // namespace

std::string_view view_name(ViewKind kind) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "timeline", "matrix",    "who",        "what",     "pairs",     "kwic",     "said",
      "compare",  "sentences", "collocates", "keywords", "chronicle", "variants", "also"};
  return kNames[static_cast<size_t>(kind)];
}

void write_view(std::ostream& out, const View& view, const Style& style, bool numbered) {
  const bool empty = view.counts.values.empty() && view.matrix.counts.empty() &&
                     view.lines.empty() && view.statements.empty() && view.sentences.empty() &&
                     view.words.empty() && view.events.empty() && view.forms.empty() &&
                     view.alternatives.empty();
  if (const std::string shards = shards_text(view.coverage); !shards.empty())
    out << wrapped(shards, style, 2, 4);
  if (empty) {
    out << wrapped(why_empty(view), style, 2, 2);
    if (const std::string missing = missing_text(view.coverage); !missing.empty())
      out << wrapped(fmt::format("{}: {}.", missing, kReportAdvice), style, 2, 2);
    return;
  }
  out << wrapped(heading_of(view), style, 2, 4, Ink::kTitle);
  switch (view.kind) {
    case ViewKind::kMatrix:
      write_matrix(out, view.matrix, style, numbered);
      break;
    case ViewKind::kKwic:
      write_kwic(out, view, style, numbered);
      break;
    case ViewKind::kSaid:
      write_said(out, view, style, numbered);
      break;
    case ViewKind::kCompare:
      write_compare(out, view, style);
      break;
    case ViewKind::kSentences:
      write_sentences(out, view, style, numbered);
      break;
    case ViewKind::kChronicle:
      write_chronicle(out, view, style, numbered);
      break;
    case ViewKind::kCollocates:
    case ViewKind::kKeywords:
      write_words(out, view, style, numbered);
      break;
    case ViewKind::kVariants:
      write_variants(out, view, style);
      break;
    case ViewKind::kAlso:
      write_also(out, view, style, numbered);
      break;
    case ViewKind::kTimeline:
      write_timeline(out, view, style);
      break;
    default:
      write_bar_lines(out, view.counts, style, numbered ? 1 : 0);
  }
  if (const std::string remark = remark_of(view); !remark.empty())
    out << wrapped(remark, style, 2, 4);
}

}  // namespace chancery::search
