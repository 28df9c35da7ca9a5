#include "search/plan/known_stems.h"

namespace chancery::search {

namespace {

constexpr size_t kMinWordBytes = 3;

}  // namespace

uint32_t KnownStems::of(const TokenList& tokens, const Token& token) {
  const std::string_view exact = tokens.exact(token);
  const uint32_t number = words_.add(exact);
  if (number < stem_of_.size()) return stem_of_[number];
  const std::string_view word = tokens.word(token);
  uint32_t stem = kNone;
  if (token.flags & Token::kDigits) {
    stem = stems_.add(word);
  } else if (word.size() >= kMinWordBytes && !is_stop_word(word, language_)) {
    const std::string made = stemmer_.stem(exact);
    if (!made.empty()) stem = stems_.add(made);
  }
  stem_of_.push_back(stem);
  return stem;
}

std::shared_ptr<StemMemory> StemMemory::of_thread() {
  thread_local std::shared_ptr<StemMemory> memory;
  if (!memory || memory->is_full()) memory = std::make_shared<StemMemory>();
  return memory;
}

bool StemMemory::is_full() const {
  constexpr size_t kMostWords = 30'000;  // some 2 MB
  size_t words = 0;
  for (const auto& [language, stems] : languages_) words += stems.words();
  return words > kMostWords;
}

}  // namespace chancery::search
