#include <algorithm>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "search/snippet/directed_stance.h"
#include "search/snippet/evidence.h"
#include "search/snippet/statement_snippets.h"
#include "search/snippet/word_finder.h"
#include "search/view/paragraph.h"
#include "search/view/statement_order.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr size_t kMostStatements = 20'000;
constexpr uint32_t kRankedStatements = 10'000;  // hits at most

std::string text_of(const Record& record, const Span& span) {
  return utf8::inert(
      collapse_spaces(std::string_view(record.text).substr(span.begin, span.end - span.begin)));
}

// What the words of a statement tell, its frame among them.
void add_stance(const Record& record, const Statement& statement, StatementLine& line) {
  const StanceWords* words = StanceWords::of(record.language);
  if (words == nullptr) return;
  std::vector<Span> parts = statement.content;
  if (statement.cue) parts.push_back(*statement.cue);
  std::sort(parts.begin(), parts.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  for (const Span& part : parts) {
    const std::string text = text_of(record, part);
    TokenList tokens;
    tokenize(text, tokens);
    for (const StanceWord& word : words->find(tokens)) {
      if (word.classes & StanceClass::kEvent) continue;
      // A statement that somebody did not make tells the opposite by its cue.
      const bool turned = statement.negated && statement.cue && part == *statement.cue;
      auto& list = word.in_favour() != turned ? line.for_it : line.against_it;
      list.push_back((turned ? "not " : "") +
                     text.substr(word.span.begin, word.span.end - word.span.begin));
    }
  }
}

// The words that tell for or against those whom the query names, where the text names the speaker.
void add_toward(const Record& record, const Statement& statement, const Wanted& wanted,
                StatementLine& line) {
  const StanceWords* words = StanceWords::of(record.language);
  if (words == nullptr || !statement.source) return;
  const Span extent = extent_of(statement);
  const std::string_view text =
      std::string_view(record.text).substr(extent.begin, extent.end - extent.begin);
  const auto inside = [&](const Span& span) {
    return Span{span.begin - extent.begin, span.end - extent.begin};
  };
  const auto named = [&](const Tag& actor) {
    return std::any_of(wanted.units.begin(), wanted.units.end(), [&](const WantedUnit& unit) {
      return std::find(unit.actors.begin(), unit.actors.end(), actor.id) != unit.actors.end();
    });
  };
  for (const Tag& actor : record.actors) {
    if (actor.id == statement.id || actor.id == statement.state || !named(actor)) continue;
    const auto mention = std::find_if(
        actor.mentions.begin(), actor.mentions.end(),
        [&](const Span& span) { return span.begin >= extent.begin && span.end <= extent.end; });
    if (mention == actor.mentions.end()) continue;
    const bool speaker_first = statement.source->begin < mention->begin;
    const Span speaker = inside(*statement.source), target = inside(*mention);
    const auto told = speaker_first ? directed_stance(text, speaker, target, *words)
                                    : directed_stance(text, target, speaker, *words);
    if (!told || told->first_holds != speaker_first) continue;
    const Span word = {extent.begin + told->evidence.begin, extent.begin + told->evidence.end};
    line.toward.push_back({actor.id, actor.name, text_of(record, word), told->in_favour});
  }
}

StatementLine statement_line_of(const Record& record, const Statement& statement) {
  StatementLine line;
  line.path = record.path;
  line.title = record.title;
  line.date = record.date;
  line.date_source = record.date_source;
  line.speaker = statement.id;
  line.speaker_name = statement.name;
  line.state = statement.state;
  line.act = statement.act;
  line.kind = statement.kind;
  line.negated = statement.negated;
  if (statement.source) line.source = text_of(record, *statement.source);
  if (statement.cue) line.cue = text_of(record, *statement.cue);
  for (const Span& part : statement.content) {
    line.said += (line.said.empty() ? "" : " … ") + text_of(record, part);
  }
  add_stance(record, statement, line);
  line.place = {statement.content.front().begin, statement.content.back().end};
  line.page = page_at(record, line.place.begin);
  line.paragraph = paragraph_at(record, line.place.begin);
  return line;
}

void sort_statements(std::vector<StatementLine>& lines, StatementOrder order) {
  if (order == StatementOrder::kHits) return;
  std::stable_sort(lines.begin(), lines.end(), earlier_statement);
  if (order == StatementOrder::kTime) return;
  std::stable_sort(lines.begin(), lines.end(), [](const StatementLine& a, const StatementLine& b) {
    if (a.speaker.empty() != b.speaker.empty()) return b.speaker.empty();
    return a.speaker_name < b.speaker_name;
  });
}

}  // namespace

void make_said(const ViewContext& context, const ViewRequest& request, View& view) {
  const std::vector<uint32_t> hits = context.first_hits(kRankedStatements);
  WordFinder finder(context.wanted);
  for (size_t i = 0; i < hits.size(); ++i) {
    if (view.looked_at == request.documents) break;
    ++view.looked_at;
    const std::optional<Record> record = context.record(hits[i]);
    if (!record) {
      ++view.damaged;
      continue;
    }
    const Evidence evidence = collect_evidence(*record, context.wanted, finder.find(record->text));
    for (const Statement* statement : best_statements(*record, context.wanted, evidence)) {
      ++view.lines_total;
      if (view.statements.size() == kMostStatements) continue;
      view.statements.push_back(statement_line_of(*record, *statement));
      add_toward(*record, *statement, context.wanted, view.statements.back());
      view.statements.back().docid = hits[i];
      view.statements.back().rank = static_cast<uint32_t>(i) + 1;
    }
  }
  sort_statements(view.statements, request.statements);
  if (request.most != 0 && view.statements.size() > request.most) {
    view.statements.resize(request.most);
  }
}

}  // namespace chancery::search
