#include "search/prompt/like_hits.h"

#include <charconv>

#include "chancery/utf8.h"
#include "search/parse/lexer.h"

namespace chancery::search {

namespace {

// A path as the value of a field. What would end the value stands as a question mark, which fits
// any character.
std::string as_value(const std::string& path) {
  std::string out;
  for (size_t at = 0; at < path.size();) {
    const size_t begin = at;
    utf8::next(path, at);
    const std::string one = path.substr(begin, at - begin);
    const auto tokens = lex_query("\"" + one + "\"");
    const bool stays = tokens.size() == 2 && tokens.front().text == one;
    out += stays ? one : "?";
  }
  return '"' + out + '"';
}

}  // namespace

std::string with_paths(const std::string& query,
                       const std::function<std::string(uint32_t)>& path_of) {
  std::string out;
  size_t done = 0;
  const QueryToken* before = nullptr;
  const auto tokens = lex_query(query);
  for (const QueryToken& token : tokens) {
    const bool value = before && before->kind == QueryToken::kField &&
                       before->field->kind == schema::FieldKind::kLike &&
                       token.kind == QueryToken::kWord && token.joined;
    before = &token;
    if (!value) continue;
    uint32_t rank = 0;
    const char* const end = token.text.data() + token.text.size();
    const auto [stop, error] = std::from_chars(token.text.data(), end, rank);
    if (error != std::errc() || stop != end) continue;
    out += query.substr(done, token.offset - done) + as_value(path_of(rank));
    done = token.offset + token.text.size();
  }
  return out + query.substr(done);
}

}  // namespace chancery::search
