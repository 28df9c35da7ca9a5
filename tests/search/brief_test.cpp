#include "search/export/brief.h"

#include <gtest/gtest.h>

#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

Hit hit_of(const std::string& text, const std::vector<std::string>& actors,
           const std::string& date) {
  Hit hit = testing::hit();
  hit.record.text = text;
  hit.record.date = date;
  hit.record.sentences = split_sentences(text);
  hit.record.actors.clear();
  for (const std::string& name : actors) {
    Tag tag = testing::tag(name, name, 0.9, 0);
    for (size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1))
      tag.mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + name.size())});
    hit.record.actors.push_back(tag);
  }
  hit.snippets.clear();
  for (const Sentence& sentence : hit.record.sentences) {
    Snippet snippet;
    snippet.source = sentence.span;
    snippet.paragraph = static_cast<int>(hit.snippets.size()) + 1;
    hit.snippets.push_back(snippet);
  }
  return hit;
}

TEST(Brief, TakesTheSentenceThatNamesWhoAndWithWhom) {
  const auto sentences = telling_sentences(
      {hit_of("Nobody came.\n\nIran spoke.", {"Iran"}, "2021"),
       hit_of("A road.\n\nIran and Armenia met Iran.", {"Iran", "Armenia"}, "2022"),
       hit_of("Nobody came.\n\nIran spoke.", {"Iran"}, "2023")});
  ASSERT_EQ(sentences.size(), 2U) << "each sentence once";
  EXPECT_EQ(sentences[0].text, "Iran and Armenia met Iran.");
  EXPECT_TRUE(sentences[0].note.ends_with(", 2022, ¶ 2.")) << sentences[0].note;
  EXPECT_EQ(sentences[1].text, "Iran spoke.");
}

TEST(Brief, WhatIsSaidComesFirst) {
  Hit said = hit_of("Iran spoke of salt.", {"Iran"}, "2021");
  Statement statement;
  statement.id = "irn";
  statement.content = {{5, 10}};
  said.record.statements = {statement};
  const auto sentences = telling_sentences({hit_of("Iran met Iran.", {"Iran"}, "2020"), said});
  EXPECT_EQ(sentences.at(0).text, "Iran spoke of salt.");
}

TEST(Brief, AsksForTheIssueOfAName) {
  EXPECT_EQ(brief_query("zangezur \"corridor\"", ""), "issue:\"zangezur corridor\"");
  EXPECT_EQ(brief_query("salt", "date:2022.."), "issue:\"salt\" (date:2022..)");
}

TEST(Brief, IsAPageWithItsCoverage) {
  testing::FakeSource source(25);
  const Brief brief = make_brief(source, "corridor");
  Style style;
  const std::string text = brief_text(brief, style);
  for (const char* part :
       {"25 hits of 4,000 documents", "named with it: Azerbaijan 51 · Armenia 44",
        "Sentences that tell most", "What this rests on", "4,000 documents in the index"})
    EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
}

// Who says something of an issue, and who says anything.
class SpeakingSource : public testing::FakeSource {
 public:
  Answer search(const std::string& query, const SearchOptions& options) override {
    Answer made = testing::FakeSource::search(query, options);
    for (Facet& facet : made.facets) {
      if (facet.field == "speaker") facet.values = {{"usa", "United States", 70}};
    }
    return made;
  }
  View view(const std::string& query, const ViewRequest& request) override {
    View made = testing::FakeSource::view(query, request);
    if (request.kind == ViewKind::kWho && request.says)
      made.counts.values = {{"dza", "Algeria", 14}, {"mar", "Morocco", 13}};
    return made;
  }
};

TEST(Brief, SpeakersAreThoseWhoSpeakOfTheMatter) {
  SpeakingSource source;
  const std::string text = brief_text(make_brief(source, "salt"), Style());
  EXPECT_NE(text.find("who speaks of it: Algeria 14 · Morocco 13\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("United States 70"), std::string::npos) << text;
}

// A chronicle of three dates.
class TellingSource : public testing::FakeSource {
 public:
  View view(const std::string& query, const ViewRequest& request) override {
    View made = testing::FakeSource::view(query, request);
    if (request.kind != ViewKind::kChronicle) return made;
    for (const char* date : {"2020-11-10", "2020", "2021-03"}) {
      ToldEvent event;
      event.date = date;
      event.line.path = "/articles/1.txt";
      event.line.snippet.text = "The road\nclosed.";
      event.line.snippet.paragraph = 3;
      if (event.date == "2021-03") event.retold.resize(2), event.ahead = true;
      made.events.push_back(event);
    }
    made.events_total = 14;
    return made;
  }
};

TEST(Brief, HasTheDatesOfWhichMostIsTold) {
  TellingSource source;
  const Brief brief = make_brief(source, "corridor");
  const std::string text = brief_text(brief, Style{false, true, 100});
  for (const char* part :
       {"What is told of which date: 3 of 14 events", "2020: \"The road closed.\"",
        "10 Nov 2020: \"The road closed.\"", "¶ 3. (told 3 times) Then still ahead."})
    EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
}

TEST(Brief, IsAPaperWithNotesAndABibliography) {
  TellingSource source;
  const Paper paper = brief_paper(make_brief(source, "corridor"));
  EXPECT_EQ(paper.title, "issue corridor");
  ASSERT_EQ(paper.sections.size(), 3U);
  EXPECT_FALSE(paper.sections[0].lines.empty());
  ASSERT_EQ(paper.sections[1].entries.size(), 3U);
  const Quotation& first = paper.sections[1].entries[0].quotations.at(0);
  EXPECT_EQ(first.text, "The road closed.");
  EXPECT_NE(first.note.find("¶ 3"), std::string::npos) << first.note;
  EXPECT_FALSE(paper.bibliography.empty());
  EXPECT_NE(html(paper).find("<p class=\"line\">25 hits"), std::string::npos) << html(paper);
}

TEST(Brief, OfNothingSaysSo) {
  testing::FakeSource source;
  EXPECT_NE(brief_text(make_brief(source, "nothing"), Style{}).find("0 hits of 4,000"),
            std::string::npos);
}

}  // namespace
}  // namespace chancery::search
