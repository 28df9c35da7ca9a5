#include "search/snippet/directed_stance.h"

#include <algorithm>

namespace chancery::search {

namespace {

using C = StanceClass;

// Distances in words. They were chosen on one half of who-whom.tsv (docs/evaluation.md).
constexpr size_t kBetweenTwo = 22;    // that stand in one clause
constexpr size_t kToObject = 4;       // from a word to whom it tells of
constexpr size_t kToAgent = 6;        // from a passive verb to its "by"
constexpr size_t kNearAgent = 4;      // from "by" to whom it names
constexpr size_t kAdverbs = 4;        // between who holds it and the verb
constexpr size_t kQuoted = 52;        // between one in a quotation and its speaker
constexpr size_t kBeforeQuoted = 22;  // words of a quotation that count, before the one
constexpr size_t kCalled = 11;        // between a speaker and whom they speak of
constexpr size_t kBehindCalled = 14;  // words that count, behind whom they speak of
constexpr size_t kVerbThenMany = 13;  // from a verb to one of several that it tells of
constexpr size_t kPronounFar = 38;    // between one and the verb whose object stands for it
constexpr size_t kPersonPhrase = 3;

class Reader {
 public:
  Reader(std::string_view sentence, const Span& first, const Span& second, const StanceWords& words)
      : text_(sentence), words_(words) {
    tokenize(sentence, tokens_);
    found_ = words.find(tokens_);
    first_ = begin_of(first);
    behind_first_ = end_of(first);
    second_ = begin_of(second);
    behind_second_ = end_of(second);
  }

  std::optional<DirectedStance> read() const {
    if (behind_first_ > second_) return std::nullopt;
    if (auto told = of_pronoun()) return told;
    if (auto told = quoted()) return told;
    if (auto told = between()) return told;
    if (auto told = called()) return told;
    return verb_then_many();
  }

 private:
  using Told = std::optional<DirectedStance>;

  size_t count() const { return tokens_.tokens.size(); }
  size_t begin_of(const Span& span) const {
    return static_cast<size_t>(
        std::lower_bound(tokens_.tokens.begin(), tokens_.tokens.end(), span.begin,
                         [](const Token& token, uint32_t at) { return token.span.end <= at; }) -
        tokens_.tokens.begin());
  }
  size_t end_of(const Span& span) const {
    return static_cast<size_t>(
        std::lower_bound(tokens_.tokens.begin(), tokens_.tokens.end(), span.end,
                         [](const Token& token, uint32_t at) { return token.span.begin < at; }) -
        tokens_.tokens.begin());
  }
  bool is(size_t at, StanceClasses wanted) const {
    return at < count() && (words_.classes(tokens_.word(tokens_.tokens[at])) & wanted) != 0;
  }
  // Whether one of the signs stands between tokens `from` and `to`.
  bool has_sign(size_t from, size_t to, std::string_view signs) const {
    if (from == 0 || from > to || to >= count()) return false;
    const uint32_t begin = tokens_.tokens[from - 1].span.end;
    const uint32_t end = tokens_.tokens[to].span.begin;
    return text_.substr(begin, end - begin).find_first_of(signs) != std::string_view::npos;
  }
  bool has_quote(size_t from, size_t to) const {
    if (from == 0 || from > to || to >= count()) return false;
    const uint32_t begin = tokens_.tokens[from - 1].span.end;
    const std::string_view part = text_.substr(begin, tokens_.tokens[to].span.begin - begin);
    return part.find('"') != std::string_view::npos ||
           part.find("\u201D") != std::string_view::npos;
  }

  static DirectedStance told(bool first_holds, const StanceWord& word) {
    return {first_holds, word.in_favour(), word.span};
  }

  // The word that decides among those within tokens [begin, end) that `counts`: none when they are
  // in balance.
  template <typename Counts>
  const StanceWord* decisive(size_t begin, size_t end, const Counts& counts) const {
    int sum = 0;
    const StanceWord *for_it = nullptr, *against_it = nullptr;
    for (const StanceWord& word : found_) {
      if (word.first < begin || word.last >= end || !counts(word)) continue;
      sum += word.in_favour() ? 1 : -1;
      (word.in_favour() ? for_it : against_it) = &word;
    }
    if (sum == 0) return nullptr;
    return sum > 0 ? for_it : against_it;
  }

