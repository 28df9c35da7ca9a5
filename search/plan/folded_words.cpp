#include "search/plan/folded_words.h"

#include "chancery/text.h"

namespace chancery::search {

std::vector<std::string> folded_words(std::string_view text) {
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> words;
  words.reserve(tokens.tokens.size());
  for (const Token& token : tokens.tokens) words.emplace_back(tokens.word(token));
  return words;
}

}  // namespace chancery::search
