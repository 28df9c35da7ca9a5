// Sentences that answer, counted by brute force and shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "search/view/deadline.h"
#include "tests/search/corpus_database.h"

namespace chancery::search {
namespace {

using testing::CorpusDatabase;
using testing::has_word;
using ::testing::HasSubstr;
using testing::mentions;
using testing::text_in;

View sentences_of(const std::string& query, StatementOrder order = StatementOrder::kTime,
                  uint32_t most = 0) {
  ViewRequest request;
  request.kind = ViewKind::kSentences;
  request.statements = order;
  request.most = most;
  request.all_copies = true;
  return CorpusDatabase::once().searcher().view(query, request);
}

using Holds = std::function<bool(const Record&, const Span&)>;

uint64_t brute_force(const Holds& holds) {
  uint64_t count = 0;
  for (const Record& record : CorpusDatabase::once().records()) {
    for (const Sentence& sentence : record.sentences) count += holds(record, sentence.span) ? 1 : 0;
  }
  return count;
}

Holds word(const std::string& wanted) {
  return [=](const Record& record, const Span& span) {
    return has_word(text_in(record, span), wanted);
  };
}
Holds actor(const std::string& id) {
  return [=](const Record& record, const Span& span) { return mentions(record.actors, id, span); };
}
Holds issue(const std::string& id) {
  return [=](const Record& record, const Span& span) { return mentions(record.issues, id, span); };
}
Holds both(const Holds& a, const Holds& b) {
  return [=](const Record& record, const Span& span) { return a(record, span) && b(record, span); };
}
Holds either(const Holds& a, const Holds& b) {
  return [=](const Record& record, const Span& span) { return a(record, span) || b(record, span); };
}

TEST(Views, ThatTakeTooLongAreGivenUp) {
  for (const ViewKind kind :
       {ViewKind::kMatrix, ViewKind::kWho, ViewKind::kWhat, ViewKind::kPairs, ViewKind::kKwic,
        ViewKind::kSaid, ViewKind::kCompare, ViewKind::kSentences, ViewKind::kCollocates,
        ViewKind::kKeywords, ViewKind::kChronicle, ViewKind::kVariants, ViewKind::kAlso}) {
    ViewRequest request;
    request.kind = kind;
    const bool words = kind == ViewKind::kKwic || kind == ViewKind::kCollocates;
    if (words) request.subject = "border";
    if (kind == ViewKind::kCompare) request.subject = "armenia azerbaijan border";
    const std::string query = "actor:armenia issue:zangezur-corridor";
    request.seconds = 1e-9;
    Searcher& searcher = CorpusDatabase::once().searcher();
    EXPECT_THROW(searcher.view(query, request), TookTooLong) << view_name(kind);
    request.seconds = 1000;
    EXPECT_GT(searcher.view(query, request).total, 0U) << view_name(kind);
  }
}

TEST(Sentences, CountsAreThoseOfBruteForce) {
  const std::pair<std::string, Holds> queries[] = {
      {"\"border\"", word("border")},
      {"\"border\" \"the\"", both(word("border"), word("the"))},
      {"\"border\" OR \"corridor\"", either(word("border"), word("corridor"))},
      {"\"corridor\" (\"road\" OR \"railway\")",
       both(word("corridor"), either(word("road"), word("railway")))},
      {"actor:armenia", actor("ARM")},
      {"actor:armenia \"corridor\"", both(actor("ARM"), word("corridor"))},
      {"actor:armenia /s actor:russia", both(actor("ARM"), actor("RUS"))},
      {"pair:armenia/=zangezur-corridor", both(actor("ARM"), issue("zangezur-corridor"))},
      {"*", [](const Record&, const Span&) { return true; }}};
  for (const auto& [query, holds] : queries) {
    const uint64_t count = brute_force(holds);
    EXPECT_GT(count, 0U) << query;
    const View view = sentences_of(query);
    EXPECT_EQ(view.lines_total, count) << query;
    EXPECT_EQ(view.sentences.size(), count) << query;
  }
}

// A cell counts documents with such a sentence, whatever else is asked of them.
TEST(Sentences, OfACellAreInAllItsDocuments) {
  ViewRequest request;
  request.kind = ViewKind::kMatrix;
  const View cells = CorpusDatabase::once().searcher().view("corridor", request);
  ASSERT_FALSE(cells.matrix.actors.empty());
  for (size_t row = 0; row < cells.matrix.actors.size(); ++row) {
    for (size_t column = 0; column < cells.matrix.issues.size(); ++column) {
      if (cells.matrix.counts[row][column] == 0) continue;
      const std::string query = "corridor pair:" + cells.matrix.actors[row].value +
                                "/=" + cells.matrix.issues[column].value;
      EXPECT_EQ(sentences_of(query).answering, cells.matrix.counts[row][column]) << query;
    }
  }
}

TEST(Sentences, StandInTheOrderThatIsAsked) {
  const View by_time = sentences_of("actor:armenia");
  for (size_t i = 1; i < by_time.sentences.size(); ++i) {
    const SentenceLine &one = by_time.sentences[i - 1], &next = by_time.sentences[i];
    EXPECT_TRUE(next.date.empty() || (!one.date.empty() && one.date <= next.date));
  }
  const View by_hit = sentences_of("actor:armenia", StatementOrder::kHits);
  EXPECT_EQ(by_hit.sentences.front().rank, 1U);
  for (size_t i = 1; i < by_hit.sentences.size(); ++i)
    EXPECT_LE(by_hit.sentences[i - 1].rank, by_hit.sentences[i].rank);
  EXPECT_EQ(by_hit.lines_total, by_time.lines_total);
}

TEST(Sentences, AreCountedBeyondThoseThatAreShown) {
  const View view = sentences_of("actor:armenia", StatementOrder::kTime, 3);
  EXPECT_EQ(view.sentences.size(), 3U);
  EXPECT_EQ(view.lines_total, brute_force(actor("ARM")));
  std::ostringstream text;
  write_view(text, view, Style{}, false);
  EXPECT_THAT(text.str(), HasSubstr("  3 of "));
}

TEST(Sentences, OfAPartAreToldOf) {
  const uint64_t whole = brute_force(both(word("border"), word("the")));
  const uint64_t part = brute_force(either(word("border"), word("the")));
  const View view = sentences_of("\"border\" \"the\"");
  EXPECT_GT(view.in_part, 0U);
  EXPECT_LE(view.in_part, part - whole);  // of the hits
  ViewRequest request;
  request.kind = ViewKind::kSentences;
  request.any = true;
  const View any = CorpusDatabase::once().searcher().view("\"border\" \"the\"", request);
  EXPECT_EQ(any.lines_total, view.lines_total + view.in_part);
}

View made_view() {
  View view;
  view.kind = ViewKind::kSentences;
  view.total = view.looked_at = 3;
  view.lines_total = view.answering = 2;
  SentenceLine line;
  line.rank = 7;
  line.path = "/articles/notes-of-spring.txt";
  line.date = "2021-03-01";
  line.title = "Notes";
  line.snippet.text = "The corridor\nis no road of Armenia.";
  line.snippet.page = 4;
  line.snippet.paragraph = 2;
  line.snippet.marks = {{{4, 12}, MarkKind::kWord}, {{27, 34}, MarkKind::kActor}};
  line.actors = {{"ARM", "Armenia"}, {"AZE", "Azerbaijan"}};
  line.issues = {{"transit", "transit"}};
  view.sentences = {line, line};
  return view;
}

std::string shown_sentences(const View& view, const Style& style, bool numbered) {
  std::ostringstream out;
  write_view(out, view, style, numbered);
  return out.str();
}

TEST(SentenceViews, HaveTheirSourceAboveOrBeside) {
  const std::string narrow = shown_sentences(made_view(), Style{false, true, 80}, true);
  EXPECT_THAT(narrow, HasSubstr("\n   7 2021-03-01 · notes-of-spring p. 4 · Armenia, Azerbaijan\n"
                                "     The [corridor] is no road of ‹Armenia›.\n"));
  const std::string wide = shown_sentences(made_view(), Style{false, true, 180}, false);
  EXPECT_THAT(wide, HasSubstr("\n  2021-03-01 notes-of-spring p. 4        ‹Armenia, Azerbaijan"));
  EXPECT_THAT(wide, HasSubstr("The [corridor] is no road of ‹Armenia›.\n"));
  EXPECT_THAT(wide, HasSubstr("2 sentences in 2 of 3 hits"));
}

TEST(SentenceViews, FitEveryWidthAndAreInert) {
  View view = made_view();
  view.sentences[0].snippet.text = "会议 " + std::string(900, 'x') + "\x1b]0;owned\x07";
  view.sentences[1].path = "/a/" + std::string(200, 'p') + "\x1b";
  view.sentences[1].actors[0].name = std::string(300, 'n') + "\x1b";
  for (const bool unicode : {true, false}) {
    for (const size_t width : {40, 80, 160, 240}) {
      for (const bool numbered : {true, false}) {
        std::istringstream lines(shown_sentences(view, Style{false, unicode, width}, numbered));
        for (std::string line; std::getline(lines, line);) {
          EXPECT_LE(utf8::width(line), width) << line;
          EXPECT_EQ(line.find('\x1b'), std::string::npos);
        }
      }
    }
  }
}

TEST(SentenceViews, AsData) {
  const nlohmann::ordered_json json = view_json(made_view());
  EXPECT_EQ(json["view"], "sentences");
  EXPECT_EQ(json["places"], 2);
  EXPECT_EQ(json["sentences"][0]["actors"][1]["id"], "AZE");
  EXPECT_EQ(json["sentences"][0]["marks"].dump(), R"([[4,12,"word"],[27,34,"actor"]])");
  std::ostringstream csv;
  write_view_csv(csv, made_view());
  EXPECT_THAT(csv.str(), HasSubstr("\r\n2021-03-01,Notes,4,2,Armenia; Azerbaijan,transit,The "
                                   "corridor is no road of Armenia.,/articles/"));
}

TEST(SentenceViews, SayWhatALongListLeavesOut) {
  View view = made_view();
  view.lines_total = 1200;
  EXPECT_EQ(cut_remark(view), "");
  view.sentences.resize(1000);
  EXPECT_THAT(cut_remark(view), HasSubstr("1,000 of 1,200 sentences were written"));
}

TEST(SentenceViews, SayWhyThereAreNone) {
  View view = made_view();
  view.sentences.clear();
  view.in_part = 5;
  EXPECT_THAT(shown_sentences(view, Style{}, false),
              HasSubstr("no sentence of 3 hits holds all of it; 5 hold a part of it (-any)"));
}

}  // namespace
}  // namespace chancery::search
