#include "search/plan/known_stems.h"

namespace chancery::search {

namespace {

constexpr size_t kMinWordBytes = 3;

}  // namespace

KnownStems::Entry KnownStems::of(const TokenList& tokens, const Token& token) {
  const std::string_view exact = tokens.exact(token);
  const uint32_t number = exact_.add(exact);
  if (number < entries_.size()) return entries_[number];
  const std::string_view word = tokens.word(token);
  Entry entry{words_.add(word), kNone};
  if (token.flags & Token::kDigits) {
    entry.stem = stems_.add(word);
  } else if (word.size() >= kMinWordBytes && !is_stop_word(word, language_)) {
    const std::string stem = stemmer_.stem(exact);
    if (!stem.empty()) entry.stem = stems_.add(stem);
  }
  entries_.push_back(entry);
  return entry;
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
