#include "search/plan/same_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/meaning_fields.h"
#include "search/plan/own_places.h"
#include "search/plan/sides.h"

namespace chancery::search {

using Xapian::Query;

namespace {

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
  const Notes::Need need(notes, SentenceNeed::kAll, sentence);
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
