#include "indexer/tag/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::sample_gazetteer;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

struct Tagged {
  Record record;
  std::vector<Counted> counted;
};

Tagged tagged(const std::string& title, const std::string& text) {
  static const Matcher matcher(sample_gazetteer());
  static Tagger tagger(matcher);
  Tagged out;
  out.record.title = title;
  out.record.text = text;
  AnalysedText analysed;
  out.counted = tagger.tag(out.record, analysed);
  return out;
}

std::vector<std::string> ids(const std::vector<Tag>& tags) {
  std::vector<std::string> out;
  for (const Tag& tag : tags) out.push_back(tag.id);
  return out;
}

// The mentions of `id` as written.
std::vector<std::string> mentions(const Record& record, const std::string& id) {
  std::vector<std::string> out;
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      if (tag.id != id) continue;
      for (const Span& span : tag.mentions) {
        out.push_back(record.text.substr(span.begin, span.end - span.begin));
      }
    }
  }
  return out;
}

// The sentences in which `id` counts.
std::vector<uint32_t> sentences(const Tagged& from, const std::string& id) {
  std::vector<uint32_t> out;
  for (const Counted& counted : from.counted) {
    if (sample_gazetteer()[counted.target].id == id) out.push_back(counted.sentence);
  }
  return out;
}

TEST(Tagger, NamesActorsAndIssuesWithTheirPlaces) {
  const Record record = tagged("", "Armenia and the Zangezur corridor. Armenia's view.").record;
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_THAT(ids(record.issues), ElementsAre("zangezur-corridor"));
  EXPECT_THAT(mentions(record, "ARM"), ElementsAre("Armenia", "Armenia"));
  EXPECT_THAT(record.sentences, SizeIs(2));
}

TEST(Tagger, TagsSayWhatTheConceptIs) {
  const Record record = tagged("", "Nikol Pashinyan on the Zangezur corridor").record;
  const auto leader = std::find_if(record.actors.begin(), record.actors.end(),
                                   [](const Tag& tag) { return tag.type == "leader"; });
  ASSERT_NE(leader, record.actors.end());
  EXPECT_EQ(leader->name, "Nikol Pashinyan");
  EXPECT_EQ(leader->state, "ARM");
  EXPECT_THAT(record.issues[0].broader, ElementsAre("border-delimitation"));
}

TEST(Tagger, ALeaderCountsForTheState) {
  const Record record = tagged("", "Nikol Pashinyan left. Pashinyan came back.").record;
  EXPECT_THAT(ids(record.actors), UnorderedElementsAre("ARM", "nikol-pashinyan"));
  EXPECT_THAT(mentions(record, "ARM"), ElementsAre("Nikol Pashinyan", "Pashinyan"));
}

TEST(Tagger, ASeatCountsForTheState) {
  const Record record = tagged("", "Baku said no. Azerbaijan left.").record;
  EXPECT_THAT(mentions(record, "AZE"), ElementsAre("Baku", "Azerbaijan"));
  EXPECT_THAT(mentions(record, "AZE-government"), ElementsAre("Baku"));
}

TEST(Tagger, AnOrganisationCountsForItselfOnly) {
  EXPECT_THAT(ids(tagged("", "The UN left.").record.actors), ElementsAre("un"));
}

TEST(Tagger, TitleMentionsAreCountedAndNotListed) {
  const Tagged out = tagged("Armenia and Armenia", "Nothing else.");
  ASSERT_THAT(out.record.actors, SizeIs(1));
  EXPECT_EQ(out.record.actors[0].title_mentions, 2);
  EXPECT_THAT(out.record.actors[0].mentions, IsEmpty());
  EXPECT_THAT(sentences(out, "ARM"), ElementsAre(Counted::kInTitle, Counted::kInTitle));
}

TEST(Tagger, MoneyInTheTitleDoesNotCount) {
  const Tagged out = tagged("A bond in American dollars", "American banks agreed.");
  EXPECT_EQ(out.record.actors[0].title_mentions, 0);
}

