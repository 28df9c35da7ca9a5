#include "core/concepts/tries_builder.h"

#include <algorithm>

namespace chancery {

namespace {

// Plurals of demonyms that are formed by -s: "Azerbaijani", but not "British" or "Chinese".
bool takes_plural_s(std::string_view word) {
  for (std::string_view ending : {"s", "ese", "sh", "ch", "x", "z"}) {
    if (word.ends_with(ending)) return false;
  }
  return word.size() > 3;
}

}  // namespace

TriesBuilder::TriesBuilder(Tries& tries, std::string_view language)
    : tries_(tries), english_(language == "en"), stemmer_(language) {}

void TriesBuilder::finish() {
  tries_.forms = Lists(forms_);
  issues_.resize(tries_.patterns.node_count());
  tries_.issues = Lists(issues_);
  tries_.pattern_edges.resize(tries_.patterns.node_count());
  tries_.starts_pattern.resize(tries_.stems.size());
  for (Trie::Node node = 0; node < issues_.size(); ++node) {
    if (!issues_[node].empty()) tries_.pattern_edges[node] |= Tries::kEnds;
  }
  for (uint32_t stem = 0; stem < tries_.stems.size(); ++stem) {
    const uint32_t edge = Tries::word_edge(stem, Casing::kAny);
    tries_.pattern_starts.push_back(tries_.patterns.find(Trie::kRoot, edge));
  }
  for (uint32_t word = 0; word < tries_.name_words.size(); ++word) {
    tries_.name_starts.push_back(tries_.names.find(Trie::kRoot, word));
  }
}

void TriesBuilder::add_name(const Alias& alias) {
  tokens_.clear();
  tokenize(alias.form, tokens_);
  if (tokens_.tokens.empty()) return;
  const std::string_view last = tokens_.word(tokens_.tokens.back());
  add_form(alias, last);
  if (english_ && alias.use == AliasUse::kDemonym && takes_plural_s(last)) {
    add_form(alias, std::string(last) + "s");
  }
}

void TriesBuilder::add_name(const Alias& alias, std::string_view last_word) {
  tokens_.clear();
  tokenize(alias.form, tokens_);
  if (!tokens_.tokens.empty()) add_form(alias, last_word);
}

void TriesBuilder::add_form(const Alias& alias, std::string_view last_word) {
  NameForm form{alias.target, alias.use};
  Trie::Node node = Trie::kRoot;
  const size_t count = tokens_.tokens.size();
  for (size_t i = 0; i < count; ++i) {
    const std::string_view word = i + 1 == count ? last_word : tokens_.word(tokens_.tokens[i]);
    const auto casing = static_cast<uint32_t>(casing_of(tokens_.tokens[i]));
    if (i < NameForm::kMaxCasings) form.casings |= casing << (2 * i);
    node = tries_.names.add(node, tries_.name_words.add(word));
  }
  form.acronym_word =
      count == 1 && form.casing(0) == Casing::kAllCapitals && is_stop_word(last_word, "en");
  if (forms_.size() <= node) forms_.resize(node + 1);
  forms_[node].push_back(form);
}

// The edges of a word of a pattern, which is stemmed when it is first met.
const std::vector<uint32_t>& TriesBuilder::edges_of(std::string_view word) {
  const uint32_t number = words_.add(word);
  if (number < edges_.size()) return edges_[number];
  tokens_.clear();
  tokenize(word, tokens_);
  std::vector<uint32_t>& edges = edges_.emplace_back();
  const bool open = word.ends_with(Tries::kOpenEnd);
  for (const Token& token : tokens_.tokens) {
    const std::string stem = open ? std::string(tokens_.word(token)) + Tries::kOpenEnd
                                  : stemmer_.stem(tokens_.exact(token));
    edges.push_back(Tries::word_edge(tries_.stems.add(stem), casing_of(token)));
  }
  return edges;
}

void TriesBuilder::note(Trie::Node node, Tries::PatternEdge edge) {
  if (tries_.pattern_edges.size() <= node) tries_.pattern_edges.resize(node + 1);
  tries_.pattern_edges[node] |= edge;
}

Trie::Node TriesBuilder::add_word(Trie::Node node, std::string_view word) {
  for (const uint32_t edge : edges_of(word)) {
    if (node == Trie::kRoot) {
      if (tries_.starts_pattern.size() <= edge / 4) tries_.starts_pattern.resize(edge / 4 + 1);
      tries_.starts_pattern[edge / 4] |= 1U << edge % 4;
    }
    if (edge % 4 != static_cast<uint32_t>(Casing::kAny)) note(node, Tries::kHasCased);
    node = tries_.patterns.add(node, edge);
  }
  return node;
}

Trie::Node TriesBuilder::add_step(Trie::Node node, const PatternStep& step) {
  switch (step.kind) {
    case PatternStep::kWord:
      return add_word(node, step.word);
    case PatternStep::kGap:
      note(node, Tries::kHasGap);
      return tries_.patterns.add(node, Tries::kGapEdge);
    case PatternStep::kState:
      note(node, Tries::kHasSlot);
      return tries_.patterns.add(node, Tries::kStateEdge);
    case PatternStep::kActor:
      note(node, Tries::kHasSlot);
      return tries_.patterns.add(node, Tries::kActorEdge);
  }
  return node;
}

void TriesBuilder::add_pattern(ConceptIndex issue, std::string_view pattern) {
  for (const PatternSequence& sequence : expand_pattern(pattern)) {
    Trie::Node node = Trie::kRoot;
    for (const PatternStep& step : sequence) node = add_step(node, step);
    if (node == Trie::kRoot) continue;
    if (issues_.size() <= node) issues_.resize(node + 1);
    std::vector<ConceptIndex>& here = issues_[node];
    if (std::find(here.begin(), here.end(), issue) == here.end()) here.push_back(issue);
  }
}

}  // namespace chancery
