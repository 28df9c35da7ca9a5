#include "core/concepts/pattern_finder.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace chancery {

namespace {

constexpr uint32_t kMaxGap = 3;

// `kLocal`: whether the patterns are not those of English, which most texts are searched with
// alone.
template <bool kLocal>
class PatternFinder {
 public:
  // `local`: the language whose patterns `tries` are, null for English.
  PatternFinder(const Gazetteer& gazetteer, const Tries& tries, const LanguageTables* local,
                const MatchText& text, int year, std::vector<Mention>& found)
      : gazetteer_(gazetteer),
        tries_(tries),
        local_(local),
        text_(text),
        year_(year),
        found_(found) {}

  void run() {
    uint32_t covered = 0;
    const bool slots = tries_.has(Trie::kRoot, Tries::kHasSlot);
    const bool gaps = tries_.has(Trie::kRoot, Tries::kHasGap);
    for (uint32_t i = 0; i < text_.size(); ++i) {
      const auto [stem, beginning] = stems(i);
      bool word = stem != Tries::kNoWord && tries_.starts_pattern[stem];
      if constexpr (kLocal) {
        for (uint32_t at = beginning; at != Tries::kNoWord && !word; at = local_->shorter(at))
          word = tries_.starts_pattern[at];
      }
      const bool slot = slots && mention_at(i) >= 0;
      if (!word && !slot) continue;
      if (!slot && !gaps && is_dead_end(stem, i)) continue;
      begin_ = best_end_ = i;
      best_issues_.clear();
      walk(Trie::kRoot, i, text_.end_of_sentence(i));
      if (best_end_ <= i || best_end_ <= covered) continue;
      covered = best_end_;
      const bool decoy =
          std::find(best_issues_.begin(), best_issues_.end(), kNoConcept) != best_issues_.end();
      if (decoy) continue;
      for (const ConceptIndex issue : best_issues_) {
        found_.push_back({issue, i, best_end_, AliasUse::kName});
      }
    }
  }

 private:
  bool starts_pattern(uint32_t stem, Casing casing) const {
    return tries_.starts_pattern[stem] & 1U << static_cast<uint32_t>(casing);
  }
  int32_t mention_at(uint32_t at) const { return text_.scratch().mention_at[at]; }
  // The numbers of a token's stem and of the open word that it begins like.
  std::pair<uint32_t, uint32_t> stems(uint32_t at) const {
    if constexpr (!kLocal) return {text_.stem(at), Tries::kNoWord};
    const KnownWord& word = text_.numbers(at);
    if (word.local != local_) return {Tries::kNoWord, Tries::kNoWord};
    return {word.local_stem, word.local_beginning};
  }

  // Whether the next word ends all patterns that begin with the stem of token `at`, as is so of
  // most.
  bool is_dead_end(uint32_t stem, uint32_t at) const {
    constexpr uint8_t kAnyCase = 1U << static_cast<uint32_t>(Casing::kAny);
    return !kLocal && tries_.starts_pattern[stem] == kAnyCase &&
           !leads_on(tries_.pattern_starts[stem], at + 1, text_.end_of_sentence(at));
  }

  // False where nothing comes of `node` at token `at`.
  bool leads_on(Trie::Node node, uint32_t at, uint32_t limit) const {
    if (kLocal || tries_.pattern_edges[node] != 0) return true;
    if (at >= limit) return false;
    const uint32_t stem = text_.stem(at);
    return stem != Tries::kNoWord &&
           tries_.patterns.may_have(node, Tries::word_edge(stem, Casing::kAny));
  }

  // Follows every path from `node` at token `at`; keeps the longest that ends an issue.
  void walk(Trie::Node node, uint32_t at, uint32_t limit) {
    if (at >= best_end_) {
      for (const ConceptIndex issue : tries_.issues[node]) keep(issue, at);
    }
    if (at >= limit) return;
    const auto [stem, beginning] = stems(at);
    if (stem != Tries::kNoWord) walk_word(node, stem, at, limit);
    if constexpr (kLocal) {
      for (uint32_t open = beginning; open != Tries::kNoWord; open = local_->shorter(open))
        walk_word(node, open, at, limit);
    }
    if (tries_.has(node, Tries::kHasSlot) && mention_at(at) >= 0) walk_slots(node, at, limit);
    if (tries_.has(node, Tries::kHasGap)) {
      const Trie::Node next = tries_.patterns.find(node, Tries::kGapEdge);
      const uint32_t last = std::min(limit, at + kMaxGap + 1);
      for (uint32_t i = at; next != Trie::kNone && i < last; ++i) {
        if (leads_on(next, i, limit)) walk(next, i, limit);
      }
    }
  }

