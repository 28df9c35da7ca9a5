#include "search/plan/telling_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "chancery/word_table.h"
#include "search/plan/known_stems.h"

namespace chancery::search {

namespace {

constexpr size_t kCandidates = 80;  // whose frequency is looked up

struct Candidate {
  double share = 0;    // of the texts' words, summed over texts
  double counted = 0;  // in the text at hand
  size_t texts = 0;
};

struct Shared {
  std::vector<std::string> words;  // sorted, each once
  double share = 0;
};

}  // namespace

struct TellingWords::Impl {
  Impl() : memory(StemMemory::of_thread()) {}

  // The candidate that a word counts for; kNone for one that tells nothing. The first form of a
  // word in the texts decides, where accents make two stems of it.
  uint32_t candidate_of(const Token& token) {
    uint32_t& candidate = candidate_of_word(tokens.word(token));
    if (candidate != kNotMet) return candidate;
    const uint32_t stem = stems->of(tokens, token);
    candidate = stem == kNone ? kNone : candidate_of_stem(stems->stem(stem));
    return candidate;
  }

  // In scripts without spaces: pairs of characters, as they are indexed.
  uint32_t pair_at(size_t at) {
    if (at + 1 == tokens.tokens.size()) return kNone;
    const Token& token = tokens.tokens[at];
    const Token& next = tokens.tokens[at + 1];
    if (!(next.flags & Token::kUnspaced) || token.span.end != next.span.begin) return kNone;
    const std::string pair = std::string(tokens.word(token)) + std::string(tokens.word(next));
    uint32_t& candidate = candidate_of_word(pair);
    if (candidate == kNotMet) candidate = candidate_of_stem(pair);
    return candidate;
  }

  uint32_t& candidate_of_word(std::string_view word) {
    const uint32_t number = words.add(word);
    if (number == candidate_by_word.size()) candidate_by_word.push_back(kNotMet);
    return candidate_by_word[number];
  }

  uint32_t candidate_of_stem(std::string_view stem) {
    const uint32_t candidate = stems_met.add(stem);
    if (candidate == candidates.size()) candidates.emplace_back();
    return candidate;
  }

  // Texts in another language follow: words are of other stems there.
  void forget_stems() {
    for (uint32_t word = 0; word < candidate_by_word.size(); ++word) {
      uint32_t& candidate = candidate_by_word[word];
      if (candidate < kNotMet) spelled.emplace_back(candidate, word);
      candidate = kNotMet;
    }
  }

  void add(const Record& record, std::string_view text) {
    tokens.clear();
    tokenize(text, tokens);
    if (KnownStems* const own = &memory->of(record.language); own != stems) {
      forget_stems();
      stems = own;
    }
    double counted = 0;
    std::vector<uint32_t> met;
    for (size_t i = 0; i < tokens.tokens.size(); ++i) {
      const Token& token = tokens.tokens[i];
      const uint32_t candidate = token.flags & Token::kUnspaced ? pair_at(i) : candidate_of(token);
      if (candidate == kNone) continue;
      ++counted;
      if (candidates[candidate].counted++ == 0) met.push_back(candidate);
    }
    for (const uint32_t number : met) {
      Candidate& candidate = candidates[number];
      candidate.share += candidate.counted / counted;
      candidate.counted = 0;
      ++candidate.texts;
    }
    ++texts_added;
  }

  // The candidates that so many texts have, the most frequent first.
  std::vector<uint32_t> most_shared(size_t least) const {
    std::vector<uint32_t> found;
    for (uint32_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].texts >= least) found.push_back(i);
    const auto end = found.begin() + static_cast<ptrdiff_t>(std::min(found.size(), kCandidates));
    std::partial_sort(found.begin(), end, found.end(), [this](uint32_t a, uint32_t b) {
      const double left = candidates[a].share, right = candidates[b].share;
      return left != right ? left > right : stems_met.word(a) < stems_met.word(b);
    });
    found.erase(end, found.end());
    return found;
  }

  std::vector<Shared> shared(size_t least) {
    forget_stems();
    const std::vector<uint32_t> numbers = most_shared(least);
    std::vector<Shared> made(numbers.size());
    std::vector<uint32_t> places(candidates.size(), kNone);
    for (uint32_t i = 0; i < numbers.size(); ++i) {
      places[numbers[i]] = i;
      made[i].share = candidates[numbers[i]].share;
    }
    for (const auto& [candidate, word] : spelled) {
      if (places[candidate] != kNone) made[places[candidate]].words.emplace_back(words.word(word));
    }
    for (Shared& one : made) {
      std::sort(one.words.begin(), one.words.end());
      one.words.erase(std::unique(one.words.begin(), one.words.end()), one.words.end());
    }
    return made;
  }

  static constexpr uint32_t kNone = KnownStems::kNone;
  static constexpr uint32_t kNotMet = kNone - 1;

  const std::shared_ptr<StemMemory> memory;
  KnownStems* stems = nullptr;  // of the language at hand
  TokenList tokens;
  WordTable words;                          // of the texts, as they have them
  std::vector<uint32_t> candidate_by_word;  // of each, in the language at hand
  WordTable stems_met;                      // whatever the language
  std::vector<Candidate> candidates;        // of each
  // Candidates and their words in languages that are done; a word may be there twice.
  std::vector<std::pair<uint32_t, uint32_t>> spelled;
  size_t texts_added = 0;
};

TellingWords::TellingWords() : impl_(std::make_unique<Impl>()) {}
TellingWords::~TellingWords() = default;

void TellingWords::add(const Record& record, Span span) {
  std::string_view text = record.text;
  if (span.end > span.begin) text = text.substr(span.begin, span.end - span.begin);
  impl_->add(record, text);
}

std::vector<TellingTerm> TellingWords::best(const Xapian::Database& database, size_t texts,
                                            size_t most, const Occurrences& occurrences) const {
  const double all = database.get_avlength() * database.get_doccount();
  const std::vector<Shared> shared = impl_->shared(texts);
  std::vector<std::pair<double, const Shared*>> rated;
  for (const Shared& item : shared) {
    double found = 0;
    for (const std::string& word : item.words)
      found +=
          static_cast<double>(occurrences ? occurrences(word) : database.get_collection_freq(word));
    if (found <= 0) continue;
    const double share = item.share / static_cast<double>(impl_->texts_added);
    const double weight = share * std::log(share * all / found);
    if (weight > 0) rated.emplace_back(weight, &item);
  }
  std::stable_sort(rated.begin(), rated.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (rated.size() > most) rated.resize(most);
  std::vector<TellingTerm> terms;
  terms.reserve(rated.size());
  for (const auto& [weight, item] : rated)
    terms.push_back({item->words, weight / rated.front().first});
  return terms;
}

}  // namespace chancery::search
