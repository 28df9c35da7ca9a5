#include "search/plan/issue_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "chancery/text.h"

namespace chancery {

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

}  // namespace chancery
