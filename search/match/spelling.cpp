#include "search/match/spelling.h"

#include <algorithm>
#include <set>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "search/parse/lexer.h"
#include "search/plan/characters.h"
#include "search/plan/compounds.h"
#include "search/plan/edit_distance.h"

namespace chancery::search {

struct SpelledCandidate {
  std::string text;
  size_t first = 0, last = 0;  // words of the query
  size_t distance = 0;
  Xapian::doccount documents = 0;

  bool better_than(const SpelledCandidate& other) const {
    if (other.text.empty()) return true;
    if (distance != other.distance) return distance < other.distance;
    return documents != other.documents ? documents > other.documents : text < other.text;
  }
};

namespace {

constexpr size_t kMinCharacters = 4;       // shorter words look like too many others
constexpr size_t kMinSure = 5;             // characters
constexpr size_t kLong = 8, kLonger = 14;  // that two, three mistakes are forgiven in
constexpr size_t kMostWords = 4;           // of a name
constexpr size_t kMostCorrected = 8;       // words of a query

size_t forgiven(size_t length) {
  if (length < kMinCharacters) return 0;
  return length < kLong ? 1 : length < kLonger ? 2 : 3;
}

// A word of the query that stands alone.
struct Typed {
  std::string word;  // folded
  std::string exact;
  size_t begin = 0, end = 0;  // bytes of the query
  bool letters = true;
  size_t run = 0;  // words of one number stand beside each other
};

bool is_pattern(const std::string& text) {
  return text.find_first_of("*?~^") != std::string::npos;
}

std::vector<Typed> typed_words(const std::string& query) {
  std::vector<Typed> words;
  bool apart = false;  // a value, or behind a minus
  size_t run = 0;
  TokenList tokens;
  for (const QueryToken& part : lex_query(query)) {
    const bool plain = part.kind == QueryToken::kWord && !apart && !is_pattern(part.text);
    apart = part.kind == QueryToken::kField || part.kind == QueryToken::kMinus;
    if (!plain) {
      ++run;
      continue;
    }
    tokens.clear();
    tokenize(part.text, tokens);
    for (const Token& token : tokens.tokens) {
      words.push_back({std::string(tokens.word(token)), std::string(tokens.exact(token)),
                       part.offset + token.span.begin, part.offset + token.span.end,
                       !(token.flags & (Token::kDigits | Token::kUnspaced)), run});
    }
  }
  return words;
}

class Corrector {
 public:
  explicit Corrector(const PlanContext& context) : context_(context) {
    for (const std::string& language : context.languages) {
      constexpr size_t kMostLanguages = 6;
      if (stemmers_.size() < kMostLanguages) stemmers_.emplace_back(language, Stemmer(language));
    }
  }

  bool finds_something(const Typed& typed) {
    const Xapian::Database& database = context_.database;
    if (!typed.letters || database.term_exists(typed.word)) return true;
    if (!context_.gazetteer.lookup(typed.word).empty() ||
        context_.gazetteer.lookup_foreign(typed.word) != kNoConcept) {
      return true;
    }
    for (const auto& [start, rest] : hyphenations(typed.word)) {
      if (found_beside(context_, start, rest)) return true;
    }
    return std::any_of(stemmers_.begin(), stemmers_.end(), [&](const auto& item) {
      const std::string stem = item.second.stem(typed.exact);
      return database.term_exists(stem) || !context_.forms.of(item.first, stem).empty();
    });
  }

  // Which words belong to the name of an actor or issue.
  void mark_named(const std::string& query, const std::vector<Typed>& words,
                  std::vector<bool>& known) const {
    TokenList tokens;
    tokenize(query, tokens);
    MatchScratch scratch;
    for (const Mention& mention : context_.matcher.match(query, tokens, {}, scratch, true)) {
      const size_t begin = tokens.tokens[mention.first].span.begin;
      const size_t end = tokens.tokens[mention.last - 1].span.end;
      for (size_t i = 0; i < words.size(); ++i) {
        if (words[i].begin >= begin && words[i].end <= end) known[i] = true;
      }
    }
  }

  SpelledCandidate like_word(const std::vector<Typed>& words, size_t at) const {
    constexpr unsigned kMostEdits = 2;
    SpelledCandidate found;
    const std::string& word = words[at].word;
    const std::string better = context_.database.get_spelling_suggestion(word, kMostEdits);
    if (better.empty()) return found;
    const std::u32string typed = characters(word);
    const size_t limit = std::min<size_t>(forgiven(typed.size()), kMostEdits);
    const size_t distance = edit_distance(typed, characters(better), limit);
    if (distance > limit) return found;
    return {better, at, at + 1, distance, context_.database.get_termfreq(better)};
  }

