#include "chancery/matcher.h"

#include <algorithm>

#include "core/matcher_tries.h"

namespace chancery {

namespace {

struct WordNumbers {
  uint32_t name = Tries::kNoWord;
  uint32_t stem = Tries::kNoWord;
};

constexpr size_t kMaxRemembered = 200'000;
constexpr uint32_t kMaxGap = 3;
constexpr uint32_t kMinCapitalWords =
    4;  // a sentence of fewer capital words may be a list of acronyms

bool is_hyphen(std::string_view between) {
  return between == "-" || between == "\xE2\x80\x93" || between == "\xE2\x80\x91" ||
         between == "\xE2\x80\x90" || between == "/" || between == "\xE2\x80\x94";
}

}  // namespace

struct MatchScratch::Impl {
  StringMap<WordNumbers> known;
  Stemmer stemmer{"en"};
  std::vector<WordNumbers> numbers;  // a token each
  std::vector<uint32_t> ends;        // a token each: where its sentence ends (token number)
  std::vector<bool> free_case;       // a token each: case says nothing
  std::vector<int32_t> mention_at;   // a token each: the actor mention that starts there, or -1
  std::vector<bool> named;           // a concept each: mentioned in full in this text
  const Tries* tries = nullptr;      // whose numbers `known` holds
};

MatchScratch::MatchScratch() : impl_(std::make_unique<Impl>()) {}
MatchScratch::~MatchScratch() = default;

struct Matcher::Impl {
  explicit Impl(const Gazetteer& from) : gazetteer(from), tries(from) {}
  const Gazetteer& gazetteer;
  Tries tries;
};

namespace {

// One run of the matcher over one text.
class Run {
 public:
  Run(const Gazetteer& gazetteer, const Tries& tries, std::string_view text, const TokenList& list,
      MatchScratch::Impl& scratch)
      : gazetteer_(gazetteer), tries_(tries), text_(text), list_(list), scratch_(scratch) {}

  std::vector<Mention> run(const std::vector<Sentence>& sentences, bool any_case) {
    look_up_words();
    find_sentences(sentences, any_case);
    find_names();
    find_patterns();
    return std::move(found_);
  }

 private:
  const std::vector<Token>& tokens() const { return list_.tokens; }
  uint32_t size() const { return static_cast<uint32_t>(list_.tokens.size()); }

  void look_up_words() {
    if (scratch_.tries != &tries_ || scratch_.known.size() > kMaxRemembered) {
      scratch_.known.clear();
      scratch_.tries = &tries_;
    }
    scratch_.numbers.resize(size());
    for (uint32_t i = 0; i < size(); ++i) {
      const std::string_view word = list_.word(tokens()[i]);
      const auto known = scratch_.known.find(word);
      if (known != scratch_.known.end()) {
        scratch_.numbers[i] = known->second;
        continue;
      }
      WordNumbers numbers;
      const auto name = tries_.name_words.find(word);
      if (name != tries_.name_words.end()) numbers.name = name->second;
      const auto stem = tries_.stems.find(scratch_.stemmer.stem(word));
      if (stem != tries_.stems.end()) numbers.stem = stem->second;
      scratch_.known.emplace(std::string(word), numbers);
      scratch_.numbers[i] = numbers;
    }
  }

  void find_sentences(const std::vector<Sentence>& sentences, bool any_case) {
    scratch_.ends.assign(size(), size());
    scratch_.free_case.assign(size(), any_case);
    uint32_t first = 0;
    for (size_t s = 0; s <= sentences.size() && first < size(); ++s) {
      uint32_t last = first;
      if (s == sentences.size()) {
        last = size();
      } else {
        while (last < size() && tokens()[last].span.begin < sentences[s].span.end) ++last;
      }
      const bool shouted = any_case || is_shouted(first, last);
      for (uint32_t i = first; i < last; ++i) {
        scratch_.ends[i] = last;
        if (shouted) scratch_.free_case[i] = true;
      }
      first = last;
    }
  }

  // Whether nearly all words from first to last are in capitals, as in old newswire and headlines.
  bool is_shouted(uint32_t first, uint32_t last) const {
    uint32_t shouted = 0, words = 0;
    for (uint32_t i = first; i < last; ++i) {
      const uint8_t flags = tokens()[i].flags;
      if ((flags & Token::kDigits) || tokens()[i].length < 2) continue;
      ++words;
      if (flags & Token::kAllCapitals) ++shouted;
    }
    return words >= kMinCapitalWords && shouted * 10 >= words * 9;
  }

  void find_names() {
    scratch_.mention_at.assign(size(), -1);
    scratch_.named.assign(gazetteer_.concepts().size(), false);
    for (uint32_t i = 0; i < size();) {
      const uint32_t end = scratch_.numbers[i].name == Tries::kNoWord ? i : longest_name(i);
      i = end > i ? end : i + 1;
    }
  }

  // The end of the longest name that starts at token `first` (`first` when there is none).
  uint32_t longest_name(uint32_t first) {
    Trie::Node node = Trie::kRoot;
    uint32_t end = first;
    const NameForm* best = nullptr;
    for (uint32_t i = first; i < scratch_.ends[first]; ++i) {
      if (scratch_.numbers[i].name == Tries::kNoWord) break;
      node = tries_.names.find(node, scratch_.numbers[i].name);
      if (node == Trie::kNone) break;
      if (node >= tries_.forms.size()) continue;
      if (const NameForm* form = fitting_form(tries_.forms[node], first, i + 1)) {
        best = form;
        end = i + 1;
      }
    }
    if (!best) return first;
    if (best->target != kNoConcept) {
      scratch_.mention_at[first] = static_cast<int32_t>(found_.size());
      found_.push_back({best->target, first, end, best->use});
      if (best->use != AliasUse::kSurname) scratch_.named[best->target] = true;
    }
    return end;
  }

