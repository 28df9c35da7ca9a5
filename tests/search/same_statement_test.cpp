// Who says what, from the documents to the answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/error.h"
#include "search/answer/searcher.h"
#include "search/plan/request_error.h"
#include "search/plan/statement_question.h"
#include "tests/search/indexed_folder.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::search {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class SameStatement : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::IndexedFolder;
    folder_->write("iran.txt",
                   "Iran said that the corridor must never cut its border.\n\n"
                   "The weather over the lake was fine for the rest of the week.\n");
    folder_->write("of-iran.txt",
                   "Armenia said that Iran has no part in the corridor along the river.\n\n"
                   "The boats went out to the lake again.\n");
    folder_->write("apart.txt",
                   "Iran said that the harvest was good this year.\n\n"
                   "The corridor is a road in the south of the country.\n\n"
                   "The farmers were glad of the rain that fell in the valley during the night.\n");
    folder_->write("denial.txt",
                   "Azerbaijan denied that its army had closed the corridor in spring.\n\n"
                   "The farmers were glad of the rain that fell in the valley during the night.\n");
    folder_->write("AZE_75_2020.txt",
                   "We reject the plan for the corridor.\n\nPeace is what our people want.\n");
    folder_->write(
        "sanctions.txt",
        "France condemned the plan of Armenia.\n\n"
        "Armenia said that economic sanctions help nobody.\n\nFrance said that it was late.\n");
    folder_->index();
    searcher_ = new Searcher({folder_->database()});
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete folder_;
  }

  static std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> names;
    for (const Hit& hit : searcher_->search(query, {}).hits) {
      names.push_back(hit.record.path.substr(hit.record.path.rfind('/') + 1));
    }
    return names;
  }

  static testing::IndexedFolder* folder_;
  static Searcher* searcher_;
};

testing::IndexedFolder* SameStatement::folder_ = nullptr;
Searcher* SameStatement::searcher_ = nullptr;

TEST_F(SameStatement, AQuestionThatNobodyAnswersSaysSo) {
  const Answer answer = searcher_->search("what did Iran say about the lake", {});
  EXPECT_EQ(answer.total, 2U);
  EXPECT_THAT(answer.understood, HasSubstr("in one statement: nothing; instead texts with"));
  EXPECT_THAT(answer.understood, ::testing::Not(HasSubstr("most of")));
}

