// Names that texts use for an actor or issue, and who uses them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/answer/searcher.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Four texts on one state under two names.
class Variants : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<testing::IndexedFolder>();
    std::string lines;
    const auto add = [&](const std::string& path, const std::string& publisher,
                         const std::string& url, const std::string& date, const std::string& text) {
      const nlohmann::json record = {{"path", path},           {"title", "Talks"},
                                     {"text", text},           {"url", url},
                                     {"date", date},           {"language", "en"},
                                     {"publisher", publisher}, {"date_source", "statement"}};
      lines += record.dump() + "\n";
    };
    add("/d/1.txt", "Lakeblatt", "", "1988-03-01",
        "Talks with Burma went on. BURMA sent a minister, and the Burmese ports stayed open.");
    add("/d/2.txt", "", "https://www.seablatt.example/a/2", "2015-05-02",
        "Talks with Myanmar went on. India said that Burma must open its ports.");
    add("/d/3.txt", "", "https://seablatt.example/b", "2015-06-07",
        "The ports of Myanmar are open. Yangon has two of them. Myanmar has five.");
    add("/d/4.txt", "Lakeblatt", "", "",
        "The Falkland Islands (Malvinas) have one port. The Malvinas have sheep.");
    folder_->index_records(lines);
    searcher_ = std::make_unique<Searcher>(std::vector{folder_->database()});
  }
  static void TearDownTestSuite() { searcher_.reset(), folder_.reset(); }

  static View names_of(const std::string& subject, const std::string& query = "*",
                       uint32_t most = 25) {
    ViewRequest request;
    request.kind = ViewKind::kVariants;
    request.subject = subject;
    request.most = most;
    return searcher_->view(query, request);
  }

  // form → {documents, mentions}
  using Counts = std::map<std::string, std::pair<uint64_t, uint64_t>>;
  static Counts forms_of(const View& view) {
    Counts counts;
    for (const NameForm& form : view.forms)
      counts[form.form] = {form.count.documents, form.count.mentions};
    return counts;
  }
  static Counts forms_of(const View& view, const std::string& by, const std::string& value) {
    Counts counts;
    for (const FormTable& table : view.form_tables) {
      for (const FormGroup& group : table.groups) {
        if (table.by != by || group.value != value) continue;
        for (size_t i = 0; i < view.forms.size(); ++i) {
          const FormCount& count = group.forms[i];
          if (count.mentions > 0) counts[view.forms[i].form] = {count.documents, count.mentions};
        }
      }
    }
    return counts;
  }

  static inline std::unique_ptr<testing::IndexedFolder> folder_;
  static inline std::unique_ptr<Searcher> searcher_;
};

TEST_F(Variants, CountDocumentsAndMentionsInAnyCase) {
  const View view = names_of("burma");
  EXPECT_EQ(view.subject, "Myanmar");
  EXPECT_EQ(view.total, 3U);
  EXPECT_EQ(forms_of(view), (Counts{{"Burma", {2, 3}}, {"Myanmar", {2, 3}}, {"Burmese", {1, 1}}}));
  EXPECT_EQ(view.places, 7U);
  EXPECT_EQ(view.answering, 3U);
  EXPECT_EQ(view.other_mentions, 1U);  // Yangon, its seat once
  EXPECT_EQ(view.forms.back().use, "demonym");
}

TEST_F(Variants, AreThoseOfPublishersStatesAndYears) {
  const View view = names_of("myanmar");
  EXPECT_EQ(forms_of(view, "publisher", "Lakeblatt"),
            (Counts{{"Burma", {1, 2}}, {"Burmese", {1, 1}}}));
  EXPECT_EQ(forms_of(view, "publisher", "seablatt.example"),
            (Counts{{"Burma", {1, 1}}, {"Myanmar", {2, 3}}}));
  EXPECT_EQ(forms_of(view, "state", "IND"), (Counts{{"Burma", {1, 1}}}));
  EXPECT_EQ(forms_of(view, "year", "2015"), (Counts{{"Burma", {1, 1}}, {"Myanmar", {2, 3}}}));
  EXPECT_EQ(forms_of(view, "year", "1988"), (Counts{{"Burma", {1, 2}}, {"Burmese", {1, 1}}}));
}

TEST_F(Variants, AreOfTheHitsAlone) {
  EXPECT_EQ(forms_of(names_of("burma", "date:1988")),
            (Counts{{"Burma", {1, 2}}, {"Burmese", {1, 1}}}));
  EXPECT_EQ(names_of("", "actor:burma ports").subject, "Myanmar");
  EXPECT_EQ(names_of("burma", "sheep").total, 0U);
}

TEST_F(Variants, AnIssueIsAskedForByItsField) {
  EXPECT_EQ(forms_of(names_of("falklands")),
            (Counts{{"Falkland Islands (Malvinas)", {1, 1}}, {"Malvinas", {1, 1}}}));
  EXPECT_THAT(forms_of(names_of("issue:falklands")),
              ::testing::Contains(::testing::Key("Malvinas")));
  EXPECT_THAT(forms_of(names_of("falklands"), "year", "").size(), 2U);
}

TEST_F(Variants, SayWhatNobodyIsCalled) {
  EXPECT_THROW(names_of("nosuchname"), Error);
  EXPECT_THROW(names_of("", "ports"), Error);
}

TEST_F(Variants, KeepTheFirstForms) {
  const View view = names_of("burma", "*", 1);
  ASSERT_EQ(view.forms.size(), 1U);
  EXPECT_EQ(view.lines_total, 3U);
  for (const FormTable& table : view.form_tables)
    for (const FormGroup& group : table.groups) EXPECT_EQ(group.forms.size(), 1U);
}

TEST_F(Variants, AreShownAsTablesInAnyWidth) {
  const View view = names_of("burma");
  for (const size_t width : {30U, 60U, 100U, 200U}) {
    std::ostringstream text;
    write_view(text, view, Style{false, false, width}, true);
    EXPECT_THAT(text.str(), HasSubstr("Burmese"));
    EXPECT_THAT(text.str(), HasSubstr("India"));
    EXPECT_THAT(text.str(), HasSubstr("1988"));
    EXPECT_THAT(text.str(), HasSubstr("1 more name"));
    std::istringstream lines(text.str());
    for (std::string line; std::getline(lines, line);) EXPECT_LE(utf8::width(line), width) << line;
  }
}

TEST_F(Variants, AreJsonAndRows) {
  const View view = names_of("burma");
  const nlohmann::ordered_json json = view_json(view);
  EXPECT_EQ(json["forms"][0],
            (nlohmann::ordered_json{
                {"form", "Burma"}, {"use", "name"}, {"documents", 2}, {"mentions", 3}}));
  EXPECT_EQ(json["tables"][2]["by"], "year");
  EXPECT_EQ(json["tables"][2]["groups"][0]["value"], "1988");
  EXPECT_EQ(json["tables"][2]["groups"][0]["counts"].size(), 3U);
  std::ostringstream csv;
  write_view_csv(csv, view);
  EXPECT_THAT(csv.str(), HasSubstr("all,,,Burma,name,2,3\r\n"));
  EXPECT_THAT(csv.str(), HasSubstr("state,IND,India,Burma,name,1,1\r\n"));
  EXPECT_THAT(csv.str(), Not(HasSubstr(",0,0\r\n")));
}

}  // namespace
}  // namespace chancery::search
