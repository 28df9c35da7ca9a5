#include "indexer/tag/state_salience.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/tag/passing_mention.h"

namespace chancery {

namespace {

// As script/measure/fit_salience.py prints them, for 3,901 stories of 1987 (Reuters-21578).
constexpr double kBias = -4.71;
constexpr double kCount = 1.51;       // of the logarithm of the number of mentions
constexpr double kParagraphs = 0.46;  // of the logarithm of the number of paragraphs
constexpr double kOpening = 2.15;     // of standing near the beginning
constexpr double kEarly = 0.16;       // of each mention right at the beginning
constexpr double kFirst = 3.41;       // of being named before all others
constexpr double kTitle = 1.27;
constexpr double kTitleShared = 0.82;   // more, the more states the title names
constexpr double kTitleOthers = -0.60;  // the title names others
constexpr double kDatelineOnly = 1.60;
constexpr double kStates = 1.01;  // of the logarithm of how many states the text names
constexpr double kAlone = 3.23;
constexpr double kOutdone = 1.08;  // at the end of a long list
constexpr double kPassing = -0.49;

constexpr double kOpeningBytes = 600;  // at which the beginning has lost half its force
constexpr uint32_t kEarlyBytes = 300;
constexpr size_t kOutdoneBy = 5;  // states that are named more often
constexpr size_t kLongestDateline = 90;

// Where a text names a state.
struct Place {
  size_t tag = 0;
  uint32_t begin = 0;  // of the first mention
  uint32_t body = 0;   // the same without the dateline, from its end
  size_t mentions = 0;
  size_t title = 0;
  size_t passing = 0;
  size_t early = 0;
  size_t paragraphs = 0;
  bool only_dateline = false;

  size_t count() const { return mentions + title; }
};

// `ends`: where paragraphs end.
Place place_of(const Tag& tag, const std::string& text, uint32_t dateline,
               const std::vector<uint32_t>& ends) {
  const auto size = static_cast<uint32_t>(text.size());
  Place place;
  place.begin = place.body = size;
  place.title = static_cast<size_t>(tag.title_mentions);
  size_t paragraph = 0, last_paragraph = SIZE_MAX, in_dateline = 0;
  for (const Span& mention : tag.mentions) {
    if (in_passing(text, mention)) {
      ++place.passing;
      continue;
    }
    if (place.mentions++ == 0) place.begin = mention.begin;
    if (mention.begin < dateline) {
      ++in_dateline;
      continue;
    }
    const uint32_t from = mention.begin - dateline;
    place.body = std::min(place.body, from);
    place.early += from < kEarlyBytes ? 1 : 0;
    while (paragraph < ends.size() && ends[paragraph] <= mention.begin) ++paragraph;
    if (paragraph != last_paragraph) ++place.paragraphs;
    last_paragraph = paragraph;
  }
  place.only_dateline = place.mentions == 1 && in_dateline == 1 && place.title == 0;
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

}  // namespace

size_t dateline_end(std::string_view text) {
  size_t at = 0;
  bool capital = false;
  for (; at < text.size() && text[at] != ' ' && text[at] != ','; ++at) {
    if (text[at] >= 'a' && text[at] <= 'z') return 0;
    capital = capital || (text[at] >= 'A' && text[at] <= 'Z');
  }
  if (!capital) return 0;
  static constexpr std::array<std::string_view, 4> kDashes = {" - ", " -- ", " – ", " — "};
  const std::string_view head = text.substr(0, kLongestDateline);
  size_t end = 0;
  for (const std::string_view dash : kDashes) {
    const size_t found = head.find(dash, at);
    if (found != std::string_view::npos && (end == 0 || found + dash.size() < end)) {
      end = found + dash.size();
    }
  }
  return end;
}

std::vector<double> state_salience(const std::vector<Tag>& tags, const Record& record) {
  std::vector<double> salience(tags.size());
  std::vector<Place> places;
  const auto dateline = static_cast<uint32_t>(dateline_end(record.text));
  const std::vector<uint32_t> ends = paragraph_ends(record.text);
  for (size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].type != "state") continue;
    places.push_back(place_of(tags[i], record.text, dateline, ends));
    places.back().tag = i;
  }
  if (places.empty()) return salience;
  auto first = static_cast<uint32_t>(record.text.size());
  size_t titled = 0;
  std::vector<size_t> counts;
  for (const Place& place : places) {
    first = std::min(first, place.begin);
    titled += place.title > 0 ? 1 : 0;
    counts.push_back(place.count());
  }
  std::sort(counts.rbegin(), counts.rend());
  const size_t outdone = counts.size() > kOutdoneBy ? counts[kOutdoneBy - 1] : 0;
  const double states = std::log(static_cast<double>(places.size()));
  for (const Place& place : places) {
    double score = kBias + kStates * states + (places.size() == 1 ? kAlone : 0) +
                   kCount * std::log1p(place.count()) + kParagraphs * std::log1p(place.paragraphs) +
                   kOpening / (1 + place.body / kOpeningBytes) +
                   kEarly * static_cast<double>(place.early) + kPassing * std::log1p(place.passing);
    if (place.begin == first && place.mentions > 0) score += kFirst;
    if (place.title > 0) score += kTitle + kTitleShared * std::log(titled);
    if (titled > 0 && place.title == 0) score += kTitleOthers;
    if (place.only_dateline) score += kDatelineOnly;
    if (place.count() < outdone) score += kOutdone;
    salience[place.tag] = 1 / (1 + std::exp(-score));
  }
  return salience;
}

}  // namespace chancery
