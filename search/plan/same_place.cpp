#include "search/plan/same_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/meaning_fields.h"
#include "search/plan/own_places.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// A way to meet a side: terms that stand next to each other.
using Way = std::vector<std::string>;

struct Side {
  std::vector<Way> ways;
  std::vector<Query> ranked;  // what counts for the score
  Unit named;                 // by actor: or issue:, when the side is just that
};

// Reads the sides of one operator.
class SideReader {
 public:
  SideReader(const std::string& query, UnitFinder& finder, LeafQueries& leaves, Notes& notes)
      : query_(query), finder_(finder), leaves_(leaves), notes_(notes) {}

  Side read(const QueryNode& node) {
    Side side;
    add(node, side);
    if (side.ways.empty()) throw QueryError("this has no words", query_, node.offset);
    if (node.kind != QueryNode::kField) side.named = {};
    return side;
  }

 private:
  void add(const QueryNode& node, Side& side) {
    switch (node.kind) {
      case QueryNode::kOr:
        for (const QueryNode& child : node.children) add(child, side);
        return;
      case QueryNode::kField:
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

  static void add_terms(const Query& query, Side& side) {
    for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
      side.ways.push_back({*term});
    }
    side.ranked.push_back(query);
  }

  void add_phrase(const QueryNode& node, Side& side) {
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
  void add_words(const QueryNode& node, Side& side) {
    const std::vector<Unit> units = finder_.find(node.text);
    if (units.size() > 1) {
      add_phrase(node, side);
      return;
    }
    for (const Unit& unit : units) {
      notes_.unit(unit);
      if (!unit.meaning.empty() && !unit.narrow) add_terms(unit.meaning, side);
      side.ways.insert(side.ways.end(), unit.ways.begin(), unit.ways.end());
      if (!unit.all.empty()) side.ranked.push_back(unit.all);
    }
  }

  const std::string& query_;
  UnitFinder& finder_;
  LeafQueries& leaves_;
  Notes& notes_;
};

using Positions = std::vector<Xapian::termpos>;

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

// Of each document, the ways of each side that it may have.
class Candidates {
 public:
  Candidates(const Xapian::Database& database, const std::vector<Side>& sides)
      : database_(database) {
    for (size_t i = 0; i < sides.size(); ++i) {
      for (const Way& way : sides[i].ways) {
        for (const Xapian::docid document : documents_of(database, way)) {
          // Documents that lack an earlier side are out.
          const auto known = i == 0 ? ways_.try_emplace(document).first : ways_.find(document);
          if (known == ways_.end()) continue;
          known->second.resize(sides.size());
          known->second[i].push_back(&way);
        }
      }
      std::erase_if(ways_, [&](const auto& item) { return item.second[i].empty(); });
    }
  }

  size_t size() const { return ways_.size(); }

  // Those in which one stretch that begins at the positions of `starts` has all sides.
  std::vector<Xapian::docid> within(const std::string& starts) const {
    std::vector<Xapian::docid> found;
    size_t looked = 0;
    for (const auto& [document, ways] : ways_) {
      if (looked++ == kMostLookedAt) break;
      if (meets(document, ways, positions_of(database_, document, starts)))
        found.push_back(document);
    }
    return found;
  }

 private:
  using Ways = std::vector<std::vector<const Way*>>;  // by side

  bool meets(Xapian::docid document, const Ways& ways, const Positions& starts) const {
    const auto stretch_of = [&](Xapian::termpos at) {
      return static_cast<size_t>(std::upper_bound(starts.begin(), starts.end(), at) -
                                 starts.begin());
    };
    // The places of each side in each stretch that has all sides so far.
    std::map<size_t, std::vector<std::vector<PositionRange>>> stretches;
    for (size_t i = 0; i < ways.size(); ++i) {
      std::vector<PositionRange> places;
      for (const Way* way : ways[i]) add_places(database_, document, *way, places);
      for (const PositionRange& place : places) {
        const size_t stretch = stretch_of(place.first);
        if (place.last != place.first && stretch != stretch_of(place.last)) continue;
        const auto known = i == 0 ? stretches.try_emplace(stretch).first : stretches.find(stretch);
        if (known == stretches.end()) continue;
        known->second.resize(i + 1);
        known->second[i].push_back(place);
      }
      std::erase_if(stretches, [&](const auto& item) { return item.second.size() <= i; });
      if (stretches.empty()) return false;
    }
    return std::any_of(stretches.begin(), stretches.end(),
                       [](const auto& item) { return have_own_places(item.second); });
  }

  const Xapian::Database& database_;
  std::map<Xapian::docid, Ways> ways_;
};

// An actor and an issue in one sentence have terms of their own.
Query pair_of(const std::vector<Side>& sides) {
  if (sides.size() != 2) return Query();
  const Unit& left = sides[0].named;
  const Unit& right = sides[1].named;
  if (left.concepts.empty() || right.concepts.empty() || left.kind == right.kind) return Query();
  const Unit& actor = left.kind == Unit::kActor ? left : right;
  const Unit& issue = left.kind == Unit::kActor ? right : left;
  if (actor.concepts.front().starts_with(schema::unlisted_id(""))) return Query();
  return pair_query(actor.concepts, issue.concepts);
}

}  // namespace

Query same_place_query(const std::string& query, const QueryNode& node, const PlanContext& context,
                       UnitFinder& finder, LeafQueries& leaves, Notes& notes) {
  const bool sentence = node.kind == QueryNode::kSameSentence;
  SideReader reader(query, finder, leaves, notes);
  std::vector<Side> sides;
  for (const QueryNode& child : node.children) sides.push_back(reader.read(child));
  notes.say(sentence ? "in one sentence" : "in one paragraph");
  notes.worth_saying();
  if (Query pair = pair_of(sides); sentence && !pair.empty()) return pair;

  const Candidates candidates(context.database, sides);
  if (candidates.size() > kMostLookedAt) {
    notes.leave_some_out();
    notes.say(fmt::format("of {} documents that have all only the first {} were looked at",
                          candidates.size(), kMostLookedAt));
  }
  std::vector<Query> found;
  for (const Xapian::docid document : candidates.within(
           std::string(sentence ? schema::kSentenceStart : schema::kParagraphStart))) {
    const std::string path = context.database.get_document(document).get_value(schema::kPathSlot);
    found.emplace_back(schema::unique_term(path));
  }
  if (found.empty()) return Query::MatchNothing;
  std::vector<Query> ranked;
  ranked.reserve(sides.size());
  for (const Side& side : sides) ranked.push_back(combine(Query::OP_OR, side.ranked));
  return Query(Query::OP_FILTER, combine(Query::OP_AND, ranked), combine(Query::OP_OR, found));
}

}  // namespace chancery::search
