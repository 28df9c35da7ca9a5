#include <algorithm>
#include <map>
#include <set>

#include "chancery/text.h"
#include "search/snippet/evidence.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

using IdPair = std::pair<std::string, std::string>;

struct Names {
  std::map<std::string, std::string> by_id;
};

// The sentences that the query asks for: those that mention its issues; without an issue, those
// that hold anything of it; without either, all.
std::vector<size_t> asked_sentences(const Record& record, const Wanted& wanted,
                                    WordFinder& finder) {
  std::vector<size_t> sentences;
  if (wanted.empty()) {
    for (size_t i = 0; i < record.sentences.size(); ++i) sentences.push_back(i);
    return sentences;
  }
  const bool by_issue = std::any_of(wanted.units.begin(), wanted.units.end(),
                                    [](const WantedUnit& unit) { return !unit.issues.empty(); });
  const Evidence evidence = collect_evidence(record, wanted, finder.find(record.text));
  for (const SentenceEvidence& one : evidence.sentences) {
    bool asked = !by_issue;
    for (size_t unit = 0; unit < wanted.units.size() && !asked; ++unit)
      asked = one.present[unit] && !wanted.units[unit].issues.empty();
    if (asked) sentences.push_back(one.sentence);
  }
  return sentences;
}

// Actors of each sentence; a state's leaders and government count as the state.
std::map<size_t, std::set<std::string>> actors_by_sentence(const Record& record, Names& names) {
  std::map<size_t, std::set<std::string>> found;
  std::set<std::string> listed;
  for (const Tag& tag : record.actors) listed.insert(tag.id);
  for (const Tag& tag : record.actors) {
    // Whoever counts for a state that is tagged itself adds nobody to meet.
    if (!tag.state.empty() && tag.state != tag.id && listed.contains(tag.state)) continue;
    names.by_id.try_emplace(tag.id, tag.name);
    size_t sentence = 0;
    for (const Span& mention : tag.mentions) {
      while (sentence + 1 < record.sentences.size() &&
             record.sentences[sentence + 1].span.begin <= mention.begin) {
        ++sentence;
      }
      found[sentence].insert(tag.id);
    }
  }
  return found;
}

}  // namespace

void make_pairs(const ViewContext& context, const ViewRequest& request, View& view) {
  WordFinder finder(context.wanted);
  Names names;
  std::map<IdPair, uint64_t> documents;
  const std::vector<uint32_t> hits = context.first_hits(request.documents);
  // Of fewer hits, what is left are copies of hits.
  view.looked_at = hits.size() < request.documents ? view.total : hits.size();
  for (const uint32_t hit : hits) {
    const std::optional<Record> record = context.record(hit);
    if (!record) {
      ++view.damaged;
      continue;
    }
    const auto actors = actors_by_sentence(*record, names);
    std::set<IdPair> met;
    for (const size_t sentence : asked_sentences(*record, context.wanted, finder)) {
      const auto here = actors.find(sentence);
      if (here == actors.end()) continue;
      for (auto left = here->second.begin(); left != here->second.end(); ++left) {
        for (auto right = std::next(left); right != here->second.end(); ++right)
          met.emplace(*left, *right);
      }
    }
    for (const IdPair& pair : met) ++documents[pair];
  }
  view.counts.field = "pair";
  for (const auto& [pair, count] : documents) {
    view.counts.values.push_back({fold(pair.first + "+" + pair.second),
                                  names.by_id[pair.first] + " – " + names.by_id[pair.second],
                                  count});
  }
  auto& values = view.counts.values;
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (request.most != 0 && values.size() > request.most) values.resize(request.most);
}

}  // namespace chancery::search