  const StanceWord* verb_at(size_t at) const {
    for (const StanceWord& word : found_) {
      if (word.first == at && (word.classes & C::kVerb)) return &word;
    }
    return nullptr;
  }
  // The verb that whoever ends before `at` is the subject of: "has since strongly condemned".
  const StanceWord* verb_behind(size_t at) const {
    for (size_t i = at; i <= at + kAdverbs; ++i) {
      if (const StanceWord* verb = verb_at(i)) return verb;
      if (!is(i, C::kBetween)) return nullptr;
    }
    return nullptr;
  }

  // "… and McCain has since endorsed him", "… and McCain endorsed Lee".
  Told of_pronoun() const {
    const StanceWord* verb = verb_behind(behind_second_);
    if (verb == nullptr || second_ - behind_first_ > kPronounFar) return std::nullopt;
    const size_t object = verb->last + 1;
    if (!is(object, C::kObject) && !is_first_again(object)) return std::nullopt;
    return told(false, *verb);
  }

  // Whether the token is a word of the first name.
  bool is_first_again(size_t at) const {
    constexpr size_t kLeastName = 4;
    if (at >= count()) return false;
    const std::string_view word = tokens_.word(tokens_.tokens[at]);
    for (size_t i = first_; i < behind_first_ && word.size() >= kLeastName; ++i)
      if (tokens_.word(tokens_.tokens[i]) == word) return true;
    return false;
  }

  // "… four more years of Obama," said Mr Duncan; … Mr Duncan said.
  Told quoted() const {
    if (second_ - behind_first_ > kQuoted || is_hearer()) return std::nullopt;
    bool said = false;
    for (size_t i = second_; i > behind_first_ && i + kNearAgent > second_; --i)
      said = said || is(i - 1, C::kSpeech);
    if (said) {
      said = has_sign(behind_first_, second_, ",") || has_quote(behind_first_, second_);
    } else {
      for (size_t i = behind_second_; i < behind_second_ + 3; ++i) said = said || is(i, C::kSpeech);
      const size_t near = std::max(behind_first_, second_ - std::min<size_t>(second_, 2));
      said = said && (has_sign(near, second_, ",.") || has_quote(near, second_));
    }
    for (size_t i = behind_first_; i < behind_first_ + 3 && said; ++i)
      if (is(i, C::kSpeech)) said = false;
    if (!said) return std::nullopt;
    const size_t begin = first_ - std::min(first_, kBeforeQuoted);
    // What happened is told, and no opinion.
    const StanceWord* word = decisive(
        begin, second_, [](const StanceWord& one) { return (one.classes & C::kEvent) == 0; });
    return word == nullptr ? of_feeling(begin) : told(false, *word);
  }

  // "… are so frustrated with them," said Lee: what most words of feeling from token `begin` to the
  // second name tell.
  Told of_feeling(size_t begin) const {
    int sum = 0;
    Span good, bad;  // the last of each
    for (size_t i = begin; i < second_; ++i) {
      int feeling = words_.feeling(tokens_.word(tokens_.tokens[i]));
      for (size_t j = i - std::min(i, kNegationReach); j < i && feeling != 0; ++j) {
        if (!is(j, C::kNegation)) continue;
        feeling = -feeling;
        break;
      }
      sum += feeling;
      if (feeling != 0) (feeling > 0 ? good : bad) = tokens_.tokens[i].span;
    }
    if (sum == 0) return std::nullopt;
    return DirectedStance{false, sum > 0, sum > 0 ? good : bad};
  }

  // "…," officials told the Herald.
  bool is_hearer() const {
    constexpr StanceClasses kTold = C::kSpeech | C::kVerb;
    for (size_t i = second_; i > behind_first_ && i + 2 > second_; --i)
      if (i > 0 && (words_.classes(tokens_.word(tokens_.tokens[i - 1])) & kTold) == kTold)
        return true;
    return false;
  }

  // A good turn ("helped", "aid") tells too seldom of an opinion.
  static bool is_good_turn(const StanceWord& word) {
    return (word.classes & (C::kEvent | C::kFor)) == (C::kEvent | C::kFor);
  }

