#include "search/snippet/statement_snippets.h"

#include <algorithm>
#include <set>
#include <span>

#include "search/snippet/passages.h"

namespace chancery::search {

namespace {

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::span<const Place> places_in(const Evidence& evidence, const Span& span) {
  const auto before = [](const Place& place, uint32_t at) { return place.begin < at; };
  const auto first =
      std::lower_bound(evidence.places.begin(), evidence.places.end(), span.begin, before);
  const auto last = std::lower_bound(first, evidence.places.end(), span.end, before);
  return {first, last};
}

size_t units_in(const Evidence& evidence, const Span& span) {
  std::set<uint32_t> units;
  for (const Place& place : places_in(evidence, span)) units.insert(place.unit);
  return units.size();
}

// The sentences of a statement: those with most units first, then the one with the cue.
std::vector<Span> sentences_of(const Record& record, const Statement& statement,
                               const Evidence& evidence) {
  const Span extent = extent_of(statement);
  std::vector<Span> sentences;
  auto at = std::lower_bound(
      record.sentences.begin(), record.sentences.end(), extent.begin,
      [](const Sentence& sentence, uint32_t begin) { return sentence.span.end <= begin; });
  for (; at != record.sentences.end() && at->span.begin < extent.end; ++at) {
    sentences.push_back(at->span);
  }
  const auto value = [&](const Span& sentence) {
    const bool frame = statement.cue && statement.cue->begin >= sentence.begin &&
                       statement.cue->begin < sentence.end;
    return 2 * units_in(evidence, sentence) + (frame ? 1 : 0);
  };
  std::stable_sort(sentences.begin(), sentences.end(),
                   [&](const Span& a, const Span& b) { return value(a) > value(b); });
  return sentences;
}

// What of `place` the snippet shows, in bytes of its text.
Span within(const Snippet& snippet, const std::optional<Span>& place) {
  if (!place) return {};
  const uint32_t begin = std::max(place->begin, snippet.source.begin);
  const uint32_t end = std::min(place->end, snippet.source.end);
  if (begin >= end) return {};
  return {begin - snippet.source.begin, end - snippet.source.begin};
}

}  // namespace

bool is_wanted(const Statement& statement, const WantedStatements& wanted) {
  if (!wanted.acts.empty() && !has(wanted.acts, statement.act)) return false;
  if (has(wanted.others, statement.id) || has(wanted.others, statement.state)) return false;
  if (wanted.speakers.empty()) return true;
  return has(wanted.speakers, statement.id) || has(wanted.speakers, statement.state);
}

std::vector<const Statement*> best_statements(const Record& record, const Wanted& wanted,
                                              const Evidence& evidence) {
  std::vector<const Statement*> best;
  size_t most = wanted.units.empty() ? 0 : 1;
  for (const Statement& statement : record.statements) {
    if (!is_wanted(statement, wanted.statements)) continue;
    const size_t units =
        units_in(evidence, {statement.content.front().begin, statement.content.back().end});
    if (units < most) continue;
    if (units > most) best.clear();
    most = units;
    best.push_back(&statement);
  }
  return best;
}

Span extent_of(const Statement& statement) {
  Span extent = {statement.content.front().begin, statement.content.back().end};
  for (const auto& part : {statement.source, statement.cue}) {
    if (!part) continue;
    extent.begin = std::min(extent.begin, part->begin);
    extent.end = std::max(extent.end, part->end);
  }
  return extent;
}

std::vector<Span> choose_statements(const Record& record, const Wanted& wanted,
                                    const Evidence& evidence, const SnippetLimits& limits) {
  std::vector<Span> chosen;
  size_t room = limits.characters;
  const auto full = [&] {
    return chosen.size() >= limits.sentences || (!chosen.empty() && room < kShortestPart);
  };
  std::set<uint32_t> taken;
  for (const Statement* statement : best_statements(record, wanted, evidence)) {
    for (const Span& sentence : sentences_of(record, *statement, evidence)) {
      if (full()) break;
      if (!taken.insert(sentence.begin).second) continue;
      const Span part =
          best_part(record.text, sentence, places_in(evidence, sentence), evidence.weights, room);
      chosen.push_back(part);
      const size_t length =
          characters(std::string_view(record.text).substr(part.begin, part.end - part.begin));
      room -= std::min(room, length + kBetweenSentences);
    }
    if (full()) break;
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return chosen;
}

void name_speakers(const Record& record, const Wanted& wanted, const Evidence& evidence,
                   std::vector<Snippet>& snippets) {
  for (const Statement* statement : best_statements(record, wanted, evidence)) {
    const Span extent = extent_of(*statement);
    for (Snippet& snippet : snippets) {
      const bool here = snippet.source.begin < extent.end && extent.begin < snippet.source.end;
      if (!here || !snippet.act.empty()) continue;
      snippet.speaker = statement->name;
      snippet.act = statement->act;
      snippet.speaker_at = within(snippet, statement->source);
      snippet.cue_at = within(snippet, statement->cue);
    }
  }
}

}  // namespace chancery::search
