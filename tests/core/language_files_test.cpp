// The files of gazetteer/names/, and what is wrong with others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "chancery/gazetteer.h"
#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class LanguageFiles : public ::testing::Test {
 protected:
  LanguageFiles() {
    write("actors/a.toml",
          "[[actor]]\nid = \"FRA\"\ntype = \"state\"\nname = \"France\"\nseats = [\"Paris\"]\n");
    write("issues/a.toml", "[[issue]]\nid = \"water\"\nname = \"water\"\n");
  }
  void write(const std::string& name, const std::string& content) {
    testing::write_file(directory_.path() / name, content);
  }
  std::string error_with(const std::string& content) {
    write("names/xx.toml", content);
    return testing::error_of([&] { Gazetteer::load(directory_.path()); });
  }

  testing::TempDirectory directory_;
};

TEST_F(LanguageFiles, AreKeptWithTheGazetteer) {
  EXPECT_THAT(error_with("endings = [\"-a: -e\"]\n[names]\nFRA = [\"Frankia\"]\n[seats]\nFRA = "
                         "[\"Paria\"]\n[issues]\nwater = [\"aqua\"]\n"),
              IsEmpty());
  const Gazetteer made = Gazetteer::load(directory_.path());
  ASSERT_EQ(made.languages().size(), 1U);
  EXPECT_EQ(made.languages()[0].code, "xx");
  const Gazetteer again = Gazetteer::unpack(made.pack());
  ASSERT_EQ(again.languages().size(), 1U);
  EXPECT_EQ(again.languages()[0].text, made.languages()[0].text);
}

TEST_F(LanguageFiles, SayWhatIsWrong) {
  EXPECT_THAT(error_with("[names]\nATL = [\"Atlantis\"]\n"),
              HasSubstr("there is no actor \"ATL\""));
  EXPECT_THAT(error_with("[issues]\nmoon = [\"luna\"]\n"), HasSubstr("there is no issue \"moon\""));
  EXPECT_THAT(error_with("[nicknames]\nFRA = [\"x\"]\n"),
              HasSubstr("a language has no \"nicknames\""));
  EXPECT_THAT(error_with("[names]\nFRA = \"x\"\n"), HasSubstr("no list of texts"));
  EXPECT_THAT(error_with("[names]\nFRA = [1]\n"), HasSubstr("holds what is no text"));
  EXPECT_THAT(error_with("endings = [\"a: b\"]\n"), HasSubstr("is no ending"));
  EXPECT_THAT(error_with("[issues]\nwater = [\"(aqua\"]\n"), HasSubstr("xx.toml:2"));
  EXPECT_THAT(error_with("names = \n"), HasSubstr("xx.toml:1"));
}

TEST_F(LanguageFiles, AListOfOnesOwnHasNamesByLanguage) {
  write("actors/b.toml",
        "[[actor]]\nid = \"guild\"\ntype = \"organisation\"\nname = \"Guild\"\n"
        "local = { fr = [\"La Guilde\"] }\n");
  write("issues/b.toml",
        "[[issue]]\nid = \"salt\"\nname = \"salt\"\nlocal = { fr = [\"gabelle\"] }\n");
  const Gazetteer made = Gazetteer::load(directory_.path());
  EXPECT_EQ(made.lookup_foreign("la guilde"), made.find(ConceptKind::kActor, "guild"));
  EXPECT_EQ(made.lookup_foreign("Gabelle", ConceptKind::kIssue),
            made.find(ConceptKind::kIssue, "salt"));
  write("issues/c.toml",
        "[[issue]]\nid = \"tin\"\nname = \"tin\"\nlocal = { fr = [\"(étain\"] }\n");
  EXPECT_THAT(testing::error_of([&] { Gazetteer::load(directory_.path()); }),
              HasSubstr("c.toml:1"));
}

}  // namespace
}  // namespace chancery
