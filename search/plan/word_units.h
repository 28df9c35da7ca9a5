// The words of a query as units, in every language that the database holds.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "chancery/text.h"
#include "search/plan/plan.h"
#include "search/plan/unit.h"

namespace chancery {

class WordUnits {
 public:
  explicit WordUnits(const PlanContext& context);

  // One word: its stem in each language, and weaker the words that begin like it.
  Unit word(const TokenList& tokens, size_t at);
  // The words of [first, last), each a unit, with no concept read in them. Neighbouring characters
  // of a script without spaces become pairs.
  std::vector<Unit> words(const TokenList& tokens, size_t first, size_t last);
  // Of a word that is any of `terms`.
  double idf(const std::vector<std::string>& terms) const;
  // The database's language with most stop words among the tokens.
  std::string language_of(const TokenList& tokens) const;

 private:
  Unit pair(const TokenList& tokens, size_t at);
  double weight_of(const std::vector<std::string>& terms) const;
  Xapian::Query any_form(const std::string& typed, const std::vector<std::string>& terms) const;
  Xapian::Query variants(const std::string& stem) const;

  const PlanContext& context_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
};

Xapian::Query synonyms(const std::vector<std::string>& terms);

}  // namespace chancery
