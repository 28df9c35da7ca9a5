#include "search/plan/issue_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "chancery/american.h"
#include "chancery/strings.h"
#include "chancery/text.h"
#include "chancery/words.h"
#include "search/plan/folded_words.h"

namespace chancery::search {

namespace {

// The stems of a text's words, without those that say nothing.
std::vector<std::string> stems_of(std::string_view text) {
  static thread_local const Stemmer stemmer("en");
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> stems;
  for (const Token& token : tokens.tokens) {
    if (!is_stop_word(tokens.word(token), "en")) stems.push_back(stemmer.stem(tokens.exact(token)));
  }
  return stems;
}

bool is_abbreviation(std::string_view typed) {
  TokenList tokens;
  if (typed.ends_with('s')) typed.remove_suffix(1);  // LDCs
  tokenize(typed, tokens);
  if (tokens.tokens.size() != 1) return false;
  const uint8_t flags = tokens.tokens.front().flags;
  return flags & (Token::kAllCapitals | Token::kAcronym | Token::kDigits);
}

// Whether an abbreviation is a word of the name, or its letters, but one at most, begin words of it
// in their order: NPT for nuclear non-proliferation, and not UNCLOS for the law of the sea. One in
// another alphabet is taken to.
bool spells_name(std::string_view typed, std::string_view name) {
  std::string initials;
  for (const std::string& word : folded_words(name)) {
    if (word == fold(typed)) return true;
    initials += word.front();
  }
  size_t letters = 0;
  size_t found = 0;
  for (size_t at = 0; const char letter : typed) {
    const char small = chancery::lower(letter);
    if (!is_letter(letter) || small == letter) continue;  // a digit, or the s of LDCs
    ++letters;
    const size_t here = initials.find(small, at);
    if (here == std::string::npos) continue;
    at = here + 1;
    ++found;
  }
  return letters == 0 || (found > 1 && letters - found <= 1);
}

// conflict, question, war: what a name has that says it is a matter.
bool says_matter(std::string_view stem) {
  static const std::unordered_set<std::string> stems = [] {
    static constexpr std::array<std::string_view, 1> kClasses = {"matter"};
    const Stemmer stemmer("en");
    std::unordered_set<std::string> all;
    for (const std::string& word : WordFile("matters.txt", kClasses).list("matter"))
      all.insert(stemmer.stem(word));
    return all;
  }();
  return stems.contains(std::string(stem));
}

// Whether an actor is a side or the place of an issue whose name has `stems`: Artsakh is Karabakh,
// but the Karabakh conflict is not called by Lachin. Only of places it is asked which one.
bool is_part(const Concept& actor, const std::vector<std::string>& stems) {
  if (actor.kind != ConceptKind::kActor) return false;
  if (actor.type != "place") return true;
  const std::vector<std::string> own = stems_of(actor.name);
  return std::any_of(own.begin(), own.end(), [&](const std::string& stem) {
    return std::find(stems.begin(), stems.end(), stem) != stems.end();
  });
}

bool names_actor(const Gazetteer& gazetteer, std::string_view words) {
  const std::vector<ConceptIndex> found = gazetteer.lookup(words);
  return std::any_of(found.begin(), found.end(), [&](ConceptIndex target) {
    return gazetteer[target].kind == ConceptKind::kActor;
  });
}

// Marks the words that are part of the name of a side or of the issue's place, alone or together.
std::vector<bool> in_names(const Gazetteer& gazetteer, const std::vector<std::string>& words,
                           const std::vector<std::string>& stems) {
  constexpr size_t kLongestName = 4;  // words
  std::vector<bool> named(words.size(), false);
  for (size_t first = 0; first < words.size(); ++first) {
    std::string run;
    for (size_t last = first; last < std::min(words.size(), first + kLongestName); ++last) {
      if (last > first) run += ' ';
      run += words[last];
      const std::vector<ConceptIndex> found = gazetteer.lookup(run);
      const bool part = std::any_of(found.begin(), found.end(), [&](ConceptIndex target) {
        return is_part(gazetteer[target], stems);
      });
      if (part) std::fill(named.begin() + first, named.begin() + last + 1, true);
    }
  }
  return named;
}

// Whether a dispute over a place is called so as a whole: every word is one of its name, of a
// place or a side, or only says that it is a matter.
bool names_dispute(const Gazetteer& gazetteer, const Concept& issue, std::string_view typed) {
  const std::vector<std::string> words = folded_words(typed);
  std::vector<std::string> known = stems_of(issue.name);
  for (std::string& stem : stems_of(issue.id)) known.push_back(std::move(stem));
  const std::vector<bool> named = in_names(gazetteer, words, known);
  // A word alone that names no actor or place is a name of the dispute itself.
  if (words.size() == 1 && !names_actor(gazetteer, words.front())) return true;
  const Stemmer stemmer("en");
  for (size_t i = 0; i < words.size(); ++i) {
    if (named[i] || is_stop_word(words[i], "en")) continue;
    const std::string stem = stemmer.stem(words[i]);
    if (!says_matter(stem) && std::find(known.begin(), known.end(), stem) == known.end())
      return false;
  }
  return true;
}

}  // namespace

bool names_issue(const Gazetteer& gazetteer, const Concept& issue, std::string_view typed) {
  if (is_abbreviation(typed)) return spells_name(typed, issue.name);
  if (!issue.states.empty()) return names_dispute(gazetteer, issue, typed);
  const std::vector<std::string> stems = stems_of(typed);
  if (stems == stems_of(issue.name) || stems == stems_of(issue.id)) return true;
  constexpr std::string_view kAnd = " and ";
  const size_t joint = issue.name.find(kAnd);
  if (joint == std::string::npos) return false;
  const std::string_view name = issue.name;
  return stems == stems_of(name.substr(0, joint)) ||
         stems == stems_of(name.substr(joint + kAnd.size()));
}

ConceptIndex issue_called(const Gazetteer& gazetteer, std::string_view word) {
  for (const ConceptIndex target : gazetteer.lookup(word)) {
    if (gazetteer[target].kind == ConceptKind::kIssue) return target;
  }
  constexpr size_t kShortest = 5;    // of the words that have two spellings
  constexpr size_t kDifference = 2;  // letters that one of them may have more
  if (word.size() < kShortest) return kNoConcept;
  const std::string wanted = american_spelling(word);
  // Issues stand behind the actors, by their ids.
  const std::vector<Concept>& all = gazetteer.concepts();
  const std::string_view start = word.substr(0, 1);
  auto item = std::partition_point(all.begin(), all.end(), [&](const Concept& one) {
    return one.kind == ConceptKind::kActor || one.id < start;
  });
  for (; item != all.end() && item->id.starts_with(start); ++item) {
    if (item->id.size() > word.size() + kDifference || item->id.size() + kDifference < word.size())
      continue;
    if (american_spelling(item->id) == wanted) return static_cast<ConceptIndex>(item - all.begin());
  }
  return kNoConcept;
}

ConceptIndex issue_of_name(const Gazetteer& gazetteer, std::string_view name) {
  std::vector<std::string> typed = stems_of(name);
  if (typed.empty()) return kNoConcept;
  ConceptIndex found = kNoConcept;
  for (const Concept& item : gazetteer.concepts()) {
    if (item.kind != ConceptKind::kIssue) continue;
    const std::vector<std::string> stems = stems_of(item.name);
    if (stems.size() != typed.size() + 1) continue;
    if (!std::equal(typed.begin(), typed.end(), stems.begin())) continue;
    if (found != kNoConcept) return kNoConcept;
    found = gazetteer.find(item.kind, item.id);
  }
  return found;
}

}  // namespace chancery::search
