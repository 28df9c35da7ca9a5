// The tools that an assistant has: what each takes, and the answer of search that it gives.
#include "search/render/json.h"
#include "search/render/views.h"
#include "serve/api/answers.h"
#include "serve/api/documents.h"
#include "serve/api/limits.h"
#include "serve/http/problem.h"
#include "serve/mcp/shapes.h"
#include "serve/mcp/tools.h"

namespace chancery::serve {

namespace {

using search::ViewKind;
using enum ParameterKind;

constexpr std::string_view kOrders[] = {"relevance", "date", "-date"};
constexpr std::string_view kUnits[] = {"year", "month"};
constexpr std::string_view kStatementOrders[] = {"time", "speaker", "relevance"};
constexpr std::string_view kSentenceOrders[] = {"time", "relevance"};
constexpr std::string_view kWordOrders[] = {"likelihood", "effect"};

constexpr Parameter kQuery{
    "query", kText,
    "words, \"phrases\", names of actors and matters, and fields such as actor:iran, "
    "issue:sanctions, date:2022..2024, publisher:, lang:, title:; * finds all documents",
    "", true};
constexpr Parameter kEvery{"query", kText, "as of the tool search; without one all documents", "*"};

constexpr Parameter count(std::string_view preset, uint32_t most) {
  return {"count", kNumber, "how many at most", preset, false, {}, 1, most};
}

constexpr Parameter kSearch[] = {
    kQuery,
    count("5", 20),
    {"offset", kNumber, "hits that are left out before them", "0", false, {}, 0, kMostOffset},
    {"sort", kChoice, "by fit, oldest first or newest first", "", false, kOrders}};
constexpr Parameter kRead[] = {
    {"id", kText, "a hit's id", "", true},
    {"start", kNumber, "the byte to begin at", "0", false, {}, 0, UINT32_MAX},
    {"length", kNumber, "about how many bytes", "12000", false, {}, 1'000, 40'000}};
constexpr Parameter kWho[] = {
    kEvery,
    {"issue", kText, "a matter by any of its names; without one that of the query"},
    count("15", 100)};
constexpr Parameter kWhat[] = {
    kEvery,
    {"actor", kText, "an actor by any name; without one that of the query"},
    count("15", 100)};
constexpr Parameter kMatrix[] = {kEvery,
                                 {"rows", kNumber, "actors", "10", false, {}, 1, 30},
                                 {"columns", kNumber, "matters", "8", false, {}, 1, 30}};
constexpr Parameter kTimeline[] = {
    kEvery, {"by", kChoice, "the length of the times; else what fits", "", false, kUnits}};
constexpr Parameter kKwic[] = {
    kEvery,
    {"words", kText, "the words that stand in the middle", "", true},
    count("20", 100),
    {"by", kText, "sorted by the words to the left or right, or at up to three places: 1L,1R,2R"}};

constexpr Parameter kSentences[] = {
    kQuery,
    count("20", 100),
    {"by", kChoice, "sorted by", "time", false, kSentenceOrders},
    {"any", kFlag, "also sentences that hold just a part of the query", "0"}};
constexpr Parameter kCollocates[] = {kEvery,
                                     {"words", kText, "the words that others stand near", "", true},
                                     count("25", 100),
                                     {"by", kChoice, "sorted by", "likelihood", false, kWordOrders},
                                     kWindow};
constexpr Parameter kKeywords[] = {
    kQuery, count("25", 100), {"by", kChoice, "sorted by", "likelihood", false, kWordOrders}};
constexpr Parameter kChronicle[] = {kQuery, count("20", 100)};
constexpr Parameter kCompare[] = {
    {"actors", kText, "two actors and words of what is said, such as: armenia azerbaijan corridor",
     "", true},
    {"query", kText, "whose documents, where actors has no words", "*"},
    count("20", 100)};
constexpr Parameter kVariants[] = {
    kEvery,
    {"name", kText, "an actor or a matter by any of its names; without one that of the query"},
    count("8", 12)};
constexpr Parameter kAlso[] = {kQuery};
constexpr Parameter kSaid[] = {
    kEvery,
    {"subject", kText,
     "an actor and words of what is said, such as: iran corridor; without it the statements of the "
     "query's documents"},
    count("20", 100),
    {"by", kChoice, "sorted by", "time", false, kStatementOrders}};

Json search_documents(search::AnswerSource& source, const Parameters& given) {
  search::SearchOptions options;
  options.count = given.number("count");
  options.offset = given.number("offset");
  set_sort(given, options);
  options.seconds = kQuerySeconds;
  return found_json(source.search(given.text("query"), options));
}

Json read_document(search::AnswerSource& source, const Parameters& given) {
  return read_json(document_of(source, given.text("id")), given.number("start"),
                   given.number("length"));
}

Json picture(search::AnswerSource& source, const Parameters& given, search::ViewRequest request,
             const std::string& list) {
  request.seconds = kQuerySeconds;
  Json json = search::view_json(source.view(given.text("query"), request));
  shorten(json, list);
  return json;
}

Json matrix(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kMatrix;
  request.seconds = kQuerySeconds;
  request.rows = given.number("rows");
  request.columns = given.number("columns");
  return search::view_json(source.view(given.text("query"), request));
}

Json timeline(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kTimeline;
  request.most = 0;
  set_order(given, request);
  return picture(source, given, request, "values");
}

// What the parameters of one kind of picture say; `subject`: the name of that one, or empty.
Json of_hits(search::AnswerSource& source, const Parameters& given, ViewKind kind,
             const std::string& subject, const std::string& list) {
  search::ViewRequest request;
  request.kind = kind;
  if (!subject.empty()) request.subject = given.text(subject);
  request.most = given.number("count");
  request.any = kind == ViewKind::kSentences && given.flag("any");
  if (kind == ViewKind::kCollocates) request.window = given.number("window");
  set_order(given, request);
  return picture(source, given, request, list);
}

Json who(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kWho, "issue", "values");
}
Json what(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kWhat, "actor", "values");
}
Json kwic(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kKwic, "words", "lines");
}
Json said(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kSaid, "subject", "statements");
}
Json sentences(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kSentences, "", "sentences");
}
Json collocates(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kCollocates, "words", "words");
}
Json keywords(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kKeywords, "", "words");
}
Json chronicle(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kChronicle, "", "events");
}
Json compare(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kCompare, "actors", "statements");
}
Json variants(search::AnswerSource& source, const Parameters& given) {
  return of_hits(source, given, ViewKind::kVariants, "name", "tables");
}

