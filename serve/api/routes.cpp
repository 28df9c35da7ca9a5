#include <algorithm>
#include <array>

#include "search/options.h"
#include "search/render/cite.h"
#include "serve/api/answers.h"
#include "serve/api/limits.h"
#include "serve/api/route.h"

namespace chancery::serve {

namespace {

using search::ViewKind;
using enum ParameterKind;

constexpr std::string_view kJson = "application/json";

template <typename Table>
constexpr auto names_of(const Table& table) {
  std::array<std::string_view, std::tuple_size_v<Table>> names;
  for (size_t i = 0; i < names.size(); ++i) names[i] = table[i].name;
  return names;
}

constexpr auto kOrders = names_of(search::kSortOrders);
constexpr auto kStyles = names_of(search::kCitationStyles);
constexpr std::string_view kUnits[] = {"year", "month"};
constexpr std::string_view kStatementOrders[] = {"time", "speaker", "relevance"};
constexpr std::string_view kSentenceOrders[] = {"time", "relevance"};
constexpr std::string_view kWordOrders[] = {"likelihood", "effect"};
constexpr std::string_view kCompleted[] = {"actor", "issue", "about", "publisher", "lang", "type"};

constexpr Parameter kQuery{"q", kText, "the query, as chancery-search takes it; * finds all", "",
                           true};
constexpr Parameter kEvery{"q", kText, "the query; without one all documents", "*"};
constexpr Parameter kOrder{"sort", kChoice, "the order of hits", "", false, kOrders};
constexpr Parameter kId{"id", kText, "a hit's id", "", true};

constexpr Parameter kValues{"n", kNumber,    "values at most; 0: all", "25", false, {},
                            0,   kMostValues};

constexpr Parameter kSearch[] = {
    kQuery,
    {"n", kNumber, "hits", "10", false, {}, 1, kMostHits},
    {"offset", kNumber, "hits that are left out before them", "0", false, {}, 0, kMostOffset},
    kOrder,
    {"facets", kChoices, "fields whose values are counted", "", false, search::kFacetFields},
    {"facet_values", kNumber, "values of each field", "10", false, {}, 1, kMostValues},
    {"explain", kFlag, "say what gives each hit its score", "0"},
    {"all_copies", kFlag, "copies of a text are hits of their own", "0"},
};
constexpr Parameter kWho[] = {
    kEvery,
    {"subject", kText, "an issue by any of its names; else that of the query"},
    kValues,
    {"says", kFlag, "who speaks of it in a statement, not who is named", "0"}};
constexpr Parameter kWhat[] = {kEvery,
                               {"subject", kText, "an actor by any name; else that of the query"},
                               kValues,
                               {"says", kFlag, "what the actor's statements are of", "0"},
                               {"wider", kFlag, "a mention counts for wider issues too", "0"}};
constexpr Parameter kMatrix[] = {kEvery,
                                 {"rows", kNumber, "actors", "12", false, {}, 1, kMostCells},
                                 {"columns", kNumber, "issues", "8", false, {}, 1, kMostCells},
                                 {"wider", kFlag, "a mention counts for wider issues too", "0"}};
constexpr Parameter kTimeline[] = {
    kEvery,
    {"by", kChoice, "the length of the times; else what fits", "", false, kUnits},
    {"share", kFlag, "the answer is of shares of all documents of a time (by_share)", "0"},
    {"says", kFlag, "statements that the query asks for are counted, and not documents", "0"},
    {"mean",
     kNumber,
     "periods of a moving mean, an odd number; 0: none",
     "0",
     false,
     {},
     0,
     kMostMean},
    {"series", kText, "parts of queries to compare, commas between them: armenia,azerbaijan"}};
constexpr Parameter kKwic[] = {
    kEvery,
    {"subject", kText, "the words that stand in the middle", "", true},
    {"n", kNumber, "lines", "100", false, {}, 1, kMostValues},
    {"by", kText,
     "sorted by the words to the left or right, or at up to three places: 1L,1R,2R; else in the "
     "order of hits"},
    kOrder};
constexpr Parameter kSaid[] = {
    kEvery,
    {"subject", kText, "an actor and words: iran corridor; else the query's statements", ""},
    {"n", kNumber, "statements", "100", false, {}, 1, kMostValues},
    {"by", kChoice, "sorted by", "time", false, kStatementOrders},
    kOrder};
constexpr Parameter kSentences[] = {
    kEvery,
    {"n", kNumber, "sentences", "100", false, {}, 1, kMostValues},
    {"by", kChoice, "sorted by", "time", false, kSentenceOrders},
    {"any", kFlag, "also sentences that hold just a part of it", "0"},
    kOrder};
constexpr Parameter kCollocates[] = {
    kEvery,
    {"subject", kText, "the words that others stand near", "", true},
    kValues,
    {"by", kChoice, "sorted by", "likelihood", false, kWordOrders},
    kWindow};
constexpr Parameter kKeywords[] = {{"q", kText, "the query", "", true},
                                   kValues,
                                   {"by", kChoice, "sorted by", "likelihood", false, kWordOrders}};
constexpr Parameter kChronicle[] = {kEvery,
                                    {"subject", kText, "a query of its own, in place of q", ""},
                                    {"n", kNumber, "events", "100", false, {}, 1, kMostValues},
                                    kOrder};
constexpr Parameter kCompare[] = {
    kEvery,
    {"subject", kText, "two actors and words: armenia azerbaijan corridor; words else of q", ""},
    {"n", kNumber, "statements", "100", false, {}, 1, kMostValues},
    kOrder};
constexpr Parameter kVariants[] = {kEvery,
                                   {"subject", kText,
                                    "an actor or issue by any of its names, issue: before it for "
                                    "an issue; else that of the query"},
                                   kValues};
constexpr Parameter kAlso[] = {{"q", kText, "the query", "", true}};
constexpr Parameter kPairs[] = {kEvery, kValues};
constexpr Parameter kDocument[] = {kId, {"q", kText, "a query whose words are marked"}};
constexpr Parameter kCite[] = {
    {"id", kText, "a hit's id; may be repeated", "", true, {}, 0, 0, true},
    {"style", kChoice, "the form", "note", false, kStyles},
    {"page", kNumber, "a page to name, of a note", "0", false, {}, 0, kMostPage}};
constexpr Parameter kPaper[] = {
    kQuery, {"n", kNumber, "hits", "50", false, {}, 1, kMostCited}, kOrder};
constexpr Parameter kComplete[] = {
    {"field", kChoice, "whose values; else what a query may go on with", "", false, kCompleted},
    {"start", kText, "what was typed: of the value, or of the query"}};
constexpr Parameter kSaved[] = {{"new", kFlag, "ask each and count what is new", "0"}};
constexpr Parameter kSave[] = {{"name", kText, "a free name, without spaces", "", true},
                               {"q", kText, "the query", "", true}};
constexpr Parameter kFeed[] = {{"saved", kText, "the name of a saved query", "", true},
                               {"n", kNumber, "entries", "50", false, {}, 1, kMostEntries}};

constexpr Route kRoutes[] = {
    {"/api/search", "Hits of a query", kSearch, "answer", kJson, answer_search},
    {"/api/view/who", "Actors that sentences mention with an issue", kWho, "bars", kJson,
     answer_view<ViewKind::kWho>},
    {"/api/view/what", "Issues that sentences mention with an actor", kWhat, "bars", kJson,
     answer_view<ViewKind::kWhat>},
    {"/api/view/matrix", "Where actors and issues meet in sentences", kMatrix, "matrix", kJson,
     answer_view<ViewKind::kMatrix>},
    {"/api/view/timeline", "Hits by year or month", kTimeline, "timeline", kJson,
     answer_view<ViewKind::kTimeline>},
    {"/api/view/kwic", "Words in their context", kKwic, "kwic", kJson,
     answer_view<ViewKind::kKwic>},
    {"/api/view/said", "Who says it: the query's statements", kSaid, "said", kJson,
     answer_view<ViewKind::kSaid>},
    {"/api/view/sentences", "Sentences that answer the query", kSentences, "sentences", kJson,
     answer_view<ViewKind::kSentences>},
    {"/api/view/collocates", "Words that stand near others", kCollocates, "words", kJson,
     answer_view<ViewKind::kCollocates>},
    {"/api/view/keywords", "Words that the hits have more often than other documents", kKeywords,
     "words", kJson, answer_view<ViewKind::kKeywords>},
    {"/api/view/chronicle", "What sentences tell of dates", kChronicle, "chronicle", kJson,
     answer_view<ViewKind::kChronicle>},
    {"/api/view/compare", "What two actors say of a matter", kCompare, "compare", kJson,
     answer_view<ViewKind::kCompare>},
    {"/api/view/variants", "By which names texts call an actor or issue", kVariants, "variants",
     kJson, answer_view<ViewKind::kVariants>},
    {"/api/view/also", "Parts that a query may have beside its own", kAlso, "also", kJson,
     answer_view<ViewKind::kAlso>},
    {"/api/view/pairs", "Actors that meet in the query's sentences", kPairs, "bars", kJson,
     answer_view<ViewKind::kPairs>},
    {"/api/document", "A whole document with its marks", kDocument, "document", kJson,
     answer_document},
    {"/api/cite", "References to documents", kCite, "citation", kJson, answer_cite},
    {"/api/paper.docx", "Hits with their sentences, notes and a bibliography, for Word", kPaper, "",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     answer_paper<search::ExportFormat::kDocx>},
    {"/api/paper.odt", "The same for LibreOffice", kPaper, "",
     "application/vnd.oasis.opendocument.text", answer_paper<search::ExportFormat::kOdt>},
    {"/api/paper.html", "The same for browsers", kPaper, "", "text/html; charset=utf-8",
     answer_paper<search::ExportFormat::kHtml>},
    {"/api/complete", "What can stand where something was typed", kComplete, "completion", kJson,
     answer_complete},
    {"/api/coverage", "What answers rest on", {}, "coverage", kJson, answer_coverage},
    {"/api/saved", "Saved queries", kSaved, "saved", kJson, answer_saved, false},
    {"/api/save", "Keep a query by a name, with what it finds now as seen", kSave, "saved_query",
     kJson, answer_save, false, true},
    {"/feed", "What is new of a saved query, as Atom", kFeed, "",
     "application/atom+xml; charset=utf-8", answer_feed, false},
};

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

const Route* find_route(std::string_view path) {
  const auto* const found = std::find_if(std::begin(kRoutes), std::end(kRoutes),
                                         [&](const Route& route) { return route.path == path; });
  return found == std::end(kRoutes) ? nullptr : found;
}

}  // namespace chancery::serve