  const NameForm* fitting_form(const std::vector<NameForm>& forms, uint32_t first,
                               uint32_t last) const {
    const NameForm* best = nullptr;
    for (const NameForm& form : forms) {
      if (!fits(form, first, last)) continue;
      // A name beats a surname; among surnames the one named last in the text would be better, the
      // first one listed is what is certain.
      if (!best || (best->use == AliasUse::kSurname && form.use != AliasUse::kSurname))
        best = &form;
    }
    return best;
  }

  bool fits(const NameForm& form, uint32_t first, uint32_t last) const {
    if (form.use == AliasUse::kSurname && !scratch_.named[form.target]) return false;
    if (form.use == AliasUse::kCombining && !hyphen_behind(last)) return false;
    if (scratch_.free_case[first]) {
      return !form.acronym_word || (tokens()[first].flags & Token::kAcronym);
    }
    for (uint32_t i = first; i < last; ++i) {
      if (!casing_fits(form.casing[i - first], tokens()[i].flags)) return false;
    }
    return true;
  }

  bool hyphen_behind(uint32_t last) const {
    if (last >= size()) return false;
    const uint32_t from = tokens()[last - 1].span.end;
    return is_hyphen(text_.substr(from, tokens()[last].span.begin - from));
  }

  void find_patterns() {
    uint32_t covered = 0;
    for (uint32_t i = 0; i < size(); ++i) {
      const uint32_t stem = scratch_.numbers[i].stem;
      const bool word = stem != Tries::kNoWord && tries_.starts_pattern[stem];
      const bool slot = tries_.has_slot[Trie::kRoot] && scratch_.mention_at[i] >= 0;
      if (!word && !slot) continue;
      best_end_ = i;
      best_issues_.clear();
      walk(Trie::kRoot, i, scratch_.ends[i]);
      if (best_end_ <= i || best_end_ <= covered) continue;
      covered = best_end_;
      for (const ConceptIndex issue : best_issues_) {
        found_.push_back({issue, i, best_end_, AliasUse::kName});
      }
    }
  }

  // Follows every path from `node` at token `at`; keeps the longest that ends an issue.
  void walk(Trie::Node node, uint32_t at, uint32_t limit) {
    if (at >= best_end_ && !tries_.issues[node].empty()) {
      if (at > best_end_) best_issues_.clear();
      best_end_ = at;
      for (const ConceptIndex issue : tries_.issues[node]) {
        if (std::find(best_issues_.begin(), best_issues_.end(), issue) == best_issues_.end()) {
          best_issues_.push_back(issue);
        }
      }
    }
    if (at >= limit) return;
    const uint32_t stem = scratch_.numbers[at].stem;
    if (stem != Tries::kNoWord) {
      for (const Casing casing : {Casing::kAny, Casing::kCapital, Casing::kAllCapitals}) {
        if (!scratch_.free_case[at] && !casing_fits(casing, tokens()[at].flags)) break;
        const Trie::Node next = tries_.patterns.find(node, Tries::word_edge(stem, casing));
        if (next != Trie::kNone) walk(next, at + 1, limit);
      }
    }
    if (tries_.has_slot[node] && scratch_.mention_at[at] >= 0) walk_slots(node, at, limit);
    if (tries_.has_gap[node]) {
      const Trie::Node next = tries_.patterns.find(node, Tries::kGapEdge);
      const uint32_t last = std::min(limit, at + kMaxGap + 1);
      for (uint32_t i = at; next != Trie::kNone && i < last; ++i) walk(next, i, limit);
    }
  }

  void walk_slots(Trie::Node node, uint32_t at, uint32_t limit) {
    const Mention mention = found_[static_cast<size_t>(scratch_.mention_at[at])];
    const Trie::Node any = tries_.patterns.find(node, Tries::kActorEdge);
    if (any != Trie::kNone) walk(any, mention.last, limit);
    if (gazetteer_[mention.target].state.empty()) return;
    const Trie::Node state = tries_.patterns.find(node, Tries::kStateEdge);
    if (state != Trie::kNone) walk(state, mention.last, limit);
  }

  const Gazetteer& gazetteer_;
  const Tries& tries_;
  std::string_view text_;
  const TokenList& list_;
  MatchScratch::Impl& scratch_;
  std::vector<Mention> found_;
  uint32_t best_end_ = 0;
  std::vector<ConceptIndex> best_issues_;  // several may name their matter in the same words
};

}  // namespace

Matcher::Matcher(const Gazetteer& gazetteer) : impl_(std::make_unique<Impl>(gazetteer)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

const Gazetteer& Matcher::gazetteer() const {
  return impl_->gazetteer;
}

std::vector<Mention> Matcher::match(std::string_view text, const TokenList& tokens,
                                    const std::vector<Sentence>& sentences, MatchScratch& scratch,
                                    bool any_case) const {
  return Run(impl_->gazetteer, impl_->tries, text, tokens, *scratch.impl_).run(sentences, any_case);
}

}  // namespace chancery
