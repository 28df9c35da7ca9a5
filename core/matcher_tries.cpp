#include "core/matcher_tries.h"

#include <algorithm>

#include "core/pattern.h"

namespace chancery {

namespace {

uint32_t number_of(StringMap<uint32_t>& words, std::string_view word) {
  const auto found = words.find(word);
  if (found != words.end()) return found->second;
  const auto number = static_cast<uint32_t>(words.size());
  words.emplace(std::string(word), number);
  return number;
}

// Plurals of demonyms that are formed by -s: "Azerbaijani", but not "British" or "Chinese".
bool takes_plural_s(std::string_view word) {
  for (std::string_view ending : {"s", "ese", "sh", "ch", "x", "z"}) {
    if (word.ends_with(ending)) return false;
  }
  return word.size() > 3;
}

}  // namespace

Casing casing_of(const Token& token) {
  if (token.flags & (Token::kAllCapitals | Token::kAcronym)) return Casing::kAllCapitals;
  if (token.flags & Token::kCapital) return Casing::kCapital;
  return Casing::kAny;
}

bool casing_fits(Casing wanted, uint8_t flags) {
  switch (wanted) {
    case Casing::kAny:
      return true;
    case Casing::kCapital:
      return flags & (Token::kCapital | Token::kAllCapitals | Token::kAcronym);
    case Casing::kAllCapitals:
      return flags & (Token::kAllCapitals | Token::kAcronym);
  }
  return false;
}

Tries::Tries(const Gazetteer& gazetteer) {
  for (const Alias& alias : gazetteer.aliases()) add_name(alias);
  const Stemmer stemmer("en");
  WordEdges known;
  for (ConceptIndex i = 0; i < gazetteer.concepts().size(); ++i) {
    const Concept& item = gazetteer[i];
    if (item.kind != ConceptKind::kIssue) continue;
    add_pattern(i, item.name, stemmer, known);
    for (const auto* list : {&item.aliases, &item.patterns}) {
      for (const std::string& pattern : *list) add_pattern(i, pattern, stemmer, known);
    }
  }
  forms.resize(names.node_count());
  issues.resize(patterns.node_count());
  has_gap.resize(patterns.node_count());
  has_slot.resize(patterns.node_count());
  has_cased.resize(patterns.node_count());
  starts_pattern.resize(stems.size());
  for (uint32_t word = 0; word < name_words.size(); ++word) {
    name_starts.push_back(names.find(Trie::kRoot, word));
  }
}

void Tries::add_name(const Alias& alias) {
  TokenList tokens;
  tokenize(alias.form, tokens);
  if (tokens.tokens.empty()) return;
  const std::string_view last = tokens.word(tokens.tokens.back());
  add_form(alias, tokens, last);
  if (alias.use == AliasUse::kDemonym && takes_plural_s(last)) {
    add_form(alias, tokens, std::string(last) + "s");
  }
}

void Tries::add_form(const Alias& alias, const TokenList& tokens, std::string_view last_word) {
  NameForm form{alias.target, alias.use, {}, false};
  Trie::Node node = Trie::kRoot;
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const bool last = i + 1 == tokens.tokens.size();
    const std::string_view word = last ? last_word : tokens.word(tokens.tokens[i]);
    form.casing.push_back(casing_of(tokens.tokens[i]));
    node = names.add(node, number_of(name_words, word));
  }
  form.acronym_word = form.casing.size() == 1 && form.casing[0] == Casing::kAllCapitals &&
                      is_stop_word(last_word, "en");
  if (forms.size() <= node) forms.resize(names.node_count());
  forms[node].push_back(std::move(form));
}

const std::vector<uint32_t>& Tries::edges_of(const std::string& word, const Stemmer& stemmer,
                                             WordEdges& known) {
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  TokenList tokens;
  tokenize(word, tokens);
  std::vector<uint32_t> edges;
  for (const Token& token : tokens.tokens) {
    const uint32_t stem = number_of(stems, stemmer.stem(tokens.exact(token)));
    edges.push_back(word_edge(stem, casing_of(token)));
  }
  return known.emplace(word, std::move(edges)).first->second;
}

void Tries::add_pattern(ConceptIndex issue, std::string_view pattern, const Stemmer& stemmer,
                        WordEdges& known) {
  for (const PatternSequence& sequence : expand_pattern(pattern)) {
    Trie::Node node = Trie::kRoot;
    for (const PatternStep& step : sequence) {
      if (step.kind == PatternStep::kWord) {
        for (const uint32_t edge : edges_of(step.word, stemmer, known)) {
          if (node == Trie::kRoot) {
            if (starts_pattern.size() <= edge / 4) starts_pattern.resize(stems.size());
            starts_pattern[edge / 4] = true;
          }
          if (edge % 4 != static_cast<uint32_t>(Casing::kAny)) {
            if (has_cased.size() <= node) has_cased.resize(patterns.node_count());
            has_cased[node] = true;
          }
          node = patterns.add(node, edge);
        }
        continue;
      }
      if (has_gap.size() <= node) has_gap.resize(patterns.node_count());
      if (has_slot.size() <= node) has_slot.resize(patterns.node_count());
      if (step.kind == PatternStep::kGap) {
        has_gap[node] = true;
        node = patterns.add(node, kGapEdge);
      } else {
        has_slot[node] = true;
        node = patterns.add(node, step.kind == PatternStep::kState ? kStateEdge : kActorEdge);
      }
    }
    if (node == Trie::kRoot) continue;
    if (issues.size() <= node) issues.resize(patterns.node_count());
    std::vector<ConceptIndex>& here = issues[node];
    if (std::find(here.begin(), here.end(), issue) == here.end()) here.push_back(issue);
  }
}

}  // namespace chancery
