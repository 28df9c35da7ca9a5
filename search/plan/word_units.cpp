#include "search/plan/word_units.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "search/plan/ranking.h"

namespace chancery {

using Xapian::Query;

namespace {

constexpr size_t kMaxLanguages = 6;  // a query is stemmed in; rarer ones match as written

}  // namespace

Query synonyms(const std::vector<std::string>& terms) {
  return terms.size() == 1 ? Query(terms.front())
                           : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
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
  return chancery::idf(context_.database.get_doccount(), found);
}

double WordUnits::weight_of(const std::vector<std::string>& terms) const {
  if (!context_.parts.topicality) return 1;
  const double documents = context_.database.get_doccount();
  double found = 0, occurrences = 0;
  for (const std::string& term : terms) {
    found += context_.database.get_termfreq(term);
    occurrences += static_cast<double>(context_.database.get_collection_freq(term));
  }
  return topicality(documents, std::min(found, documents), occurrences);
}

// Words of the same root that stemming keeps apart: Malaysia, Malaysian.
Query WordUnits::variants(const std::string& stem) const {
  size_t characters = 0;
  for (size_t at = 0; at < stem.size(); ++characters) utf8::next(stem, at);
  if (characters < ranking::kVariantCharacters) return Query();
  const auto shared = std::max(
      ranking::kVariantCharacters,
      static_cast<size_t>(std::ceil(ranking::kVariantShare * static_cast<double>(characters))));
  size_t end = 0;
  for (size_t i = 0; i < shared; ++i) utf8::next(stem, end);
  const std::string start = stem.substr(0, end);
  const Xapian::Database& database = context_.database;
  const double most = ranking::kMostVariantDocuments * database.get_doccount();
  double found = 0;
  const auto last = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != last; ++term) {
    found += term.get_termfreq();
    if (found > most) return Query();
  }
  return Query(Query::OP_WILDCARD, start, ranking::kMaxVariants,
               Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
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
  return {Query::OP_OR, scaled(all, 1 - ranking::kTypedFormShare),
          scaled(Query(typed), ranking::kTypedFormShare)};
}

Unit WordUnits::word(const TokenList& tokens, size_t at) {
  const Token& token = tokens.tokens[at];
  const std::string word(tokens.word(token));
  Unit unit;
  unit.label = unit.typed = word;
  const bool stemmed = !(token.flags & (Token::kDigits | Token::kUnspaced));
  std::set<std::string> forms = {word};
  for (const auto& [language, stemmer] : stemmers_) {
    const std::string stem = stemmed ? stemmer.stem(tokens.exact(token)) : word;
    forms.insert(stem);
    if (!stemmed || language.empty()) continue;
    const std::vector<std::string>& listed = context_.forms.of(language, stem);
    forms.insert(listed.begin(), listed.end());
  }
  unit.wanted.words.insert(word);
  unit.wanted.forms.insert(forms.begin(), forms.end());
  const std::vector<std::string> terms(forms.begin(), forms.end());
  const double weight = weight_of(terms);
  unit.wanted.weight = idf(terms);
  unit.all = scaled(synonyms(terms), weight);
  unit.any = scaled(any_form(word, terms), weight);
  if (stemmed && context_.parts.variants) {
    const Query wider = variants(stemmers_.front().second.stem(tokens.exact(token)));
    if (!wider.empty()) {
      // OP_MAX would say it better, but Xapian 1.4 crashes when it prunes one.
      unit.any = Query(Query::OP_OR, unit.any, scaled(wider, ranking::kVariantWeight * weight));
    }
  }
  return unit;
}

// Two neighbouring characters of a script without spaces.
Unit WordUnits::pair(const TokenList& tokens, size_t at) {
  Unit unit;
  const std::string pair =
      std::string(tokens.word(tokens.tokens[at])) + std::string(tokens.word(tokens.tokens[at + 1]));
  unit.label = unit.typed = pair;
  unit.any = unit.all = Query(pair);
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

}  // namespace chancery
