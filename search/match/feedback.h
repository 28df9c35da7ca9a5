// Pseudo-relevance feedback: words that the best answers share raise what else has them.
//
// Feedback helps a query about a matter on which the database has several texts, and harms one that
// a single text answers. A short query whose answers hold all of its words goes without: what is
// wanted is plain, and feedback would take twice the time. Else it comes where the first answers
// match about equally well and well enough, grows with how clear that is, and only reorders: no
// document is found by it alone, and its words together count less than the query's own.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/match/ranked_document.h"
#include "search/plan/ranking.h"
#include "search/plan/telling_words.h"
#include "search/plan/wanted.h"
#include "search/snippet/texts.h"

namespace chancery::search {

struct FeedbackTerm {
  std::vector<std::string> words;  // of one stem, as the texts have them
  double weight = 0;               // 1: as much as a word of the query
};

// The terms that the best of `first` share, most telling first; none where feedback is not safe.
// `first`: at least kFeedbackAnswers hits by relevance, when there are so many. `most`: what a
// document could weigh. What is read of them stays in `texts`.
std::vector<FeedbackTerm> feedback_terms(const Xapian::Database& database,
                                         const std::vector<RankedDocument>& first, double most,
                                         const Wanted& wanted, const RankingNumbers& numbers,
                                         Texts& texts,
                                         const TellingWords::Occurrences& occurrences = {});

// Answers that are compared with each other: the first is of one text, the eighth of a matter on
// which the database has several.
inline constexpr Xapian::doccount kFeedbackAnswers = 8;

// What raises a query's hits by the terms; empty when there are none.
Xapian::Query feedback_query(const std::vector<FeedbackTerm>& terms);

// What it is to be multiplied with, where `most` is the most that it can give a document: all terms
// together count at most `feedback_most` times as much as `best`, the weight of the best answer.
// Rare names that a few answers share would else draw a query away to the story of these.
double feedback_share(double best, double most, const RankingNumbers& numbers);

}  // namespace chancery::search
