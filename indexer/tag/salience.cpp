#include "indexer/tag/salience.h"

#include <algorithm>
#include <cmath>

#include "indexer/tag/state_salience.h"

namespace chancery::indexer {

namespace {

// A logistic model of whether editors would say that a text is about somebody or something; for
// states state_salience.h has a closer one. Fitted on the places of newswire stories and checked on
// UN speeches, which are ten times as long: script/evaluate shows both.
constexpr double kBias = -2.55;
constexpr double kCountWeight = 3.33;  // of the count against what the length lets expect
constexpr double kLeadWeight = 0.92;   // of standing near the beginning
constexpr double kTitleWeight = 1.19;
constexpr double kFirstWeight = 3.13;  // of being named before all others
constexpr double kLeadBytes = 150;   // from the beginning at which the lead has lost half its force
constexpr double kCountBytes = 200;  // of text in which one mention is usual
constexpr double kNewsBytes = 4000;  // up to which the beginning says what a text is about

// In a long text a few actors are what it is about, wherever they stand: the most frequent ones
// with this many mentions at least.
constexpr size_t kFrequentRanks = 5;
constexpr size_t kFrequentStates = 7;
constexpr size_t kFrequentCount = 3;
// Their salience: the least, and what is added for as many mentions as the most frequent one has.
constexpr double kFrequentSalience = 0.55;
constexpr double kFrequencySalience = 0.35;

// Factors of what says less of what a text is about than matters and actors do: themes
// ("diplomacy"), places and peoples. Set by hand.
constexpr double kThemeFactor = 0.7;
constexpr double kPlaceFactor = 0.8;

// The share of the beginning in what a text of so many bytes is about.
double news_share(const Record& record) {
  return std::min(1.0, kNewsBytes / (static_cast<double>(record.text.size()) + 1));
}

double model(const Tag& tag, const Record& record, bool first) {
  const auto count = static_cast<double>(tag.mentions.size());
  const auto bytes = static_cast<double>(record.text.size());
  const double begin = tag.mentions.empty() ? bytes : tag.mentions.front().begin;
  const double opening = kLeadWeight / (1 + begin / kLeadBytes) + (first ? kFirstWeight : 0);
  const double score = kBias +
                       kCountWeight * std::log1p(count) / std::log(2 + bytes / kCountBytes) +
                       opening * news_share(record) + (tag.title_mentions > 0 ? kTitleWeight : 0);
  return 1 / (1 + std::exp(-score));
}

double weight_of(const Tag& tag) {
  if (tag.type.empty()) return tag.broader.empty() ? kThemeFactor : 1.0;
  return tag.type == "place" || tag.type == "people" ? kPlaceFactor : 1.0;
}

// A seat in a dateline says where news comes from: no government matters more than its state.
void hold_back_governments(std::vector<Tag>& tags) {
  for (Tag& tag : tags) {
    if (tag.type != "government") continue;
    const auto state = std::find_if(tags.begin(), tags.end(), [&](const Tag& other) {
      return other.type == "state" && other.id == tag.state;
    });
    if (state != tags.end()) tag.salience = std::min(tag.salience, state->salience);
  }
}

size_t total(const Tag& tag) {
  return tag.mentions.size() + static_cast<size_t>(tag.title_mentions);
}

}  // namespace

void weigh(std::vector<Tag>& tags, const Record& record) {
  // States are weighed against states: a leader's or seat's mentions count for them as well.
  std::vector<size_t> counts[2];
  uint32_t first[2] = {UINT32_MAX, UINT32_MAX};
  for (const Tag& tag : tags) {
    const bool state = tag.type == "state";
    counts[state].push_back(total(tag));
    if (!tag.mentions.empty()) first[state] = std::min(first[state], tag.mentions.front().begin);
  }
  for (auto& list : counts) std::sort(list.rbegin(), list.rend());
  const std::vector<double> of_states = state_salience(tags, record);
  const double news = news_share(record);
  for (size_t i = 0; i < tags.size(); ++i) {
    Tag& tag = tags[i];
    const bool state = tag.type == "state";
    const std::vector<size_t>& others = counts[state];
    // An article opens with whom it is about; an issue that is named once in passing may stand
    // first too.
    const bool leads = !tag.mentions.empty() && tag.mentions.front().begin == first[state] &&
                       (!tag.type.empty() || total(tag) > 1);
    double salience = model(tag, record, leads);
    if (state) salience = news * of_states[i] + (1 - news) * salience;
    const size_t ranks = state ? kFrequentStates : kFrequentRanks;
    const size_t least = others.size() < ranks ? 1 : others[ranks - 1];
    const size_t count = total(tag);
    const bool frequency_tells = news < 1 || !state;  // the model of news weighs it itself
    if (frequency_tells && count >= std::max(kFrequentCount, least)) {
      const double share = static_cast<double>(count) / static_cast<double>(others.front());
      salience = std::max(salience, kFrequentSalience + kFrequencySalience * share);
    }
    tag.salience = salience * weight_of(tag);
  }
  hold_back_governments(tags);
  std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
    return a.id < b.id;
  });
}

}  // namespace chancery::indexer
