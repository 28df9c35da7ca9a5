// Counts of the views of all hits beside a brute force that knows what stands in each text without
// reading it.
#include "tests/search/view_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <tuple>

namespace chancery::search {
namespace {

using testing::kSeededActors;
using testing::kSeededIssues;
using testing::seeded_texts;
using testing::SeededSentence;
using testing::SeededText;
using testing::ViewCounts;

using Tally = std::map<std::string, uint64_t>;
using Forms = std::map<std::string, std::pair<uint64_t, uint64_t>>;

TEST_P(ViewCounts, Sentences) {
  using Holds = std::function<bool(const SeededSentence&)>;
  const auto word = [](const char* wanted) -> Holds {
    return [=](const SeededSentence& one) { return one.has(wanted); };
  };
  const Holds actor = [](const SeededSentence& one) { return one.names_actor(0); };
  const Holds issue = [](const SeededSentence& one) { return one.issues.contains(1); };
  const std::tuple<const char*, Holds, Holds> queries[] = {
      {"vembok tarvok", word("vembok"), word("tarvok")},
      {"vembok OR tarvok", word("vembok"), nullptr},
      {"actor:zubrovia vembok", actor, word("vembok")},
      {"actor:zubrovia /s issue:vintel-sopok", actor, issue},
      {"pair:zubrovia/vintel-sopok", actor, issue}};
  for (const auto& [query, one, other] : queries) {
    SCOPED_TRACE(query);
    uint64_t sentences = 0, documents = 0, in_part = 0;
    for (const SeededText& text : seeded_texts()) {
      const bool either = !other;
      bool has_one = false, has_other = either;
      uint64_t both = 0, part = 0;
      for (const SeededSentence& sentence : text.sentences) {
        const bool first = one(sentence),
                   second = either ? sentence.has("tarvok") : other(sentence);
        has_one = has_one || first || (either && second), has_other = has_other || second;
        const bool answers = either ? first || second : first && second;
        both += answers ? 1 : 0;
        part += !answers && (first || second) ? 1 : 0;
      }
      const bool within = std::string_view(query).find('/') != std::string_view::npos;
      if (within ? both == 0 : !has_one || !has_other) continue;
      sentences += both, documents += both > 0 ? 1 : 0, in_part += part;
    }
    const View found = view(ViewKind::kSentences, query);
    EXPECT_GT(sentences, 5U);
    EXPECT_EQ(found.lines_total, sentences);
    EXPECT_EQ(found.sentences.size(), sentences);
    EXPECT_EQ(found.answering, documents);
    EXPECT_EQ(found.in_part, in_part);
  }
}

TEST_P(ViewCounts, Chronicle) {
  Tally expected, told;
  uint64_t documents = 0;
  for (const SeededText& text : seeded_texts()) {
    bool any = false;
    for (const SeededSentence& sentence : text.sentences) {
      if (!sentence.has("bavok")) continue;
      for (const std::string& date : sentence.dates) ++expected[date], any = true;
    }
    documents += any ? 1 : 0;
  }
  const View found = view(ViewKind::kChronicle, "bavok");
  std::string before;
  for (const ToldEvent& event : found.events) {
    EXPECT_LE(before, event.date);
    before = event.date;
    told[event.date] += 1 + event.retold.size();
  }
  EXPECT_EQ(told, expected);
  EXPECT_EQ(found.answering, documents);
  EXPECT_EQ(found.events_total, found.events.size());
  EXPECT_GT(expected.size(), 10U);
}

TEST_P(ViewCounts, TimeLineWithShareMeanAndSeries) {
  Tally hits, all, with;
  uint64_t undated = 0;
  for (const SeededText& text : seeded_texts()) {
    ++all[text.year()];
    if (!text.has("vembok")) continue;
    undated += text.date.empty() ? 1 : 0;
    ++hits[text.year()];
    with[text.year()] += text.has("tarvok") ? 1 : 0;
  }
  request_.unit = TimeUnit::kYear;
  request_.share = Share::kYes;
  request_.mean = 3;
  const View found = view(ViewKind::kTimeline, "vembok");
  EXPECT_EQ(found.undated, undated);
  EXPECT_TRUE(found.by_share);
  const std::vector<FacetValue>& years = found.counts.values;
  ASSERT_EQ(years.size(), hits.size() - 1);  // without a date
  for (size_t i = 0; i < years.size(); ++i) {
    EXPECT_EQ(years[i].count, hits[years[i].value]);
    EXPECT_EQ(years[i].of, all[years[i].value]);
    double sum = 0, of = 0, periods = 0;
    for (size_t j = i == 0 ? 0 : i - 1; j < std::min(i + 2, years.size()); ++j)
      sum += static_cast<double>(years[j].count), of += static_cast<double>(years[j].of), ++periods;
    EXPECT_NEAR(found.means[i].count, sum / periods, 1e-9);
    EXPECT_NEAR(found.means[i].share.value_or(-1), sum / of, 1e-9);
  }
  request_.series = {"tarvok", "nuvark"};
  const View series = view(ViewKind::kTimeline, "vembok");
  ASSERT_EQ(series.series.size(), 2U);
  for (size_t i = 0; i < series.counts.values.size(); ++i)
    EXPECT_EQ(series.series[0].counts[i], with[series.counts.values[i].value]);
}

TEST_P(ViewCounts, WhoWhatAndMatrix) {
  std::map<std::pair<std::string, std::string>, uint64_t> expected, cells, counted;
  for (const SeededText& text : seeded_texts()) {
    if (!text.has("bavok")) continue;
    for (size_t actor = 0; actor < kSeededActors.size(); ++actor) {
      for (size_t issue = 0; issue < kSeededIssues.size(); ++issue) {
        if (text.meet(actor, issue))
          ++expected[{kSeededActors[actor].id, kSeededIssues[issue].first}];
      }
    }
  }
  EXPECT_EQ(expected.size(), kSeededActors.size() * kSeededIssues.size());
  const View matrix = view(ViewKind::kMatrix, "bavok");
  for (size_t row = 0; row < matrix.matrix.actors.size(); ++row) {
    for (size_t column = 0; column < matrix.matrix.issues.size(); ++column)
      cells[{matrix.matrix.actors[row].value, matrix.matrix.issues[column].value}] =
          matrix.matrix.counts[row][column];
  }
  EXPECT_EQ(cells, expected);
  for (const auto& [issue, name] : kSeededIssues) {
    for (const FacetValue& value : view(ViewKind::kWho, "bavok", issue).counts.values)
      counted[{value.value, issue}] = value.count;
  }
  EXPECT_EQ(counted, expected);
  counted.clear();
  for (const auto& actor : kSeededActors) {
    for (const FacetValue& value : view(ViewKind::kWhat, "bavok", actor.id).counts.values)
      counted[{actor.id, value.value}] = value.count;
  }
  EXPECT_EQ(counted, expected);
}

TEST_P(ViewCounts, Variants) {
  std::map<std::pair<std::string, std::string>, Forms> expected, counted;  // by what, which
  for (const SeededText& text : seeded_texts()) {
    if (!text.has("bavok")) continue;
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const SeededSentence& sentence : text.sentences) {
      for (size_t i = 0; i < sentence.names.size(); ++i) {
        const auto& [actor, name] = sentence.names[i];
        if (actor != 0) continue;
        const std::string form = kSeededActors[0].names[name];
        // The name before "said that" is the writer's.
        const std::string state = i == 0 && !sentence.state.empty() ? "" : sentence.state;
        for (const auto& [by, value] :
             std::map<std::string, std::string>{{"all", ""},
                                                {"publisher", text.publisher},
                                                {"state", state},
                                                {"year", text.year()}}) {
          auto& [documents, mentions] = expected[{by, value}][form];
          ++mentions;
          documents += seen.emplace(by, value, form).second ? 1 : 0;
        }
      }
    }
  }
  const View found = view(ViewKind::kVariants, "bavok", "zubrovia");
  for (const NameForm& form : found.forms)
    counted[{"all", ""}][form.form] = {form.count.documents, form.count.mentions};
  for (const FormTable& table : found.form_tables) {
    for (const FormGroup& group : table.groups) {
      for (size_t i = 0; i < found.forms.size(); ++i) {
        const FormCount& count = group.forms[i];
        if (count.mentions > 0)
          counted[{table.by, group.value}][found.forms[i].form] = {count.documents, count.mentions};
      }
    }
  }
  EXPECT_EQ(counted, expected);
  EXPECT_GT(expected.size(), 12U);
}

INSTANTIATE_TEST_SUITE_P(Databases, ViewCounts, ::testing::Values("one", "two", "shards"));

}  // namespace
}  // namespace chancery::search
