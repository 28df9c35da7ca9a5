// Answers beside those of a brute force that knows the texts and the formulas: what is found, what
// it weighs, its order and its counts, on one database, on two, and on shards.
#include "tests/search/oracle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "chancery/text.h"
#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using testing::Oracle;
using testing::OracleText;
using testing::OracleWeight;

constexpr size_t kTexts = 300;
constexpr double kRounding = 1e-6;  // of scores, as a share
constexpr const char* kActors =
    "[[actor]]\nid = \"zubrovia\"\ntype = \"organisation\"\nname = \"Zubrovia\"\n";
constexpr const char* kIssues = "[[issue]]\nid = \"krivok-dolmag\"\nname = \"krivok dolmag\"\n";

const Oracle& oracle() {
  static const Oracle made(kTexts);
  return made;
}

// Nothing but BM25.
RankingParts bare() {
  RankingParts parts;
  for (const RankingPart& part : kRankingParts) parts.*part.part = false;
  return parts;
}
RankingParts with(bool RankingParts::*part) {
  RankingParts parts = bare();
  parts.*part = true;
  return parts;
}

OracleWeight word(const std::string& wanted) {
  return oracle().word(wanted);
}
// What all have, with the sum of their weights.
OracleWeight all(std::vector<OracleWeight> parts) {
  return [parts](const OracleText& text) -> std::optional<double> {
    double sum = 0;
    for (const OracleWeight& part : parts) {
      const auto weight = part(text);
      if (!weight) return std::nullopt;
      sum += *weight;
    }
    return sum;
  };
}
OracleWeight any(std::vector<OracleWeight> parts) {
  return [parts](const OracleText& text) -> std::optional<double> {
    std::optional<double> sum;
    for (const OracleWeight& part : parts)
      if (const auto weight = part(text)) sum = sum.value_or(0) + *weight;
    return sum;
  };
}
OracleWeight times(double factor, OracleWeight part) {
  return [=](const OracleText& text) -> std::optional<double> {
    const auto weight = part(text);
    return weight ? std::optional(factor * *weight) : std::nullopt;
  };
}
// `part` where `holds`, which adds nothing.
OracleWeight where(OracleWeight part, std::function<bool(const OracleText&)> holds) {
  return [=](const OracleText& text) -> std::optional<double> {
    return holds(text) ? part(text) : std::nullopt;
  };
}
// `part`, raised by `bonus` where that is found too.
OracleWeight raised_by(OracleWeight part, OracleWeight bonus) {
  return [=](const OracleText& text) -> std::optional<double> {
    const auto weight = part(text);
    return weight ? std::optional(*weight + bonus(text).value_or(0)) : std::nullopt;
  };
}

// Whether a place of `left` and one of `right` are as `near` says of their distance.
std::function<bool(const OracleText&)> placed(const std::string& left, const std::string& right,
                                              std::function<bool(int)> near) {
  return [=](const OracleText& text) {
    for (const int a : Oracle::places(text.words, left)) {
      for (const int b : Oracle::places(text.words, right))
        if (near(b - a)) return true;
    }
    return false;
  };
}
std::function<bool(const OracleText&)> together(const std::string& left, const std::string& right,
                                                std::vector<int> OracleText::*starts) {
  return [=](const OracleText& text) {
    for (const int a : Oracle::places(text.words, left)) {
      for (const int b : Oracle::places(text.words, right))
        if (Oracle::stretch(text.*starts, a) == Oracle::stretch(text.*starts, b)) return true;
    }
    return false;
  };
}
std::function<bool(const OracleText&)> dated(const std::string& first, const std::string& last) {
  return [=](const OracleText& text) { return text.date >= first && text.date <= last; };
}

struct OracleCase {
  std::string query;
  OracleWeight weight;
  RankingParts parts = bare();
  bool bag = false;
};

