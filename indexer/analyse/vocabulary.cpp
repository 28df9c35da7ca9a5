#include "indexer/analyse/vocabulary.h"

#include <algorithm>
#include <utility>

#include "chancery/schema.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMinNewWords = 1000;
constexpr size_t kMinSpellingBytes = 3;

// `exact`: with its accents; `stemmer`: null for a language without.
void add_met(WordsMet& met, const std::string& language, const Stemmer* stemmer,
             const std::string& word, std::string_view exact, uint32_t documents) {
  if (word.size() >= kMinSpellingBytes) met.counts.push_back({word, documents});
  if (stemmer == nullptr) return;
  const std::string stem = stemmer->stem(exact);
  if (stem != word) met.forms.push_back({schema::forms_key(language, stem), word});
}

}  // namespace

WordsMet words_of_note(std::string_view note) {
  WordsMet met;
  ByteReader in(note, "the note of the words of a segment");
  while (!in.rest().empty()) {
    const std::string language(in.string());
    const Stemmer stemmer(language);
    const Stemmer* const used = Stemmer::supports(language) ? &stemmer : nullptr;
    ByteReader list(in.string(), "the note of the words of a segment");
    while (!list.rest().empty()) {
      const std::string_view exact = list.string();
      const std::string_view folded = list.string();
      const std::string word(folded.empty() ? exact : folded);
      add_met(met, language, used, word, exact, static_cast<uint32_t>(list.number()));
    }
  }
  return met;
}

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
    add_met(met, language_, has_stems_ ? &stemmer_ : nullptr, word.word, numbers_.word(number),
            word.documents);
    word.documents = 0;
    word.noted = 0;
  }
}

void Vocabulary::note(ByteWriter& out) {
  ByteWriter list;
  for (uint32_t number = 0; number < words_.size(); ++number) {
    Word& word = words_[number];
    if (!word.stemmed || word.documents == word.noted) continue;
    const std::string_view exact = numbers_.word(number);
    list.string(exact);
    list.string(word.word == exact ? std::string_view() : word.word);
    list.number(word.documents - word.noted);
    word.noted = word.documents;
  }
  const std::string words = list.take();
  if (words.empty()) return;
  out.string(language_);
  out.string(words);
}

}  // namespace chancery::indexer
