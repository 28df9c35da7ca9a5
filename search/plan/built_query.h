// What the parts of one level of a query come to.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "search/parse/query_tree.h"
#include "search/plan/most_of.h"

namespace chancery::search {

// A part of the tree as Xapian queries.
struct BuiltQuery {
  Xapian::Query strict;          // all of it
  Xapian::Query loose;           // most of it
  Xapian::Query telling;         // of its parts the one that tells most, alone
  std::vector<QueryPart> parts;  // of plain words, for the level that they stand on
  // Of a few parts: what has all but the one that is named, where that is most of it.
  std::vector<std::pair<std::string, Xapian::Query>> all_but = {};
  // What has parts of at least a share of its information; none where there is nothing to leave
  // out.
  std::function<Xapian::Query(double share)> with_share = {};
};

// The parts of one level, as they are found, and what they make together.
struct LevelQuery {
  std::vector<Xapian::Query> all;       // plain parts
  std::vector<QueryPart> parts;         // the same, for the loose query
  std::vector<Xapian::Query> must;      // with + or by a field that ranks
  std::vector<Xapian::Query> filters;   // exact fields
  std::vector<Xapian::Query> meanings;  // about:, pair:: they rank where nothing else does
  std::vector<Xapian::Query> out;       // excluded
  bool plus = false;                    // a word with + leaves the others to choice

  // A child of the level, which `made` is of.
  void add(const QueryNode& child, const BuiltQuery& made);
  // `measure`: how much it tells that a text matches a query. Only asked where it decides.
  BuiltQuery build(const std::function<double(const Xapian::Query&)>& measure);

  // Texts that have all parts but two match it.
  Xapian::Query needed_beside(size_t part, size_t left_out) const;

 private:
  Xapian::Query finish(const Xapian::Query& free, bool optional) const;
  Xapian::Query without(size_t left_out) const;
};

// How well texts fit the parts, of those that have at least `share` of their information.
Xapian::Query loose_query(const std::vector<QueryPart>& parts, double share = kMost);
// Those that have the part that tells most.
Xapian::Query telling_query(const std::vector<QueryPart>& parts);

}  // namespace chancery::search
