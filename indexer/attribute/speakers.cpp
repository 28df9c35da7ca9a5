#include "indexer/attribute/speakers.h"

#include <algorithm>

#include "chancery/bare_tag.h"
#include "chancery/schema.h"
#include "chancery/strings.h"

namespace chancery::indexer {

namespace {

using C = CueClass;
// Segments after which "it" no longer stands for a body.
constexpr size_t kOldBody = 3;
constexpr std::string_view kUnlisted = "unlisted:";

Span bytes_of(ItemSpan items, const Phrase& phrase) {
  return {items[phrase.first].span.begin, items[phrase.last].span.end};
}

bool is_person(const Tag& tag) {
  return tag.type == "leader";
}

// Of mentions of the same words the one that says most: a leader before their state, which a
// capital and a government stand for.
int rank(const Tag& tag) {
  if (is_person(tag)) return 0;
  if (tag.type == "government") return 3;
  return tag.type == "state" ? 2 : 1;
}

}  // namespace

SpeakerFinder::SpeakerFinder(const Record& record) : record_(record) {
  for (uint32_t i = 0; i < record.actors.size(); ++i) {
    if (is_bare(record.actors[i])) continue;  // whoever says something shows more than capitals
    for (const Span& mention : record.actors[i].mentions) places_.push_back({mention, i});
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

std::string SpeakerFinder::text_of(Span place) const {
  return collapse_spaces(
      std::string_view(record_.text).substr(place.begin, place.end - place.begin));
}

const Tag* SpeakerFinder::tag_at(Span place, bool within) const {
  // A mention that reaches into the place begins at most so far before it.
  constexpr uint32_t kLongestName = 200;
  const uint32_t from = place.begin > kLongestName ? place.begin - kLongestName : 0;
  auto at =
      std::lower_bound(places_.begin(), places_.end(), from,
                       [](const Place& item, uint32_t begin) { return item.span.begin < begin; });
  const Tag* best = nullptr;
  for (; at != places_.end() && at->span.begin < place.end; ++at) {
    const bool overlaps = at->span.end > place.begin;
    const bool fits =
        within ? overlaps && at->span.begin >= place.begin : overlaps && at->span.end >= place.end;
    if (!fits) continue;
    const Tag& tag = record_.actors[at->tag];
    if (best == nullptr || rank(tag) < rank(*best)) best = &tag;
  }
  return best;
}

Speaker SpeakerFinder::of_tag(const Tag& tag) const {
  return {tag.id, tag.name, tag.type == "state" ? tag.id : tag.state};
}

std::string SpeakerFinder::state_in(Span place) const {
  const Tag* tag = tag_at(place, true);
  if (tag == nullptr) return "";
  return tag->type == "state" ? tag->id : tag->state;
}

Speaker SpeakerFinder::named_in(Span place) const {
  const Tag* tag = tag_at(place, true);
  if (tag == nullptr) return {};
  Speaker found = of_tag(*tag);
  return found;
}

Speaker SpeakerFinder::person(std::string_view key) const {
  const Person* person = persons_.find(key);
  if (person == nullptr || person->words == 0) return {};
  if (const Tag* tag = tag_at(person->name, false)) return of_tag(*tag);
  if (person->words < 2) return {};
  const std::string name = text_of(person->name);
  return {schema::unlisted_id(name), name, ""};
}

Speaker SpeakerFinder::of_name(ItemSpan items, const Phrase& source, const Phrase& name) {
  const std::string_view key = persons_.note(items, name);
  const Span place = bytes_of(items, name);
  const Span whole = bytes_of(items, source);
  const Tag* tag = tag_at(place, false);
  Speaker found;
  if (tag != nullptr) {
    found = of_tag(*tag);
  } else {
    found = person(key);
  }
  // What the phrase says beside the name: "Iranian spokesman Bo Ek".
  bool office = false;
  for (size_t i = source.first; i <= source.last; ++i) office = office || items[i].is(C::kOffice);
  const bool after =
      name.last < source.last && !items[name.last + 1].is(C::kPreposition | C::kRelative);
  if (after) {
    // "the Ek campaign", "Ek's office": the body, by whom it serves.
    if (office && tag != nullptr) return found;
    if (tag == nullptr || is_person(*tag) || items[name.last].possessive) return {};
  }
  if (found.known() && found.state.empty() && office) found.state = state_in(whole);
  const bool persons = tag == nullptr || is_person(*tag) || found.id.starts_with(kUnlisted);
  if (found.known() && persons && !after) persons_.focus(key);
  return found;
}

// "Iranian officials", "a spokesman for the ministry", "the minister".
Speaker SpeakerFinder::of_office(ItemSpan items, const Phrase& source) const {
  std::string_view office;
  for (size_t i = source.first; i <= source.last; ++i) {
    if (items[i].is(C::kOffice)) office = items[i].word;
    if (!office.empty() && items[i].is(C::kRelative)) break;
  }
  if (office.empty()) return {};
  if (const Tag* tag = tag_at(bytes_of(items, source), true)) return of_tag(*tag);
  if (!items[source.first].is(C::kDeterminer)) return {};
  const auto key = persons_.in_office(office);
  return key ? person(*key) : Speaker();
}

void SpeakerFinder::read(ItemSpan items) {
  ++body_age_;
  persons_.read(items);
  const std::optional<Phrase> subject = Phrases(items).of_clause(0, items.size());
  if (!subject || is_pronoun(items[subject->first])) return;
  const std::optional<Phrase> name = Persons::name_in(items, *subject);
  if (!name) return;
  const Tag* tag = tag_at(bytes_of(items, *name), false);
  if (tag != nullptr && !is_person(*tag) && !tag->id.starts_with(kUnlisted)) {
    body_ = of_tag(*tag);
    body_age_ = 0;
    return;
  }
  if (items[subject->first].is(C::kDeterminer) || name->last != subject->last) return;
  const std::string_view key = persons_.note(items, *name);
  const Person* person = persons_.find(key);
  if (person->gender != 0 || person->words >= 2) persons_.focus(key);
}

Speaker SpeakerFinder::resolve(ItemSpan items, const Phrase& source) {
  const Item& first = items[source.first];
  if (source.first == source.last && first.is(kPronoun)) {
    if (first.is(C::kMale | C::kFemale) && !first.is(C::kPlural)) {
      const auto key = persons_.meant_by(first.classes);
      if (!key) return {};
      persons_.set_gender(*key, first.classes);
      persons_.focus(*key);
      return person(*key);
    }
    const bool body = first.is(C::kNeuter | C::kPlural) && body_age_ <= kOldBody;
    return body ? body_ : Speaker();
  }
  if (first.is(C::kPossessive)) return {};
  Speaker found;
  if (const auto name = Persons::name_in(items, source)) found = of_name(items, source, *name);
  if (!found.known()) found = of_office(items, source);
  if (found.known() && found.id == found.state) {
    body_ = found;
    body_age_ = 0;
  }
  return found;
}

}  // namespace chancery::indexer
