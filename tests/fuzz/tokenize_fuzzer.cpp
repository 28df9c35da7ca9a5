// Any bytes: tokens, folding, stems, sentences and inert text keep what their headers promise.
#include <cstdint>

#include "chancery/sentences.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {
namespace {

void check_tokens(std::string_view text) {
  static const Stemmer stemmers[] = {Stemmer("en"), Stemmer("fr"), Stemmer("ru"), Stemmer("")};
  const bool valid = utf8::is_valid(text);
  TokenList list;
  tokenize(text, list);
  uint32_t last = 0;
  for (const Token& token : list.tokens) {
    check(token.span.begin >= last && token.span.begin < token.span.end, "spans are in order");
    check(token.span.end <= text.size(), "spans are within the text");
    last = token.span.end;
    const std::string_view word = list.word(token);
    check(!word.empty() && word.size() <= 64, "words have 1 to 64 bytes");
    check(token.word + token.length + token.exact_length <= list.words.size(), "words are kept");
    if (valid) check(utf8::is_valid(word) && utf8::is_valid(list.exact(token)), "words are UTF-8");
    for (const Stemmer& stemmer : stemmers) stemmer.stem(list.exact(token));
  }
}

void check_sentences(std::string_view text) {
  const bool valid = utf8::is_valid(text);
  uint32_t last = 0;
  for (const Sentence& sentence : split_sentences(text)) {
    const auto [begin, end] = sentence.span;
    check(begin >= last && begin < end && end <= text.size(), "sentences are in order");
    check(text.substr(last, begin - last).find_first_not_of(" \t\n\r\f") == std::string_view::npos,
          "sentences cover all that is not white space");
    if (valid) check(utf8::is_valid(text.substr(begin, end - begin)), "no character is split");
    last = end;
  }
}

void check_inert(std::string_view text) {
  const std::string shown = utf8::inert(text);
  check(utf8::is_valid(shown), "inert text is UTF-8");
  for (size_t pos = 0; pos < shown.size();) {
    check(utf8::is_inert(utf8::next(shown, pos)), "inert text is inert");
  }
  check(utf8::is_valid(utf8::repaired(text)), "repaired text is UTF-8");
  check(utf8::width(utf8::fit(shown, 20)) <= 20, "fitted text fits");
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = chancery::fuzz::text_of(data, size);
  chancery::fuzz::check_tokens(text);
  chancery::fuzz::check_sentences(text);
  chancery::fuzz::check_inert(text);
  chancery::fold(text);
  return 0;
}
