#include "indexer/attribute/persons.h"

#include <algorithm>
#include <array>

#include "chancery/words.h"

namespace chancery::indexer {

namespace {

using C = CueClass;
constexpr size_t kMostInFocus = 12;
constexpr CueClasses kGenders = C::kMale | C::kFemale;

// Which gender a given name or a form of address tells: genders.txt.
struct Genders {
  std::unordered_map<std::string, CueClasses, WordHash, std::equal_to<>> words;
  WordSet addresses;
};

const Genders& genders() {
  static const Genders known = [] {
    static constexpr std::array<std::string_view, 3> kPersonClasses = {"male", "female", "address"};
    const WordFile file("genders.txt", kPersonClasses);
    Genders read;
    // A word that either may have tells the first.
    for (const std::string& word : file.list("male")) read.words.try_emplace(word, C::kMale);
    for (const std::string& word : file.list("female")) read.words.try_emplace(word, C::kFemale);
    read.addresses = file.set("address");
    return read;
  }();
  return known;
}

CueClasses gender_of(std::string_view word) {
  const auto found = genders().words.find(word);
  return found == genders().words.end() ? 0 : found->second;
}

bool is_person_word(const Item& item) {
  return item.kind == Item::kWord && item.capital && !item.is(C::kTime | C::kDeterminer);
}

// Whether a name ends before the item: at "of", at a comma.
bool ends_name(const Item& item) {
  if (item.kind != Item::kWord) return true;
  return !item.capital && item.is(C::kPreposition | C::kRelative | C::kThat | C::kInfinitive);
}

}  // namespace

std::optional<Phrase> Persons::name_in(ItemSpan items, const Phrase& phrase) {
  size_t last = phrase.last;
  bool named = false;
  for (size_t i = phrase.first; i <= phrase.last; ++i) {
    if (named && ends_name(items[i])) {
      last = i - 1;
      break;
    }
    named = named || is_person_word(items[i]);
  }
  if (!named) return std::nullopt;
  while (last > phrase.first && !is_person_word(items[last])) --last;
  if (!is_person_word(items[last])) return std::nullopt;
  size_t first = last;
  while (first > phrase.first) {
    const Item& before = items[first - 1];
    // "Ursula von der Leyen": small words between names.
    const bool particle = first - 1 > phrase.first && before.kind == Item::kWord &&
                          before.word.size() <= 3 && !before.is(C::kConjunction) &&
                          is_person_word(items[first - 2]) && !before.possessive &&
                          before.is(C::kOf | C::kDeterminer) == false && before.classes == 0;
    if (!(is_person_word(before) && !before.possessive && !before.is(C::kPreposition)) &&
        !particle) {
      break;
    }
    --first;
  }
  return Phrase{first, last};
}

std::string_view Persons::note(ItemSpan items, const Phrase& name) {
  const std::string_view key = items[name.last].word;
  Person& person = people_[key];
  size_t first = name.first;
  for (size_t i = name.first; i <= name.last; ++i) {
    if (i == name.last) continue;
    const CueClasses gender = gender_of(items[i].word);
    if (gender == 0) continue;
    const bool address = genders().addresses.contains(items[i].word);
    if (address) {
      person.gender = person.shown = gender;
      first = i + 1;
    } else if (person.gender == 0) {
      person.gender = gender;
    }
  }
  constexpr size_t kNear = 4;
  for (size_t i = name.first > kNear ? name.first - kNear : 0; i < name.last; ++i) {
    const std::string_view word = items[i].word;
    if (!items[i].is(C::kOffice) || person.offices.size() >= 8) continue;
    if (std::find(person.offices.begin(), person.offices.end(), word) == person.offices.end()) {
      person.offices.push_back(word);
    }
  }
  while (first < name.last && items[first].is(C::kOffice)) ++first;
  const size_t words = name.last - first + 1;
  if (words > person.words) {
    person.words = words;
    person.name = {items[first].span.begin, items[name.last].span.end};
  }
  return key;
}

void Persons::read(ItemSpan items) {
  for (size_t i = 0; i < items.size(); ++i) {
    if (!is_person_word(items[i])) continue;
    size_t last = i;
    while (last + 1 < items.size() && is_person_word(items[last + 1]) && !items[last].possessive)
      ++last;
    if (last > i) note(items, {i, last});
    i = last;
  }
}

void Persons::focus(std::string_view key) {
  const auto found = std::find(focus_.begin(), focus_.end(), key);
  if (found != focus_.end()) focus_.erase(found);
  focus_.push_back(key);
  if (focus_.size() > kMostInFocus) focus_.erase(focus_.begin());
}

std::optional<std::string_view> Persons::meant_by(CueClasses gender) const {
  gender &= kGenders;
  std::optional<std::string_view> best;
  for (auto key = focus_.rbegin(); key != focus_.rend() && !best; ++key) {
    if (people_.at(*key).gender == gender) best = *key;
  }
  // One of unknown gender who was just spoken of, where nobody is known to fit.
  constexpr size_t kJust = 3;
  for (size_t i = 0; i < std::min(kJust, focus_.size()); ++i) {
    const std::string_view key = focus_[focus_.size() - 1 - i];
    const CueClasses known = people_.at(key).gender;
    if (known == gender || (known == 0 && !best)) return key;
  }
  return best;
}

std::optional<std::string_view> Persons::in_office(std::string_view office) const {
  for (auto key = focus_.rbegin(); key != focus_.rend(); ++key) {
    const auto& offices = people_.at(*key).offices;
    if (std::find(offices.begin(), offices.end(), office) != offices.end()) return *key;
  }
  return std::nullopt;
}

const Person* Persons::find(std::string_view key) const {
  const auto found = people_.find(key);
  return found == people_.end() ? nullptr : &found->second;
}

void Persons::set_gender(std::string_view key, CueClasses gender) {
  Person& person = people_[key];
  if (person.gender == 0) person.gender = gender & kGenders;
}

}  // namespace chancery::indexer
