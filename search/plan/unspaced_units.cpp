// Words of scripts that are written without spaces.
#include "search/plan/word_units.h"

namespace chancery::search {

// Two neighbouring characters of a script without spaces.
Unit WordUnits::pair(const TokenList& tokens, size_t at) {
  Unit unit;
  const std::string pair =
      std::string(tokens.word(tokens.tokens[at])) + std::string(tokens.word(tokens.tokens[at + 1]));
  unit.label = unit.typed = pair;
  unit.any = unit.all = unit.member = Xapian::Query(pair);
  unit.ways = {{pair}};
  unit.wanted.words.insert(pair);
  unit.wanted.weight = idf({pair});
  return unit;
}

std::vector<Unit> WordUnits::words(const TokenList& tokens, size_t first, size_t last) {
  std::vector<Unit> units;
  for (size_t i = first; i < last; ++i) {
    if (!(tokens.tokens[i].flags & Token::kUnspaced)) {
      units.push_back(word(tokens, i));
      continue;
    }
    const auto joined = [&](size_t left) {
      return left + 1 < last && (tokens.tokens[left + 1].flags & Token::kUnspaced) &&
             tokens.tokens[left].span.end == tokens.tokens[left + 1].span.begin;
    };
    if (joined(i)) {
      units.push_back(pair(tokens, i));
    } else if (i == first || !joined(i - 1)) {
      units.push_back(word(tokens, i));
    }
  }
  return units;
}

}  // namespace chancery::search