std::vector<OracleCase> oracle_cases() {
  const OracleWeight salt = word("vembok"), road = word("tarvok"), toll = word("plovik");
  const OracleWeight common = word("bavok"), both = all({salt, road});
  const double typed_twice = (ranking::kK3 + 1) * 2 / (ranking::kK3 + 2);
  const auto not_toll = [toll](const OracleText& text) { return !toll(text); };
  const auto near5 = [](int apart) { return apart != 0 && std::abs(apart) <= 5; };
  std::vector<OracleCase> cases = {
      // Words.
      {"vembok", salt},
      {"vembok tarvok plovik", any({salt, road, toll}), bare(), true},
      {"vembok tarvok vembok", any({times(typed_twice, salt), road}), bare(), true},
      {"bavok the", any({common, word("the")}), bare(), true},
      {"vembok plovik",
       any({times(oracle().topicality("vembok"), salt),
            times(oracle().topicality("plovik"), toll)}),
       with(&RankingParts::topicality), true},
      // Operators.
      {"vembok AND tarvok", both},
      {"vembok OR tarvok", any({salt, road})},
      {"vembok AND tarvok NOT plovik", where(both, not_toll)},
      {"(vembok OR tarvok) AND plovik", all({any({salt, road}), toll})},
      {"vembok^3 OR tarvok", any({times(3, salt), road})},
      // Places.
      {"\"bavok gazud\"", where(all({common, word("gazud")}),
                                placed("bavok", "gazud", [](int apart) { return apart == 1; }))},
      {"vembok NEAR/5 tarvok", where(both, placed("vembok", "tarvok", near5))},
      {"vembok ADJ/3 tarvok",
       where(both, placed("vembok", "tarvok", [](int apart) { return apart >= 1 && apart <= 3; }))},
      {"vembok /s tarvok", where(both, together("vembok", "tarvok", &OracleText::sentences))},
      {"vembok /p tarvok", where(both, together("vembok", "tarvok", &OracleText::paragraphs))},
      // Fields.
      {"vembok date:2019", where(salt, dated("2019-01-01", "2019-12-31"))},
      {"vembok date:2017-03..2019-08-15", where(salt, dated("2017-03-01", "2019-08-15"))},
      {"vembok lang:fr", where(salt, [](const OracleText& text) { return text.language == "fr"; })},
      // Actors and issues.
      {"actor:zubrovia", oracle().actor()},
      {"vembok actor:zubrovia", all({salt, oracle().actor()})},
      {"zubrovia",
       any({word("zubrovia"), times(testing::kNumbers.concept_weight, oracle().actor())}),
       with(&RankingParts::concepts)},
      {"actor:zubrovia issue:krivok-dolmag", all({oracle().actor(), oracle().issue()})},
      {"actor:zubrovia issue:krivok-dolmag",
       raised_by(all({oracle().actor(), oracle().issue()}),
                 times(testing::kNumbers.meeting_weight, oracle().meeting())),
       with(&RankingParts::meetings)},
      {"actor:zubrovia /s issue:krivok-dolmag", oracle().meeting()},
      {"pair:zubrovia/krivok-dolmag", oracle().meeting()},
  };
  return cases;
}

