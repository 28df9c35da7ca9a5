// The numbers of the ranking in one place, its parts that can be switched off, and the terms for
// actors and issues that meet. docs/evaluation.md has the table of what each part gives.
#pragma once

#include <xapian.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

// The numbers that are chosen by measurement: script/measure/settings.py tries others and says what
// each costs and gives on collections that it was not chosen on. As --ranking takes them.
struct RankingNumbers {
  // BM25 (Robertson and Zaragoza 2009): k1 saturates repetition, b weighs length.
  double k1 = 1.0;
  double b = 0.6;
  double concept_weight = 0.5;  // a concept's terms beside its words
  double meeting_weight = 0.6;  // actor and issue in one sentence
  // Words whose occurrences cluster in few texts are what texts are about (Church and Gale 1995).
  // The weight grows with this power of occurrences a document that has the word, over what chance
  // would give.
  double topicality_power = 0.15;
  double variant_share = 0.6;  // of a stem that a word must share to count as its variant
  double variant_weight = 0.45;
  double typed_form_share = 0.1;  // of a word's weight: for the form that was typed
  double near_weight = 0.1;       // of two neighbouring words of the query near each other
  // Words that say nothing in most queries say all in some: "I do not say that".
  double stop_word_weight = 0.6;
  double accent_share = 0.2;     // of a word's weight: for its accents as they were typed
  double feedback_weight = 1.0;  // of the most telling word of the best answers, when all is clear
  double feedback_most = 2;      // of all of them together, against the best answer
  double feedback_texts = 5;     // that words are taken from
  double feedback_terms = 25;
};

struct RankingNumber {
  std::string_view name;
  double RankingNumbers::*number;
};
inline constexpr std::array kRankingNumbers = {
    RankingNumber{"k1", &RankingNumbers::k1},
    RankingNumber{"b", &RankingNumbers::b},
    RankingNumber{"concept-weight", &RankingNumbers::concept_weight},
    RankingNumber{"meeting-weight", &RankingNumbers::meeting_weight},
    RankingNumber{"topicality-power", &RankingNumbers::topicality_power},
    RankingNumber{"variant-share", &RankingNumbers::variant_share},
    RankingNumber{"variant-weight", &RankingNumbers::variant_weight},
    RankingNumber{"typed-form-share", &RankingNumbers::typed_form_share},
    RankingNumber{"near-weight", &RankingNumbers::near_weight},
    RankingNumber{"stop-word-weight", &RankingNumbers::stop_word_weight},
    RankingNumber{"accent-share", &RankingNumbers::accent_share},
    RankingNumber{"feedback-weight", &RankingNumbers::feedback_weight},
    RankingNumber{"feedback-most", &RankingNumbers::feedback_most},
    RankingNumber{"feedback-texts", &RankingNumbers::feedback_texts},
    RankingNumber{"feedback-terms", &RankingNumbers::feedback_terms},
};

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
  RankingNumbers numbers;
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

inline constexpr double kK3 = 8;  // BM25's saturation of repetition in the query
inline constexpr double kMinLength = 0.5;

// A variant shares at least so many characters of the stem. Left out where they stand in so many
// documents together, as a share of all: they tell nothing then and cost most.
inline constexpr size_t kVariantCharacters = 4;
inline constexpr Xapian::termcount kMaxVariants = 30;
inline constexpr double kMostVariantDocuments = 1;

// A typed form counts by itself not where the word has hardly another form, nor in so many
// documents, as a share of all, that its weight is next to nothing.
inline constexpr double kOnlyForm = 0.9;
inline constexpr double kMostFormDocuments = 0.5;

// Two neighbouring words of the query are near each other within so many words.
inline constexpr unsigned kNearWords = 8;
inline constexpr size_t kMaxNearPairs = 12;
// Two that are each in so many documents, and in this share of all, are no such pair: they are near
// each other in many texts, which tells nothing and costs most.
inline constexpr Xapian::doccount kCommonDocuments = 1000;
inline constexpr double kCommonShare = 1.0 / 3;

}  // namespace ranking

// What raises documents in which one of the actors meets one of the issues in a sentence. Each unit
// is the ids that it stands for; they count `weight` times as much as words. Empty when there is no
// actor or no issue.
Xapian::Query meetings(const std::vector<std::vector<std::string>>& actors,
                       const std::vector<std::vector<std::string>>& issues, double weight);

// `query` that counts `factor` times as much.
Xapian::Query scaled(const Xapian::Query& query, double factor);

// How much it tells that a text has a word that `found` of `documents` have.
double idf(double documents, double found);
// Of a word that `found` of `documents` have, `occurrences` times in all: 1 for what chance
// scatters, more for words that cluster, by their `power`.
double topicality(double documents, double found, double occurrences, double power);

}  // namespace chancery::search
