// The words of a query as units, in every language that the database holds.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "chancery/text.h"
#include "search/plan/plan.h"
#include "search/plan/unit.h"

namespace chancery::search {

// The forms of a word, sorted.
struct Forms {
  std::vector<std::string> same;  // inflections and spellings: what has one has the word
  std::vector<std::string> all;   // and what else has its stem: nation for nationalization
};

class WordUnits {
 public:
  explicit WordUnits(const PlanContext& context);

  // One word in any form. Words of its stem that are other words, and those that begin like it,
  // count for the rank only.
  Unit word(const TokenList& tokens, size_t at);
  // Words typed without a space between them, [first, last): co-operation, S/RES/1325. What has
  // them as a phrase, or as one word.
  Unit compound(const TokenList& tokens, size_t first, size_t last, bool solid);
  Forms forms(const TokenList& tokens, size_t at) const;
  // The words of [first, last), each a unit, with no concept read in them. Neighbouring characters
  // of a script without spaces become pairs.
  std::vector<Unit> words(const TokenList& tokens, size_t first, size_t last);
  // Of a word that is any of `terms`.
  double idf(const std::vector<std::string>& terms) const;
  // The database's language with most stop words among the tokens.
  std::string language_of(const TokenList& tokens) const;

 private:
  Unit pair(const TokenList& tokens, size_t at);
  bool is_guessing() const { return context_.guesses && context_.guesses(); }
  void add_hyphenated(const std::string& word, Unit& unit) const;
  Forms forms_of(const std::string& word) const;
  double weight_of(const std::vector<std::string>& terms) const;
  Xapian::Query any_form(const std::string& typed, const std::vector<std::string>& terms) const;
  Xapian::Query with_accents(const Xapian::Query& any, const TokenList& tokens,
                             const Token& token) const;
  Xapian::Query variants(const std::string& stem) const;

  const PlanContext& context_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
};

Xapian::Query synonyms(const std::vector<std::string>& terms);
// Terms right behind each other.
Xapian::Query phrase_query(const std::vector<std::string>& terms);

}  // namespace chancery::search
