#include "chancery/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::sample_gazetteer;
using testing::TempDirectory;
using ::testing::UnorderedElementsAre;

std::vector<std::string> ids(const Gazetteer& gazetteer, const std::vector<ConceptIndex>& found) {
  std::vector<std::string> out;
  for (const ConceptIndex index : found) out.push_back(gazetteer[index].id);
  return out;
}

std::vector<std::string> named(const Gazetteer& gazetteer, std::string_view name) {
  return ids(gazetteer, gazetteer.lookup(name));
}

std::string state(const std::string& id, const std::string& name, const std::string& more = "") {
  return "[[actor]]\nid = \"" + id + "\"\ntype = \"state\"\nname = \"" + name + "\"\n" + more +
         "\n";
}

std::string issue(const std::string& id, const std::string& more = "") {
  return "[[issue]]\nid = \"" + id + "\"\nname = \"" + id + "\"\n" + more + "\n";
}

TEST(Gazetteer, FindsById) {
  const Gazetteer& gazetteer = sample_gazetteer();
  const ConceptIndex index = gazetteer.find(ConceptKind::kActor, "AZE");
  ASSERT_NE(index, kNoConcept);
  EXPECT_EQ(gazetteer[index].name, "Azerbaijan");
  EXPECT_EQ(gazetteer[index].state, "AZE");
  EXPECT_THAT(gazetteer[index].codes, UnorderedElementsAre("iso2:AZ", "cameo:AZE"));
  EXPECT_EQ(gazetteer.find(ConceptKind::kIssue, "AZE"), kNoConcept);
  EXPECT_EQ(gazetteer.find(ConceptKind::kActor, "ZZZ"), kNoConcept);
}

TEST(Gazetteer, ConceptsAreSortedByKindThenId) {
  const auto& concepts = sample_gazetteer().concepts();
  for (size_t i = 1; i < concepts.size(); ++i) {
    EXPECT_LT(std::tie(concepts[i - 1].kind, concepts[i - 1].id),
              std::tie(concepts[i].kind, concepts[i].id));
  }
}

TEST(Gazetteer, LooksUpAnyNameFolded) {
  EXPECT_THAT(named(sample_gazetteer(), "azerbaijan"), ElementsAre("AZE"));
  EXPECT_THAT(named(sample_gazetteer(), "AZERBAIJANI"), ElementsAre("AZE"));
  EXPECT_THAT(named(sample_gazetteer(), "turkiye"), ElementsAre("TUR"));
  EXPECT_THAT(named(sample_gazetteer(), "aze"), ElementsAre("AZE"));
  EXPECT_THAT(named(sample_gazetteer(), "Cote d’Ivoire"), ElementsAre("CIV"));
  EXPECT_THAT(named(sample_gazetteer(), "zangezur corridor"), ElementsAre("zangezur-corridor"));
  EXPECT_THAT(named(sample_gazetteer(), "atlantis"), IsEmpty());
}

TEST(Gazetteer, IdsComeBeforeNamesAndNamesBeforeOtherForms) {
  const Gazetteer gazetteer =
      testing::gazetteer_of(state("AAA", "First", "aliases = [\"Georgia\"]") +
                            state("BBB", "georgia") + state("georgia", "Last"));
  EXPECT_THAT(named(gazetteer, "Georgia"), ElementsAre("georgia", "BBB", "AAA"));
}

TEST(Gazetteer, SeatsBecomeTheGovernment) {
  const Gazetteer& gazetteer = sample_gazetteer();
  EXPECT_THAT(named(gazetteer, "Baku"), ElementsAre("AZE-government"));
  const Concept& government = gazetteer[gazetteer.find(ConceptKind::kActor, "AZE-government")];
  EXPECT_EQ(government.type, "government");
  EXPECT_EQ(government.state, "AZE");
  EXPECT_EQ(government.name, "Government of Azerbaijan");
}

TEST(Gazetteer, DecoysAreNoNames) {
  EXPECT_THAT(named(sample_gazetteer(), "Baku Steel"), IsEmpty());
}

