#include "indexer/analyse/vocabulary.h"

#include <algorithm>
#include <utility>

#include "chancery/schema.h"

namespace chancery {

namespace {

constexpr size_t kMinNewWords = 1000;
constexpr size_t kMinSpellingBytes = 3;

}  // namespace

uint32_t Vocabulary::number(const TokenList& tokens, const Token& token, uint32_t table,
                            uint32_t shared) {
  if (table != shared_table_) {
    of_shared_.clear();
    shared_table_ = table;
  }
  if (shared >= of_shared_.size()) of_shared_.resize(shared + 1, WordTable::kNone);
  uint32_t& known = of_shared_[shared];
  if (known == WordTable::kNone) {
    known = add(tokens.word(token), tokens.exact(token), token.flags);
  }
  return known;
}

uint32_t Vocabulary::add(std::string_view word, std::string_view exact, uint8_t flags) {
  const uint32_t number = numbers_.add(exact);
  if (number < words_.size()) return number;
  Word made;
  made.word = word;
  made.stemmed = !(flags & (Token::kUnspaced | Token::kDigits));
  if (flags & Token::kAccent) {
    made.exact_term = schema::exact_term(schema::kExactFormPrefix, exact);
  }
  words_.push_back(std::move(made));
  ranks_.push_back(number);
  order_.push_back(number);
  return number;
}

void Vocabulary::rank_new_words() {
  if (words_.size() < ranked_ + ranked_ / 2 + kMinNewWords) return;
  const auto before = [&](uint32_t a, uint32_t b) { return words_[a].word < words_[b].word; };
  const auto first_new = order_.begin() + static_cast<ptrdiff_t>(ranked_);
  std::sort(first_new, order_.end(), before);
  std::inplace_merge(order_.begin(), first_new, order_.end(), before);
  for (uint32_t rank = 0; rank < order_.size(); ++rank) ranks_[order_[rank]] = rank;
  ranked_ = words_.size();
}

void Vocabulary::hand_over(WordsMet& met) {
  for (uint32_t number = 0; number < words_.size(); ++number) {
    Word& word = words_[number];
    if (!word.stemmed || word.documents == 0) continue;
    if (word.word.size() >= kMinSpellingBytes) met.counts.push_back({word.word, word.documents});
    word.documents = 0;
    if (!Stemmer::supports(language_)) continue;
    const std::string stem = stemmer_.stem(numbers_.word(number));
    if (stem != word.word) met.forms.push_back({schema::forms_key(language_, stem), word.word});
  }
}

}  // namespace chancery
