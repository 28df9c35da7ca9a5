// The numbers of the ranking in one place, its parts that can be switched off, and the terms for
// actors and issues that meet. docs/evaluation.md has the table of what each part gives.
#pragma once

#include <xapian.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// What the ranking does beside BM25 over stems. All on, but to see what one gives.
struct RankingParts {
  bool concepts = true;    // actors and issues found in plain words
  bool meetings = true;    // an actor and an issue of the query in one sentence
  bool stop_words = true;  // left out of queries
  bool topicality = true;  // words that come in clusters weigh more
  bool variants = true;    // words that begin like a word of the query
  bool typed_form = true;  // a word as it was typed before its other forms
  bool proximity = true;   // words of the query near each other
  bool feedback = true;    // words that the best answers share, see match/feedback.h
};

struct RankingPart {
  std::string_view name;  // as --without takes it
  bool RankingParts::*part;
};
inline constexpr std::array kRankingParts = {
    RankingPart{"concepts", &RankingParts::concepts},
    RankingPart{"meetings", &RankingParts::meetings},
    RankingPart{"stop-words", &RankingParts::stop_words},
    RankingPart{"topicality", &RankingParts::topicality},
    RankingPart{"variants", &RankingParts::variants},
    RankingPart{"typed-form", &RankingParts::typed_form},
    RankingPart{"proximity", &RankingParts::proximity},
    RankingPart{"feedback", &RankingParts::feedback},
};

namespace ranking {

// BM25 (Robertson and Zaragoza 2009): k1 saturates repetition, b weighs length, k3 repetition in
// the query. Chosen on the test collections by script/evaluate.
inline constexpr double kK1 = 1.0;
inline constexpr double kB = 0.6;
inline constexpr double kK3 = 8;
inline constexpr double kMinLength = 0.5;

inline constexpr double kConceptWeight = 0.5;  // a concept's terms beside its words
inline constexpr double kMeetingWeight = 0.6;  // actor and issue in one sentence

// Words whose occurrences cluster in few texts are what texts are about (Church and Gale 1995).
// The weight grows with this power of occurrences a document that has the word, over what chance
// would give.
inline constexpr double kTopicalityPower = 0.15;

// Words that share this part of the stem, at least so many characters of it, count so much. Left
// out where they stand in so many documents together, as a share of all: they tell nothing then
// and cost most.
inline constexpr double kVariantShare = 0.6;
inline constexpr size_t kVariantCharacters = 4;
inline constexpr double kVariantWeight = 0.5;
inline constexpr Xapian::termcount kMaxVariants = 30;
inline constexpr double kMostVariantDocuments = 1;

// The part of a word's weight that is for the form that was typed. Not where the word has hardly
// another form, nor in so many documents, as a share of all, that its weight is next to nothing.
inline constexpr double kTypedFormShare = 0.1;
inline constexpr double kOnlyForm = 0.9;
inline constexpr double kMostFormDocuments = 0.5;

// Two neighbouring words of the query, so many words apart at most, add this part of their weight.
inline constexpr unsigned kNearWords = 8;
inline constexpr double kNearWeight = 0.1;
inline constexpr size_t kMaxNearPairs = 12;
// Two that are each in so many documents, and in this share of all, are no such pair: they are near
// each other in many texts, which tells nothing and costs most.
inline constexpr Xapian::doccount kCommonDocuments = 1000;
inline constexpr double kCommonShare = 1.0 / 3;

}  // namespace ranking

// What raises documents in which one of the actors meets one of the issues in a sentence. Each unit
// is the ids that it stands for. Empty when there is no actor or no issue.
Xapian::Query meetings(const std::vector<std::vector<std::string>>& actors,
                       const std::vector<std::vector<std::string>>& issues);

// `query` that counts `factor` times as much.
Xapian::Query scaled(const Xapian::Query& query, double factor);

// How much it tells that a text has a word that `found` of `documents` have.
double idf(double documents, double found);
// Of a word that `found` of `documents` have, `occurrences` times in all: 1 for what chance
// scatters, more for words that cluster.
double topicality(double documents, double found, double occurrences);

}  // namespace chancery
