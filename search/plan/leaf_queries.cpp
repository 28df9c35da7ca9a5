#include "search/plan/leaf_queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/document_at.h"
#include "search/plan/expansion.h"
#include "search/plan/fields.h"
#include "search/plan/like.h"
#include "search/plan/meaning_fields.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kMinPatternCharacters = 2;  // of a pattern that begins with them, else three
constexpr size_t kLongWord = 8;              // bytes; word~ may differ by two then
constexpr double kPhraseWeight = 2;          // in snippets

}  // namespace

std::vector<std::string> LeafQueries::phrase_terms(const TokenList& tokens) {
  std::vector<std::string> terms;
  for (const Token& token : tokens.tokens) {
    // A quote with an accent means it.
    terms.push_back(token.flags & Token::kAccent
                        ? schema::exact_term(schema::kExactFormPrefix, tokens.exact(token))
                        : std::string(tokens.word(token)));
  }
  return terms;
}

Query LeafQueries::phrase(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  const std::vector<std::string> terms = phrase_terms(tokens);
  WantedUnit wanted;
  if (terms.empty()) return Query();
  WantedPhrase words;
  for (const Token& token : tokens.tokens) words.words.emplace_back(tokens.word(token));
  words.within = words.words.size();
  if (terms.size() == 1) {
    wanted.words.insert(words.words.front());
  } else {
    wanted.phrases.push_back(std::move(words));
  }
  wanted.weight = kPhraseWeight;
  wanted.quoted = true;
  notes_.want(std::move(wanted));
  notes_.say("\"" + text + "\"", UnderstoodPart::kPhrase);
  return phrase_query(terms);
}

Query LeafQueries::pattern(const QueryNode& node) {
  const std::string pattern = fold(node.text);
  const auto stands = [](char c) { return c == '*' || c == '?'; };
  std::string letters = pattern;
  std::replace_if(letters.begin(), letters.end(), stands, 'x');
  TokenList tokens;
  tokenize(letters, tokens);
  if (tokens.tokens.size() > 1) {
    throw QueryError("* and ? go with one word", query_, node.offset);
  }
  const size_t literals =
      pattern.size() - static_cast<size_t>(std::count_if(pattern.begin(), pattern.end(), stands));
  if (literals < kMinPatternCharacters + (stands(pattern.front()) ? 1 : 0)) {
    throw QueryError(fmt::format("{} stands for too many words", node.text), query_, node.offset);
  }
  return expanded(matching_words(context_.database, pattern), pattern);
}

Query LeafQueries::fuzzy(const QueryNode& node) {
  TokenList tokens;
  tokenize(node.text, tokens);
  if (tokens.tokens.size() != 1) {
    throw QueryError("~ goes with one word", query_, node.offset);
  }
  const std::string word(tokens.word(tokens.tokens.front()));
  const size_t distance = node.distance ? node.distance : word.size() < kLongWord ? 1 : 2;
  return expanded(similar_words(context_.database, word, distance), word + "~");
}

Query LeafQueries::numbers(const QueryNode& node) {
  const size_t dots = node.text.find("..");
  const std::string low = node.text.substr(0, dots), high = node.text.substr(dots + 2);
  const double least = low.empty() ? 0 : std::stod(low);
  const double most = high.empty() ? std::numeric_limits<double>::infinity() : std::stod(high);
  if (least > most) {
    throw QueryError(fmt::format("{} ends before it begins", node.text), query_, node.offset);
  }
  notes_.worth_saying();
  return expanded(numbers_between(context_.database, least, most),
                  low.empty()    ? fmt::format("a number up to {}", high)
                  : high.empty() ? fmt::format("a number from {}", low)
                                 : fmt::format("a number from {} to {}", low, high));
}

