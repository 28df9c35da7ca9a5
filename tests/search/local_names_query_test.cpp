// Texts in nine languages, found by one name in any of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class LocalNamesQuery : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::IndexedFolder;
    folder_->write("de.txt", "Deutschland und Frankreich einigten sich auf Hilfe für Flüchtlinge.");
    folder_->write("fr.txt", "L'Allemagne et la France aident des milliers de réfugiés.");
    folder_->write("es.txt", "Alemania y Francia acordaron ayudar a los refugiados.");
    folder_->write("ru.txt", "Германия и Франция договорились помочь беженцам.");
    folder_->write("zh.txt", "德国和法国同意帮助难民。");
    folder_->write("ar.txt", "اتفقت ألمانيا وفرنسا على مساعدة اللاجئين.");
    folder_->write("ja.txt", "ドイツとフランスは会談で合意した。");
    folder_->write("tr.txt", "Almanya ile Fransa dün Paris'te anlaştı.");
    folder_->write("en.txt", "Germany and France agreed to help the refugees.");
    folder_->write("none.txt", "The harvest was good in all the villages.");
    folder_->index();
    searcher_ = new Searcher({folder_->database()});
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete folder_;
  }

  static Answer asked(const std::string& query) { return searcher_->search(query, {}); }

  static testing::IndexedFolder* folder_;
  static Searcher* searcher_;
};

testing::IndexedFolder* LocalNamesQuery::folder_ = nullptr;
Searcher* LocalNamesQuery::searcher_ = nullptr;

TEST_F(LocalNamesQuery, OneNameFindsTheTextsOfAllLanguages) {
  for (const char* query : {"Germany", "Allemagne", "Deutschland", "Германия", "Германии", "德国",
                            "ألمانيا", "ドイツ", "Almanya", "actor:Allemagne", "actor:德国"}) {
    const Answer answer = asked(query);
    EXPECT_EQ(answer.total, 9U) << query;
    EXPECT_THAT(answer.understood, HasSubstr("actor Germany")) << query;
  }
}

TEST_F(LocalNamesQuery, WordsOfAQuestionAreNoEnglishNames) {
  for (const char* query : {"¿Qué hizo un ministro de Francia contra la sequía?",
                            "qué hizo un ministro de francia contra la sequía"}) {
    const std::string understood = asked(query).understood;
    EXPECT_THAT(understood, HasSubstr("actor France")) << query;
    EXPECT_THAT(understood, Not(HasSubstr("United Nations"))) << query;
    EXPECT_THAT(understood, Not(HasSubstr("Contras"))) << query;
  }
}

TEST_F(LocalNamesQuery, ANameInCapitalsIsOneInAnyQuestion) {
  EXPECT_THAT(asked("¿Qué hizo la UN en la ciudad de Francia?").understood,
              HasSubstr("United Nations"));
  EXPECT_THAT(asked("un resolution on france").understood, HasSubstr("United Nations"));
}

TEST_F(LocalNamesQuery, AreOfferedWhenTyped) {
  EXPECT_THAT(searcher_->concept_names(ConceptKind::kIssue, "Flüchtl", 10),
              ::testing::Contains("Flüchtlinge"));
  EXPECT_THAT(searcher_->concept_names(ConceptKind::kActor, "Organisation des Nations", 10),
              ::testing::Contains("Organisation des Nations unies"));
}

TEST_F(LocalNamesQuery, IssuesHaveNamesInOtherLanguages) {
  for (const char* query : {"refugees", "Flüchtlinge", "réfugiés", "беженцы", "难民",
                            "issue:réfugiés", "issue:беженцы", "issue:Flüchtlinge"}) {
    const Answer answer = asked(query);
    EXPECT_EQ(answer.total, 7U) << query;
    EXPECT_THAT(answer.understood, HasSubstr("issue refugees")) << query;
  }
}

}  // namespace
}  // namespace chancery::search