// The texts in one database, in two, or in one of three shards.
class OracleOn : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string_view kind = GetParam();
    std::vector<std::string> lines(kind == "two" ? 2 : 1);
    for (size_t i = 0; i < kTexts; ++i) {
      const OracleText& text = oracle().texts[i];
      const nlohmann::json record = {{"path", text.path},         {"title", ""},
                                     {"text", text.text},         {"date", text.date},
                                     {"language", text.language}, {"publisher", text.publisher},
                                     {"date_source", "statement"}};
      lines[i % lines.size()] += record.dump() + "\n";
    }
    std::vector<std::string> databases;
    for (const std::string& records : lines) {
      const auto& folder = folders_.emplace_back(std::make_unique<testing::IndexedFolder>());
      std::vector<std::string> options = {
          "--actors", folder->root().write("lists/actors.toml", kActors), "--issues",
          folder->root().write("lists/issues.toml", kIssues)};
      if (kind == "shards") options.insert(options.end(), {"--shards", "3"});
      folder->index_records(records, options);
      databases.push_back(folder->database());
    }
    searcher_ = std::make_unique<Searcher>(databases);
  }

  Answer ask(const std::string& query, SearchOptions options = {}) {
    options.count = 0;
    options.all_copies = true;
    options.snippets = false;
    return searcher_->search(query, options);
  }

  std::vector<std::unique_ptr<testing::IndexedFolder>> folders_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_P(OracleOn, WhatIsFoundWeighsWhatTheFormulasSay) {
  for (const OracleCase& asked : oracle_cases()) {
    SCOPED_TRACE(asked.query);
    std::map<std::string, double> expected, found;
    for (const OracleText& text : oracle().texts)
      if (const auto weight = asked.weight(text)) expected[text.path] = *weight;
    ASSERT_GT(expected.size(), 2U);
    SearchOptions options;
    options.bag_of_words = asked.bag;
    options.ranking = asked.parts;
    const Answer answer = ask(asked.query, options);
    EXPECT_EQ(answer.total, expected.size());
    double before = std::numeric_limits<double>::infinity();
    for (const Hit& hit : answer.hits) {
      EXPECT_LE(hit.score, before);
      before = hit.score;
      found[hit.record.path] = hit.score;
    }
    for (const auto& [path, weight] : expected) {
      ASSERT_TRUE(found.contains(path)) << path;
      EXPECT_NEAR(found[path], weight, kRounding * weight) << path;
    }
    EXPECT_EQ(found.size(), expected.size());
  }
}

TEST_P(OracleOn, FacetsCountWhatIsFound) {
  SearchOptions options;
  options.facets = {"year", "lang", "publisher", "actor"};
  options.facet_values = 0;
  const Answer answer = ask("vembok", options);
  std::map<std::string, std::map<std::string, uint64_t>> expected, found;
  for (const OracleText& text : oracle().texts) {
    if (Oracle::times(text.words, "vembok") == 0) continue;
    ++expected["year"][text.date.substr(0, 4)];  // "": without a date
    if (!text.publisher.empty()) ++expected["publisher"][text.publisher];
    ++expected["lang"][text.language];
  }
  for (const Hit& hit : answer.hits) {
    for (const Tag& tag : hit.record.actors)
      if (tag.salience >= kMainSalience) ++expected["actor"][tag.id];
  }
  for (const Facet& facet : answer.facets) {
    for (const FacetValue& value : facet.values) found[facet.field][value.value] = value.count;
  }
  EXPECT_EQ(found, expected);
}

TEST_P(OracleOn, DatesOrderWhatIsFound) {
  for (const SortOrder order : {SortOrder::kNewestFirst, SortOrder::kOldestFirst}) {
    SearchOptions options;
    options.sort = order;
    const Answer answer = ask("vembok", options);
    std::vector<std::string> expected, found;
    for (const OracleText& text : oracle().texts)
      if (Oracle::times(text.words, "vembok") > 0) expected.push_back(text.date);
    std::sort(expected.begin(), expected.end(), [&](const auto& a, const auto& b) {
      if (a.empty() || b.empty()) return !a.empty() && b.empty();  // undated ones are the last
      return order == SortOrder::kNewestFirst ? a > b : a < b;
    });
    for (const Hit& hit : answer.hits) found.push_back(hit.record.date);
    EXPECT_EQ(found, expected);
    EXPECT_EQ(answer.undated,
              static_cast<uint64_t>(std::count(expected.begin(), expected.end(), std::string())));
  }
}

INSTANTIATE_TEST_SUITE_P(Databases, OracleOn, ::testing::Values("one", "two", "shards"),
                         [](const auto& one) { return std::string(one.param); });

TEST(OracleTexts, HaveWordsThatNoStemmerChanges) {
  for (const char* language : {"en", "fr"}) {
    const Stemmer stemmer(language);
    for (const char* one : testing::kOracleWords) EXPECT_EQ(stemmer.stem(one), one) << language;
  }
}

}  // namespace
}  // namespace chancery::search
