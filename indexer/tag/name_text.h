// The text that names are looked for in, with what is known of each of its tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/record.h"
#include "chancery/word_classes.h"
#include "indexer/tag/bare_words.h"
#include "indexer/tag/small_words.h"

namespace chancery::indexer {

// What other mentions cover a token with.
enum class Cover : uint8_t { kNone, kActorStart, kActor, kIssue };

// What the lists say of a word.
struct ListedWord {
  WordClasses classes = 0;
  BareClasses bare = 0;
  bool stop = false;  // says too little in English
  bool known = false;
};

// That of words, each looked up once and then known by its number. Not thread-safe: one a thread.
class ListedWords {
 public:
  // Of `word`, which is the token `token` of those with `numbers`; without numbers it is looked up.
  // Valid until the next call.
  const ListedWord& of(std::string_view word, const WordNumbers& numbers, uint32_t token);

 private:
  uint32_t table_ = 0;
  std::vector<ListedWord> known_;  // by number
  ListedWord single_;
};

class NameText {
 public:
  // All outlive this. `tokens` are those of the record's text, `numbers` theirs or none; `covers`
  // is one a token.
  NameText(const Record& record, const TokenList& tokens, const std::vector<Cover>& covers,
           const WordNumbers& numbers, ListedWords& listed);

  const Record& record() const { return record_; }
  const std::vector<Token>& tokens() const { return tokens_.tokens; }
  const std::vector<Cover>& covers() const { return covers_; }
  std::string_view word(uint32_t token) const { return tokens_.word(tokens_.tokens[token]); }
  uint8_t flags(uint32_t token) const { return tokens_.tokens[token].flags; }
  WordClasses classes(uint32_t token) const { return listed(token).classes; }
  BareClasses bare(uint32_t token) const { return listed(token).bare; }
  // Whether it says too little in English or in the text's language.
  bool is_stop(uint32_t token) const {
    return listed(token).stop || (!english_ && is_stop_word(word(token), record_.language));
  }
  // Whether the text has the folded `word` in small letters as well.
  bool stands_small(std::string_view word) const {
    small_.collect(tokens_);
    return small_.has(word);
  }
  // The bytes before the token, from the end of the one before; "" for the first.
  std::string_view gap(uint32_t token) const;
  // The tokens of each sentence whose capitals tell names, half-open: in headlines and in sentences
  // in capitals they do not.
  const std::vector<Span>& sentences() const { return sentences_; }

 private:
  const ListedWord& listed(uint32_t token) const {
    return listed_.of(word(token), numbers_, token);
  }
  bool has_evident_case(uint32_t begin, uint32_t end) const;

  const Record& record_;
  const TokenList& tokens_;
  const std::vector<Cover>& covers_;
  const WordNumbers& numbers_;
  ListedWords& listed_;
  const bool english_;
  std::vector<Span> sentences_;
  mutable SmallWords small_;  // collected when it is first asked for
};

}  // namespace chancery::indexer
