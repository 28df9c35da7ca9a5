// Text analysis: from UTF-8 to tokens, folded words and stems. Indexer and search use the same.
//
// A token is a run of letters and digits. Folding is NFKC case folding with accents taken off
// ("Élysée" → "elysee"), so "Aliyev’s", "ALIYEV" and "Alíyev" are one word: "aliyev". Rules beyond
// Unicode's: an English possessive goes; elided articles (l', d', qu') are their own token; other
// apostrophes vanish (O'Brien → obrien); initials with points are one word (U.S. → us, flagged
// kAcronym); digits keep inner points and lose thousands' commas; a hyphen separates. Scripts
// written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) give one token a character, which
// document terms and queries pair up. So does Hangul: a Korean word carries particles that no
// stemmer of ours takes off, and overlapping pairs find it with any of them (Lee and Ahn 1996).
//
// Floor: text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// Half-open range of bytes in a UTF-8 text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

struct Token {
  enum Flag : uint8_t {
    kCapital = 1,      // first letter is upper case
    kAllCapitals = 2,  // two letters or more, all upper case
    kAcronym = 4,      // written with points: U.S., U.N.
    kDigits = 8,       // holds a digit
    kUnspaced = 16,    // one character of a script without spaces, or of Hangul
    kPossessive = 32,  // an English 's was taken off
    kAccent = 64,      // the folded word lost an accent: TokenList::exact differs from word
  };
  Span span;                 // of the word as written, possessive not included
  uint32_t word = 0;         // where the folded word starts in TokenList::words
  uint8_t length = 0;        // its bytes
  uint8_t exact_length = 0;  // bytes of the form with accents, which follows it; 0: the same
  uint8_t flags = 0;
};

struct TokenList {
  std::string words;  // the folded words, one after another
  std::vector<Token> tokens;

  std::string_view word(const Token& token) const {
    return std::string_view(words).substr(token.word, token.length);
  }
  // Case-folded with its accents: what a stemmer needs.
  std::string_view exact(const Token& token) const {
    if (token.exact_length == 0) return word(token);
    return std::string_view(words).substr(token.word + token.length, token.exact_length);
  }
  void clear() {
    words.clear();
    tokens.clear();
  }
};

// Splits `text` and appends to `out`. Invalid UTF-8 separates words. Words of more than 64 bytes
// are cut. Thread-safe; the cost of ASCII text is a table look-up a byte.
void tokenize(std::string_view text, TokenList& out);

// Folds one string as tokenize folds words, keeping everything between them: "São Tomé" → "sao
// tome".
std::string fold(std::string_view text);

// Snowball stems of one language. Not thread-safe: one a thread. Callers keep the stems they need
// again (a Snowball run costs about a microsecond).
class Stemmer {
 public:
  // `language`: ISO 639-1. Languages that Snowball lacks leave words as they are.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The stem of a case-folded word that has its accents (TokenList::exact), without accents.
  // English words are brought to American spelling first (normalisation → normalization), so both
  // meet.
  std::string stem(std::string_view word) const;
  static bool supports(std::string_view language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Whether `word` (folded) says too little to rank by in `language`: the, of, und, и.
bool is_stop_word(std::string_view word, std::string_view language);

}  // namespace chancery
