// The queries of a tree's leaves: phrases, patterns, misspelt words, fields.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "chancery/text.h"
#include "search/parse/query_tree.h"
#include "search/plan/notes.h"
#include "search/plan/plan.h"
#include "search/plan/units.h"

namespace chancery::search {

// Each makes its query and notes what it stands for. They throw QueryError, pointing into the
// query, for what means nothing.
class LeafQueries {
 public:
  // All outlive it.
  LeafQueries(const std::string& query, const PlanContext& context, UnitFinder& finder,
              Notes& notes)
      : query_(query), context_(context), finder_(finder), notes_(notes) {}

  // The words of `text` next to each other, with the accents that they have there; empty when it
  // has none.
  Xapian::Query phrase(const std::string& text);
  // The terms of its words, in their order.
  static std::vector<std::string> phrase_terms(const TokenList& tokens);
  Xapian::Query pattern(const QueryNode& node);
  Xapian::Query fuzzy(const QueryNode& node);
  Xapian::Query numbers(const QueryNode& node);
  Xapian::Query field(const QueryNode& node);
  // Whom or which matter actor: and issue: name; noted.
  Unit concept_unit(const QueryNode& node);
  // The actor and the issue of the name that about: or of: has; noted.
  std::vector<Unit> about_units(const QueryNode& node);
  bool names_matter(const std::string& name);
  // The speakers that said: names, and the act that act: names (schema.h). Not noted.
  Unit speaker(const QueryNode& node);
  // Those whose statements are an actor's own; none for other names.
  std::vector<std::string> speaker_ids(const std::string& name);
  std::string act(const QueryNode& node) const;

 private:
  Xapian::Query expanded(const struct Expansion& expansion, const std::string& label);
  Unit named_unit(const QueryNode& node);
  std::vector<std::string> with_states(std::vector<std::string> ids) const;
  Xapian::Query statements(const QueryNode& node);
  Xapian::Query bare_words(const QueryNode& node);
  Xapian::Query text_field(const QueryNode& node);
  Xapian::Query meaning(const QueryNode& node);
  Xapian::Query like(const QueryNode& node);
  Xapian::Query marked(const QueryNode& node);

  const std::string& query_;
  const PlanContext& context_;
  UnitFinder& finder_;
  Notes& notes_;
};

}  // namespace chancery::search
