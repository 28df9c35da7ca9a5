// A sentence as attribution reads it: words, marks, and whole quotations as one item each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/record.h"
#include "indexer/attribute/cue_words.h"
#include "indexer/attribute/quotes.h"

namespace chancery::indexer {

struct Item {
  enum Kind : uint8_t { kWord, kQuote, kMark };
  Kind kind = kWord;
  char mark = 0;         // of a mark: , . ; : - ( ) and ? for what ends; of a quote: its last sign
  bool capital = false;  // of a word
  bool quoted = false;   // a word within quotes that are too short to be a statement
  bool possessive = false;  // an 's was taken off
  bool joined = false;      // of a word: a hyphen joins it to the one before
  bool closed = true;       // of a quote
  Span span;                // bytes of the text
  CueClasses classes = 0;
  std::string_view word;                                   // of a word, as TokenList::exact
  const std::vector<CueWords::Phrase>* phrases = nullptr;  // that a word may begin
  uint32_t words = 1;                                      // how many there are

  bool is(CueClasses wanted) const { return kind == kWord && (classes & wanted) != 0; }
  bool is_mark(char c) const { return kind == kMark && mark == c; }
  bool is_dash_or_comma() const { return kind == kMark && (mark == ',' || mark == '-'); }
};

// One sentence, or what stands between quotations that are sentences themselves.
struct Segment {
  uint32_t begin = 0, end = 0;  // items
  bool paragraph = false;       // the first of its paragraph
};

// Half-open range of items of one segment.
struct Range {
  size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

struct Items {
  std::vector<Item> items;
  std::vector<Segment> segments;
};

using ItemSpan = std::span<const Item>;

// How many words there are in items [begin, end).
size_t count_words(ItemSpan items, size_t begin, size_t end);

// The words of a text, and where to look for what is known of each.
struct WordsOfText {
  const TokenList& tokens;
  const WordNumbers& numbers;  // of the tokens, or none
  const CueWords& cues;
  KnownCues& known;
};

// The items of a text whose sentences are known; `words.tokens` and `words.cues` must outlive them.
Items make_items(const Record& record, const std::vector<Quote>& quotes, const WordsOfText& words);

// The cue that begins at item `at`: how many items it has (0: none) and its classes. The longest
// phrase wins.
struct Cue {
  size_t length = 0;
  CueClasses classes = 0;
};
Cue cue_at(ItemSpan items, size_t at);

}  // namespace chancery::indexer
