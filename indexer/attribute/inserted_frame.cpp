#include "indexer/attribute/inserted_frame.h"

#include <algorithm>

namespace chancery::indexer {

namespace {

using C = CueClass;
constexpr size_t kLongestFrame = 8, kLeastFrame = 2;

bool behind_comma(std::string_view text, const TokenList& tokens, size_t token) {
  const uint32_t begin = tokens.tokens[token - 1].span.end;
  return text.substr(begin, tokens.tokens[token].span.begin - begin).find(',') !=
         std::string_view::npos;
}

// Whether a verb of speech begins at the token, perhaps with its auxiliary: "a expliqué".
bool is_speech(const TokenList& tokens, const CueWords& words, size_t token) {
  constexpr CueClasses kSpeech = C::kInverting | C::kClause;
  CueClasses classes = words.classes(tokens.exact(tokens.tokens[token]));
  if (classes & C::kAuxiliary) classes = words.classes(tokens.exact(tokens.tokens[token + 1]));
  return (classes & kSpeech) == kSpeech;
}

}  // namespace

InsertedFrame inserted_frame(std::string_view text, const TokenList& tokens, const CueWords& words,
                             size_t token, size_t last) {
  for (size_t i = token + 1; i + kLeastFrame < last; ++i) {
    if (!behind_comma(text, tokens, i) || !is_speech(tokens, words, i)) continue;
    bool name = false;
    for (size_t end = i + 1; end < std::min(last, i + kLongestFrame); ++end) {
      if (name && behind_comma(text, tokens, end)) return {i, end};
      name = name || (tokens.tokens[end].flags & Token::kCapital) != 0;
    }
  }
  return {};
}

}  // namespace chancery::indexer
