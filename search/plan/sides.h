// What stands on one side of an operator that asks for places of a text: /s, /p, and words beside
// said:.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/parse/query_tree.h"
#include "search/plan/leaf_queries.h"
#include "search/plan/own_places.h"

namespace chancery::search {

// A way to meet a side: terms that stand next to each other.
using Way = std::vector<std::string>;

struct Side {
  std::vector<Way> ways;
  std::vector<Xapian::Query> ranked;  // what counts for the score
  Unit named;                         // by actor: or issue:, when the side is just that
};

// Reads the sides of one operator. All that is given outlives it.
class SideReader {
 public:
  SideReader(const std::string& query, UnitFinder& finder, LeafQueries& leaves, Notes& notes)
      : query_(query), finder_(finder), leaves_(leaves), notes_(notes) {}

  // Throws QueryError when the node has no words.
  Side read(const QueryNode& node);
  // A side for each word or name of plain text.
  std::vector<Side> read_each(const QueryNode& words);

 private:
  void add(const QueryNode& node, Side& side);
  static void add_terms(const Xapian::Query& query, Side& side);
  void add_phrase(const QueryNode& node, Side& side);
  void add_words(const QueryNode& node, Side& side);
  void add_unit(const Unit& unit, Side& side);

  const std::string& query_;
  UnitFinder& finder_;
  LeafQueries& leaves_;
  Notes& notes_;
};

using Positions = std::vector<Xapian::termpos>;
Positions positions_of(const Xapian::Database& database, Xapian::docid document,
                       const std::string& term);

// The documents that have all terms of a way, in order.
std::vector<Xapian::docid> documents_of(const Xapian::Database& database, const Way& way);

// Adds where the document has the way.
void add_places(const Xapian::Database& database, Xapian::docid document, const Way& way,
                std::vector<PositionRange>& places);

}  // namespace chancery::search
