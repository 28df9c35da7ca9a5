#include "search/snippet/snippets.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/snippet/marking.h"

namespace chancery {

namespace {

constexpr double kMeetingBonus = 0.5;  // of the sum, for an actor and an issue of the query
constexpr double kEarlyBonus = 0.1;    // of the sum, for the first sentence, falling to none
constexpr double kRepeatGain = 0.2;    // of a unit's weight, for each time more it occurs
constexpr double kMaxRepeats = 3;
constexpr double kCoveredShare = 0.3;    // of a unit's weight, when an earlier pick has it
constexpr uint32_t kLongSentence = 450;  // bytes; longer ones say less in more words
constexpr uint32_t kShortSentence = 25;  // bytes; shorter ones are headings and fragments

// A sentence that holds something of the query.
struct Candidate {
  std::vector<uint32_t> counts;  // a unit each
  bool actor = false;
  bool issue = false;
};
using Candidates = std::map<size_t, Candidate>;  // by sentence

uint32_t length_of(const Record& record, size_t sentence) {
  const Span span = record.sentences[sentence].span;
  return span.end - span.begin;
}

Candidates collect(const Record& record, const Wanted& wanted,
                   const std::vector<FoundWord>& words) {
  Candidates candidates;
  const auto at = [&](uint32_t begin) -> Candidate& {
    const auto after = std::upper_bound(
        record.sentences.begin(), record.sentences.end(), begin,
        [](uint32_t place, const Sentence& sentence) { return place < sentence.span.begin; });
    const auto index = after == record.sentences.begin() ? 0 : after - record.sentences.begin() - 1;
    Candidate& candidate = candidates[static_cast<size_t>(index)];
    candidate.counts.resize(wanted.units.size());
    return candidate;
  };
  for (const FoundWord& word : words) ++at(word.span.begin).counts[word.unit];
  for (size_t unit = 0; unit < wanted.units.size(); ++unit) {
    for (const bool actors : {true, false}) {
      const auto& ids = actors ? wanted.units[unit].actors : wanted.units[unit].issues;
      if (ids.empty()) continue;
      for (const Tag& tag : actors ? record.actors : record.issues) {
        if (std::find(ids.begin(), ids.end(), tag.id) == ids.end()) continue;
        for (const Span& span : tag.mentions) {
          Candidate& candidate = at(span.begin);
          ++candidate.counts[unit];
          (actors ? candidate.actor : candidate.issue) = true;
        }
      }
    }
  }
  return candidates;
}

class Picker {
 public:
  Picker(const Record& record, const Wanted& wanted, const Candidates& candidates)
      : record_(record), wanted_(wanted), candidates_(candidates), covered_(wanted.units.size()) {}

  std::vector<size_t> pick(const SnippetLimits& limits) {
    std::vector<size_t> picked;
    size_t bytes = 0;
    while (picked.size() < limits.sentences) {
      double best_gain = 0;
      auto best = candidates_.end();
      for (auto at = candidates_.begin(); at != candidates_.end(); ++at) {
        if (std::find(picked.begin(), picked.end(), at->first) != picked.end()) continue;
        if (!picked.empty() && bytes + length_of(record_, at->first) > limits.bytes) continue;
        const double value = gain(at->first, at->second);
        if (value <= best_gain) continue;
        best_gain = value;
        best = at;
      }
      if (best == candidates_.end()) break;
      picked.push_back(best->first);
      bytes += length_of(record_, best->first);
      for (size_t unit = 0; unit < covered_.size(); ++unit) {
        if (best->second.counts[unit] > 0) covered_[unit] = true;
      }
    }
    for (size_t i = 0;
         candidates_.empty() && i < std::min(record_.sentences.size(), limits.sentences); ++i) {
      bytes += length_of(record_, i);
      if (i > 0 && bytes > limits.bytes) break;
      picked.push_back(i);
    }
    std::sort(picked.begin(), picked.end());
    return picked;
  }

 private:
  double gain(size_t sentence, const Candidate& candidate) const {
    double sum = 0;
    for (size_t unit = 0; unit < covered_.size(); ++unit) {
      const uint32_t count = candidate.counts[unit];
      if (count == 0) continue;
      const double repeats = std::min(kMaxRepeats, count - 1.0) * kRepeatGain;
      sum += wanted_.units[unit].weight * (covered_[unit] ? kCoveredShare : 1.0) * (1 + repeats);
    }
    const auto place =
        static_cast<double>(sentence) / static_cast<double>(record_.sentences.size());
    double factor = 1 + kEarlyBonus * (1 - place);
    if (candidate.actor && candidate.issue) factor += kMeetingBonus;
    const uint32_t length = length_of(record_, sentence);
    if (length > kLongSentence) factor *= std::sqrt(static_cast<double>(kLongSentence) / length);
    if (length < kShortSentence) factor *= 0.5;
    return sum * factor;
  }

  const Record& record_;
  const Wanted& wanted_;
  const Candidates& candidates_;
  std::vector<bool> covered_;
};

std::vector<Span> spans_of(const std::vector<FoundWord>& words) {
  std::vector<Span> spans;
  spans.reserve(words.size());
  for (const FoundWord& word : words) spans.push_back(word.span);
  return spans;
}

}  // namespace

std::vector<Mark> SnippetMaker::marks(const Record& record) {
  const Span whole{0, static_cast<uint32_t>(record.text.size())};
  return marks_of(record, spans_of(finder_.find(record.text, record.language)), {whole});
}

std::vector<Snippet> SnippetMaker::make(const Record& record, const SnippetLimits& limits) {
  if (record.sentences.empty()) return {};
  const std::vector<FoundWord> words = finder_.find(record.text, record.language);
  const Candidates candidates = collect(record, wanted_, words);
  const std::vector<size_t> picked = Picker(record, wanted_, candidates).pick(limits);
  std::vector<Span> windows;
  for (const size_t sentence : picked) windows.push_back(record.sentences[sentence].span);
  return cut(record, picked, marks_of(record, spans_of(words), windows));
}

}  // namespace chancery