 private:
  const PlanContext& context_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
};

}  // namespace

void Spelling::read_forms(const Gazetteer& gazetteer) {
  const auto add = [&](std::string_view form, ConceptIndex target) {
    // Folding keeps the number of characters of what is ASCII.
    const bool plain = std::none_of(form.begin(), form.end(), [](char c) { return c & 0x80; });
    const size_t size = plain ? form.size() : characters(fold(form)).size();
    if (size < kMinCharacters) return;
    if (size >= forms_.size()) forms_.resize(size + 1);
    forms_[size].push_back({form, target});
  };
  for (ConceptIndex i = 0; i < gazetteer.concepts().size(); ++i) {
    add(gazetteer[i].name, i);
    if (!gazetteer[i].surname.empty()) add(gazetteer[i].surname, i);
  }
  for (const Alias& alias : gazetteer.aliases()) {
    const bool city = alias.use == AliasUse::kCity || alias.use == AliasUse::kCombining;
    if (alias.target != kNoConcept && !city) add(alias.form, alias.target);
  }
}

const std::vector<Spelling::Name>& Spelling::names_of_size(size_t characters_of_name) {
  const auto [found, is_new] = names_.try_emplace(characters_of_name);
  std::vector<Name>& names = found->second;
  if (!is_new || characters_of_name >= forms_.size()) return names;
  for (const Form& form : forms_[characters_of_name]) {
    std::u32string folded = characters(fold(form.text));
    const uint64_t met = characters_met(folded);
    names.push_back({std::move(folded), met, form.target});
  }
  return names;
}

void Spelling::take_like(const std::string& span, size_t first, size_t end,
                         const PlanContext& context, SpelledCandidate& best) {
  const std::u32string typed = characters(span);
  const size_t limit =
      std::min(forgiven(typed.size()), best.text.empty() ? SIZE_MAX : best.distance);
  if (limit == 0) return;
  if (forms_.empty()) read_forms(context.gazetteer);
  const uint64_t met = characters_met(typed);
  for (size_t size = typed.size() - limit; size <= typed.size() + limit; ++size) {
    for (const Name& name : names_of_size(size)) {
      if (!may_be_within(met, name.met, limit)) continue;
      const size_t distance = edit_distance(typed, name.folded, limit);
      if (distance > limit) continue;
      const Concept& item = context.gazetteer[name.target];
      const bool actor = item.kind == ConceptKind::kActor;
      const std::string term =
          schema::concept_term(schema::prefix_of(actor ? "actor" : "issue"), item.id);
      const SpelledCandidate candidate{text_of(name.folded), first, end, distance,
                                       context.database.get_termfreq(term)};
      if (candidate.documents > 0 && candidate.better_than(best)) best = candidate;
    }
  }
}

Correction Spelling::correct(const std::string& query, const PlanContext& context) {
  Correction made;
  const std::vector<Typed> words = typed_words(query);
  Corrector corrector(context);
  std::vector<bool> known(words.size());
  std::vector<size_t> unknown;
  for (size_t i = 0; i < words.size(); ++i) {
    known[i] = corrector.finds_something(words[i]);
    if (!known[i]) unknown.push_back(i);
  }
  if (unknown.empty() || unknown.size() > kMostCorrected) return made;
  if (context.guesses && context.guesses()) return made;
  corrector.mark_named(query, words, known);
  std::erase_if(unknown, [&](size_t at) { return known[at]; });
  if (unknown.empty()) return made;
  made.sure = true;
  size_t done = 0;  // bytes of the query
  size_t next = 0;  // word
  for (const size_t at : unknown) {
    if (at < next) continue;  // part of a name that was found
    SpelledCandidate best = corrector.like_word(words, at);
    for (size_t first = at < kMostWords ? 0 : at + 1 - kMostWords; first <= at; ++first) {
      std::string span;
      for (size_t last = first; last < words.size() && last < first + kMostWords; ++last) {
        if (first < next || words[last].run != words[first].run) break;
        span += (span.empty() ? "" : " ") + words[last].word;
        if (last < at) continue;
        take_like(span, first, last + 1, context, best);
      }
    }
    if (best.text.empty()) {
      made.sure = false;
      continue;
    }
    const size_t begin = words[best.first].begin, end = words[best.last - 1].end;
    made.words.emplace_back(query.substr(begin, end - begin), best.text);
    made.query += query.substr(done, begin - done) + best.text;
    made.sure = made.sure && characters(words[at].word).size() >= kMinSure;
    done = end;
    next = best.last;
  }
  if (made.words.empty()) return {};
  made.query += query.substr(done);
  return made;
}

}  // namespace chancery::search