TEST(Gazetteer, OfficesHaveDates) {
  const Gazetteer& gazetteer = sample_gazetteer();
  const Concept& leader = gazetteer[gazetteer.find(ConceptKind::kActor, "nikol-pashinyan")];
  ASSERT_EQ(leader.offices.size(), 1U);
  EXPECT_EQ(leader.offices[0].title, "prime minister");
  EXPECT_EQ(leader.offices[0].from, 20180508);
  EXPECT_EQ(leader.offices[0].to, 0);
}

TEST(Gazetteer, NarrowerHoldsAllBelow) {
  const Gazetteer& gazetteer = sample_gazetteer();
  EXPECT_THAT(ids(gazetteer, gazetteer.narrower(gazetteer.find(ConceptKind::kIssue, "borders"))),
              UnorderedElementsAre("borders", "border-delimitation", "zangezur-corridor"));
  EXPECT_THAT(ids(gazetteer, gazetteer.narrower(gazetteer.find(ConceptKind::kActor, "AZE"))),
              ElementsAre("AZE"));
}

TEST(Gazetteer, AnIssueMayHaveTwoBroaderOnes) {
  const Gazetteer gazetteer =
      testing::gazetteer_of("", issue("a") + issue("b") + issue("c", "broader = [\"a\", \"b\"]"));
  EXPECT_THAT(ids(gazetteer, gazetteer.narrower(gazetteer.find(ConceptKind::kIssue, "b"))),
              ElementsAre("b", "c"));
}

TEST(Gazetteer, APartOfAnIssueOrWhatTouchesOnItIsNoKindOfIt) {
  const Gazetteer gazetteer = testing::gazetteer_of(
      "", issue("a") + issue("b", "part_of = [\"a\"]") + issue("c", "related = [\"a\"]") +
              issue("d", "broader = [\"a\"]"));
  EXPECT_THAT(ids(gazetteer, gazetteer.narrower(gazetteer.find(ConceptKind::kIssue, "a"))),
              ElementsAre("a", "d"));
  EXPECT_EQ(gazetteer[gazetteer.find(ConceptKind::kIssue, "b")].part_of,
            std::vector<std::string>{"a"});
  EXPECT_EQ(Gazetteer::unpack(gazetteer.pack())[gazetteer.find(ConceptKind::kIssue, "c")].related,
            std::vector<std::string>{"a"});
  EXPECT_THROW(testing::gazetteer_of("", issue("a", "related = [\"nothing\"]")), Error);
  EXPECT_THROW(testing::gazetteer_of("", issue("a", "part_of = [\"nothing\"]")), Error);
}

TEST(Gazetteer, AnActorAndAnIssueMayShareAnId) {
  const Gazetteer gazetteer = testing::gazetteer_of(state("x", "Land"), issue("x"));
  EXPECT_NE(gazetteer.find(ConceptKind::kActor, "x"), kNoConcept);
  EXPECT_NE(gazetteer.find(ConceptKind::kIssue, "x"), kNoConcept);
}

TEST(Gazetteer, NamesThatDifferInCaseAreTwo) {
  EXPECT_NO_THROW(testing::gazetteer_of(state("AAA", "US") + state("BBB", "us")));
}

TEST(Gazetteer, ACityGivesWayToAName) {
  const Gazetteer gazetteer = testing::gazetteer_of(state("AAA", "One", "cities = [\"Victoria\"]") +
                                                    state("BBB", "Victoria"));
  EXPECT_THAT(named(gazetteer, "victoria"), ElementsAre("BBB"));
}

TEST(Gazetteer, SurnamesMayBeShared) {
  EXPECT_NO_THROW(testing::gazetteer_of(
      "[[actor]]\nid = \"a\"\ntype = \"leader\"\nname = \"A Bush\"\nsurname = \"Bush\"\n"
      "[[actor]]\nid = \"b\"\ntype = \"leader\"\nname = \"B Bush\"\nsurname = \"Bush\"\n"));
}

