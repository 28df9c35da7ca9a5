#include "indexer/tag/salience.h"

#include <algorithm>
#include <cmath>

#include "indexer/tag/news_share.h"
#include "indexer/tag/passing_mention.h"
#include "indexer/tag/state_salience.h"
#include "indexer/tag/unlisted.h"

namespace chancery::indexer {

namespace {

// A logistic model of whether editors would say that a text is about somebody; for states
// state_salience.h has a closer one. Fitted on the places of newswire stories and checked on UN
// speeches, which are ten times as long: script/evaluate shows both.
constexpr double kBias = -2.55;
constexpr double kCountWeight = 3.33;  // of the count against what the length lets expect
constexpr double kLeadWeight = 0.92;   // of standing near the beginning
constexpr double kTitleWeight = 1.19;
constexpr double kFirstWeight = 3.13;  // of being named before all others
constexpr double kCountBytes = 200;    // of text in which one mention is usual

// In a long text a few actors are what it is about, wherever they stand: the most frequent ones
// with this many mentions at least.
constexpr size_t kFrequentRanks = 5;
constexpr size_t kFrequentStates = 7;
constexpr size_t kFrequentCount = 3;
// Their salience: the least, and what is added for as many mentions as the most frequent one has.
constexpr double kFrequentSalience = 0.55;
constexpr double kFrequencySalience = 0.35;

constexpr double kSpeakerSalience = 0.8;  // the least of the state that a speech speaks for

// Of what says less of what a text is about than actors do: places and peoples. Set by hand.
constexpr double kPlaceFactor = 0.8;

// How a text names somebody or something, mentions in passing left out.
struct Standing {
  size_t mentions = 0;
  uint32_t begin = UINT32_MAX;  // of the first mention
  size_t title = 0;

  size_t total() const { return mentions + title; }
};

Standing standing_of(const Tag& tag, PassingMentions& passing) {
  Standing standing;
  standing.title = static_cast<size_t>(tag.title_mentions);
  const bool listed = tag.type != kUnlistedType;  // whose salience is bounded anyway
  for (const Span& mention : tag.mentions) {
    if (listed && passing.holds(mention)) continue;
    if (standing.mentions++ == 0) standing.begin = mention.begin;
  }
  return standing;
}

double model(const Standing& standing, const Record& record, bool first) {
  const auto count = static_cast<double>(standing.mentions);
  const auto bytes = static_cast<double>(record.text.size());
  const double begin = standing.mentions == 0 ? bytes : standing.begin;
  const double opening = kLeadWeight / (1 + begin / kLeadBytes) + (first ? kFirstWeight : 0);
  const double score = kBias +
                       kCountWeight * std::log1p(count) / std::log(2 + bytes / kCountBytes) +
                       opening * news_share(record) + (standing.title > 0 ? kTitleWeight : 0);
  return 1 / (1 + std::exp(-score));
}

double weight_of(const Tag& tag) {
  return tag.type == "place" || tag.type == "people" ? kPlaceFactor : 1.0;
}

// A seat says where somebody is, too: no government matters more than its state.
void hold_back_governments(std::vector<Tag>& tags) {
  for (Tag& tag : tags) {
    if (tag.type != "government") continue;
    const auto state = std::find_if(tags.begin(), tags.end(), [&](const Tag& other) {
      return other.type == "state" && other.id == tag.state;
    });
    if (state != tags.end()) tag.salience = std::min(tag.salience, state->salience);
  }
}

}  // namespace

void weigh(std::vector<Tag>& tags, const Record& record, std::string_view speaker,
           std::optional<uint32_t> body) {
  PassingMentions passing(record);
  std::vector<Standing> standings;
  // States are weighed against states: a leader's or seat's mentions count for them as well.
  std::vector<size_t> counts[2];
  uint32_t first[2] = {UINT32_MAX, UINT32_MAX};
  for (const Tag& tag : tags) {
    const bool state = tag.type == "state";
    standings.push_back(standing_of(tag, passing));
    counts[state].push_back(standings.back().total());
    first[state] = std::min(first[state], standings.back().begin);
  }
  for (auto& list : counts) std::sort(list.rbegin(), list.rend());
  const std::vector<double> of_states = state_salience(tags, record, passing, body);
  const double news = news_share(record);
  for (size_t i = 0; i < tags.size(); ++i) {
    Tag& tag = tags[i];
    const bool state = tag.type == "state";
    const std::vector<size_t>& others = counts[state];
    const Standing& standing = standings[i];
    // An article opens with whom it is about.
    const bool leads = standing.mentions > 0 && standing.begin == first[state];
    double salience = model(standing, record, leads);
    if (state) salience = news * of_states[i] + (1 - news) * salience;
    const size_t ranks = state ? kFrequentStates : kFrequentRanks;
    const size_t least = others.size() < ranks ? 1 : others[ranks - 1];
    const size_t count = standing.total();
    const bool frequency_tells = news < 1 || !state;  // the model of news weighs it itself
    if (frequency_tells && count >= std::max(kFrequentCount, least)) {
      const double share = static_cast<double>(count) / static_cast<double>(others.front());
      salience = std::max(salience, kFrequentSalience + kFrequencySalience * share);
    }
    tag.salience = salience * weight_of(tag);
    if (state && tag.id == speaker) tag.salience = std::max(tag.salience, kSpeakerSalience);
  }
  hold_back_governments(tags);
  std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
    return a.id < b.id;
  });
}

}  // namespace chancery::indexer