TEST_F(SameStatement, WordsBesideSaidAreWithinIt) {
  EXPECT_THAT(found("said:iran"), UnorderedElementsAre("iran.txt", "apart.txt"));
  EXPECT_THAT(found("said:iran corridor"), ElementsAre("iran.txt"));
  EXPECT_THAT(found("said:tehran corridor"), ElementsAre("iran.txt"));
  EXPECT_THAT(found("said:iran /q corridor"), ElementsAre("iran.txt"));
  EXPECT_THAT(found("corridor /q iran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("said:armenia iran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("said:iran lake"), IsEmpty());
}

TEST_F(SameStatement, Acts) {
  EXPECT_THAT(found("act:denies"), ElementsAre("denial.txt"));
  EXPECT_THAT(found("act:deny corridor"), ElementsAre("denial.txt"));
  EXPECT_THAT(found("said:azerbaijan act:denies corridor"), ElementsAre("denial.txt"));
  EXPECT_THAT(found("said:iran act:denies"), IsEmpty());
  // Within a sentence of a speech that ends where it ends.
  EXPECT_THAT(found("said:azerbaijan act:opposes"), ElementsAre("AZE_75_2020.txt"));
  EXPECT_THAT(found("said:azerbaijan act:opposes corridor"), ElementsAre("AZE_75_2020.txt"));
  EXPECT_THROW(found("act:sings"), QueryError);
  EXPECT_THROW(found("said:nobodyinparticular"), QueryError);
}

TEST_F(SameStatement, APlusAsksTheDocument) {
  EXPECT_THAT(found("+said:iran corridor"), UnorderedElementsAre("iran.txt", "apart.txt"));
  EXPECT_THAT(found("corridor -said:iran"),
              UnorderedElementsAre("of-iran.txt", "denial.txt", "AZE_75_2020.txt"));
}

TEST_F(SameStatement, AboutIsTheOtherSide) {
  EXPECT_THAT(found("said:armenia about:iran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("said:azerbaijan about:iran"), IsEmpty());
  EXPECT_THROW(found("said:iran about:nobodyinparticular"), QueryError);
  // By itself, with a plus, and beside a question it is of the document.
  EXPECT_THAT(found("said:armenia +about:iran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("said:iran +about:iran"), UnorderedElementsAre("iran.txt", "apart.txt"));
  EXPECT_THAT(found("said:iran about:iran"), IsEmpty());
}

TEST_F(SameStatement, OfIsWhatOthersSay) {
  EXPECT_THAT(found("of:iran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("of:iran corridor"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("of:iran lake"), IsEmpty());
  EXPECT_THAT(found("said:armenia of:tehran"), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("act:opposes of:armenia"), ElementsAre("sanctions.txt"));
  // France says it, so Armenia is spoken of; the harvest is spoken of by whom it may be.
  EXPECT_THAT(found("of:armenia"), ElementsAre("sanctions.txt"));
  EXPECT_THAT(found("of:harvest"), ElementsAre("apart.txt"));
  EXPECT_THAT(found("of:\"no part\""), ElementsAre("of-iran.txt"));
  EXPECT_THAT(found("corridor -of:iran"),
              UnorderedElementsAre("iran.txt", "apart.txt", "denial.txt", "AZE_75_2020.txt"));
  EXPECT_THAT(found("of:armenia OR of:iran"), UnorderedElementsAre("sanctions.txt", "of-iran.txt"));
  EXPECT_THAT(found("of:nobodyinparticular"), IsEmpty());
}

TEST_F(SameStatement, WhatWasSaidOfSomebodyIsAQuestion) {
  const Answer answer = searcher_->search("what was said about Iran", {});
  ASSERT_EQ(answer.hits.size(), 1U);
  EXPECT_THAT(answer.understood, AllOf(HasSubstr("of Iran"), HasSubstr("said by others")));
  EXPECT_EQ(answer.hits.front().snippets.front().speaker, "Armenia");
}

TEST_F(SameStatement, OwnWordsAreNotListedAsWordsOfOneself) {
  ViewRequest request;
  request.kind = ViewKind::kSaid;
  request.subject = "of:corridor";
  EXPECT_EQ(searcher_->view("*", request).statements.size(), 5U);
  request.subject = "of:iran";
  const View view = searcher_->view("*", request);
  ASSERT_EQ(view.statements.size(), 1U);
  EXPECT_EQ(view.statements.front().speaker, "ARM");
}

TEST_F(SameStatement, BracketsHaveTheirOwnStatement) {
  EXPECT_THAT(found("harvest (said:iran harvest)"), ElementsAre("apart.txt"));
  EXPECT_THAT(found("lake (said:iran corridor)"), ElementsAre("iran.txt"));
  EXPECT_THAT(found("corridor -(said:iran corridor)"),
              UnorderedElementsAre("of-iran.txt", "apart.txt", "denial.txt", "AZE_75_2020.txt"));
  EXPECT_THAT(found("(said:iran corridor) OR (said:azerbaijan peace)"),
              UnorderedElementsAre("iran.txt", "AZE_75_2020.txt"));
}

TEST_F(SameStatement, WhoSaysAndWhatIsSaid) {
  ViewRequest request;
  request.kind = ViewKind::kWho;
  request.subject = "sanctions";
  request.says = true;
  const auto labels = [&] {
    std::vector<std::string> names;
    for (const FacetValue& value : searcher_->view("*", request).counts.values)
      names.push_back(value.label + " " + std::to_string(value.count));
    return names;
  };
  EXPECT_THAT(labels(), ElementsAre("Armenia 1"));
  request.kind = ViewKind::kWhat;
  request.subject = "armenia";
  EXPECT_THAT(labels(), ElementsAre("economic sanctions 1", "international sanctions 1"));
  request.subject = "iran";
  EXPECT_THAT(labels(), IsEmpty());
}

TEST_F(SameStatement, ASpeechIsItsStates) {
  EXPECT_THAT(found("said:azerbaijan peace"), ElementsAre("AZE_75_2020.txt"));
}

TEST_F(SameStatement, QuestionsAreRead) {
  const Answer answer = searcher_->search("what did Iran say about the corridor", {});
  ASSERT_EQ(answer.hits.size(), 1U);
  EXPECT_THAT(answer.understood, AllOf(HasSubstr("said by Iran"), HasSubstr("in one statement")));
  EXPECT_THAT(answer.hits.front().snippets.front().text, HasSubstr("Iran said that the corridor"));
  EXPECT_EQ(answer.hits.front().snippets.front().speaker, "Iran");
  const Snippet& snippet = answer.hits.front().snippets.front();
  const auto part = [&](const Span& at) {
    return snippet.text.substr(at.begin, at.end - at.begin);
  };
  EXPECT_EQ(part(snippet.speaker_at), "Iran");
  EXPECT_EQ(part(snippet.cue_at), "said");
  // Where no statement answers, the words do.
  EXPECT_THAT(found("what did Iran say about the lake"),
              UnorderedElementsAre("iran.txt", "of-iran.txt"));
}

TEST_F(SameStatement, AreListed) {
  ViewRequest request;
  request.kind = ViewKind::kSaid;
  request.subject = "iran corridor";
  const View view = searcher_->view("*", request);
  ASSERT_EQ(view.statements.size(), 1U);
  EXPECT_EQ(view.statements.front().speaker, "IRN");
  EXPECT_EQ(view.statements.front().act, "says");
  EXPECT_EQ(view.statements.front().said, "that the corridor must never cut its border");
  EXPECT_EQ(view.statements.front().paragraph, 1);
  request.subject = "said:azerbaijan act:opposes";
  const View opposed = searcher_->view("*", request);
  ASSERT_EQ(opposed.statements.size(), 1U);
  EXPECT_THAT(opposed.statements.front().against_it, ElementsAre("reject"));
  EXPECT_THAT(opposed.statements.front().for_it, IsEmpty());
}

TEST_F(SameStatement, WordsTellOfThoseWhomTheQueryNames) {
  ViewRequest request;
  request.kind = ViewKind::kSaid;
  request.subject = "said:france about:armenia";
  const View view = searcher_->view("*", request);
  ASSERT_EQ(view.statements.size(), 1U);
  ASSERT_EQ(view.statements.front().toward.size(), 1U);
  const StanceToward& toward = view.statements.front().toward.front();
  EXPECT_EQ(toward.id, "ARM");
  EXPECT_EQ(toward.word, "condemned");
  EXPECT_FALSE(toward.in_favour);
}

TEST_F(SameStatement, TwoAreCompared) {
  ViewRequest request;
  request.kind = ViewKind::kCompare;
  request.subject = "iran and azerbaijan on the corridor";
  const View view = searcher_->view("*", request);
  ASSERT_EQ(view.sides.size(), 2U);
  EXPECT_EQ(view.sides[0].name, "Iran");
  EXPECT_EQ(view.sides[0].places, 1U);
  EXPECT_EQ(view.sides[1].places, 3U);
  EXPECT_EQ(view.lines_total, 4U);
  ASSERT_EQ(view.statements.size(), 4U);
  // Speeches tell their year by their name; the others have no date of their own.
  EXPECT_EQ(view.statements[0].side, 1U);
  EXPECT_THAT(view.statements[0].said, HasSubstr("reject the plan"));
  for (const StatementLine& line : view.statements) {
    EXPECT_THAT(line.said, HasSubstr("corridor"));
  }
  // Where no words are typed, those of the query are asked for; and as many as are wanted.
  request.subject = "iran azerbaijan";
  request.most = 1;
  EXPECT_EQ(searcher_->view("corridor", request).lines_total, 4U);
  EXPECT_EQ(searcher_->view("corridor", request).statements.size(), 1U);
  request.subject = "iran corridor";
  EXPECT_THROW(searcher_->view("*", request), RequestError);
}

TEST_F(SameStatement, SpeakersAreCounted) {
  SearchOptions options;
  options.facets = {"speaker"};
  const Answer answer = searcher_->search("corridor", options);
  ASSERT_EQ(answer.facets.size(), 1U);
  std::vector<std::string> labels;
  for (const FacetValue& value : answer.facets.front().values) labels.push_back(value.label);
  EXPECT_THAT(labels, UnorderedElementsAre("Azerbaijan", "Iran", "Armenia"));
}

TEST(StatementQuery, NamesAtTheBegin) {
  const Gazetteer& gazetteer = testing::sample_gazetteer();
  EXPECT_EQ(statement_query("armenia corridor", gazetteer), "said:\"armenia\" corridor");
  EXPECT_EQ(statement_query("united states bases", gazetteer), "said:\"united states\" bases");
  EXPECT_EQ(statement_query("corridor", gazetteer), "corridor");
  EXPECT_EQ(statement_query("said:armenia corridor", gazetteer), "said:armenia corridor");
  EXPECT_EQ(statement_query("", gazetteer), "");
}

TEST(StatementQuery, TwoNames) {
  const Gazetteer& gazetteer = testing::sample_gazetteer();
  const auto queries = [&](const std::string& typed, const std::string& query) {
    return read_comparison(typed, query, gazetteer).queries;
  };
  EXPECT_THAT(queries("armenia azerbaijan corridor", "*"),
              ElementsAre("said:\"armenia\" corridor", "said:\"azerbaijan\" corridor"));
  EXPECT_THAT(queries("armenia vs. united states on bases", "*"),
              ElementsAre("said:\"armenia\" bases", "said:\"united states\" bases"));
  EXPECT_THAT(queries("\"Ann Lee\", \"Bo Ek\"", "salt"),
              ElementsAre("said:\"Ann Lee\" salt", "said:\"Bo Ek\" salt"));
  EXPECT_THAT(queries("", "armenia/azerbaijan"),
              ElementsAre("said:\"armenia\"", "said:\"azerbaijan\""));
  EXPECT_THROW(queries("armenia corridor", "*"), RequestError);
  EXPECT_THROW(queries("", ""), RequestError);
  EXPECT_THROW(queries("armenia azerbaijan", "said:iran salt"), RequestError);
}

}  // namespace
}  // namespace chancery::search
