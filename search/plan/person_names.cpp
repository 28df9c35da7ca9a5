#include "search/plan/person_names.h"

#include <algorithm>

#include "search/plan/characters.h"
#include "search/plan/edit_distance.h"
#include "search/plan/folded_words.h"

namespace chancery::search {

namespace {

constexpr size_t kShortName = 5;  // letters; a given name up to there is forgiven one mistake

using Words = std::vector<std::string>;

bool stands_at(const TokenList& tokens, size_t at, const Words& words) {
  if (words.empty() || at + words.size() > tokens.tokens.size()) return false;
  for (size_t i = 0; i < words.size(); ++i) {
    if (tokens.word(tokens.tokens[at + i]) != words[i]) return false;
  }
  return true;
}

// What stands between two neighbouring tokens.
std::string_view between(std::string_view text, const TokenList& tokens, size_t left) {
  const uint32_t begin = tokens.tokens[left].span.end;
  return text.substr(begin, tokens.tokens[left + 1].span.begin - begin);
}

// Places where a surname may begin, with the token of the given name before it; or, with a comma,
// behind it.
struct Place {
  size_t surname = 0;
  size_t initial = SIZE_MAX;
  size_t comma = SIZE_MAX;  // the surname's last token
};

std::vector<Place> places_in(std::string_view text, const TokenList& tokens,
                             const std::vector<bool>& taken) {
  std::vector<Place> places;
  for (size_t i = 0; i + 1 < tokens.tokens.size(); ++i) {
    if (taken[i] || taken[i + 1]) continue;
    const std::string_view gap = between(text, tokens, i);
    const bool initial = tokens.word(tokens.tokens[i]).size() == 1 && gap.starts_with('.');
    if (initial) places.push_back({i + 1, i, SIZE_MAX});
    if (gap.starts_with(',')) places.push_back({i, SIZE_MAX, i});
  }
  return places;
}

}  // namespace

bool is_given_name(std::string_view word, const Concept& leader) {
  const Words surname = folded_words(leader.surname);
  const auto fits = [&](const std::string& name) {
    for (const std::string& given : folded_words(name)) {
      if (std::find(surname.begin(), surname.end(), given) != surname.end()) continue;
      if (word.size() == 1 ? given.starts_with(word) : given == word) return true;
      const size_t forgiven = word.size() <= kShortName ? 1 : 2;
      if (word.size() > 3 && given.front() == word.front() &&
          edit_distance(characters(word), characters(given), forgiven) <= forgiven) {
        return true;
      }
    }
    return false;
  };
  return fits(leader.name) || std::any_of(leader.aliases.begin(), leader.aliases.end(), fits);
}

std::vector<TypedPerson> persons_in(const Gazetteer& gazetteer, std::string_view text,
                                    const TokenList& tokens, const std::vector<bool>& taken) {
  std::vector<TypedPerson> found;
  const std::vector<Place> places = places_in(text, tokens, taken);
  if (places.empty()) return found;
  const auto& concepts = gazetteer.concepts();
  for (ConceptIndex index = 0; index < concepts.size(); ++index) {
    const Concept& leader = concepts[index];
    if (leader.type != "leader" || leader.surname.empty()) continue;
    const Words surname = folded_words(leader.surname);
    for (const Place& place : places) {
      if (!stands_at(tokens, place.surname, surname)) continue;
      const size_t end = place.surname + surname.size();
      const bool first = place.initial != SIZE_MAX;
      if (!first && (place.comma + 1 != end || end >= tokens.tokens.size())) continue;
      const size_t given = first ? place.initial : end;
      if (taken[given] || !is_given_name(tokens.word(tokens.tokens[given]), leader)) continue;
      const bool again = std::any_of(found.begin(), found.end(), [&](const TypedPerson& one) {
        return one.surname_first == place.surname;
      });
      if (!again) found.push_back({index, place.surname, end, given});
    }
  }
  return found;
}

std::pair<size_t, size_t> surname_in(const TokenList& tokens, size_t first, size_t last,
                                     const Concept& leader) {
  const Words surname = folded_words(leader.surname);
  for (size_t i = first; i + surname.size() <= last; ++i) {
    if (stands_at(tokens, i, surname)) return {i, i + surname.size()};
  }
  return {last - 1, last};
}

}  // namespace chancery::search
