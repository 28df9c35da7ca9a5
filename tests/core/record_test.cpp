#include "chancery/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "chancery/error.h"
#include "tests/support/errors.h"

namespace chancery {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Record full_record() {
  Record record;
  record.path = "/reports/talks.txt";
  record.url = "https://example.org/talks";
  record.title = "Peace talks";
  record.authors = {"Omer Niazi", "A. N. Other"};
  record.publisher = "The Institute";
  record.date = "2023-08-30";
  record.date_source = "citation";
  record.language = "en";
  record.mime = "text/plain";
  record.pages = 3;
  record.page_starts = {0, 29, 42};
  record.modified = "2023-09-02";
  record.modified_source = "meta";
  record.dateline = "VIENNA";
  record.section = "Analysis";
  record.keywords = {"transit", "borders"};
  record.symbols = {"S/2023/640", "A/78/12/Add.1"};
  record.text = "Armenia and Azerbaijan met.\n\nThey talked. Élysée.";
  record.actors = {{"ARM", "Armenia", "state", "ARM", {"iso2:AM"}, {}, 0.75, {{0, 7}}, 2},
                   {"AZE", "Azerbaijan", "state", "AZE", {"iso2:AZ"}, {}, 0.5, {{12, 22}}, 0}};
  record.issues = {{"peace-talks", "peace talks", "", "", {}, {"diplomacy"}, 0.125, {{29, 40}}, 1}};
  record.sentences = {{{0, 27}, true}, {{29, 41}, true}, {{42, 51}, false}};
  record.statements = {{"ARM",
                        "Armenia",
                        "ARM",
                        Span{0, 7},
                        Span{24, 27},
                        {{29, 41}, {42, 51}},
                        "indirect",
                        "denies",
                        true},
                       {"", "", "", {}, {}, {{42, 51}}, "direct", "says", false}};
  return record;
}

void expect_same_tags(const std::vector<Tag>& a, const std::vector<Tag>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].id, b[i].id);
    EXPECT_EQ(a[i].name, b[i].name);
    EXPECT_EQ(a[i].type, b[i].type);
    EXPECT_EQ(a[i].state, b[i].state);
    EXPECT_EQ(a[i].codes, b[i].codes);
    EXPECT_EQ(a[i].broader, b[i].broader);
    EXPECT_NEAR(a[i].salience, b[i].salience, 0.0005);
    EXPECT_EQ(a[i].mentions, b[i].mentions);
  }
}

void expect_same_fields(const Record& a, const Record& b) {
  EXPECT_EQ(a.path, b.path);
  EXPECT_EQ(a.url, b.url);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.authors, b.authors);
  EXPECT_EQ(a.publisher, b.publisher);
  EXPECT_EQ(a.date, b.date);
  EXPECT_EQ(a.date_source, b.date_source);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.mime, b.mime);
  EXPECT_EQ(a.pages, b.pages);
  EXPECT_EQ(a.page_starts, b.page_starts);
  EXPECT_EQ(a.modified, b.modified);
  EXPECT_EQ(a.modified_source, b.modified_source);
  EXPECT_EQ(a.dateline, b.dateline);
  EXPECT_EQ(a.section, b.section);
  EXPECT_EQ(a.keywords, b.keywords);
  EXPECT_EQ(a.symbols, b.symbols);
  EXPECT_EQ(a.text, b.text);
  expect_same_tags(a.actors, b.actors);
  expect_same_tags(a.issues, b.issues);
  EXPECT_EQ(a.statements, b.statements);
}

TEST(RecordPack, ComesBack) {
  const Record record = full_record();
  const Record back = unpack(pack(record));
  expect_same_fields(record, back);
  EXPECT_EQ(back.actors[0].title_mentions, 2);
  ASSERT_THAT(back.sentences, SizeIs(3));
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(back.sentences[i].span, record.sentences[i].span);
    EXPECT_EQ(back.sentences[i].paragraph, record.sentences[i].paragraph);
  }
}

TEST(RecordPack, AnEmptyRecordComesBack) {
  expect_same_fields(Record(), unpack(pack(Record())));
}

TEST(RecordPack, BytesThatAreNoUtf8ComeBack) {
  Record record;
  record.path = "/a\xFF\nb";
  EXPECT_EQ(unpack(pack(record)).path, record.path);
}