// Any of the words, noted for snippets and for what was understood.
Query LeafQueries::expanded(const Expansion& expansion, const std::string& label) {
  WantedUnit wanted;
  wanted.words.insert(expansion.words.begin(), expansion.words.end());
  notes_.want(std::move(wanted));
  if (expansion.cut) {
    notes_.worth_saying();
    notes_.leave_some_out();
  }
  notes_.say(expansion.cut ? fmt::format("{} (the {} commonest words)", label, kMaxExpansion)
                           : label);
  return expansion.words.empty() ? Query::MatchNothing : synonyms(expansion.words);
}

Unit LeafQueries::named_unit(const QueryNode& node) {
  const bool alone = node.field->name == "issue" && node.text.starts_with('=');
  const std::string name = alone ? node.text.substr(1) : node.text;
  ConceptIndex target = find_concept(context_.gazetteer, *node.field, name);
  if (target == kNoConcept) {
    target = finder_.named(name,
                           node.field->name == "actor" ? ConceptKind::kActor : ConceptKind::kIssue);
  }
  if (target == kNoConcept && node.field->name == "actor") {
    Unit unlisted = finder_.unlisted_unit(node.text);
    if (!unlisted.concepts.empty()) return unlisted;
  }
  if (target == kNoConcept) {
    std::string message = fmt::format("no {} is called \"{}\"", node.field->name, node.text);
    const auto similar = similar_concepts(context_.gazetteer, *node.field, name);
    if (!similar.empty()) message += fmt::format("; there is {}", fmt::join(similar, ", "));
    throw QueryError(message, query_, node.offset);
  }
  // Who was named by actor: is chosen: only a seat has to be explained.
  const bool seat = context_.gazetteer[target].type == "government";
  return alone ? finder_.issue_alone(target) : finder_.concept_unit(target, seat ? node.text : "");
}

Unit LeafQueries::concept_unit(const QueryNode& node) {
  Unit unit = named_unit(node);
  notes_.unit(unit);
  return unit;
}

// word:baku: the word in any form, with no actor or issue read in it.
Query LeafQueries::bare_words(const QueryNode& node) {
  if (node.quoted) return phrase(node.text);
  if (node.text.find_first_of("*?") != std::string::npos) return pattern(node);
  std::vector<Query> words;
  for (Unit& unit : finder_.plain(node.text)) {
    unit.label = "word " + unit.label;
    notes_.unit(unit);
    words.push_back(unit.all);
  }
  notes_.worth_saying();
  if (words.empty()) throw QueryError("this has no words", query_, node.offset);
  return combine(Query::OP_AND, words);
}

Query LeafQueries::field(const QueryNode& node) {
  std::optional<Notes::Typed> typed;
  if (!node.inferred) typed.emplace(notes_, node.offset);
  const schema::Field& field = *node.field;
  switch (field.kind) {
    case schema::FieldKind::kConcept:
      return concept_unit(node).meaning;
    case schema::FieldKind::kPlain:
      return bare_words(node);
    case schema::FieldKind::kMain:
    case schema::FieldKind::kPair:
      return meaning(node);
    case schema::FieldKind::kLike:
      return like(node);
    case schema::FieldKind::kSaid:
    case schema::FieldKind::kAct:
    case schema::FieldKind::kOf:  // with_statements() has made a statement of it
      return statements(node);
    case schema::FieldKind::kMark:
      return marked(node);
    case schema::FieldKind::kText:
    case schema::FieldKind::kExact:
    case schema::FieldKind::kRange:
      break;
  }
  std::string problem;
  const Query query = field.kind == schema::FieldKind::kText
                          ? text_field(node)
                          : field_query(field, node.text, context_, problem);
  if (!problem.empty()) throw QueryError(problem, query_, node.offset);
  notes_.say(fmt::format("{} {}{}", field.name, node.text,
                         node.inferred ? " (in quotes these are words)" : ""),
             UnderstoodPart::kField, node.inferred ? node.text : "");
  if (node.inferred) notes_.worth_saying();
  return query;
}

