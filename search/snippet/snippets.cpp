#include "search/snippet/snippets.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "search/snippet/evidence.h"
#include "search/snippet/marking.h"
#include "search/snippet/passages.h"
#include "search/snippet/statement_snippets.h"

namespace chancery::search {

namespace {

// A sentence's score is the sum of the weights of the units in it, with these factors. They were
// chosen on questions in Spanish and Russian (script/evaluate --only snippets).
constexpr double kNear = 0.25;         // a unit that only a neighbouring sentence has
constexpr double kCovered = 0.5;       // a unit that an earlier pick has
constexpr double kEarly = 0.1;         // gain of the first sentence, falling to none at the end
constexpr double kTelling = 0.5;       // gain when an actor asked for meets a main issue, or so
constexpr double kFragment = 0.1;      // shorter ones are headings and fragments
constexpr size_t kShortSentence = 25;  // characters

class Chooser {
 public:
  Chooser(const Record& record, const Evidence& evidence)
      : record_(record), evidence_(evidence), covered_(evidence.weights.size()) {
    for (const SentenceEvidence& one : evidence.sentences) {
      candidates_.push_back({characters_of(record.sentences[one.sentence].span), 0, {}, false});
    }
  }

  // In the order of the text.
  std::vector<Span> choose(const SnippetLimits& limits) {
    room_ = limits.characters;
    std::vector<Span> chosen;
    while (chosen.size() < limits.sentences && (chosen.empty() || room_ >= kShortestPart)) {
      const size_t best = next_best();
      if (best == kNone) break;
      Candidate& candidate = candidates_[best];
      const SentenceEvidence& evidence = evidence_.sentences[best];
      for (size_t unit = 0; unit < covered_.size(); ++unit)
        covered_[unit] |= evidence.present[unit];
      candidate.used = true;
      take(candidate.part, chosen);
    }
    if (evidence_.sentences.empty()) choose_first(limits, chosen);
    std::sort(chosen.begin(), chosen.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return chosen;
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  struct Candidate {
    size_t characters = 0;
    double value = 0;
    Span part;  // empty: the value is that of the whole sentence, which does not fit
    bool used = false;
  };

  size_t characters_of(const Span& span) const {
    return characters(std::string_view(record_.text).substr(span.begin, span.end - span.begin));
  }

  void take(const Span& part, std::vector<Span>& chosen) {
    chosen.push_back(part);
    room_ -= std::min(room_, characters_of(part) + kBetweenSentences);
  }

  void choose_first(const SnippetLimits& limits, std::vector<Span>& chosen) {
    for (const Sentence& sentence : record_.sentences) {
      if (chosen.size() == limits.sentences || (!chosen.empty() && room_ < kShortestPart)) return;
      take(best_part(record_.text, sentence.span, {}, evidence_.weights, room_), chosen);
    }
  }

  // Sentences that do not fit are valued by their best part, which is looked for only when the
  // whole would be the best.
  size_t next_best() {
    // What was typed in quotes is shown first; then, where an actor and an issue meet.
    const bool quote = std::any_of(evidence_.sentences.begin(), evidence_.sentences.end(),
                                   [&](const SentenceEvidence& one) { return has_quote(one); });
    const bool meeting = !quote &&
                         std::none_of(candidates_.begin(), candidates_.end(),
                                      [](const Candidate& c) { return c.used; }) &&
                         std::any_of(evidence_.sentences.begin(), evidence_.sentences.end(),
                                     [](const SentenceEvidence& one) { return one.meeting; });
    for (size_t i = 0; i < candidates_.size(); ++i) {
      Candidate& candidate = candidates_[i];
      const SentenceEvidence& evidence = evidence_.sentences[i];
      const bool allowed =
          !candidate.used && (!meeting || evidence.meeting) && (!quote || has_quote(evidence));
      const Span whole = record_.sentences[evidence_.sentences[i].sentence].span;
      candidate.part = candidate.characters <= room_ ? whole : Span{};
      candidate.value = allowed ? value_of(i, evidence_.sentences[i].present) : 0;
    }
    for (;;) {
      const auto best = std::max_element(
          candidates_.begin(), candidates_.end(),
          [](const Candidate& a, const Candidate& b) { return a.value < b.value; });
      if (best == candidates_.end() || best->value <= 0) return kNone;
      const auto index = static_cast<size_t>(best - candidates_.begin());
      if (best->part.begin != best->part.end) return index;
      shorten(index, meeting, quote);
    }
  }

  // Whether a sentence has something in quotes that no earlier pick has.
  bool has_quote(const SentenceEvidence& sentence) const {
    for (size_t unit = 0; unit < covered_.size(); ++unit) {
      if (evidence_.quoted[unit] && sentence.present[unit] && !covered_[unit]) return true;
    }
    return false;
  }

  void shorten(size_t index, bool meeting, bool quote) {
    const SentenceEvidence& evidence = evidence_.sentences[index];
    const std::span<const Place> places(evidence_.places.data() + evidence.first_place,
                                        evidence.end_place - evidence.first_place);
    std::vector<double> weights = evidence_.weights;
    if (meeting || quote) {
      // Above all the part must hold what meets, or what was quoted.
      const auto& needed = quote ? evidence_.quoted : evidence_.concepts;
      const double all = std::accumulate(weights.begin(), weights.end(), 1.0);
      for (const Place& place : places) {
        if (needed[place.unit] && weights[place.unit] < all) weights[place.unit] += all;
      }
    }
    Candidate& candidate = candidates_[index];
    const Span whole = record_.sentences[evidence.sentence].span;
    candidate.part = best_part(record_.text, whole, places, weights, room_, names_in(whole));
    std::vector<uint8_t> present(covered_.size());
    for (const Place& place : places) {
      const bool inside = place.begin >= candidate.part.begin && place.begin < candidate.part.end;
      if (inside) present[place.unit] = 1;
    }
    candidate.value = value_of(index, present);
  }

  // The mentions of actors and issues in a sentence and the phrases of the query; of those that
  // overlap, the first.
  std::vector<Span> names_in(const Span& sentence) const {
    std::vector<Span> names;
    for (const auto* tags : {&record_.actors, &record_.issues}) {
      for (const Tag& tag : *tags) {
        auto at =
            std::lower_bound(tag.mentions.begin(), tag.mentions.end(), sentence.begin,
                             [](const Span& span, uint32_t begin) { return span.begin < begin; });
        for (; at != tag.mentions.end() && at->end <= sentence.end; ++at) names.push_back(*at);
      }
    }
    for (const Span& phrase : evidence_.phrases) {
      if (phrase.begin >= sentence.begin && phrase.end <= sentence.end) names.push_back(phrase);
    }
    std::sort(names.begin(), names.end(), [](const Span& a, const Span& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    size_t kept = 0;
    for (const Span& name : names) {
      if (kept == 0 || name.begin >= names[kept - 1].end) names[kept++] = name;
    }
    names.resize(kept);
    return names;
  }

  double value_of(size_t index, const std::vector<uint8_t>& present) const {
    const SentenceEvidence& evidence = evidence_.sentences[index];
    double sum = 0;
    for (size_t unit = 0; unit < covered_.size(); ++unit) {
      const double share = present[unit] ? 1 : evidence.near[unit] ? kNear : 0;
      sum += evidence_.weights[unit] * share * (covered_[unit] ? kCovered : 1);
    }
    const double place =
        static_cast<double>(evidence.sentence) / static_cast<double>(record_.sentences.size());
    const bool fragment = candidates_[index].characters < kShortSentence;
    const double gain = 1 + kEarly * (1 - place) + (evidence.telling ? kTelling : 0);
    return sum * gain * (fragment ? kFragment : 1);
  }

  const Record& record_;
  const Evidence& evidence_;
  std::vector<Candidate> candidates_;  // one for each of evidence_.sentences
  std::vector<uint8_t> covered_;       // a unit each
  size_t room_ = 0;                    // characters
};

}  // namespace

std::vector<Snippet> make_snippets(const Record& record, const Wanted& wanted,
                                   const std::vector<FoundWord>& words,
                                   const SnippetLimits& limits) {
  if (record.sentences.empty()) return {};
  const Evidence evidence = collect_evidence(record, wanted, words);
  std::vector<Span> chosen;
  if (wanted.statements.asked) chosen = choose_statements(record, wanted, evidence, limits);
  if (chosen.empty()) chosen = Chooser(record, evidence).choose(limits);
  std::vector<Snippet> snippets = cut(record, chosen, marks_of(record, words, chosen));
  if (wanted.statements.asked) name_speakers(record, wanted, evidence, snippets);
  return snippets;
}

std::vector<Mark> marks_of_text(const Record& record, const std::vector<FoundWord>& words) {
  const Span whole{0, static_cast<uint32_t>(record.text.size())};
  return marks_of(record, words, {whole});
}

}  // namespace chancery::search
