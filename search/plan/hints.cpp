#include "search/plan/hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "chancery/schema.h"
#include "search/parse/lexer.h"
#include "search/plan/characters.h"
#include "search/plan/edit_distance.h"

namespace chancery::search {

namespace {

constexpr size_t kLongestOperation = 5;  // words; a longer query is a sentence, "or" a word of it
constexpr size_t kFieldMistakes = 2;
constexpr size_t kLongestField = 20;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// Fields of other systems.
std::string_view known_elsewhere(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kNames = {
      {{"from", "author"},         {"by", "author"},        {"speaker", "author"},
       {"writer", "author"},       {"source", "publisher"}, {"journal", "publisher"},
       {"newspaper", "publisher"}, {"site", "host"},        {"domain", "host"},
       {"after", "date"},          {"before", "date"},      {"since", "date"},
       {"until", "date"},          {"year", "date"},        {"month", "date"},
       {"filetype", "type"},       {"ext", "type"},         {"language", "lang"},
       {"intitle", "title"},       {"inurl", "url"},        {"country", "actor"},
       {"subject", "issue"}}};
  for (const auto& [other, field] : kNames) {
    if (other == name) return field;
  }
  return {};
}

// The field that `name` was meant for; empty when none is near.
std::string_view field_like(const std::string& name) {
  if (const std::string_view known = known_elsewhere(name); !known.empty()) return known;
  std::string_view best;
  size_t least = kFieldMistakes + 1;
  for (const schema::Field& field : schema::kFields) {
    const size_t distance = edit_distance(characters(name), characters(field.name), kFieldMistakes);
    if (distance < least && distance < field.name.size() - 1) {
      least = distance;
      best = field.name;
    }
  }
  return best;
}

// "titel:corridor", but not "https://…" or "Minister: no".
std::string unknown_field(const std::string& text) {
  const size_t colon = text.find(':');
  if (colon == std::string::npos || colon < 2 || colon > kLongestField || colon + 1 == text.size())
    return "";
  const std::string name = lower(text.substr(0, colon));
  const bool letters = std::all_of(name.begin(), name.end(),
                                   [](unsigned char c) { return std::isalpha(c) || c == '_'; });
  if (!letters || text.compare(colon + 1, 2, "//") == 0 || name == "mailto") return "";
  const std::string_view meant = field_like(name);
  return meant.empty()
             ? fmt::format("there is no field {}:, it is read as a word; :help names the fields",
                           name)
             : fmt::format("there is no field {}:, it is read as a word; {}: may be meant", name,
                           meant);
}

bool is_typed_word(const QueryToken& token) {
  return token.kind == QueryToken::kWord || token.kind == QueryToken::kQuoted;
}

}  // namespace

std::vector<std::string> reading_hints(const std::string& query) {
  std::vector<std::string> hints;
  const std::vector<QueryToken> tokens = lex_query(query);
  const auto words =
      static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), is_typed_word));
  const bool asks = query.find('?') != std::string::npos;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const QueryToken& token = tokens[i];
    const bool value = i > 0 && tokens[i - 1].kind == QueryToken::kField;
    if (token.kind == QueryToken::kQuoted && token.text.find('*') != std::string::npos) {
      hints.push_back("* in quotes is not read; a word with * stands without them");
    }
    if (token.kind != QueryToken::kWord) continue;
    if (token.text.find_first_of("{}") != std::string::npos) {
      hints.push_back("{ and } are no brackets here; ( and ) are");
    }
    if (value) continue;
    if (std::string hint = unknown_field(token.text); !hint.empty())
      hints.push_back(std::move(hint));
    const bool between = i > 0 && i + 1 < tokens.size() && is_typed_word(tokens[i - 1]) &&
                         is_typed_word(tokens[i + 1]) && !asks && words <= kLongestOperation;
    if (!between) continue;
    if (token.text == "not") {
      hints.push_back(
          fmt::format("not is read as a word; NOT in capitals leaves out what follows: {} NOT {}",
                      tokens[i - 1].text, tokens[i + 1].text));
    } else if (token.text == "or") {
      hints.push_back(fmt::format("or is read as a word; OR in capitals finds either: {} OR {}",
                                  tokens[i - 1].text, tokens[i + 1].text));
    }
  }
  return hints;
}

}  // namespace chancery::search