// tag:good, documents that a person has marked.
Query LeafQueries::marked(const QueryNode& node) {
  if (!context_.tagged) throw QueryError("no tags are kept here", query_, node.offset);
  const auto tagged = context_.tagged();
  const auto found = tagged.find(fold(node.text));
  if (found == tagged.end()) {
    std::vector<std::string> names;
    for (const auto& [name, paths] : tagged) names.push_back(name);
    throw QueryError(names.empty() ? "nothing is tagged yet (:tag 3 good at the prompt)"
                                   : fmt::format("nothing is tagged \"{}\"; there is {}", node.text,
                                                 fmt::join(names, ", ")),
                     query_, node.offset);
  }
  notes_.say("tag " + found->first, UnderstoodPart::kField, "");
  return documents_at_paths(found->second);
}

// Words of a title, an author's or a publisher's name: with * and ?, in quotes as a phrase, else
// all of them. Those of a title count in any form; names have one.
Query LeafQueries::text_field(const QueryNode& node) {
  const schema::Field& field = *node.field;
  const bool pattern = !node.quoted && node.text.find_first_of("*?") != std::string::npos;
  if (pattern) {
    const Expansion found =
        matching_words(context_.database, fold(node.text), std::string(field.prefix));
    std::vector<std::string> terms;
    for (const std::string& word : found.words)
      terms.push_back(schema::exact_term(field.prefix, word));
    return terms.empty() ? Query::MatchNothing : synonyms(terms);
  }
  TokenList tokens;
  tokenize(node.text, tokens);
  std::vector<std::string> words;
  std::vector<Query> parts;
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    words.push_back(schema::exact_term(field.prefix, tokens.word(tokens.tokens[i])));
    std::vector<std::string> forms = {words.back()};
    if (field.name == "title") {
      for (const std::string& form : finder_.forms(tokens, i).same)
        forms.push_back(schema::exact_term(field.prefix, form));
    }
    parts.push_back(synonyms(forms));
  }
  if (words.empty()) return Query::MatchNothing;
  const bool unspaced = tokens.tokens.front().flags & Token::kUnspaced;
  return node.quoted || unspaced ? phrase_query(words) : combine(Query::OP_AND, parts);
}

bool LeafQueries::names_matter(const std::string& name) {
  std::string problem;
  about_field(name, context_.gazetteer, finder_, problem);
  return problem.empty();
}

std::vector<Unit> LeafQueries::about_units(const QueryNode& node) {
  std::string problem;
  const MeaningField made = about_field(node.text, context_.gazetteer, finder_, problem);
  if (!problem.empty()) throw QueryError(problem, query_, node.offset);
  notes_.say(fmt::format("{} {}", node.field->name, made.label), UnderstoodPart::kField);
  notes_.worth_saying();
  const Notes::Need any(notes_, SentenceNeed::kAny);
  for (const Unit& unit : made.units) notes_.want(unit.wanted);
  return made.units;
}

Query LeafQueries::meaning(const QueryNode& node) {
  const schema::Field& field = *node.field;
  std::string problem;
  MeaningField made = field.kind == schema::FieldKind::kMain
                          ? about_field(node.text, context_.gazetteer, finder_, problem)
                          : pair_field(node.text, context_.gazetteer, finder_, problem);
  if (!problem.empty()) throw QueryError(problem, query_, node.offset);
  notes_.say(fmt::format("{} {}", field.name, made.label), UnderstoodPart::kField);
  notes_.worth_saying();
  const bool pair = field.kind == schema::FieldKind::kPair;
  const Notes::Need need(notes_, pair ? SentenceNeed::kAll : SentenceNeed::kAny, pair);
  for (Unit& unit : made.units) notes_.want(std::move(unit.wanted));
  return made.query;
}

Query LeafQueries::like(const QueryNode& node) {
  std::string problem;
  LikeField made = like_field(node.text, context_.database, problem);
  if (!problem.empty()) throw QueryError(problem, query_, node.offset);
  notes_.say("like " + made.label, UnderstoodPart::kField);
  notes_.worth_saying();
  const Notes::Need any(notes_, SentenceNeed::kAny);
  for (WantedUnit& unit : made.wanted) notes_.want(std::move(unit));
  return made.query;
}

}  // namespace chancery::search
