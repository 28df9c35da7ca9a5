#include "search/plan/word_units.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "search/plan/combine.h"
#include "search/plan/compounds.h"
#include "search/plan/inflection.h"
#include "search/plan/ranking.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kMaxLanguages = 6;  // a query is stemmed in; rarer ones match as written

// Whether all letters are of the Latin script: in others the marks that folding takes off hardly
// part words (Russian й and ё).
bool is_latin(std::string_view word) {
  constexpr char32_t kLastLatin = 0x24F, kFirstMore = 0x1E00, kLastMore = 0x1EFF;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = utf8::next(word, at);
    if (c > kLastLatin && (c < kFirstMore || c > kLastMore)) return false;
  }
  return true;
}

// In any order.
std::vector<std::string> most_frequent(std::vector<std::pair<Xapian::doccount, std::string>> words,
                                       size_t most) {
  if (words.size() > most) {
    std::nth_element(words.begin(), words.begin() + static_cast<ptrdiff_t>(most), words.end(),
                     [](const auto& a, const auto& b) {
                       return a.first != b.first ? a.first > b.first : a.second < b.second;
                     });
    words.resize(most);
  }
  std::vector<std::string> names;
  names.reserve(words.size());
  for (auto& [frequency, word] : words) names.push_back(std::move(word));
  return names;
}

}  // namespace

Query synonyms(const std::vector<std::string>& terms) {
  return terms.size() == 1 ? Query(terms.front())
                           : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

Query phrase_query(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Query(terms.front());
  return Query(Query::OP_PHRASE, terms.begin(), terms.end(), terms.size());
}

WordUnits::WordUnits(const PlanContext& context) : context_(context) {
  for (const std::string& language : context.languages) {
    if (stemmers_.size() < kMaxLanguages) stemmers_.emplace_back(language, Stemmer(language));
  }
  if (stemmers_.empty()) stemmers_.emplace_back("en", Stemmer("en"));
  // Texts whose language is unknown, or whose stemmer is not among these, have words as written.
  const Xapian::Database& database = context.database;
  if (context.languages.size() > kMaxLanguages ||
      database.get_value_freq(schema::kLanguageSlot) < database.get_doccount()) {
    stemmers_.emplace_back("", Stemmer(""));
  }
}

double WordUnits::idf(const std::vector<std::string>& terms) const {
  double found = 0;
  for (const std::string& term : terms) found += context_.database.get_termfreq(term);
  return search::idf(context_.database.get_doccount(), found);
}

double WordUnits::weight_of(const std::vector<std::string>& terms) const {
  if (!context_.parts.topicality) return 1;
  const double documents = context_.database.get_doccount();
  double found = 0, occurrences = 0;
  for (const std::string& term : terms) {
    found += context_.database.get_termfreq(term);
    occurrences += static_cast<double>(context_.database.get_collection_freq(term));
  }
  return topicality(documents, std::min(found, documents), occurrences,
                    context_.parts.numbers.topicality_power);
}

// Words of the same root that stemming keeps apart: Malaysia, Malaysian. They are named one by one:
// an OP_WILDCARD would be other words in each shard.
Query WordUnits::variants(const std::string& stem) const {
  size_t characters = 0;
  for (size_t at = 0; at < stem.size(); ++characters) utf8::next(stem, at);
  if (characters < ranking::kVariantCharacters) return Query();
  const auto shared = std::max(ranking::kVariantCharacters,
                               static_cast<size_t>(std::ceil(context_.parts.numbers.variant_share *
                                                             static_cast<double>(characters))));
  size_t end = 0;
  for (size_t i = 0; i < shared; ++i) utf8::next(stem, end);
  const std::string start = stem.substr(0, end);
  const Xapian::Database& database = context_.database;
  const double most = ranking::kMostVariantDocuments * database.get_doccount();
  double found = 0;
  std::vector<std::pair<Xapian::doccount, std::string>> words;
  const auto last = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != last; ++term) {
    words.emplace_back(term.get_termfreq(), *term);
    found += words.back().first;
    if (found > most) return Query();
  }
  return synonyms(most_frequent(std::move(words), ranking::kMaxVariants));
}

