// Pictures of all hits of a query: counts over time, of actors with issues, and concordances. Plain
// data, made by Searcher::view, shown by render/views.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/record.h"
#include "search/match/coverage.h"
#include "search/plan/certainty.h"
#include "search/snippet/snippet.h"
#include "search/view/facet.h"
#include "search/view/sort_order.h"

namespace chancery::search {

enum class ViewKind : uint8_t {
  kTimeline,    // documents by year or month
  kMatrix,      // actors and issues that meet in sentences
  kWho,         // actors that meet an issue
  kWhat,        // issues that an actor meets
  kPairs,       // actors that meet each other in the sentences that the query asks for
  kKwic,        // key words in context
  kSaid,        // statements that the query asks for
  kCompare,     // those of two actors on one matter
  kSentences,   // sentences that answer the query
  kCollocates,  // words that stand near others
  kKeywords,    // words that the hits have more often than other documents
  kChronicle,   // dates that sentences that answer tell of
  kVariants,    // the forms by which texts name an actor or issue
  kAlso,        // parts that the query may have as alternatives to its own
};

enum class TimeUnit : uint8_t { kAuto, kYear, kMonth };
enum class Share : uint8_t { kAuto, kYes, kNo };
enum class KwicOrder : uint8_t { kHits, kLeft, kRight };
enum class WordOrder : uint8_t { kLikelihood, kEffect };
enum class StatementOrder : uint8_t { kTime, kHits, kSpeaker };

struct ViewRequest {
  ViewKind kind = ViewKind::kTimeline;
  // kWho: an issue, kWhat: an actor; empty: those of the query. kKwic, kCollocates: words, needed.
  // kSaid: an actor and words. kCompare: two actors and words; what is missing is that of the
  // query. kVariants: an actor or issue, "issue:" before its name asks for an issue.
  std::string subject;
  TimeUnit unit = TimeUnit::kAuto;     // kAuto: months when there are at most three years
  KwicOrder order = KwicOrder::kHits;  // else by the words to the left or right
  // kKwic, first before `order`: by the words at these places, -1 the next to the left, 1 to the
  // right, 0 the match.
  std::vector<int> levels;
  StatementOrder statements = StatementOrder::kTime;  // also of sentences
  SortOrder sort = SortOrder::kRelevance;             // of the hits whose ranks kKwic gives
  bool all_copies = false;                            // of those hits
  bool wider = false;  // kWhat, kMatrix: a mention counts for the issues above its own too
  // kWho, kWhat: in statements of the actor, in place of sentences that name it. kTimeline:
  // statements that the query asks for, in place of documents.
  bool says = false;
  bool any = false;  // kSentences: also those that hold just a part of the query
  WordOrder words = WordOrder::kLikelihood;  // of kCollocates and kKeywords
  uint32_t window = 5;  // kCollocates: words on each side within a sentence; 0: all of it
  // kTimeline: bars of shares of all documents of a time; kAuto: where their number varies.
  Share share = Share::kAuto;
  uint32_t mean = 0;                // kTimeline: periods of a moving mean; 0: none
  std::vector<std::string> series;  // kTimeline: parts of queries, whose hits are compared
  uint32_t most = 25;               // bars, lines; 0: as many as there are
  uint32_t rows = 12, columns = 8;  // of a matrix, at most
  uint32_t documents = 1000;        // of which kPairs, kKwic and kSaid read the texts, at most
  double seconds = 0;               // what takes longer is given up (deadline.h); 0: no limit
};

// Cells count documents in which a sentence mentions both. What the query names comes first, then
// what tells most of its hits; a row or column without any count is left out.
struct Matrix {
  std::vector<FacetValue> actors;             // rows
  std::vector<FacetValue> issues;             // columns
  std::vector<std::vector<uint64_t>> counts;  // a row each
  bool wider = false;                         // as was asked: a column has narrower issues too
};

struct KwicLine {
  uint32_t docid = 0;
  uint32_t rank = 0;  // of the document among the hits
  std::string path, title, date, date_source;
  int page = 0;                    // 0: not known
  int paragraph = 0;               // 1-based
  Span source;                     // bytes of Record::text where the match stands
  std::string left, match, right;  // within the paragraph, white space as single spaces, also at
                                   // the edges of the match
};

// A word of a statement that tells for or against one whom the query names, by the words around
// both.
struct StanceToward {
  std::string id, name;  // an actor
  std::string word;
  bool in_favour = false;
};

// A statement of a hit.
struct StatementLine {
  uint32_t docid = 0;
  uint32_t rank = 0;  // of the document among the hits
  std::string path, title, date, date_source;
  int page = 0;                              // 0: not known
  int paragraph = 0;                         // 1-based
  std::string speaker, speaker_name, state;  // ids and a name; empty where nobody is known
  std::string source, cue;                   // as the text has them; may be empty
  std::string act, kind;                     // see Statement
  bool negated = false;
  Span place;        // bytes of Record::text, from the first to the last that is said
  std::string said;  // its parts with " … " between them, white space as single spaces
  // Words of the frame and of what is said that tell for or against, with a negation before them
  // ("cannot accept" is against): evidence, no verdict.
  std::vector<std::string> for_it, against_it;
  std::vector<StanceToward> toward;  // whom the query names
  size_t side = 0;                   // kCompare: of View::sides
};

struct NamedConcept {
  std::string id, name;
};

// A sentence of a hit.
struct SentenceLine {
  uint32_t docid = 0;
  uint32_t rank = 0;  // of the document among the hits
  std::string path, title, date, date_source;
  Snippet snippet;                           // the whole sentence, with its place and marks
  std::vector<NamedConcept> actors, issues;  // mentioned in it, as they first come
};

// What a sentence tells of a date.
struct ToldEvent {
  std::string date;    // YYYY-MM-DD, YYYY-MM or YYYY
  bool ahead = false;  // it is after the day of the document
  SentenceLine line;
  std::vector<SentenceLine> retold;  // sentences that tell of the date in nearly the same words
};

// A word of kCollocates or kKeywords, folded.
struct WordLine {
  std::string word;
  uint64_t here = 0;       // times near the words that were asked for, or in the hits
  uint64_t rest = 0;       // times elsewhere in the texts that were read, or in the other documents
  uint64_t documents = 0;  // that have it here
  double likelihood = 0;   // log-likelihood: see word_scores.h
  double effect = 0;       // kCollocates: logDice; kKeywords: log ratio
};

// Where a part of a query stands: its bytes.
struct QueryPlace {
  size_t begin = 0, end = 0;
  bool bare = false;  // OR and another part may follow without brackets around both
};

// A part that a query may have beside one of its own.
struct AlternativePart {
  std::string group;       // the words of the query that it is an alternative to
  QueryPlace place;        // of them
  std::string kind;        // actor, issue: beside it in the gazetteer; word: stands near it in hits
  std::string label;       // its name
  std::string part;        // as a part of a query
  std::string query;       // the view's with it: lachin OR issue:zangezur
  uint64_t documents = 0;  // that it finds alone
  uint64_t more = 0;       // that `query` finds beyond the hits
};

struct FormCount {
  uint64_t documents = 0, mentions = 0;
};

// A form by which texts name the subject of kVariants, in any case of its letters.
struct NameForm {
  std::string form;  // as it is written most often
  std::string use;   // demonym, combining; empty: a name
  FormCount count;
};

// Mentions of the subject of one publisher, state or year.
struct FormGroup {
  std::string value;  // empty: not known
  std::string label;
  FormCount all;                 // by any form
  std::vector<FormCount> forms;  // by each of View::forms
};
struct FormTable {
  std::string by;  // publisher; state (that whoever says it speaks for); year
  std::vector<FormGroup> groups;
  uint64_t distinct = 0;  // groups that there are
};

// One of the actors of kCompare.
struct ComparedSide {
  std::string name;
  uint64_t total = 0;   // documents that have such statements
  uint64_t places = 0;  // statements in those that were read
};

// Of a period and those beside it.
struct PeriodMean {
  double count = 0;             // documents in a period
  std::optional<double> share;  // of all documents; none where there are none
};

// The hits of a query that have one more part. The lists have a member for each of View::counts.
struct TimeSeries {
  std::string name, query;
  uint64_t total = 0;
  std::vector<uint64_t> counts;
  std::vector<PeriodMean> means;
};

struct View {
  ViewKind kind = ViewKind::kTimeline;
  std::string query;
  std::string understood;
  std::string subject;                      // the name of the issue or actor, the words
  uint64_t total = 0;                       // hits of the query
  Certainty certainty = Certainty::kExact;  // of `total`, and so of all counts
  uint64_t looked_at = 0;                   // hits that were counted or read
  uint64_t damaged = 0;                     // of them: nothing could be read of these
  double took_ms = 0;
  // kTimeline: field "year" or "month", no period left out between the first and the last. kWho:
  // "actor", kWhat: "issue", kPairs: "pair", value "arm+aze".
  Facet counts;
  bool by_share = false;           // kTimeline: bars are shares
  std::vector<PeriodMean> means;   // kTimeline: of `counts`, where they were asked for
  std::vector<TimeSeries> series;  // kTimeline: as was asked
  uint64_t undated = 0;            // kTimeline: hits without a date of their own
  uint64_t year_only = 0;          // kTimeline by month: hits of which just the year is known
  bool wider = false;              // kWhat, kMatrix: as was asked
  bool says = false;               // kWho, kWhat, kTimeline: as was asked
  Matrix matrix;
  std::vector<KwicLine> lines;
  std::vector<StatementLine> statements;
  std::vector<ComparedSide> sides;  // kCompare: two
  std::vector<SentenceLine> sentences;
  std::vector<ToldEvent> events;              // kChronicle: by date, told first first
  uint64_t events_total = 0;                  // also those that are not in `events`
  std::vector<NameForm> forms;                // kVariants: in most documents first
  std::vector<FormTable> form_tables;         // kVariants
  uint64_t other_mentions = 0;                // kVariants: by names of leaders, capitals and cities
  std::vector<AlternativePart> alternatives;  // kAlso: by groups, concepts before words
  std::vector<WordLine> words;
  uint64_t words_here = 0, words_rest = 0;  // all that were counted
  uint64_t places = 0;       // kCollocates: of the words that were asked for; kVariants: mentions
  uint32_t window = 0;       // kCollocates: as was asked
  uint64_t lines_total = 0;  // of the lists above, also those that are not in them
  uint64_t answering = 0;    // kSentences: hits that have such sentences; kVariants: such names
  uint64_t in_part = 0;      // kSentences: other sentences that hold a part of the query
  Coverage coverage;
};

}  // namespace chancery::search
