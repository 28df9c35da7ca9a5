#include "search/export/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "chancery/error.h"
#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "search/render/cite.h"
#include "search/render/coverage.h"
#include "search/render/dates.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"

namespace chancery::search {

namespace {

constexpr size_t kSentences = 10, kValues = 8;

bool overlaps(Span one, Span other) {
  return one.begin < other.end && other.begin < one.end;
}

// How much a sentence tells of who does what: two actors at most count, and that it is said.
double telling_score(const Record& record, Span sentence) {
  double actors = 0;
  for (const Tag& actor : record.actors) {
    if (actor.salience < kMainSalience) continue;
    actors += std::any_of(actor.mentions.begin(), actor.mentions.end(),
                          [&](Span mention) { return overlaps(mention, sentence); })
                  ? 1
                  : 0;
  }
  const bool said = std::any_of(
      record.statements.begin(), record.statements.end(), [&](const Statement& statement) {
        return !statement.id.empty() && overlaps(statement.content.front(), sentence);
      });
  return std::min(actors, 2.0) + (said ? 1 : 0);
}

View brief_view(AnswerSource& source, const std::string& query, ViewKind kind, bool says = false) {
  ViewRequest request;
  request.kind = kind;
  request.says = says;
  request.most = kValues;
  try {
    return source.view(query, request);
  } catch (const Error&) {
    // Of a query without an issue nobody can be named with one.
    return {};
  }
}

// "Armenia 14 · Azerbaijan 12"
std::string counts_line(const std::vector<FacetValue>& values) {
  std::string line;
  for (size_t i = 0; i < std::min(values.size(), kValues); ++i) {
    line += fmt::format("{}{} {}", line.empty() ? "" : " · ", utf8::inert(values[i].label),
                        grouped(values[i].count));
  }
  return line;
}

// "2019 3 · 2020 14 …"; years between the first and the last that have none are told behind them.
std::string years_line(const std::vector<FacetValue>& years) {
  constexpr size_t kNamed = 3;
  std::string line;
  std::vector<std::string> gaps;
  int before = 0, missing = 0;
  for (const FacetValue& year : years) {
    line += fmt::format("{}{} {}", line.empty() ? "" : " · ", utf8::inert(year.label),
                        grouped(year.count));
    const int number = std::atoi(year.value.c_str());  // 0: "no year"
    if (before > 0 && number > before + 1) {
      missing += number - before - 1;
      gaps.push_back(number == before + 2 ? fmt::format("{}", before + 1)
                                          : fmt::format("{} to {}", before + 1, number - 1));
    }
    if (number > 0) before = number;
  }
  if (gaps.empty()) return line;
  return gaps.size() <= kNamed ? fmt::format("{} (none of {})", line, fmt::join(gaps, ", "))
                               : fmt::format("{} (none of {} years between)", line, missing);
}

class BriefWriter {
 public:
  BriefWriter(const Brief& brief, const Style& style) : brief_(brief), style_(style) {}

  std::string text() {
    heading(brief_.query);
    for (const std::string& line : brief_numbers(brief_)) text_ += wrapped(line, style_, 2, 4);
    if (!brief_.events.empty()) heading(brief_events_heading(brief_));
    for (const BriefEvent& event : brief_.events) {
      text_ += wrapped(short_date(event.date) + ": \"" + event.sentence.text + "\"", style_, 2, 4);
      text_ += wrapped(event.sentence.note + brief_event_tellings(event) +
                           (event.ahead ? " Then still ahead." : ""),
                       style_, 4, 4);
    }
    if (!brief_.sentences.empty()) heading("Sentences that tell most");
    for (const BriefSentence& sentence : brief_.sentences) {
      text_ += wrapped("\"" + sentence.text + "\"", style_, 2, 4);
      text_ += wrapped(sentence.note, style_, 4, 4);
    }
    heading("What this rests on");
    return text_ + coverage_text(brief_.coverage, style_);
  }

 private:
  void heading(const std::string& words) {
    Flow flow(style_);
    flow.add(words, Ink::kTitle);
    std::ostringstream out;
    flow.write(out, 0, 2);
    text_ += (text_.empty() ? "" : "\n") + out.str();
  }

