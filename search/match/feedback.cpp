#include "search/match/feedback.h"

#include <algorithm>
#include <cmath>

#include "chancery/record.h"
#include "search/plan/combine.h"
#include "search/plan/ranking.h"
#include "search/plan/word_units.h"

namespace chancery::search {

namespace {

// Of the texts that words are taken from, so many must have a word: one alone has names of its own
// that the question is not about.
constexpr size_t kMinTexts = 2;
// Bytes of a text, where it says most of the query, that words are taken from: some 500 words, a
// page. Whole texts gave 6 % less on TIME (docs/evaluation.md).
constexpr uint32_t kPassage = 3000;
// A unit of the query that a passage has again, as a share of its weight: which of two passages
// with the same units says more of them. Only a tie-breaker, not measured.
constexpr double kAgain = 0.2;

// Where feedback begins and where it is whole, as shares. Read off the queries of
// docs/evaluation.md: of those that one text answers (xquad's questions on facts) nine in ten are
// below the lower limit, of those on a matter (cran, TIME) nine in ten above the upper one.
struct Limits {
  double low;
  double high;
};
// The weight of the eighth answer, of what a document with all of the query could weigh.
constexpr Limits kOfMost = {0.12, 0.22};
// The same, of the weight of the best answer.
constexpr Limits kOfBest = {0.45, 0.65};

// What part of the query is in the database at all, by weight.
double share_there(const Xapian::Database& database, const Wanted& wanted) {
  const double absent = idf(database.get_doccount(), 0);
  double all = 0, there = 0;
  for (const WantedUnit& unit : wanted.units) {
    all += unit.weight;
    if (unit.weight < absent) there += unit.weight;
  }
  return all > 0 ? there / all : 1;
}

// How far `value` is on the way from the lower limit to the upper one, 0 to 1.
double between(double value, const Limits& limits) {
  return std::clamp((value - limits.low) / (limits.high - limits.low), 0.0, 1.0);
}

// The last of the first answers against the best one, and against the most that a document with all
// of the query could get; `there`: the part of it that any document has.
double clarity(const std::vector<RankedDocument>& first, double most, double there) {
  if (first.size() < kFeedbackAnswers || most <= 0) return 0;
  const double best = first.front().weight;
  const double last = first[kFeedbackAnswers - 1].weight;
  if (best <= 0) return 0;
  return between(there * last / most, kOfMost) * between(last / best, kOfBest);
}

// Where `words` tell most: the sum of the weights of the units met, each counted once and a bit.
Span passage_of(const Record& record, const std::vector<FoundWord>& words, const Wanted& wanted) {
  const auto size = static_cast<uint32_t>(record.text.size());
  if (size <= kPassage) return {0, size};
  std::vector<int> counts(wanted.units.size());
  double best = -1, sum = 0;
  uint32_t begin = 0;
  for (size_t first = 0, last = 0; last < words.size(); ++last) {
    const double weight = wanted.units[words[last].unit].weight;
    sum += counts[words[last].unit]++ == 0 ? weight : kAgain * weight;
    while (words[last].span.end - words[first].span.begin > kPassage) {
      const double gone = wanted.units[words[first].unit].weight;
      sum -= --counts[words[first].unit] == 0 ? gone : kAgain * gone;
      ++first;
    }
    if (sum <= best) continue;
    best = sum;
    const uint32_t middle = (words[first].span.begin + words[last].span.end) / 2;
    begin = middle - std::min(middle, kPassage / 2);
  }
  begin = std::min(begin, size - kPassage);
  const auto gap = [&](uint32_t at) {
    const size_t found = record.text.find_first_of(" \n", at);
    return found == std::string::npos ? size : static_cast<uint32_t>(found);
  };
  return {begin == 0 ? 0 : gap(begin), gap(begin + kPassage)};
}

}  // namespace

std::vector<FeedbackTerm> feedback_terms(const Xapian::Database& database,
                                         const std::vector<RankedDocument>& first, double most,
                                         const Wanted& wanted, const RankingNumbers& numbers,
                                         Texts& texts,
                                         const TellingWords::Occurrences& occurrences) {
  const double clear = clarity(first, most, share_there(database, wanted));
  if (clear <= 0) return {};
  TellingWords words;
  const auto taken = static_cast<size_t>(numbers.feedback_texts);
  for (size_t i = 0; i < std::min(taken, first.size()); ++i) {
    const Record& record = texts.record(first[i].docid);
    words.add(record, passage_of(record, texts.words(first[i].docid), wanted));
  }
  std::vector<FeedbackTerm> terms;
  for (TellingTerm& term :
       words.best(database, kMinTexts, static_cast<size_t>(numbers.feedback_terms), occurrences)) {
    terms.push_back({std::move(term.terms), numbers.feedback_weight * clear * term.weight});
  }
  return terms;
}

Xapian::Query feedback_query(const std::vector<FeedbackTerm>& terms) {
  std::vector<Xapian::Query> parts;
  parts.reserve(terms.size());
  for (const FeedbackTerm& term : terms) parts.push_back(scaled(synonyms(term.words), term.weight));
  return combine(Xapian::Query::OP_OR, parts);
}

double feedback_share(double best, double most, const RankingNumbers& numbers) {
  return most > 0 ? std::min(1.0, numbers.feedback_most * best / most) : 1;
}

}  // namespace chancery::search
