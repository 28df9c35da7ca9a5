// Plain words of a query as units: concepts found by their names, and the words that are left.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/plan/plan.h"

namespace chancery {

struct Unit {
  enum Kind : uint8_t { kWord, kActor, kIssue };
  Kind kind = kWord;
  std::string label;      // "corridor", "Azerbaijan"; of the first concept when there are more
  std::string typed;      // its words as typed, folded
  Xapian::Query any;      // any of its words
  Xapian::Query all;      // all of its words
  Xapian::Query meaning;  // the concept's terms; empty for a word
  std::vector<std::string> concepts;  // ids
  WantedUnit wanted;
};

class UnitFinder {
 public:
  explicit UnitFinder(const PlanContext& context);

  // The units of plain text in its order, stop words left out (unless nothing else is there).
  std::vector<Unit> find(const std::string& text);
  // The words of a text, each a unit, with no concept read in them.
  std::vector<Unit> words(const TokenList& tokens, size_t first, size_t last);
  // The unit of a concept that was named outright.
  Unit concept_unit(ConceptIndex target) const;

 private:
  Unit word_unit(const TokenList& tokens, size_t at);
  Unit pair_unit(const TokenList& tokens, size_t at);
  Unit spelled_concept(const TokenList& tokens, size_t first, size_t last, ConceptIndex target,
                       const std::vector<bool>& taken);
  static void merge(Unit& unit, Unit other);
  void add_stems(const TokenList& tokens, const Token& token, std::vector<std::string>& terms,
                 WantedUnit& wanted);
  // Of a word that is any of `terms`.
  double idf(const std::vector<std::string>& terms) const;
  std::string language_of(const TokenList& tokens) const;

  const PlanContext& context_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
  MatchScratch scratch_;
};

// A seat stands for its state; everything else for itself.
ConceptIndex meant(const Gazetteer& gazetteer, ConceptIndex target);

}  // namespace chancery
