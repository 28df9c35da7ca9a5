#include "search/snippet/snippets.h"

#include <algorithm>
#include <cmath>

#include "search/snippet/marking.h"

namespace chancery {

namespace {

constexpr double kMeetingBonus = 0.5;   // of the sum, for an actor and an issue of the query
constexpr double kEarlyBonus = 0.1;     // of the sum, for the first sentence, falling to none
constexpr double kRepeatGain = 0.2;     // of a unit's weight, for each time more it occurs
constexpr size_t kLongSentence = 450;   // bytes; longer ones say less in more words
constexpr size_t kShortSentence = 25;   // bytes; shorter ones are headings and fragments

struct Candidate {
  size_t sentence = 0;
  std::vector<uint32_t> counts;  // a unit each
  bool actor = false;            // an actor of the query is in it
  bool issue = false;
};

}  // namespace

int SnippetMaker::unit_of(const TokenList& tokens, const Token& token,
                          const std::string& language) {
  std::string word(tokens.word(token));
  const auto known = known_.find(word);
  if (known != known_.end()) return known->second;
  if (known_language_ != language || !stemmer_) {
    known_language_ = language;
    stemmer_ = std::make_unique<Stemmer>(language);
    known_.clear();
  }
  const std::string stem = (token.flags & (Token::kDigits | Token::kUnspaced))
                               ? word
                               : stemmer_->stem(tokens.exact(token));
  int found = -1;
  for (size_t i = 0; i < wanted_.units.size() && found < 0; ++i) {
    const WantedUnit& unit = wanted_.units[i];
    const bool starts = std::any_of(unit.prefixes.begin(), unit.prefixes.end(),
                                    [&](const std::string& p) { return word.starts_with(p); });
    if (unit.words.contains(word) || unit.stems.contains(stem) || starts) found = static_cast<int>(i);
  }
  known_.emplace(std::move(word), found);
  return found;
}

std::vector<SnippetMaker::Found> SnippetMaker::find_words(const Record& record) {
  tokens_.clear();
  tokenize(record.text, tokens_);
  if (record.language != known_language_) known_.clear();
  std::vector<Found> found;
  for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
    const Token& token = tokens_.tokens[i];
    if (token.flags & Token::kUnspaced) {
      // Two characters together are what the query was cut into; one alone only if typed alone.
      const bool paired = i + 1 < tokens_.tokens.size() &&
                          (tokens_.tokens[i + 1].flags & Token::kUnspaced) &&
                          token.span.end == tokens_.tokens[i + 1].span.begin;
      if (paired) {
        const std::string pair = std::string(tokens_.word(token)) +
                                 std::string(tokens_.word(tokens_.tokens[i + 1]));
        for (uint32_t unit = 0; unit < wanted_.units.size(); ++unit) {
          if (wanted_.units[unit].words.contains(pair)) {
            found.push_back({{token.span.begin, tokens_.tokens[i + 1].span.end}, unit});
          }
        }
      }
    }
    const int unit = unit_of(tokens_, token, record.language);
    if (unit >= 0) found.push_back({token.span, static_cast<uint32_t>(unit)});
  }
  return found;
}

std::vector<Mark> SnippetMaker::marks(const Record& record) {
  std::vector<Span> words;
  for (const Found& found : find_words(record)) words.push_back(found.span);
  return marks_of(record, words);
}

std::vector<Snippet> SnippetMaker::make(const Record& record, const SnippetLimits& limits) {
  const std::vector<Sentence>& sentences = record.sentences;
  if (sentences.empty()) return {};
  const size_t unit_count = wanted_.units.size();
  std::vector<Candidate> candidates(sentences.size());
  for (size_t i = 0; i < sentences.size(); ++i) {
    candidates[i].sentence = i;
    candidates[i].counts.resize(unit_count);
  }
  const auto sentence_of = [&](uint32_t begin) {
    const auto after = std::upper_bound(
        sentences.begin(), sentences.end(), begin,
        [](uint32_t at, const Sentence& sentence) { return at < sentence.span.begin; });
    return static_cast<size_t>(after == sentences.begin() ? 0 : after - sentences.begin() - 1);
  };
  std::vector<Span> word_spans;
  for (const Found& found : find_words(record)) {
    word_spans.push_back(found.span);
    ++candidates[sentence_of(found.span.begin)].counts[found.unit];
  }
  const auto count_concepts = [&](const std::vector<Tag>& tags, bool actors) {
    for (const Tag& tag : tags) {
      for (size_t unit = 0; unit < unit_count; ++unit) {
        const auto& ids = actors ? wanted_.units[unit].actors : wanted_.units[unit].issues;
        if (std::find(ids.begin(), ids.end(), tag.id) == ids.end()) continue;
        for (const Span& span : tag.mentions) {
          Candidate& candidate = candidates[sentence_of(span.begin)];
          ++candidate.counts[unit];
          (actors ? candidate.actor : candidate.issue) = true;
        }
      }
    }
  };
  count_concepts(record.actors, true);
  count_concepts(record.issues, false);

  std::vector<bool> covered(unit_count);
  const auto gain = [&](const Candidate& candidate) {
    double sum = 0;
    for (size_t unit = 0; unit < unit_count; ++unit) {
      const uint32_t count = candidate.counts[unit];
      if (count == 0) continue;
      const double weight = wanted_.units[unit].weight;
      const double repeats = std::min(3.0, count - 1.0) * kRepeatGain;
      sum += weight * (covered[unit] ? 0.3 : 1.0) * (1 + repeats);
    }
    if (sum == 0) return 0.0;
    const Span span = sentences[candidate.sentence].span;
    const double early = 1.0 - static_cast<double>(candidate.sentence) / sentences.size();
    double factor = 1 + kEarlyBonus * early;
    if (candidate.actor && candidate.issue) factor += kMeetingBonus;
    const size_t length = span.end - span.begin;
    if (length > kLongSentence) factor *= std::sqrt(static_cast<double>(kLongSentence) / length);
    if (length < kShortSentence) factor *= 0.5;
    return sum * factor;
  };

  std::vector<size_t> picked;
  size_t bytes = 0;
  while (picked.size() < limits.sentences) {
    const Candidate* best = nullptr;
    double best_gain = 0;
    for (const Candidate& candidate : candidates) {
      if (std::find(picked.begin(), picked.end(), candidate.sentence) != picked.end()) continue;
      const Span span = sentences[candidate.sentence].span;
      if (!picked.empty() && bytes + (span.end - span.begin) > limits.bytes) continue;
      const double value = gain(candidate);
      if (value > best_gain) {
        best_gain = value;
        best = &candidate;
      }
    }
    if (!best) break;
    picked.push_back(best->sentence);
    const Span span = sentences[best->sentence].span;
    bytes += span.end - span.begin;
    for (size_t unit = 0; unit < unit_count; ++unit) {
      if (best->counts[unit] > 0) covered[unit] = true;
    }
  }
  if (picked.empty()) {
    for (size_t i = 0; i < std::min(sentences.size(), limits.sentences); ++i) {
      bytes += sentences[i].span.end - sentences[i].span.begin;
      if (i > 0 && bytes > limits.bytes) break;
      picked.push_back(i);
    }
  }
  std::sort(picked.begin(), picked.end());
  return cut(record, picked, marks_of(record, word_spans));
}

}  // namespace chancery
