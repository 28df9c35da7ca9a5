#include "indexer/tag/speaker.h"

#include <algorithm>
#include <array>
#include <string>

#include "chancery/strings.h"
#include "chancery/words.h"

namespace chancery::indexer {

namespace {

constexpr size_t kHeadBytes = 600;  // of a text in which a line may tell who speaks
constexpr size_t kLongestHeadLine = 240;

struct Words {
  WordSet own_state;  // "my country"
  // Lengths of the first words of these by their initial bytes, a bit each: most words are none.
  std::array<uint64_t, 256> first = {};
  WordSet spoken_by;
  WordSet office;
};

const Words& words() {
  static const Words all = [] {
    static constexpr std::array<std::string_view, 3> kClasses = {"own-state", "spoken-by",
                                                                 "office"};
    const WordFile file("speakers.txt", kClasses);
    Words made{file.set("own-state"), {}, file.set("spoken-by"), file.set("office")};
    for (const std::string& phrase : made.own_state)
      made.first[static_cast<uint8_t>(phrase.front())] |= 1ULL << (phrase.find(' ') % 64);
    return made;
  }();
  return all;
}

// The places where `text` says "my country": numbers of their first tokens.
std::vector<uint32_t> own_state_places(const TokenList& text) {
  const Words& all = words();
  std::vector<uint32_t> places;
  std::string phrase;
  for (uint32_t i = 0; i + 1 < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    if (token.length > 63) continue;
    if (!(all.first[static_cast<uint8_t>(text.words[token.word])] >> token.length & 1U)) continue;
    const std::string_view word = text.word(token);
    if (text.tokens[i + 1].span.begin != text.tokens[i].span.end + 1) continue;
    phrase.assign(word).append(" ").append(text.word(text.tokens[i + 1]));
    if (all.own_state.contains(phrase)) places.push_back(i);
  }
  return places;
}

// Adds mentions of `state` to those of actors, which are the first ones and in the order of the
// text.
void add(ConceptIndex state, const std::vector<uint32_t>& places, const Gazetteer& gazetteer,
         std::vector<Mention>& mentions) {
  const auto issues =
      std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return gazetteer[mention.target].kind == ConceptKind::kActor;
      });
  std::vector<Mention> all(mentions.begin(), issues);
  for (const uint32_t place : places) all.push_back({state, place, place + 2, AliasUse::kName});
  std::stable_sort(all.begin(), all.end(),
                   [](const Mention& a, const Mention& b) { return a.first < b.first; });
  all.insert(all.end(), issues, mentions.end());
  mentions = std::move(all);
}

}  // namespace

std::string_view state_in_path(std::string_view path) {
  constexpr size_t kState = 3, kYear = 4, kMostSession = 3;
  const size_t slash = path.find_last_of("/!");
  std::string_view name = slash == path.npos ? path : path.substr(slash + 1);
  name = name.substr(0, name.find('.'));
  const size_t session = name.find('_');
  const size_t year = name.find('_', session + 1);
  if (session != kState || year == name.npos || name.size() != year + 1 + kYear) return {};
  const std::string_view number = name.substr(kState + 1, year - kState - 1);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view state = name.substr(0, kState), last = name.substr(year + 1);
  if (!std::all_of(state.begin(), state.end(), capital)) return {};
  if (number.empty() || number.size() > kMostSession) return {};
  const bool numbers = std::all_of(number.begin(), number.end(), is_digit) &&
                       std::all_of(last.begin(), last.end(), is_digit);
  return numbers ? state : std::string_view();
}

ConceptIndex Speakers::told_by_path(std::string_view path) const {
  const std::string_view code = state_in_path(path);
  if (code.empty()) return kNoConcept;
  const ConceptIndex state = gazetteer_.find(ConceptKind::kActor, code);
  return state != kNoConcept && gazetteer_[state].type == "state" ? state : kNoConcept;
}

