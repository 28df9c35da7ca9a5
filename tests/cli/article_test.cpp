// An article as it is saved from the web: what is kept of it, who and what is found in it, and the
// queries that must find it.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

constexpr std::string_view kArticle = R"(
top of page

Armenia-Azerbaijan Border Talks: An Unfinished Ledger and the Case for Patience

Updated: Apr 2

Lusine Harrow | Published at The Lake Geneva Forum (LGF)

Diplomacy in the South Caucasus moves slowly, and then it moves within a week. Whoever wants to use that week has to prepare it for years.

Photo by MARTIN EXAMPLE/AFP via Getty Images

Since the Second Karabakh War the peace talks between Armenia and Azerbaijan have changed their tone more often than their substance. Baku speaks of a region that has to be rebuilt; Yerevan speaks of guarantees. Prime Minister Nikol Pashinyan has told his parliament that Armenia recognises the territory of Azerbaijan as it was in 1991, and President Ilham Aliyev has answered that words are not yet borders.

Turkey waits for both. Armenian-Turkish normalization, promised since the football matches of another decade, stands still until the neighbours have signed; Ankara has said so, and Yerevan no longer denies it. Russian mediation, meanwhile, has become a habit that neither side defends in public.

Three matters keep the negotiators busy. Azerbaijan demands changes to Armenia’s constitution before it signs. The commissions on border delimitation have agreed on a few villages. And the Zangezur corridor — a road and a railway that would connect Azerbaijan with its Nakhchivan exclave through southern Armenia — is for Baku a right and for Yerevan a customs question. Continue reading the full article at the Lake Geneva Forum.

To cite this article, use the following reference: Lusine Harrow, "Armenia-Azerbaijan Border Talks: An Unfinished Ledger and the Case for Patience,"Lake Geneva Forum, September 14, 2023.

Comments


bottom of page)";

// Texts on other things, so that being first means something.
constexpr std::string_view kOthers[] = {
    R"(The corridor of the old ministry was painted twice in a year. The second colour was a mistake.
Nobody objected: the constitution of the house committee leaves paint to the caretaker.)",
    R"(Armenia exported more apricots than in any year before. The harvest in the valley was early,
and traders from Yerevan paid well.)",
    R"(Azerbaijan and Georgia discussed a cable below the Black Sea. Baku wants the work to begin.)",
    R"(Turkey and Greece agreed to speak about the normalisation of ferry traffic.)"};

class SavedArticle : public ::testing::Test {
 protected:
  SavedArticle() {
    article_ = sandbox_.write("border-talks.txt", kArticle);
    for (size_t i = 0; i < std::size(kOthers); ++i)
      sandbox_.write("other-" + std::to_string(i) + ".txt", kOthers[i]);
  }
  Json printed() const {
    return sandbox_.run(sandbox_.command("chancery-index", {"--print", article_.string()})).json();
  }
  static std::vector<std::string> ids(const Json& tags) {
    std::vector<std::string> found;
    for (const Json& tag : tags) found.push_back(tag["id"]);
    return found;
  }
  // The words of the text that `id` was found in.
  static std::vector<std::string> mentioned(const Json& one, const char* list,
                                            const std::string& id) {
    const auto text = one["text"].get<std::string>();
    std::vector<std::string> found;
    for (const Json& tag : one[list]) {
      if (tag["id"] != id) continue;
      for (const Json& m : tag["mentions"]) {
        const auto begin = m[0].get<size_t>(), end = m[1].get<size_t>();
        found.push_back(text.substr(begin, end - begin));
      }
    }
    return found;
  }
  // The marked words of the first hit by what they are.
  std::vector<std::string> marked(const std::string& query, const std::string& kind) const {
    sandbox_.index_documents();
    const Json answer = sandbox_.search({"--format", "json", query}).json();
    EXPECT_FALSE(answer["hits"].empty()) << answer;
    if (answer["hits"].empty()) return {};
    const Json& hit = answer["hits"][0];
    EXPECT_EQ(hit["path"], article_.string());
    std::vector<std::string> found;
    for (const Json& snippet : hit["snippets"]) {
      const auto text = snippet["text"].get<std::string>();
      for (const Json& mark : snippet["marks"]) {
        const auto begin = mark[0].get<size_t>(), end = mark[1].get<size_t>();
        if (mark[2] == kind) found.push_back(text.substr(begin, end - begin));
      }
    }
    return found;
  }

  Sandbox sandbox_{Lists::kOwn};
  fs::path article_;
};

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

TEST_F(SavedArticle, Title) {
  EXPECT_EQ(printed()["title"],
            "Armenia-Azerbaijan Border Talks: An Unfinished Ledger and the Case for Patience");
}

TEST_F(SavedArticle, AuthorAndPublisherOfTheByLine) {
  const Json one = printed();
  EXPECT_EQ(one["authors"], Json::array({"Lusine Harrow"}));
  EXPECT_EQ(one["publisher"], "The Lake Geneva Forum (LGF)");
}

TEST_F(SavedArticle, DateOfTheCitationNotOfTheUpdate) {
  const Json one = printed();
  EXPECT_EQ(one["date"], "2023-09-14");
  EXPECT_EQ(one["date_source"], "citation");
}