TEST(RecordPack, RepetitiveTextGetsSmall) {
  Record record;
  for (int i = 0; i < 10'000; ++i) record.text += "peace talks ";
  EXPECT_LT(pack(record).size(), record.text.size() / 20);
  EXPECT_EQ(unpack(pack(record)).text, record.text);
}

TEST(RecordPack, MentionsOutOfOrderComeBack) {
  Record record = full_record();
  record.actors[0].mentions = {{12, 22}, {0, 7}};
  EXPECT_EQ(unpack(pack(record)).actors[0].mentions, record.actors[0].mentions);
}

TEST(RecordUnpack, RefusesOtherData) {
  EXPECT_THAT(testing::error_of([] { unpack(""); }), HasSubstr("a stored document is damaged"));
  EXPECT_THROW(unpack("{\"path\":1}"), Error);
  std::string data = pack(full_record());
  data[0] = 3;
  EXPECT_THROW(unpack(data), Error);
}

// As format version 4 packed it.
std::string without_checksum(const std::string& packed) {
  constexpr size_t kVersionAndChecksum = 9;
  return '\x01' + packed.substr(kVersionAndChecksum);
}

TEST(RecordUnpack, ReadsRecordsWithoutAChecksum) {
  const std::string data = without_checksum(pack(full_record()));
  EXPECT_FALSE(has_checksum(data));
  EXPECT_NO_THROW(verify_checksum(data));
  expect_same_fields(full_record(), unpack(data));
}

TEST(RecordUnpack, RefusesEveryChangedByte) {
  const std::string data = pack(full_record());
  EXPECT_TRUE(has_checksum(data));
  EXPECT_NO_THROW(verify_checksum(data));
  for (size_t at = 0; at < data.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = data;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      EXPECT_THROW(unpack(changed), Error) << at;
      if (at > 0) {  // another version has no checksum
        EXPECT_THROW(verify_checksum(changed), Error) << at;
      }
    }
  }
}

TEST(RecordUnpack, RefusesEveryCutRecord) {
  const std::string data = pack(full_record());
  for (size_t size = 0; size < data.size(); ++size) {
    EXPECT_THROW(unpack(std::string_view(data).substr(0, size)), Error) << size;
  }
}

// Whatever comes back points into its text.
void expect_spans_within(const Record& record) {
  const auto within = [&](const Span& span) {
    return span.begin <= span.end && span.end <= record.text.size();
  };
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      for (const Span& span : tag.mentions) EXPECT_TRUE(within(span));
    }
  }
  for (const Sentence& sentence : record.sentences) EXPECT_TRUE(within(sentence.span));
}

TEST(RecordUnpack, ChangedBytesWithoutAChecksumGiveAnErrorOrAWholeRecord) {
  const std::string data = without_checksum(pack(full_record()));
  for (size_t at = 0; at < data.size(); ++at) {
    for (const char flip : {'\x01', '\x10', '\x80', '\xFF'}) {
      std::string changed = data;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      try {
        expect_spans_within(unpack(changed));
      } catch (const Error&) {
      }
    }
  }
}

TEST(RecordUnpack, RefusesSpansOutsideTheText) {
  Record mention = full_record();
  mention.actors[0].mentions = {{0, 5000}};
  EXPECT_THROW(unpack(pack(mention)), Error);
  Record sentence = full_record();
  sentence.sentences = {{{40, 12}, true}};
  EXPECT_THROW(unpack(pack(sentence)), Error);
}

TEST(RecordJson, ComesBack) {
  const Record record = full_record();
  expect_same_fields(record, from_json(to_json(record)));
}

