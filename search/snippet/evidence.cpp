#include "search/snippet/evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chancery::search {

namespace {

enum Meaning : uint8_t { kNone, kActorTag, kIssueTag };

struct Found {
  Place place;
  Meaning meaning = kNone;
};

// Words and concepts of the query in the order of the text.
std::vector<Found> find_all(const Record& record, const Wanted& wanted,
                            const std::vector<FoundWord>& words) {
  std::vector<Found> found;
  found.reserve(words.size());
  for (const FoundWord& word : words) found.push_back({{word.span.begin, word.unit}, kNone});
  const auto add = [&](uint32_t unit, const std::vector<std::string>& ids,
                       const std::vector<Tag>& tags, Meaning meaning) {
    if (ids.empty()) return;
    for (const Tag& tag : tags) {
      if (std::find(ids.begin(), ids.end(), tag.id) == ids.end()) continue;
      for (const Span& span : tag.mentions) found.push_back({{span.begin, unit}, meaning});
    }
  };
  for (uint32_t unit = 0; unit < wanted.units.size(); ++unit) {
    add(unit, wanted.units[unit].actors, record.actors, kActorTag);
    add(unit, wanted.units[unit].issues, record.issues, kIssueTag);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.place.begin < b.place.begin; });
  return found;
}

// The sentence that holds a byte of the text.
size_t sentence_at(const Record& record, uint32_t place) {
  const auto after = std::upper_bound(
      record.sentences.begin(), record.sentences.end(), place,
      [](uint32_t byte, const Sentence& sentence) { return byte < sentence.span.begin; });
  const auto index = after - record.sentences.begin();
  return index == 0 ? 0 : static_cast<size_t>(index) - 1;
}

// Lets each sentence know what its neighbours hold.
void look_beside(std::vector<SentenceEvidence>& sentences) {
  for (size_t i = 0; i + 1 < sentences.size(); ++i) {
    SentenceEvidence& left = sentences[i];
    SentenceEvidence& right = sentences[i + 1];
    if (left.sentence + 1 != right.sentence) continue;
    for (size_t unit = 0; unit < left.present.size(); ++unit) {
      left.near[unit] |= right.present[unit];
      right.near[unit] |= left.present[unit];
    }
  }
}

// A query for an actor alone is answered by what it is said of, one for an issue by who: marks
// sentences that also mention a main issue or actor of the text.
void look_for_others(const Record& record, const Wanted& wanted,
                     std::vector<SentenceEvidence>& sentences) {
  bool actor = false, issue = false;
  for (const WantedUnit& unit : wanted.units) {
    actor = actor || !unit.actors.empty();
    issue = issue || !unit.issues.empty();
  }
  if (actor == issue) return;
  constexpr double kMain = 0.5;
  for (const Tag& tag : actor ? record.issues : record.actors) {
    if (tag.salience < kMain) continue;
    auto sentence = sentences.begin();
    for (const Span& mention : tag.mentions) {
      while (sentence != sentences.end() &&
             record.sentences[sentence->sentence].span.end <= mention.begin) {
        ++sentence;
      }
      if (sentence == sentences.end()) break;
      if (record.sentences[sentence->sentence].span.begin <= mention.begin)
        sentence->telling = true;
    }
  }
}

}  // namespace

Evidence collect_evidence(const Record& record, const Wanted& wanted,
                          const std::vector<FoundWord>& words) {
  Evidence evidence;
  const size_t units = wanted.units.size();
  evidence.weights.resize(units);
  if (record.sentences.empty()) return evidence;
  const std::vector<Found> found = find_all(record, wanted, words);
  evidence.places.reserve(found.size());
  std::vector<size_t> frequency(units);
  for (size_t i = 0; i < found.size();) {
    SentenceEvidence here;
    here.sentence = sentence_at(record, found[i].place.begin);
    here.present.resize(units);
    here.near.resize(units);
    here.first_place = i;
    const bool last = here.sentence + 1 == record.sentences.size();
    const uint32_t end = last ? UINT32_MAX : record.sentences[here.sentence + 1].span.begin;
    bool actor = false, issue = false;
    for (; i < found.size() && found[i].place.begin < end; ++i) {
      const Place& place = found[i].place;
      evidence.places.push_back(place);
      if (!std::exchange(here.present[place.unit], 1)) ++frequency[place.unit];
      actor = actor || found[i].meaning == kActorTag;
      issue = issue || found[i].meaning == kIssueTag;
    }
    here.meeting = actor && issue;
    here.end_place = i;
    evidence.sentences.push_back(std::move(here));
  }
  look_beside(evidence.sentences);
  look_for_others(record, wanted, evidence.sentences);
  const auto sentences = static_cast<double>(record.sentences.size());
  for (size_t unit = 0; unit < units; ++unit) {
    const double local = std::log(1 + sentences / (static_cast<double>(frequency[unit]) + 0.5));
    const WantedUnit& one = wanted.units[unit];
    evidence.weights[unit] = one.weight * local;
    evidence.concepts.push_back(!one.actors.empty() || !one.issues.empty() ? 1 : 0);
    evidence.quoted.push_back(one.quoted ? 1 : 0);
  }
  for (const FoundWord& word : words) {
    if (word.kind == FoundWord::kPhrase || word.kind == FoundWord::kQuoted)
      evidence.phrases.push_back(word.span);
  }
  return evidence;
}

}  // namespace chancery::search