TEST_F(SavedArticle, Language) {
  EXPECT_EQ(printed()["language"], "en");
}

TEST_F(SavedArticle, TextWithoutThePageAroundIt) {
  const auto text = printed()["text"].get<std::string>();
  EXPECT_TRUE(text.starts_with("Diplomacy in the South Caucasus")) << text;
  EXPECT_TRUE(text.ends_with("for Yerevan a customs question.")) << text;
  for (const char* part : {"top of page", "bottom of page", "Photo by", "Getty", "Comments",
                           "Continue reading", "To cite this", "Updated", "Published at"}) {
    EXPECT_THAT(text, Not(HasSubstr(part)));
  }
}

TEST_F(SavedArticle, ParagraphsStayApart) {
  EXPECT_THAT(printed()["text"].get<std::string>(), HasSubstr("for years.\n\nSince the Second"));
}

TEST_F(SavedArticle, Actors) {
  EXPECT_THAT(ids(printed()["actors"]),
              IsSupersetOf({"ARM", "AZE", "TUR", "RUS", "nikol-pashinyan"}));
}

TEST_F(SavedArticle, TheTwoSidesAreTheMostSalient) {
  auto first = ids(printed()["actors"]);
  ASSERT_GE(first.size(), 2U);
  first.resize(2);
  EXPECT_THAT(first, ::testing::UnorderedElementsAre("ARM", "AZE"));
}

TEST_F(SavedArticle, CapitalsCountForTheirStates) {
  const Json one = printed();
  EXPECT_THAT(mentioned(one, "actors", "AZE"), Contains("Baku"));
  EXPECT_THAT(mentioned(one, "actors", "ARM"), Contains("Yerevan"));
  EXPECT_THAT(mentioned(one, "actors", "TUR"), Contains("Ankara"));
}

TEST_F(SavedArticle, AnActorHasItsTypeStateAndCodes) {
  const Json one = printed();
  const Json& actors = one["actors"];
  const auto found =
      std::find_if(actors.begin(), actors.end(), [](const Json& a) { return a["id"] == "AZE"; });
  ASSERT_NE(found, actors.end());
  EXPECT_EQ((*found)["name"], "Azerbaijan");
  EXPECT_EQ((*found)["type"], "state");
  EXPECT_EQ((*found)["state"], "AZE");
  EXPECT_THAT((*found)["codes"].get<std::vector<std::string>>(), Contains("iso2:AZ"));
  EXPECT_GT((*found)["salience"].get<double>(), 0.5);
}

TEST_F(SavedArticle, Issues) {
  EXPECT_THAT(ids(printed()["issues"]),
              IsSupersetOf({"peace-talks", "normalization", "border-delimitation",
                            "zangezur-corridor", "constitutional-change", "karabakh-conflict"}));
}

TEST_F(SavedArticle, IssuesAreFoundInOtherWordsThanTheirNames) {
  const Json one = printed();
  EXPECT_THAT(mentioned(one, "issues", "constitutional-change"),
              Contains(HasSubstr("constitution")));
  EXPECT_THAT(mentioned(one, "issues", "normalization"),
              Contains(HasSubstr("Armenian-Turkish normalization")));
}

TEST_F(SavedArticle, ASeatAndAWordFindItWithBothMarked) {
  EXPECT_THAT(marked("baku corridor", "actor"), Contains("Baku"));
  EXPECT_THAT(marked("baku corridor", "issue"), Contains(HasSubstr("corridor")));
}

TEST_F(SavedArticle, BritishSpellingAndAnEnDashFindItWithBothMarked) {
  const std::string query = "Armenian–Turkish normalisation";
  const auto actors = marked(query, "actor");
  const auto issues = marked(query, "issue");
  // One mark may stand for the whole: what is meant is one issue.
  std::string all;
  for (const std::string& one : actors) all += one + "|";
  for (const std::string& one : issues) all += one + "|";
  EXPECT_THAT(all, HasSubstr("Armenian"));
  EXPECT_THAT(all, HasSubstr("Turkish"));
  EXPECT_THAT(all, HasSubstr("normalization"));
}

TEST_F(SavedArticle, ActorAndIssueFieldsFindItWithBothMarked) {
  const std::string query = "actor:armenia issue:constitution";
  EXPECT_THAT(marked(query, "actor"), Contains(HasSubstr("Armenia")));
  EXPECT_THAT(marked(query, "issue"), Contains(HasSubstr("constitution")));
}

TEST_F(SavedArticle, AnyAliasAndTheIsoCodeFilterTheSame) {
  sandbox_.index_documents();
  const auto expected = sandbox_.names("actor:AZE");
  EXPECT_THAT(expected, ElementsAre("border-talks.txt", "other-2.txt"));
  for (const char* alias : {"actor:baku", "actor:Azerbaijani", "actor:azerbaijan", "actor:aze"})
    EXPECT_EQ(sandbox_.names(alias), expected) << alias;
}

TEST_F(SavedArticle, AWiderIssueFindsIt) {
  sandbox_.index_documents();
  EXPECT_THAT(sandbox_.names("issue:borders"), Contains("border-talks.txt"));
}

}  // namespace
}  // namespace chancery::cli