  const Brief& brief_;
  const Style& style_;
  std::string text_;
};

// What names a document, without what is found in it.
Record head_of(const Record& record) {
  Record head = record;
  head.text.clear();
  head.sentences.clear();
  head.statements.clear();
  head.actors.clear();
  head.issues.clear();
  return head;
}

BriefSentence brief_sentence(const Record& record, Quotation quotation, double score) {
  BriefSentence made;
  made.text = quotation.text;
  made.note = cite_note(record, quotation.place);
  made.date = record.date;
  made.score = score;
  made.quotation = std::move(quotation);
  made.source = head_of(record);
  return made;
}

// The events that are told most often; of equal ones those with a day, then those of better hits.
std::vector<ToldEvent> most_told(std::vector<ToldEvent> events) {
  constexpr size_t kEvents = 12;
  std::stable_sort(events.begin(), events.end(), [](const ToldEvent& a, const ToldEvent& b) {
    if (a.retold.size() != b.retold.size()) return a.retold.size() > b.retold.size();
    if (a.date.size() != b.date.size()) return a.date.size() > b.date.size();
    return a.line.rank < b.line.rank;
  });
  if (events.size() > kEvents) events.resize(kEvents);
  std::stable_sort(events.begin(), events.end(),
                   [](const ToldEvent& a, const ToldEvent& b) { return a.date < b.date; });
  return events;
}

void add_events(AnswerSource& source, Brief& brief) {
  ViewRequest request;
  request.kind = ViewKind::kChronicle;
  request.most = 0;
  const View chronicle = source.view(brief.query, request);
  brief.events_total = chronicle.events_total;
  for (const ToldEvent& event : most_told(chronicle.events)) {
    const Snippet& snippet = event.line.snippet;
    const Record record = source.document(event.line.path);
    Quotation quotation;
    quotation.text = collapse_spaces(utf8::inert(snippet.text));
    quotation.at = {snippet.page, snippet.paragraph};
    quotation.place = pinpoint(quotation.at);
    quotation.source = snippet.source;
    brief.events.push_back({event.date, event.ahead, event.retold.size() + 1,
                            brief_sentence(record, std::move(quotation), 0)});
  }
}

}  // namespace

std::string brief_query(const std::string& issue, const std::string& narrower) {
  std::string name;
  for (const char c : issue) {
    if (c != '"') name += c;
  }
  const std::string query = fmt::format("issue:\"{}\"", name);
  return narrower.empty() || narrower == "*" ? query : fmt::format("{} ({})", query, narrower);
}

std::vector<std::string> brief_numbers(const Brief& brief) {
  std::vector<std::string> lines;
  const auto line = [&](const std::string& label, const std::string& values) {
    if (!values.empty()) lines.push_back(label.empty() ? values : label + ": " + values);
  };
  std::string numbers =
      fmt::format("{} of {}", counted(brief.total, "hit", "hits", brief.certainty),
                  counted(brief.coverage.documents, "document", "documents"));
  if (!brief.understood.empty()) numbers += "; understood: " + brief.understood;
  line("", numbers);
  for (const Facet& facet : brief.facets) {
    line(facet.field == "lang" ? "language" : facet.field,
         facet.field == "year" ? years_line(facet.values) : counts_line(facet.values));
  }
  line("who speaks of it", counts_line(brief.speakers.counts.values));
  line("named with it", counts_line(brief.who.counts.values));
  line("named together", counts_line(brief.pairs.counts.values));
  return lines;
}

std::string brief_events_heading(const Brief& brief) {
  if (brief.events.size() == brief.events_total) return "What is told of which date";
  return fmt::format("What is told of which date: {} of {} that are told most often",
                     brief.events.size(), counted(brief.events_total, "event", "events"));
}

std::string brief_event_tellings(const BriefEvent& event) {
  return event.tellings > 1 ? fmt::format(" (told {} times)", event.tellings) : "";
}

std::vector<BriefSentence> telling_sentences(const std::vector<Hit>& hits) {
  std::vector<BriefSentence> sentences;
  std::set<std::string> known;
  for (const Hit& hit : hits) {
    BriefSentence best;
    best.score = -1;
    for (const Quotation& quotation : quotations_of(hit)) {
      const double score = telling_score(hit.record, quotation.source);
      if (score <= best.score) continue;
      best = brief_sentence(hit.record, quotation, score);
    }
    if (best.score >= 0 && known.insert(best.text).second) sentences.push_back(std::move(best));
  }
  std::stable_sort(sentences.begin(), sentences.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  return sentences;
}

Brief make_brief(AnswerSource& source, const std::string& query) {
  constexpr uint32_t kHits = 50;
  SearchOptions options;
  options.count = kHits;
  options.facets = {"year", "publisher", "lang"};
  const Answer answer = source.search(query, options);
  Brief brief;
  brief.query = query;
  brief.understood = answer.understood;
  brief.total = answer.total;
  brief.certainty = answer.certainty;
  brief.facets = answer.facets;
  brief.coverage = answer.coverage;
  if (answer.total == 0) return brief;
  brief.speakers = brief_view(source, query, ViewKind::kWho, true);
  brief.who = brief_view(source, query, ViewKind::kWho);
  brief.pairs = brief_view(source, query, ViewKind::kPairs);
  add_events(source, brief);
  brief.sentences = telling_sentences(answer.hits);
  if (brief.sentences.size() > kSentences) brief.sentences.resize(kSentences);
  std::stable_sort(brief.sentences.begin(), brief.sentences.end(),
                   [](const auto& a, const auto& b) {
                     return a.date.empty() != b.date.empty() ? b.date.empty() : a.date < b.date;
                   });
  return brief;
}

std::string brief_text(const Brief& brief, const Style& style) {
  return BriefWriter(brief, style).text();
}

}  // namespace chancery::search
