#include "search/plan/sides.h"

#include <algorithm>

#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery::search {

using Xapian::Query;

Side SideReader::read(const QueryNode& node) {
  Side side;
  add(node, side);
  if (side.ways.empty()) throw QueryError("this has no words", query_, node.offset);
  if (node.kind != QueryNode::kField) side.named = {};
  return side;
}

std::vector<Side> SideReader::read_each(const QueryNode& words) {
  std::vector<Side> sides;
  for (const Unit& unit : finder_.find(words.text)) {
    Side side;
    add_unit(unit, side);
    if (!side.ways.empty()) sides.push_back(std::move(side));
  }
  return sides;
}

void SideReader::add(const QueryNode& node, Side& side) {
  switch (node.kind) {
    case QueryNode::kOr: {
      const Notes::Need any(notes_, SentenceNeed::kAny);
      for (const QueryNode& child : node.children) add(child, side);
      return;
    }
    case QueryNode::kField:
      if (node.field->kind == schema::FieldKind::kMain ||
          node.field->kind == schema::FieldKind::kOf) {
        for (const Unit& unit : leaves_.about_units(node)) add_terms(unit.meaning, side);
        return;
      }
      side.named = leaves_.concept_unit(node);
      add_terms(side.named.meaning, side);
      return;
    case QueryNode::kPhrase:
      add_phrase(node, side);
      return;
    default:
      add_words(node, side);
  }
}

void SideReader::add_terms(const Query& query, Side& side) {
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
    side.ways.push_back({*term});
  }
  side.ranked.push_back(query);
}

void SideReader::add_phrase(const QueryNode& node, Side& side) {
  TokenList tokens;
  tokenize(node.text, tokens);
  Way way = LeafQueries::phrase_terms(tokens);
  if (way.empty()) return;
  const Query phrase = leaves_.phrase(node.text);
  side.ways.push_back(std::move(way));
  side.ranked.push_back(phrase);
}

// A name is whom it names, by any name; other words count in any form. Several words that no name
// holds stand next to each other, as written.
void SideReader::add_words(const QueryNode& node, Side& side) {
  const std::vector<Unit> units = finder_.find(node.text);
  if (units.size() > 1) {
    add_phrase(node, side);
    return;
  }
  for (const Unit& unit : units) add_unit(unit, side);
}

void SideReader::add_unit(const Unit& unit, Side& side) {
  notes_.unit(unit);
  if (!unit.meaning.empty() && !unit.narrow) add_terms(unit.meaning, side);
  side.ways.insert(side.ways.end(), unit.ways.begin(), unit.ways.end());
  if (!unit.all.empty()) side.ranked.push_back(unit.all);
}

Positions positions_of(const Xapian::Database& database, Xapian::docid document,
                       const std::string& term) {
  return {database.positionlist_begin(document, term), database.positionlist_end(document, term)};
}

// The documents that have all terms of a way.
std::vector<Xapian::docid> documents_of(const Xapian::Database& database, const Way& way) {
  std::vector<Xapian::docid> found(database.postlist_begin(way.front()),
                                   database.postlist_end(way.front()));
  for (size_t i = 1; i < way.size() && !found.empty(); ++i) {
    auto posting = database.postlist_begin(way[i]);
    const auto end = database.postlist_end(way[i]);
    std::erase_if(found, [&](Xapian::docid document) {
      if (posting != end) posting.skip_to(document);
      return posting == end || *posting != document;
    });
  }
  return found;
}

void add_places(const Xapian::Database& database, Xapian::docid document, const Way& way,
                std::vector<PositionRange>& places) {
  const Positions first = positions_of(database, document, way.front());
  if (way.size() == 1) {
    for (const Xapian::termpos at : first) places.push_back({at, at});
    return;
  }
  std::vector<Positions> rest;
  for (size_t i = 1; i < way.size(); ++i) {
    rest.push_back(positions_of(database, document, way[i]));
  }
  for (const Xapian::termpos at : first) {
    bool whole = true;
    for (size_t i = 0; i < rest.size() && whole; ++i) {
      whole = std::binary_search(rest[i].begin(), rest[i].end(),
                                 at + static_cast<Xapian::termpos>(i + 1));
    }
    if (whole) places.push_back({at, at + static_cast<Xapian::termpos>(rest.size())});
  }
}

}  // namespace chancery::search