// Whose speech `line` says that it is: "Mr. Ek (Ghana):", "Statement by H.E. Mr. Ek, Minister of
// Foreign Affairs of Ghana", "Remarks by Javier Milei". `begin`: its first byte in the text of
// `tokens` and `mentions`.
ConceptIndex Speakers::told_by_line(std::string_view line, const TokenList& tokens,
                                    const std::vector<Mention>& mentions, size_t begin) const {
  const auto span = [&](uint32_t token) { return tokens.tokens[token].span; };
  const auto count = static_cast<uint32_t>(tokens.tokens.size());
  uint32_t first = 0;
  while (first < count && span(first).begin < begin) ++first;
  for (const Mention& mention : mentions) {
    const Concept& actor = gazetteer_[mention.target];
    if (actor.kind != ConceptKind::kActor || actor.state.empty()) continue;
    if (mention.first < first) continue;
    if (span(mention.first).begin >= begin + line.size()) break;
    bool spoken = false, office = false;
    for (uint32_t i = first; i < mention.first; ++i) {
      const std::string_view word = tokens.word(tokens.tokens[i]);
      spoken = spoken || words().spoken_by.contains(word);
      office = office || words().office.contains(word);
    }
    const bool of =
        mention.first > first &&
        (tokens.word(tokens.tokens[mention.first - 1]) == "of" ||
         (mention.first > first + 1 && tokens.word(tokens.tokens[mention.first - 2]) == "of"));
    const size_t at = span(mention.first).begin - begin, end = span(mention.last - 1).end - begin;
    const bool bracketed = at > 1 && line[at - 1] == '(' && end < line.size() && line[end] == ')' &&
                           count_words(line.substr(0, at)) <= 6;
    const bool leader = actor.type == "leader" && spoken;
    const bool state = mention.use == AliasUse::kName && actor.type == "state" &&
                       (bracketed || (of && (spoken || office)));
    if (leader || state) return gazetteer_.find(ConceptKind::kActor, actor.state);
  }
  return kNoConcept;
}

ConceptIndex Speakers::told_by_head(const Record& record, const TokenList& title,
                                    const std::vector<Mention>& of_title, const TokenList& text,
                                    const std::vector<Mention>& mentions) const {
  const ConceptIndex titled = told_by_line(record.title, title, of_title, 0);
  if (titled != kNoConcept) return titled;
  const std::string_view head = std::string_view(record.text).substr(0, kHeadBytes);
  for (size_t at = 0; at < head.size();) {
    const size_t end = std::min(head.find('\n', at), head.size());
    std::string_view line = head.substr(at, end - at);
    // "Mr. Ek (Ghana): I thank …": what stands before the colon is the line.
    const size_t colon = line.find("):");
    const bool opens = colon != line.npos && colon < kLongestHeadLine;
    if (opens) line = line.substr(0, colon + 1);
    const bool sentence = !opens && (line.size() > kLongestHeadLine || line.ends_with('.'));
    if (!sentence) {
      const ConceptIndex state = told_by_line(line, text, mentions, at);
      if (state != kNoConcept) return state;
    }
    at = end + 1;
  }
  return kNoConcept;
}

ConceptIndex Speakers::find(const Record& record, const TokenList& title,
                            const std::vector<Mention>& of_title, const TokenList& text,
                            std::vector<Mention>& mentions) const {
  constexpr size_t kLeast = 2;  // "our country" may be quoted once, where just the head tells
  const ConceptIndex by_path = told_by_path(record.path);
  const ConceptIndex state =
      by_path != kNoConcept ? by_path : told_by_head(record, title, of_title, text, mentions);
  if (state == kNoConcept) return kNoConcept;
  const std::vector<uint32_t> places = own_state_places(text);
  if (places.size() < (by_path != kNoConcept ? 1 : kLeast)) return kNoConcept;
  add(state, places, gazetteer_, mentions);
  return state;
}

}  // namespace chancery::indexer
