// For which states and organisations an actor of a text counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/tagged.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using testing::ids;
using testing::mentions;
using ::testing::SizeIs;
using testing::tagged;
using ::testing::UnorderedElementsAre;

TEST(TaggedStates, ALeaderCountsForTheState) {
  const Record record = tagged("", "Nikol Pashinyan left. Pashinyan came back.").record;
  EXPECT_THAT(ids(record.actors), UnorderedElementsAre("ARM", "nikol-pashinyan"));
  EXPECT_THAT(mentions(record, "ARM"), ElementsAre("Nikol Pashinyan", "Pashinyan"));
}

TEST(TaggedStates, ASeatCountsForTheState) {
  const Record record = tagged("", "Baku said no. Azerbaijan left.").record;
  EXPECT_THAT(mentions(record, "AZE"), ElementsAre("Baku", "Azerbaijan"));
  EXPECT_THAT(mentions(record, "AZE-government"), ElementsAre("Baku"));
}

TEST(TaggedStates, AnOrganisationCountsForItselfOnly) {
  EXPECT_THAT(ids(tagged("", "The UN left.").record.actors), ElementsAre("un"));
}

TEST(TaggedStates, ACompanyDoesNotSpeakForItsState) {
  static const Gazetteer companies = testing::gazetteer_of(R"toml(
[[actor]]
id = "acme"
type = "organisation"
name = "Acme Motors"
codes = { cameo = "GBRBUS" }
state = "GBR"

[[actor]]
id = "acme-bank"
type = "organisation"
name = "Acme National Bank"
codes = { cameo = "GBRGOV" }
state = "GBR"

[[actor]]
id = "acme-world"
type = "organisation"
name = "Acme Worldwide"
codes = { cameo = "MNCGBR" }
state = "GBR"
)toml");
  const Matcher matcher(companies);
  Tagger tagger(matcher);
  Record record;
  record.text = "Acme Motors, Acme National Bank and Acme Worldwide agreed.";
  AnalysedText analysed;
  tagger.tag(record, analysed);
  ASSERT_THAT(record.actors, SizeIs(3));
  for (const Tag& tag : record.actors) EXPECT_EQ(tag.state, tag.id == "acme-bank" ? "GBR" : "");
}

TEST(TaggedStates, BrusselsIsTheUnionInTextsOnIt) {
  static const Gazetteer europe = testing::gazetteer_of(R"toml(
[[actor]]
id = "BEL"
type = "state"
name = "Belgium"
demonyms = ["Belgian"]
seats = ["Brussels"]

[[actor]]
id = "eu"
type = "organisation"
name = "European Union"

[[actor]]
id = "european-commission"
type = "organisation"
name = "European Commission"
)toml");
  static const Matcher matcher(europe);
  const auto mentioned = [](const std::string& text) {
    Tagger tagger(matcher);
    Record record;
    record.text = text;
    AnalysedText analysed;
    tagger.tag(record, analysed);
    return ids(record.actors);
  };
  EXPECT_THAT(mentioned("The European Commission met. Brussels will sue."),
              UnorderedElementsAre("european-commission", "eu"));
  EXPECT_THAT(mentioned("The police met. Brussels will sue."),
              UnorderedElementsAre("BEL", "BEL-government"));
  EXPECT_THAT(mentioned("The European Commission met Belgian farmers. Brussels will sue."),
              UnorderedElementsAre("european-commission", "BEL", "BEL-government"));
  EXPECT_THAT(mentioned("BRUSSELS, May 3 - The European Commission met."),
              UnorderedElementsAre("european-commission"));
}

// A gazetteer with somebody who was a minister and later an organisation's secretary-general.
const Gazetteer& officials() {
  static const Gazetteer made = testing::gazetteer_of(R"toml(
[[actor]]
id = "AUT"
type = "state"
name = "Austria"

[[actor]]
id = "bo-ek"
type = "leader"
name = "Bo Ek"
state = "AUT"
offices = [{ title = "foreign minister", from = 1968, to = 1970 }, { title = "secretary-general", of = "lake-forum", from = 1972, to = 1981 }]
surname = "Ek"

[[actor]]
id = "lake-forum"
type = "organisation"
name = "Lake Forum"
)toml");
  return made;
}

Record tagged_with_officials(const std::string& text, const std::string& date) {
  static const Matcher matcher(officials());
  Record record;
  record.text = text;
  record.date = date;
  record.date_source = date.empty() ? "" : "meta";
  AnalysedText analysed;
  Tagger(matcher).tag(record, analysed);
  return record;
}

TEST(TaggedStates, AnOfficialCountsForTheOrganisation) {
  const Record record = tagged_with_officials("Bo Ek spoke.", "1975-03-01");
  EXPECT_THAT(ids(record.actors), UnorderedElementsAre("bo-ek", "lake-forum"));
  for (const Tag& tag : record.actors) EXPECT_EQ(tag.state, "") << tag.id;
}

TEST(TaggedStates, AnOfficialCountsForTheStateBeforeAndAfter) {
  for (const char* day : {"1969-03-01", "1990-03-01"}) {
    const Record record = tagged_with_officials("Bo Ek spoke.", day);
    EXPECT_THAT(ids(record.actors), UnorderedElementsAre("bo-ek", "AUT")) << day;
  }
}

TEST(TaggedStates, WithoutADateAnOfficialCountsForWhatTheTextNames) {
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek of Austria spoke.", "").actors),
              UnorderedElementsAre("bo-ek", "AUT"));
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek left Austria for the Lake Forum.", "").actors),
              UnorderedElementsAre("bo-ek", "AUT", "lake-forum"));
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek spoke.", "").actors),
              UnorderedElementsAre("bo-ek", "lake-forum"));
}

}  // namespace
}  // namespace chancery::indexer