// Files in a folder, and what loading them says.
class GazetteerLoad : public ::testing::Test {
 protected:
  std::string error(const std::vector<std::filesystem::path>& user_actors = {},
                    const std::vector<std::filesystem::path>& user_issues = {}) const {
    return testing::error_of([&] { Gazetteer::load(directory_.path(), user_actors, user_issues); });
  }
  std::string at(const std::string& file, int line) const {
    return (directory_ / file).string() + ":" + std::to_string(line) + ":";
  }
  void actors(std::string_view text) { directory_.write("actors/a.toml", text); }
  void issues(std::string_view text) { directory_.write("issues/i.toml", text); }

  GazetteerLoad() {
    actors("");
    issues("");
  }
  TempDirectory directory_;
};

TEST_F(GazetteerLoad, ReadsEveryTomlFile) {
  actors(state("AAA", "One"));
  directory_.write("actors/b.toml", state("BBB", "Two"));
  directory_.write("actors/README", "not toml");
  EXPECT_EQ(Gazetteer::load(directory_.path()).concepts().size(), 2U);
}

TEST_F(GazetteerLoad, AMissingFolderIsNamed) {
  EXPECT_THAT(testing::error_of([] { Gazetteer::load("/nowhere"); }),
              AllOf(HasSubstr("/nowhere/actors"), HasSubstr("CHANCERY_GAZETTEER")));
}

TEST_F(GazetteerLoad, ASyntaxErrorHasFileAndLine) {
  actors("[[actor]]\nid = \"AAA\"\nname = \n");
  EXPECT_THAT(error(), HasSubstr(at("actors/a.toml", 3)));
}

TEST_F(GazetteerLoad, AKeyWrittenWrongIsNoted) {
  actors("[[actor]]\nid = \"AAA\"\ntype = \"state\"\nname = \"A\"\nalliases = [\"B\"]\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 5)), HasSubstr("\"alliases\"")));
  actors("");
  issues("[[issue]]\nid = \"a\"\nname = \"a\"\ntype = \"state\"\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("issues/i.toml", 4)), HasSubstr("\"type\"")));
}

TEST_F(GazetteerLoad, AUsersActorOfAnUnknownStateIsNoted) {
  directory_.write("mine.toml",
                   "\n[[actor]]\nid = \"a\"\ntype = \"party\"\nname = \"A\"\nstate = \"UK\"\n");
  const auto mine = (directory_ / "mine.toml").string();
  EXPECT_THAT(error({mine}), AllOf(HasSubstr(at("mine.toml", 2)), HasSubstr("\"UK\"")));
}

TEST_F(GazetteerLoad, AUserFileThatIsMissingIsNamed) {
  EXPECT_THAT(error({"/nowhere/mine.toml"}), HasSubstr("/nowhere/mine.toml"));
}

TEST_F(GazetteerLoad, AnUnknownTableHasFileAndLine) {
  actors("[[player]]\nid = \"AAA\"\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 1)), HasSubstr("player")));
}

TEST_F(GazetteerLoad, AMissingMemberHasFileAndLine) {
  actors("\n[[actor]]\ntype = \"state\"\nname = \"One\"\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 2)), HasSubstr("\"id\"")));
  actors("[[actor]]\nid = \"AAA\"\ntype = \"state\"\n");
  EXPECT_THAT(error(), HasSubstr("\"name\""));
}

TEST_F(GazetteerLoad, AnUnknownTypeHasFileAndLine) {
  actors("[[actor]]\nid = \"a\"\ntype = \"planet\"\nname = \"A\"\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 1)), HasSubstr("\"planet\"")));
}

TEST_F(GazetteerLoad, AWrongValueHasFileAndLine) {
  actors("[[actor]]\nid = \"a\"\ntype = \"state\"\nname = \"A\"\naliases = [1]\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 5)), HasSubstr("\"aliases\"")));
  actors("[[actor]]\nid = \"a\"\ntype = \"state\"\nname = \"A\"\ncodes = \"x\"\n");
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 5)), HasSubstr("\"codes\"")));
}

TEST_F(GazetteerLoad, AnIdWithASpaceIsRefused) {
  actors(state("two words", "A"));
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 1)), HasSubstr("two words")));
}

TEST_F(GazetteerLoad, ADuplicateIdNamesBothPlaces) {
  actors(state("AAA", "One"));
  directory_.write("actors/b.toml", "\n" + state("AAA", "Two"));
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/b.toml", 2)), HasSubstr("\"AAA\""),
                             HasSubstr((directory_ / "actors/a.toml").string() + ":1")));
}