// Any of the forms of a word, the typed one a little more.
Query WordUnits::any_form(const std::string& typed, const std::vector<std::string>& terms) const {
  Query all = synonyms(terms);
  if (!context_.parts.typed_form || terms.size() == 1) return all;
  double found = 0;
  for (const std::string& term : terms) found += context_.database.get_termfreq(term);
  const bool only = context_.database.get_termfreq(typed) >= ranking::kOnlyForm * found;
  const bool common = found >= ranking::kMostFormDocuments * context_.database.get_doccount();
  if (only || common) return all;
  const double share = context_.parts.numbers.typed_form_share;
  return {Query::OP_OR, scaled(all, 1 - share), scaled(Query(typed), share)};
}

// What has the word with the accents that were typed, before what has another word of its letters.
Query WordUnits::with_accents(const Query& any, const TokenList& tokens, const Token& token) const {
  const double share = context_.parts.numbers.accent_share;
  if (!(token.flags & Token::kAccent) || share <= 0 || !is_latin(tokens.exact(token))) return any;
  const std::string exact = schema::exact_term(schema::kExactFormPrefix, tokens.exact(token));
  const double found = context_.database.get_termfreq(exact);
  if (found == 0) return any;
  // Exact forms are counted in no text's length and weigh nothing by themselves: what has one gets
  // the word's weight, the more the rarer it is among the words of these letters.
  constexpr double kMostRarer = 4;
  const double documents = context_.database.get_doccount();
  const double rarer = search::idf(documents, found) / idf({std::string(tokens.word(token))});
  return {Query::OP_OR, scaled(any, 1 - share),
          scaled(Query(Query::OP_FILTER, any, Query(exact)), share * std::min(rarer, kMostRarer))};
}

Forms WordUnits::forms(const TokenList& tokens, size_t at) const {
  const Token& token = tokens.tokens[at];
  const std::string word(tokens.word(token));
  const bool stemmed = !(token.flags & (Token::kDigits | Token::kUnspaced));
  std::set<std::string> same = {word}, all = {word};
  for (const auto& [language, stemmer] : stemmers_) {
    if (!stemmed || language.empty()) continue;
    const std::string stem = stemmer.stem(tokens.exact(token));
    std::vector<std::string> listed = context_.forms.of(language, stem);
    listed.push_back(stem);
    all.insert(listed.begin(), listed.end());
    if (language == "en") listed = inflections(word, listed);
    same.insert(listed.begin(), listed.end());
    if (language != "en") continue;
    for (std::string& other : irregular_numbers(word)) {
      if (!context_.database.term_exists(other)) continue;
      all.insert(other);
      same.insert(std::move(other));
    }
  }
  return {{same.begin(), same.end()}, {all.begin(), all.end()}};
}

Unit WordUnits::word(const TokenList& tokens, size_t at) {
  const Token& token = tokens.tokens[at];
  const std::string word(tokens.word(token));
  Unit unit;
  unit.label = unit.typed = word;
  const Forms forms = this->forms(tokens, at);
  unit.wanted.words.insert(word);
  unit.wanted.forms.insert(forms.same.begin(), forms.same.end());
  for (const std::string& form : forms.same) unit.ways.push_back({form});
  const double weight = weight_of(forms.all);
  unit.wanted.weight = idf(forms.all);
  unit.member = synonyms(forms.same);
  unit.all = scaled(with_accents(synonyms(forms.all), tokens, token), weight);
  if (forms.same.size() < forms.all.size()) {
    unit.all = Query(Query::OP_FILTER, unit.all, unit.member);
  }
  unit.any = scaled(with_accents(any_form(word, forms.all), tokens, token), weight);
  if (token.flags & Token::kUnspaced) return unit;
  add_hyphenated(word, unit);
  if (!(token.flags & Token::kDigits) && context_.parts.variants) {
    const Query wider = variants(stemmers_.front().second.stem(tokens.exact(token)));
    if (!wider.empty()) {
      // OP_MAX would say it better, but Xapian 1.4 crashes when it prunes one.
      unit.any = Query(Query::OP_OR, unit.any,
                       scaled(wider, context_.parts.numbers.variant_weight * weight));
    }
  }
  return unit;
}

