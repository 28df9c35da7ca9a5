// Plain words of a query as units: concepts found by their names, and the words that are left.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/plan/plan.h"
#include "search/plan/unit.h"
#include "search/plan/word_units.h"

namespace chancery::search {

class UnitFinder {
 public:
  explicit UnitFinder(const PlanContext& context);

  // The units of plain text in its order, stop words left out (unless nothing else is there). Equal
  // words are one unit with their count.
  std::vector<Unit> find(const std::string& text);
  // The stop words that the last find() left out, each once.
  const std::vector<Unit>& stopped() const { return stopped_; }
  // The words of a text, each a unit, with no concept read in them.
  std::vector<Unit> plain(const std::string& text);
  // The actor or issue that a whole text names in plain words; kNoConcept when none is.
  ConceptIndex named(const std::string& name, ConceptKind kind);
  Forms forms(const TokenList& tokens, size_t at) const { return words_.forms(tokens, at); }
  // The unit of a concept that was named outright, as `written`.
  Unit concept_unit(ConceptIndex target, std::string_view written = {}) const;
  // The unit of an issue itself, without those that are kinds of it.
  Unit issue_alone(ConceptIndex target) const;
  // The actors that the gazetteer lacks and texts show, by name or the last words of one; a unit
  // without concepts when there are none.
  Unit unlisted_unit(const std::string& name) const;
  // Whether it is a person that the gazetteer has.
  bool is_person(const Unit& unit) const;

 private:
  // Of a text that is surely in another language than English: names in capitals are told from
  // words then, and small words of the language are no names.
  struct Speech {
    std::string language;  // empty: English, or not to be told
    bool cased = false;    // it has capitals where they belong
  };
  static Speech speech_of(const TokenList& tokens, const std::string& language);
  bool is_small_word(const TokenList& tokens, const Mention& mention) const;
  Unit unit_of(ConceptIndex target, const std::vector<ConceptIndex>& meant_by) const;
  Unit spelled_concept(const TokenList& tokens, size_t first, size_t last, ConceptIndex target);
  bool surname_tells(const Unit& unit, const TokenList& tokens, size_t first, size_t last) const;
  void need_given_name(const TokenList& tokens, size_t first, size_t last, size_t given);
  void add_words(const TokenList& tokens, size_t first, size_t last, bool names, Unit& unit);
  void spell(std::vector<std::vector<std::string>>& spellings, size_t at,
             const std::vector<std::string>& forms) const;
  size_t compound_end(std::string_view text, const TokenList& tokens, size_t first,
                      bool& solid) const;
  void merge(Unit& unit, Unit other) const;
  // An organisation, party or armed group.
  bool is_body(const Unit& unit) const;
  // Of the gazetteer; kNoConcept when the unit is none.
  ConceptIndex actor_of(const Unit& unit) const;
  void mark_names_in_names();
  std::vector<std::string> name_languages() const;
  void find_local_concepts(const std::string& text, const TokenList& tokens);
  void find_concepts(const std::string& text, const TokenList& tokens);
  void find_persons(const std::string& text, const TokenList& tokens);
  void add(const TokenList& tokens, size_t first, size_t last, ConceptIndex target);

  const PlanContext& context_;
  WordUnits words_;
  std::optional<MatchScratch> own_scratch_;  // where the context has none
  MatchScratch& scratch_;
  // Of the text at hand.
  std::string_view text_;
  Speech speech_;
  std::vector<bool> taken_;                            // tokens that name a concept
  std::vector<std::pair<size_t, Unit>> found_;         // with their first token
  std::map<std::pair<size_t, size_t>, size_t> spans_;  // tokens → index in found_
  std::set<ConceptIndex> named_;
  std::vector<Unit> stopped_;
};

// A seat stands for its state; everything else for itself.
ConceptIndex meant(const Gazetteer& gazetteer, ConceptIndex target);

}  // namespace chancery::search