TEST_F(GazetteerLoad, AnIdOfAGovernmentMadeFromSeatsIsTaken) {
  actors(state("AAA", "One", "seats = [\"Town\"]") + state("AAA-government", "Two"));
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 1)), HasSubstr("AAA-government"),
                             HasSubstr((directory_ / "actors/a.toml").string() + ":6")));
}

TEST_F(GazetteerLoad, AnAliasClaimedTwiceNamesBothPlaces) {
  actors(state("AAA", "One", "aliases = [\"Shared\"]") +
         state("BBB", "Two", "aliases = [\"Shared\"]"));
  EXPECT_THAT(error(), AllOf(HasSubstr(at("actors/a.toml", 6)), HasSubstr("\"Shared\""),
                             HasSubstr("\"AAA\""), HasSubstr("\"BBB\""),
                             HasSubstr((directory_ / "actors/a.toml").string() + ":1")));
}

TEST_F(GazetteerLoad, AnUnknownBroaderIssueHasFileAndLine) {
  issues("\n\n" + issue("a", "broader = [\"nothing\"]"));
  EXPECT_THAT(error(), AllOf(HasSubstr(at("issues/i.toml", 3)), HasSubstr("\"nothing\"")));
}

TEST_F(GazetteerLoad, ACircleOfBroaderIssuesHasFileAndLine) {
  issues(issue("a", "broader = [\"b\"]") + issue("b", "broader = [\"c\"]") +
         issue("c", "broader = [\"a\"]"));
  EXPECT_THAT(error(), AllOf(HasSubstr((directory_ / "issues/i.toml").string() + ":"),
                             HasSubstr("broader than itself")));
}

TEST_F(GazetteerLoad, AnIssueBroaderThanItselfIsRefused) {
  issues(issue("a", "broader = [\"a\"]"));
  EXPECT_THAT(error(), HasSubstr(at("issues/i.toml", 1)));
}

TEST_F(GazetteerLoad, AUserEntryReplacesTheOneOfItsId) {
  actors(state("AAA", "One", "aliases = [\"Old\"]"));
  const auto file = directory_.write("mine.toml", state("AAA", "Mine"));
  const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {file});
  EXPECT_THAT(named(gazetteer, "mine"), ElementsAre("AAA"));
  EXPECT_THAT(named(gazetteer, "old"), IsEmpty());
}

TEST_F(GazetteerLoad, AUserEntryTakesANameOver) {
  actors(state("AAA", "One", "aliases = [\"Shared\"]") + state("CCC", "Three"));
  for (const char* id : {"AA", "BBB"}) {  // before and behind the built-in one
    const auto file = directory_.write("mine.toml", state(id, "Two", "aliases = [\"Shared\"]"));
    const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {file});
    EXPECT_THAT(named(gazetteer, "shared"), ElementsAre(id));
  }
}

TEST_F(GazetteerLoad, AUserEntryThatTakesANameOverSaysHowItIsUsed) {
  actors(state("AAA", "One", "combining = [\"Sino\"]"));
  const auto file = directory_.write("mine.toml", state("BBB", "Sino"));
  const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {file});
  for (const Alias& alias : gazetteer.aliases()) {
    if (alias.form == "Sino") {
      EXPECT_EQ(alias.use, AliasUse::kName);
    }
  }
}

TEST_F(GazetteerLoad, AUserEntryRemoves) {
  actors(state("AAA", "One") + state("BBB", "Two"));
  issues(issue("a"));
  const auto mine = directory_.write("mine.toml",
                                     "[[actor]]\nid = \"AAA\"\nremove = true\n"
                                     "[[issue]]\nid = \"a\"\nremove = true\n");
  const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {mine});
  ASSERT_EQ(gazetteer.concepts().size(), 1U);
  EXPECT_EQ(gazetteer.concepts()[0].id, "BBB");
}