Forms WordUnits::forms_of(const std::string& word) const {
  TokenList tokens;
  tokenize(word, tokens);
  return tokens.tokens.size() == 1 ? forms(tokens, 0) : Forms{{word}, {word}};
}

// cooperation is co-operation in some texts, covid19 covid-19.
void WordUnits::add_hyphenated(const std::string& word, Unit& unit) const {
  std::vector<Query> phrases;
  for (const auto& [start, rest] : hyphenations(word)) {
    if (!context_.database.term_exists(start) && !is_guessing()) continue;
    for (const std::string& form : forms_of(rest).same) {
      if (!found_beside(context_, start, form, form == rest ? kLooksForTyped : kLooksForForm))
        continue;
      unit.ways.push_back({start, form});
      unit.wanted.phrases.push_back({{start, form}, 2});
      phrases.push_back(phrase_query(unit.ways.back()));
    }
  }
  if (phrases.empty()) return;
  const auto beside = [&](const Query& query) {
    std::vector<Query> ways = phrases;
    ways.insert(ways.begin(), query);
    return combine(Query::OP_OR, ways);
  };
  unit.member = beside(unit.member);
  unit.all = beside(unit.all);
  unit.any = beside(unit.any);
}

Unit WordUnits::compound(const TokenList& tokens, size_t first, size_t last, bool solid) {
  Unit unit;
  std::vector<std::string> words;
  std::vector<Query> any, ways;
  std::string joined;
  for (size_t i = first; i < last; ++i) {
    words.emplace_back(tokens.word(tokens.tokens[i]));
    joined += words.back();
    const Unit part = word(tokens, i);
    any.push_back(part.any);
    unit.wanted.weight =
        i == first ? part.wanted.weight : std::max(unit.wanted.weight, part.wanted.weight);
    unit.typed += (i == first ? "" : " ") + words.back();
    unit.wanted.parts.insert(words.back());
  }
  unit.label = std::string(tokens.word(tokens.tokens[first]));
  for (size_t i = first + 1; i < last; ++i) unit.label += '-' + words[i - first];
  for (const std::string& form : forms(tokens, last - 1).same) {
    if (form != words.back() && !context_.database.term_exists(form)) continue;
    std::vector<std::string> way = words;
    way.back() = form;
    ways.push_back(phrase_query(way));
    unit.wanted.phrases.push_back({way, way.size()});
    unit.ways.push_back(std::move(way));
  }
  if (solid) {
    std::vector<std::string> forms;
    for (const std::string& form : forms_of(joined).same) {
      if (!context_.database.term_exists(form)) continue;
      unit.ways.push_back({form});
      unit.wanted.words.insert(form);
      forms.push_back(form);
    }
    if (!forms.empty()) {
      ways.push_back(synonyms(forms));
      any.push_back(ways.back());
    }
  }
  unit.member = unit.all = combine(Query::OP_OR, ways);
  unit.any = combine(Query::OP_OR, any);
  return unit;
}

std::string WordUnits::language_of(const TokenList& tokens) const {
  std::string best = stemmers_.front().first;
  size_t most = 0;
  for (const auto& [language, stemmer] : stemmers_) {
    size_t count = 0;
    for (const Token& token : tokens.tokens) {
      count += is_stop_word(tokens.word(token), language) ? 1 : 0;
    }
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
}

}  // namespace chancery::search