  Told between() const {
    if (second_ - behind_first_ > kBetweenTwo) return std::nullopt;
    std::vector<const StanceWord*> all, strong;
    for (const StanceWord& word : found_) {
      if (word.first < behind_first_ || word.last >= second_ || is_good_turn(word)) continue;
      all.push_back(&word);
      if (word.classes & (C::kVerb | C::kNoun)) strong.push_back(&word);
    }
    if (strong.empty()) strong = all;
    if (strong.empty()) return std::nullopt;
    const StanceWord* last = strong.back();
    const size_t length = second_ - behind_first_;
    // "Trump critic Lee"; "Trump supporters met Lee" tells nothing.
    if (last->last + 1 == second_ && length <= kPersonPhrase && (last->classes & C::kPerson))
      return told(false, *last);
    const StanceWord* word = decisive(behind_first_, second_, [&](const StanceWord& one) {
      return !is_good_turn(one) && (strong == all || (one.classes & (C::kVerb | C::kNoun)) != 0);
    });
    if (word == nullptr) word = last;
    // "The plan angered them": of such verbs the object is who holds it.
    const bool felt = (last->classes & C::kFelt) != 0;
    if (through(*last)) return told(felt, *word);
    if (second_ - last->last - 1 > kToObject || leads_elsewhere(last->last + 1))
      return std::nullopt;
    if ((last->classes & C::kPerson) && last->first <= behind_first_ + 2) return std::nullopt;
    return told(!felt, *word);
  }

  // "An attack in", "warned that", "support, …": between a word and one who is not its object.
  bool leads_elsewhere(size_t from) const {
    for (size_t i = from; i < second_; ++i)
      if (is(i, C::kPlace)) return true;
    return has_sign(from, second_, ",;:()");
  }

  // Whether who holds it comes behind the word: "praised by", "support from".
  bool through(const StanceWord& word) const {
    const size_t behind = word.last + 1;
    const bool noun = (word.classes & C::kNoun) != 0;
    for (size_t i = behind; i < second_; ++i) {
      if (!is(i, C::kBy)) continue;
      if (noun) {
        if (i > behind + 2) continue;
        if ((word.classes & C::kPast) || i + kNearAgent >= second_) return true;
      } else if ((word.classes & C::kPast) && i < behind + kToAgent) {
        // "Rejected a request by Lee" has an object of its own.
        return !is(behind, C::kDeterminer);
      }
    }
    if (!noun) return false;
    for (size_t i = behind; i < std::min(second_, behind + 2); ++i)
      if (is(i, C::kThrough)) return true;
    return false;
  }

  // "Cameron called Corbyn a disgrace", "Lee said Ek was wrong".
  Told called() const {
    if (second_ - behind_first_ > kCalled) return std::nullopt;
    size_t at = behind_first_;
    while (at < second_ && at < behind_first_ + 4 && !is(at, C::kSpeech | C::kCalls)) ++at;
    if (at >= second_ || !is(at, C::kSpeech | C::kCalls)) return std::nullopt;
    size_t end = behind_second_;
    while (end < count() && end < behind_second_ + kBehindCalled && !has_sign(end, end, ".;:()"))
      ++end;
    const StanceWord* word = decisive(at + 1, end, [](const StanceWord&) { return true; });
    return word == nullptr ? Told() : told(true, *word);
  }

  // "Lee attacked the plan of the ministers of Ek".
  Told verb_then_many() const {
    if (second_ - behind_first_ > kVerbThenMany) return std::nullopt;
    const StanceWord* verb = verb_behind(behind_first_);
    if (verb == nullptr || verb->last >= second_ || (verb->classes & C::kEvent))
      return std::nullopt;
    for (size_t i = verb->last; i < second_; ++i)
      if (is(i, C::kBy)) return std::nullopt;
    return told(true, *verb);
  }

  std::string_view text_;
  const StanceWords& words_;
  TokenList tokens_;
  std::vector<StanceWord> found_;
  size_t first_ = 0, behind_first_ = 0, second_ = 0, behind_second_ = 0;  // tokens
};

}  // namespace

std::optional<DirectedStance> directed_stance(std::string_view sentence, const Span& first,
                                              const Span& second, const StanceWords& words) {
  return Reader(sentence, first, second, words).read();
}

}  // namespace chancery::search
