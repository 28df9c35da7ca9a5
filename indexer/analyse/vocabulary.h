// The words of one language that a thread has met.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/bytes.h"
#include "chancery/text.h"
#include "chancery/word_table.h"

namespace chancery::indexer {

// Words of documents, for spelling and for search by stem. The same word may come several times.
struct WordsMet {
  struct Count {
    std::string word;
    uint32_t documents = 0;
  };
  struct Form {
    std::string key;  // schema::forms_key
    std::string word;
  };
  std::vector<Count> counts;
  std::vector<Form> forms;
};

// The words of notes that Vocabulary::note() has written one behind the other. Throws Error for
// other bytes.
WordsMet words_of_note(std::string_view note);

// Not thread-safe.
class Vocabulary {
 public:
  struct Word {
    std::string word;
    std::string exact_term;  // with accents, when it has any
    uint32_t documents = 0;  // that have it, since hand_over()
    uint32_t noted = 0;      // of them, by note()
    bool stemmed = false;    // a word of letters, in a script that parts words
  };

  explicit Vocabulary(const std::string& language)
      : language_(language), stemmer_(language), has_stems_(Stemmer::supports(language)) {}

  size_t size() const { return words_.size(); }
  // The number of a token's word; `shared`: its number in WordNumbers `table`.
  uint32_t number(const TokenList& tokens, const Token& token, uint32_t table, uint32_t shared);
  Word& word(uint32_t number) { return words_[number]; }

  // Words have ranks because Xapian's ordered tree of a document's terms takes rare ones quickest
  // in their order. New ones rank last until there are many of them. Call it between documents.
  void rank_new_words();
  uint32_t rank(uint32_t number) const { return ranks_[number]; }

  // Adds what was met since the last time to `met`. What is not noted then will not be.
  void hand_over(WordsMet& met);
  // Writes what was met since the last time to `out`, for words_of_note().
  void note(ByteWriter& out);

 private:
  uint32_t add(std::string_view word, std::string_view exact, uint8_t flags);

  std::string language_;
  Stemmer stemmer_;
  bool has_stems_;
  WordTable numbers_;  // by exact form
  std::vector<Word> words_;
  std::vector<uint32_t> ranks_;      // of each word
  std::vector<uint32_t> order_;      // and back
  size_t ranked_ = 0;                // words that are in their order
  std::vector<uint32_t> of_shared_;  // by number in WordNumbers, or kNone
  uint32_t shared_table_ = 0;
};

}  // namespace chancery::indexer