  // kNoConcept: a decoy, which holds an issue's words and is none.
  void keep(ConceptIndex issue, uint32_t end) {
    if (end == begin_ + 1 && (is_word_of_other_language(begin_) || is_part_of_name(begin_))) return;
    if (issue != kNoConcept && year_ > 0 && gazetteer_[issue].from > year_) return;
    if (end > best_end_) best_issues_.clear();
    best_end_ = end;
    if (std::find(best_issues_.begin(), best_issues_.end(), issue) == best_issues_.end())
      best_issues_.push_back(issue);
  }

  // An English word in small letters is another word in a language that has patterns of its own:
  // "coup" stands for "coupe" in French.
  bool is_word_of_other_language(uint32_t at) const {
    const LanguageTables* language = text_.numbers(at).local;
    return !kLocal && !cased_ && language && language->has_patterns();
  }

  // "AI-Quds", as Arabic names come out of scanned pages, speaks of no matter.
  bool is_part_of_name(uint32_t at) const {
    if (!cased_ || text_.letters(at) != MatchText::kMixed) return false;
    if (text_.gap_after(at) != MatchText::kHyphen) return false;
    const uint8_t next = text_.token(at + 1).flags;
    return (next & Token::kCapital) && !(next & (Token::kAllCapitals | Token::kAcronym));
  }

  void walk_word(Trie::Node node, uint32_t stem, uint32_t at, uint32_t limit) {
    for (const Casing casing : {Casing::kAny, Casing::kCapital, Casing::kAllCapitals}) {
      if (casing != Casing::kAny && !tries_.has(node, Tries::kHasCased)) break;
      if (node == Trie::kRoot && !starts_pattern(stem, casing)) continue;
      if (text_.case_is_evidence(at) && !casing_fits(casing, text_.token(at).flags)) break;
      const Trie::Node next = tries_.patterns.find(node, Tries::word_edge(stem, casing));
      if (node == Trie::kRoot) cased_ = casing != Casing::kAny;
      if (next != Trie::kNone && leads_on(next, at + 1, limit)) walk(next, at + 1, limit);
    }
  }

  void walk_slots(Trie::Node node, uint32_t at, uint32_t limit) {
    const Mention mention = found_[static_cast<size_t>(mention_at(at))];
    const Trie::Node any = tries_.patterns.find(node, Tries::kActorEdge);
    if (any != Trie::kNone) walk(any, mention.last, limit);
    if (gazetteer_[mention.target].state.empty()) return;
    const Trie::Node state = tries_.patterns.find(node, Tries::kStateEdge);
    if (state != Trie::kNone) walk(state, mention.last, limit);
  }

  const Gazetteer& gazetteer_;
  const Tries& tries_;
  const LanguageTables* local_;
  const MatchText& text_;
  const int year_;
  std::vector<Mention>& found_;
  uint32_t begin_ = 0;
  bool cased_ = false;  // whether the first word of the pattern asks for a capital
  uint32_t best_end_ = 0;
  std::vector<ConceptIndex> best_issues_;  // several may name their matter in the same words
};

// Sorts the mentions from `begin` on as one list: by first token, none twice or within another, and
// none of what a language's phrases keep from being one ("sin embargo").
void join_lists(std::vector<Mention>& found, size_t begin) {
  const auto key = [](const Mention& mention) {
    return std::tuple(mention.first, ~mention.last, mention.target);
  };
  const auto first = found.begin() + static_cast<ptrdiff_t>(begin);
  std::sort(first, found.end(),
            [&](const Mention& a, const Mention& b) { return key(a) < key(b); });
  Mention widest;
  size_t at = 0;
  std::erase_if(found, [&](const Mention& mention) {
    if (at++ < begin) return false;
    const bool same = mention.first == widest.first && mention.last == widest.last;
    if (mention.last <= widest.last && (!same || mention.target == widest.target)) return true;
    widest = mention;
    return false;
  });
  std::erase_if(found, [](const Mention& mention) { return mention.target == kNoConcept; });
}

}  // namespace

void find_patterns(const Gazetteer& gazetteer, const Tries& tries, const MatchText& text, int year,
                   std::vector<Mention>& found) {
  const size_t actors = found.size();
  PatternFinder<false>(gazetteer, tries, nullptr, text, year, found).run();
  bool local = false;
  for (const LanguageTables* tables : text.locals()) {
    if (!tables->has_patterns()) continue;
    PatternFinder<true>(gazetteer, tables->tries, tables, text, year, found).run();
    local = true;
  }
  if (local) join_lists(found, actors);
}

}  // namespace chancery
