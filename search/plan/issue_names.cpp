#include "search/plan/issue_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "chancery/american.h"
#include "chancery/text.h"

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
  tokenize(typed, tokens);
  if (tokens.tokens.size() != 1) return false;
  const uint8_t flags = tokens.tokens.front().flags;
  return flags & (Token::kAllCapitals | Token::kAcronym | Token::kDigits);
}

}  // namespace

bool names_issue(const Concept& issue, std::string_view typed) {
  if (!issue.states.empty() || is_abbreviation(typed)) return true;
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
