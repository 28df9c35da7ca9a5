#include "search/snippet/answering_sentences.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "search/snippet/evidence.h"
#include "search/snippet/statement_snippets.h"

namespace chancery::search {

namespace {

constexpr double kEnoughWeight = 0.5;  // of a query that most of it answers

bool has_most(const Wanted& wanted, const std::vector<uint8_t>& present) {
  double held = 0, all = 0;
  for (size_t unit = 0; unit < wanted.units.size(); ++unit) {
    all += wanted.units[unit].weight;
    if (present[unit]) held += wanted.units[unit].weight;
  }
  return held >= kEnoughWeight * all;
}

// Those that what is said reaches into.
std::set<size_t> sentences_of_statements(const Record& record, const Wanted& wanted,
                                         const Evidence& evidence) {
  std::set<size_t> found;
  for (const Statement* statement : best_statements(record, wanted, evidence)) {
    for (const Span& part : statement->content) {
      auto at = std::lower_bound(
          record.sentences.begin(), record.sentences.end(), part.begin,
          [](const Sentence& sentence, uint32_t begin) { return sentence.span.end <= begin; });
      for (; at != record.sentences.end() && at->span.begin < part.end; ++at)
        found.insert(static_cast<size_t>(at - record.sentences.begin()));
    }
  }
  return found;
}

}  // namespace

AnsweringSentences answering_sentences(const Record& record, const Wanted& wanted,
                                       const std::vector<FoundWord>& words, Answering how) {
  AnsweringSentences answering;
  if (wanted.empty() && !wanted.statements.asked) {
    answering.sentences.resize(record.sentences.size());
    std::iota(answering.sentences.begin(), answering.sentences.end(), size_t{0});
    return answering;
  }
  const Evidence evidence = collect_evidence(record, wanted, words);
  if (wanted.statements.asked) {
    const std::set<size_t> said = sentences_of_statements(record, wanted, evidence);
    answering.sentences.assign(said.begin(), said.end());
    // A question that no statement answers is one of its words.
    if (!answering.sentences.empty()) return answering;
  }
  for (const SentenceEvidence& one : evidence.sentences) {
    const bool answers = how == Answering::kAll    ? holds(wanted.need, one.present)
                         : how == Answering::kMost ? has_most(wanted, one.present)
                                                   : true;
    if (answers) {
      answering.sentences.push_back(one.sentence);
    } else {
      ++answering.in_part;
    }
  }
  return answering;
}

}  // namespace chancery::search
