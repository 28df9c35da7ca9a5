#include <algorithm>

#include "indexer/tag/name_spotter.h"

namespace chancery::indexer {

namespace {
constexpr size_t kMostAcronymLetters = 9;
}  // namespace

// "the Lake Border Forum (LBF)": the words before the bracket whose initials it spells, from the
// last to the first; small words between them may have a letter of it or none.
void NameSpotter::acronym(uint32_t token, uint32_t begin) {
  const std::string_view letters = word(token);
  const uint32_t end = text_.tokens()[token].span.end;
  const bool bracketed = gap(token) == " (" && record_.text.substr(end, 1) == ")";
  if (covers_[token] != Cover::kNone || letters.size() < 2) return;
  if (!bracketed || letters.size() > kMostAcronymLetters || token <= begin) {
    if (std::find(acronyms_.begin(), acronyms_.end(), letters) != acronyms_.end()) {
      found_.push_back({token, token + 1, Sighting::kIntroduced, 0});
    }
    return;
  }
  size_t left = letters.size();
  uint32_t at = token;
  while (left > 0 && at > begin) {
    --at;
    if (at + 1 < token && !is_blank(gap(at + 1)) && gap(at + 1) != "-") return;
    const bool fits = !word(at).empty() && word(at).front() == letters[left - 1];
    const bool capital = flags(at) & Token::kCapital;
    if (!fits && (capital || !(classes(at) & WordClass::kJoint))) return;
    if (fits && (capital || !(classes(at) & WordClass::kJoint))) --left;
  }
  if (left > 0 || !(flags(at) & Token::kCapital) || token - at < 2) return;
  const bool within_listed =
      covers_[at] == Cover::kActor ||
      std::all_of(covers_.begin() + at, covers_.begin() + token,
                  [](Cover c) { return c == Cover::kActor || c == Cover::kActorStart; });
  if (within_listed) return;
  for (uint32_t i = at; i < token; ++i) {
    if (classes(i) & WordClass::kInanimate) return;
  }
  while (!found_.empty() && found_.back().last > at) found_.pop_back();
  found_.push_back({at, token, Sighting::kIntroduced, token});
  found_.push_back({token, token + 1, Sighting::kIntroduced, 0});
  acronyms_.push_back(letters);
}

}  // namespace chancery::indexer