Json also(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kAlso;
  return picture(source, given, request, "alternatives");
}

Json coverage(search::AnswerSource& source, const Parameters&) {
  return search::coverage_json(source.coverage());
}

constexpr Tool kTools[] = {
    {"search", "Search documents",
     "Finds documents and the sentences that answer a query. Quote sentences as they are and put "
     "the hit's citation under them. total says how many documents there are.",
     kSearch, "found", search_documents},
    {"read", "Read a document",
     "Gives a part of a document's text by its id, from a byte on; next is where the next part "
     "begins, statements who is reported to say what in it. Read around a sentence before you rely "
     "on it.",
     kRead, "read_part", read_document},
    {"who", "Who is mentioned with a matter",
     "Counts documents in which a sentence mentions an actor (state, government, leader, "
     "organisation, armed group) together with a matter.",
     kWho, "bars", who},
    {"what", "What an actor is mentioned with",
     "Counts documents in which a sentence mentions a matter together with an actor.", kWhat,
     "bars", what},
    {"matrix", "Actors and matters",
     "Counts, for the actors and matters of a query's documents, in how many a sentence mentions "
     "both.",
     kMatrix, "matrix", matrix},
    {"timeline", "When", "Counts a query's documents by year or month.", kTimeline, "timeline",
     timeline},
    {"kwic", "Words in context",
     "Shows every place of some words with what stands to the left and right of them.", kKwic,
     "kwic", kwic},
    {"said", "Who says it",
     "Lists what an actor is reported to say, or who says something on a matter: each statement "
     "with its speaker, what it does (denies, warns, demands ...) and where it stands. speaker is "
     "null where the text does not tell.",
     kSaid, "said", said},
    {"compare", "What two actors say",
     "Lists the statements of two actors on a matter in one order of time; side says whose each "
     "is.",
     kCompare, "compare", compare},
    {"sentences", "Sentences that answer",
     "Lists every sentence that answers a query by itself, with its date, page and paragraph, and "
     "whom it names. Quote them as they are.",
     kSentences, "sentences", sentences},
    {"chronicle", "What happened when",
     "Lists what sentences that answer a query tell of dates, in the order of these "
     "dates; retold has other sentences that tell the same.",
     kChronicle, "chronicle", chronicle},
    {"collocates", "Words that stand near others",
     "Counts the words that stand near some words more often than elsewhere in the same texts.",
     kCollocates, "words", collocates},
    {"keywords", "Words of these documents",
     "Counts the words that a query's documents have more often than all other documents.",
     kKeywords, "words", keywords},
    {"variants", "Which name they use",
     "Counts by which names texts call an actor or a matter (Burma or Myanmar), and which "
     "publishers, states and years use which.",
     kVariants, "variants", variants},
    {"also", "What else to ask for",
     "Suggests parts that a query may have as alternatives to its own: actors and matters that the "
     "lists put beside them, and words that stand near them. Each with the documents that it has, "
     "the whole query with it, and how many documents that finds more.",
     kAlso, "also", also},
    {"coverage",
     "What answers rest on",
     "Says how many documents there are, how new they are, in which languages, and how much could "
     "not be read. What is not in them is not said by anybody here.",
     {},
     "coverage",
     coverage},
};

}  // namespace

std::span<const Tool> tools() {
  return kTools;
}

}  // namespace chancery::serve