TEST(Tagger, ACompanyDoesNotSpeakForItsState) {
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

TEST(Tagger, BrusselsIsTheUnionInTextsOnIt) {
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

TEST(Tagger, AnOfficialCountsForTheOrganisation) {
  const Record record = tagged_with_officials("Bo Ek spoke.", "1975-03-01");
  EXPECT_THAT(ids(record.actors), UnorderedElementsAre("bo-ek", "lake-forum"));
  for (const Tag& tag : record.actors) EXPECT_EQ(tag.state, "") << tag.id;
}

TEST(Tagger, AnOfficialCountsForTheStateBeforeAndAfter) {
  for (const char* day : {"1969-03-01", "1990-03-01"}) {
    const Record record = tagged_with_officials("Bo Ek spoke.", day);
    EXPECT_THAT(ids(record.actors), UnorderedElementsAre("bo-ek", "AUT")) << day;
  }
}

TEST(Tagger, WithoutADateAnOfficialCountsForWhatTheTextNames) {
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek of Austria spoke.", "").actors),
              UnorderedElementsAre("bo-ek", "AUT"));
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek left Austria for the Lake Forum.", "").actors),
              UnorderedElementsAre("bo-ek", "AUT", "lake-forum"));
  EXPECT_THAT(ids(tagged_with_officials("Bo Ek spoke.", "").actors),
              UnorderedElementsAre("bo-ek", "lake-forum"));
}

TEST(Tagger, ADatelineIsKeptAndNamesNobody) {
  const Record record = tagged("", "BAKU, March 3 - Armenia said no.").record;
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_EQ(record.dateline, "BAKU");
}

TEST(Tagger, MentionsKnowTheirSentence) {
  const Tagged out = tagged("", "Armenia left. Nothing happened. The Zangezur corridor. Armenia.");
  EXPECT_THAT(sentences(out, "ARM"), ElementsAre(0U, 3U));
  EXPECT_THAT(sentences(out, "zangezur-corridor"), ElementsAre(2U));
}

TEST(Tagger, MentionsAreInOrderAlsoWhenLeadersStandBetween) {
  const Record record =
      tagged("", "Armenia. Nikol Pashinyan. Armenia. Pashinyan. Yerevan. Armenian.").record;
  uint32_t last = 0;
  for (const Tag& tag : record.actors) {
    if (tag.id != "ARM") continue;
    EXPECT_THAT(tag.mentions, SizeIs(6));
    for (const Span& span : tag.mentions) {
      EXPECT_LE(last, span.begin);
      last = span.begin;
    }
  }
}

TEST(Tagger, ForgetsTheTextBefore) {
  tagged("Armenia", "Armenia on the Zangezur corridor");
  const Record record = tagged("", "Nothing here.").record;
  EXPECT_THAT(record.actors, IsEmpty());
  EXPECT_THAT(record.issues, IsEmpty());
}

TEST(Tagger, ReplacesTagsThatWereThere) {
  static const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  Record record;
  record.text = "Armenia";
  record.actors = {{"OLD", "Old", "state", "OLD", {}, {}, 1, {{0, 3}}, 0}};
  record.sentences = {{{0, 1}, true}, {{1, 2}, false}};
  AnalysedText analysed;
  tagger.tag(record, analysed);
  EXPECT_THAT(ids(record.actors), ElementsAre("ARM"));
  EXPECT_THAT(record.sentences, SizeIs(1));
}

TEST(Tagger, GivesTheTokensOfTitleAndText) {
  static const Matcher matcher(sample_gazetteer());
  Tagger tagger(matcher);
  Record record;
  record.title = "Two words";
  record.text = "Three more words";
  AnalysedText analysed;
  tagger.tag(record, analysed);
  tagger.tag(record, analysed);
  EXPECT_THAT(analysed.title.tokens, SizeIs(2));
  EXPECT_THAT(analysed.text.tokens, SizeIs(3));
}

TEST(Tagger, OfNothingGivesNothing) {
  const Tagged out = tagged("", "");
  EXPECT_THAT(out.counted, IsEmpty());
  EXPECT_THAT(out.record.sentences, IsEmpty());
}

}  // namespace
}  // namespace chancery::indexer