TEST(RecordJson, HasTheDocumentedMembers) {
  const json object = to_json(full_record());
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  EXPECT_THAT(names, ElementsAre("actors", "authors", "date", "date_source", "dateline", "issues",
                                 "keywords", "language", "mime", "modified", "modified_source",
                                 "page_starts", "pages", "path", "publisher", "section",
                                 "statements", "symbols", "text", "title", "url"));
  EXPECT_EQ(object["statements"][0],
            json::parse(R"({"speaker": {"id": "ARM", "name": "Armenia", "state": "ARM"},
      "source": [0, 7], "cue": [24, 27], "content": [[29, 41], [42, 51]], "kind": "indirect",
      "act": "denies", "negated": true})"));
  EXPECT_TRUE(object["statements"][1]["speaker"].is_null());
  EXPECT_EQ(object["actors"][0], json::parse(R"({"id": "ARM", "name": "Armenia", "type": "state",
      "state": "ARM", "codes": ["iso2:AM"], "salience": 0.75, "title_mentions": 2, "mentions": [[0, 7]]})"));
  EXPECT_EQ(object["issues"][0],
            json::parse(R"({"id": "peace-talks", "name": "peace talks", "broader": ["diplomacy"],
                            "salience": 0.125, "title_mentions": 1, "mentions": [[29, 40]]})"));
}

TEST(RecordJson, NoPagesAreNull) {
  EXPECT_TRUE(to_json(Record())["pages"].is_null());
}

TEST(RecordJson, APathThatIsNoUtf8CanBeDumped) {
  Record record;
  record.path = "/a\xFF";
  EXPECT_EQ(to_json(record)["path"], "/a\uFFFD");
  EXPECT_NO_THROW(to_json(record).dump());
}

TEST(RecordJson, OnlyThePathIsNeeded) {
  const Record record = from_json(json::parse(R"({"path": "a", "title": null})"));
  EXPECT_EQ(record.path, "a");
  EXPECT_EQ(record.mime, "text/plain");
  EXPECT_EQ(record.title, "");
}

TEST(RecordJson, NamesTheMemberThatIsMissing) {
  EXPECT_THAT(testing::error_of([] { from_json(json::parse(R"({"text": "x"})")); }),
              HasSubstr("\"path\""));
}

class WrongType : public ::testing::TestWithParam<const char*> {};

TEST_P(WrongType, NamesTheMember) {
  json object = {{"path", "a"}, {"text", "b"}};
  object[GetParam()] = json::parse(R"({"x": 1})");
  EXPECT_THAT(testing::error_of([&] { from_json(object); }),
              HasSubstr("\"" + std::string(GetParam()) + "\""));
}

INSTANTIATE_TEST_SUITE_P(RecordJson, WrongType,
                         ::testing::Values("path", "text", "url", "title", "authors", "publisher",
                                           "date", "date_source", "language", "mime", "pages",
                                           "actors", "issues"));

TEST(RecordJson, WhatIsNoObjectIsNoRecord) {
  EXPECT_THROW(from_json(json::array()), Error);
  EXPECT_THROW(from_json(json(1)), Error);
}

TEST(RecordJson, MentionsOutsideTheTextAreDropped) {
  const Record record = from_json(json::parse(
      R"({"path": "a", "text": "Baku", "actors": [{"id": "AZE", "mentions": [[0, 4], [2, 9], [3, 1]]}]})"));
  ASSERT_THAT(record.actors, SizeIs(1));
  EXPECT_THAT(record.actors[0].mentions, ElementsAre(Span{0, 4}));
}

TEST(RecordJson, ANumberThatIsNoPlaceIsOfTheWrongType) {
  for (const char* tag :
       {R"("mentions": [[0, 1e48]])", R"("salience": 1e50)", R"("title_mentions": -1e20)"}) {
    const std::string text =
        std::string(R"({"path": "a", "text": "Baku", "actors": [{"id": "AZE", )") + tag + "}]}";
    EXPECT_THAT(testing::error_of([&] { from_json(json::parse(text)); }), HasSubstr("wrong type"))
        << tag;
  }
}

TEST(Record, KnowsThePageOfAPlaceInTheText) {
  const Record record = full_record();
  EXPECT_EQ(page_at(record, 0), 1);
  EXPECT_EQ(page_at(record, 28), 1);
  EXPECT_EQ(page_at(record, 29), 2);
  EXPECT_EQ(page_at(record, record.text.size()), 3);
  EXPECT_EQ(page_at(Record(), 0), 0);
}

TEST(Record, PageStartsOutsideTheTextAreRefused) {
  Record record = full_record();
  record.page_starts.back() = 1000;
  EXPECT_THROW(unpack(pack(record)), Error);
  EXPECT_THAT(from_json(to_json(record)).page_starts, ::testing::IsEmpty());
}

}  // namespace
}  // namespace chancery