TEST_F(GazetteerLoad, ARemovedIssueIsBroaderThanNothing) {
  directory_.write("issues/a.toml",
                   "[[issue]]\nid = \"a\"\nname = \"wide\"\n"
                   "[[issue]]\nid = \"b\"\nname = \"narrow\"\nbroader = [\"a\"]\n");
  const auto mine = directory_.write("mine.toml", "[[issue]]\nid = \"a\"\nremove = true\n");
  const Gazetteer made = Gazetteer::load(directory_.path(), {}, {mine});
  EXPECT_EQ(made.find(ConceptKind::kIssue, "a"), kNoConcept);
  EXPECT_TRUE(made[made.find(ConceptKind::kIssue, "b")].broader.empty());
}

TEST_F(GazetteerLoad, RemovingWhatIsNotThereIsNoError) {
  const auto mine = directory_.write("mine.toml", "[[actor]]\nid = \"AAA\"\nremove = true\n");
  EXPECT_EQ(error({mine}), "");
}

TEST_F(GazetteerLoad, AUserFileMayHoldIssues) {
  const auto mine = directory_.write("mine.toml", issue("tariffs"));
  const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {}, {mine});
  EXPECT_NE(gazetteer.find(ConceptKind::kIssue, "tariffs"), kNoConcept);
}

TEST_F(GazetteerLoad, ADuplicateWithinAUserFileIsRefused) {
  const auto mine = directory_.write("mine.toml", state("AAA", "One") + state("AAA", "Two"));
  EXPECT_THAT(error({mine}), HasSubstr(at("mine.toml", 6)));
}

TEST_F(GazetteerLoad, TheLaterOfTwoUserFilesWins) {
  const auto first = directory_.write("first.toml", state("AAA", "One"));
  const auto second = directory_.write("second.toml", state("AAA", "Two"));
  const Gazetteer gazetteer = Gazetteer::load(directory_.path(), {first, second});
  EXPECT_EQ(gazetteer.concepts()[0].name, "Two");
}

TEST(GazetteerPack, ComesBack) {
  const Gazetteer& before = sample_gazetteer();
  const Gazetteer after = Gazetteer::unpack(before.pack());
  ASSERT_EQ(after.concepts().size(), before.concepts().size());
  for (ConceptIndex i = 0; i < before.concepts().size(); ++i) {
    EXPECT_EQ(after[i].kind, before[i].kind);
    EXPECT_EQ(after[i].id, before[i].id);
    EXPECT_EQ(after[i].surname, before[i].surname);
    EXPECT_EQ(after[i].codes, before[i].codes);
    EXPECT_EQ(after[i].broader, before[i].broader);
    EXPECT_EQ(after[i].patterns, before[i].patterns);
    EXPECT_EQ(after[i].offices.size(), before[i].offices.size());
  }
  ASSERT_EQ(after.aliases().size(), before.aliases().size());
  for (size_t i = 0; i < before.aliases().size(); ++i) {
    EXPECT_EQ(after.aliases()[i].form, before.aliases()[i].form);
    EXPECT_EQ(after.aliases()[i].target, before.aliases()[i].target);
    EXPECT_EQ(after.aliases()[i].use, before.aliases()[i].use);
  }
  EXPECT_THAT(named(after, "baku"), ElementsAre("AZE-government"));
  EXPECT_EQ(after.pack(), before.pack());
}

TEST(GazetteerPack, EveryCutOneIsDamaged) {
  const std::string data = sample_gazetteer().pack();
  for (size_t size = 0; size < data.size(); ++size) {
    ASSERT_THAT(testing::error_of([&] { Gazetteer::unpack(data.substr(0, size)); }),
                HasSubstr("is damaged"))
        << size;
  }
}

TEST(GazetteerPack, NoTargetOfADamagedOneIsOutside) {
  const std::string data = sample_gazetteer().pack();
  for (size_t at = 0; at < data.size(); ++at) {
    std::string changed = data;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    try {
      const Gazetteer gazetteer = Gazetteer::unpack(changed);
      for (const Alias& alias : gazetteer.aliases()) {
        ASSERT_TRUE(alias.target == kNoConcept || alias.target < gazetteer.concepts().size());
      }
    } catch (const Error&) {
    }
  }
}

}  // namespace
}  // namespace chancery
