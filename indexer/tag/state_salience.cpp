#include "indexer/tag/state_salience.h"

#include <algorithm>
#include <cmath>

#include "indexer/page/dateline.h"

namespace chancery::indexer {

namespace {

constexpr double kOpeningBytes = 600;  // at which the beginning has lost half its force
constexpr size_t kOutdoneBy = 5;       // states that are named more often

bool is_state(const Tag& tag) {
  return tag.type == "state";
}

// Where a text names a state.
struct StatePlace {
  size_t tag = 0;
  uint32_t body = 0;  // of the first mention, from the end of the dateline
  size_t mentions = 0;
  size_t title = 0;
  size_t paragraphs = 0;

  size_t count() const { return mentions + title; }
};

// `ends`: where paragraphs end.
StatePlace place_of(const Tag& tag, uint32_t size, uint32_t dateline,
                    const std::vector<uint32_t>& ends, PassingMentions& passing) {
  StatePlace place;
  place.body = size;
  place.title = static_cast<size_t>(tag.title_mentions);
  size_t paragraph = 0, last_paragraph = SIZE_MAX;
  for (const Span& mention : tag.mentions) {
    if (passing.holds(mention)) continue;
    ++place.mentions;
    const uint32_t from = mention.begin - std::min(mention.begin, dateline);
    place.body = std::min(place.body, from);
    while (paragraph < ends.size() && ends[paragraph] <= mention.begin) ++paragraph;
    if (paragraph != last_paragraph) ++place.paragraphs;
    last_paragraph = paragraph;
  }
  return place;
}

std::vector<uint32_t> paragraph_ends(std::string_view text) {
  std::vector<uint32_t> ends;
  for (size_t at = text.find("\n\n"); at != std::string_view::npos;
       at = text.find("\n\n", at + 2)) {
    ends.push_back(static_cast<uint32_t>(at));
  }
  return ends;
}

// What a text says of all its states together.
struct AllStates {
  explicit AllStates(const std::vector<StatePlace>& places) {
    std::vector<size_t> counts;
    for (const StatePlace& place : places) {
      titled += place.title > 0 ? 1 : 0;
      states += place.count() > 0 ? 1 : 0;
      counts.push_back(place.count());
    }
    states = std::max<size_t>(states, 1);
    std::sort(counts.rbegin(), counts.rend());
    if (counts.size() > kOutdoneBy) outdone = counts[kOutdoneBy - 1];
  }

  size_t states = 0;   // how many are named not just in passing, at least 1
  size_t titled = 0;   // how many the title names
  size_t outdone = 0;  // mentions below which so many others are named more often
};

StateFeatures features_of(const StatePlace& place, const AllStates& all) {
  const bool in_title = place.title > 0;
  return {
      place.tag,
      {1, std::log1p(place.count()), std::log1p(place.paragraphs),
       1 / (1 + place.body / kOpeningBytes), in_title ? 1.0 : 0.0,
       all.titled > 0 && !in_title ? 1.0 : 0.0, std::log(static_cast<double>(all.states)),
       all.states == 1 && place.count() > 0 ? 1.0 : 0.0, place.count() < all.outdone ? 1.0 : 0.0}};
}

}  // namespace

std::vector<StateFeatures> state_features(const std::vector<Tag>& tags, const Record& record,
                                          PassingMentions& passing, std::optional<uint32_t> body) {
  if (std::none_of(tags.begin(), tags.end(), is_state)) return {};
  std::vector<StatePlace> places;
  const uint32_t dateline = body ? *body : static_cast<uint32_t>(find_dateline(record.text).end);
  const auto size = static_cast<uint32_t>(record.text.size());
  const std::vector<uint32_t> ends = paragraph_ends(record.text);
  for (size_t i = 0; i < tags.size(); ++i) {
    if (!is_state(tags[i])) continue;
    places.push_back(place_of(tags[i], size, dateline, ends, passing));
    places.back().tag = i;
  }
  std::vector<StateFeatures> features;
  const AllStates all(places);
  for (const StatePlace& place : places) features.push_back(features_of(place, all));
  return features;
}

std::vector<double> state_salience(const std::vector<Tag>& tags, const Record& record,
                                   PassingMentions& passing, std::optional<uint32_t> body) {
  std::vector<double> salience(tags.size());
  for (const StateFeatures& state : state_features(tags, record, passing, body)) {
    double score = 0;
    for (size_t i = 0; i < kStateFeatures.size(); ++i) {
      score += kStateFeatures[i].weight * state.values[i];
    }
    salience[state.tag] = 1 / (1 + std::exp(-score));
  }
  return salience;
}

}  // namespace chancery::indexer
