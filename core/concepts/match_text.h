// The text that one run of the matcher reads, with what is known of each of its tokens.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/word_classes.h"
#include "chancery/word_table.h"
#include "core/concepts/languages.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

// What a word is in the tries and in English.
struct KnownWord {
  uint32_t name = Tries::kNoWord;
  uint32_t stem = Tries::kNoWord;
  WordClasses classes = 0;
  // What it is in another language, that of the text or of its script.
  const LanguageTables* local = nullptr;
  uint32_t local_name = Tries::kNoWord;
  uint32_t local_stem = Tries::kNoWord;
  uint32_t local_beginning = Tries::kNoWord;
  bool local_stop = false;   // says too little there to be an English word: "contra"
  bool begins_name = false;  // or an office, whatever its language
};

struct MatchScratch::Impl {
  WordTable known;                     // exact forms
  std::vector<KnownWord> known_words;  // a word of `known` each
  Stemmer stemmer{"en"};
  std::map<const LanguageTables*, Stemmer> local_stemmers;
  const Tries* tries = nullptr;  // whose numbers `known_words` holds

  // A token each:
  WordNumbers words;
  std::vector<uint32_t> stems;       // KnownWord::stem; none of a word that says too little
  std::vector<uint8_t> begins_name;  // KnownWord::begins_name
  std::vector<uint32_t> ends;        // where its sentence ends (token number)
  std::vector<uint8_t> letters;      // MatchText::Letters of its sentence
  std::vector<int32_t> mention_at;   // the actor mention that starts there, or -1
  uint32_t named_to = 0;             // the token behind the last actor mention

  std::vector<uint32_t> named;        // a concept each: 1 + the last token of its last full mention
  std::vector<ConceptIndex> touched;  // concepts with an entry in `named`
};

class MatchText {
 public:
  // What the case of a sentence's letters says.
  enum Letters : uint8_t {
    kMixed,    // capitals are evidence
    kHeading,  // most words are capitalised
    kShouted,  // all capitals
    kAnyCase,  // a query
  };
  // What stands between a token and the next.
  enum Gap : uint8_t { kSpace, kPoint, kComma, kHyphen, kOther };

  // Looks up every word and marks the sentences. All arguments outlive this. `language`: of the
  // text, "" when unknown.
  MatchText(std::string_view text, const TokenList& list, const std::vector<Sentence>& sentences,
            const Tries& tries, const Languages& languages, std::string_view language,
            MatchScratch::Impl& scratch, bool any_case);

  uint32_t size() const { return static_cast<uint32_t>(list_.tokens.size()); }
  const Token& token(uint32_t at) const { return list_.tokens[at]; }
  std::string_view word(uint32_t at) const { return list_.word(list_.tokens[at]); }
  const KnownWord& numbers(uint32_t at) const {
    return scratch_.known_words[scratch_.words.of[at]];
  }
  // The number of its English stem, kNoWord when no pattern has that.
  uint32_t stem(uint32_t at) const { return scratch_.stems[at]; }
  // Whether a name or an office may begin with it.
  bool begins_name(uint32_t at) const { return scratch_.begins_name[at] != 0; }
  bool is(uint32_t at, WordClasses classes) const { return numbers(at).classes & classes; }
  uint32_t end_of_sentence(uint32_t at) const { return scratch_.ends[at]; }
  bool starts_sentence(uint32_t at) const { return at == 0 || scratch_.ends[at - 1] == at; }
  bool ends_sentence(uint32_t at) const { return at + 1 == scratch_.ends[at]; }
  Letters letters(uint32_t at) const { return static_cast<Letters>(scratch_.letters[at]); }
  bool case_is_evidence(uint32_t at) const { return scratch_.letters[at] <= kHeading; }
  // Whether the token may be a name as far as its letters tell.
  bool capital(uint32_t at) const {
    return !case_is_evidence(at) ||
           (token(at).flags & (Token::kCapital | Token::kAllCapitals | Token::kAcronym));
  }
  // Whether a query has the token in capitals among words that are not: WHO in "WHO pandemic".
  bool typed_in_capitals(uint32_t at) const;
  // Between token `at` and the next one of its sentence (kOther when there is none).
  Gap gap_after(uint32_t at) const;
  // Whether nothing parts token `at` from the next one, as in scripts without spaces.
  bool joins_next(uint32_t at) const {
    return at + 1 < size() && token(at).span.end == token(at + 1).span.begin;
  }
  // The tables of the languages of the text's words, English aside.
  const std::vector<const LanguageTables*>& locals() const { return locals_; }
  // Whether the token is part of a sign of money: "US$".
  bool before_dollar_sign(uint32_t at) const {
    return token(at).span.end < text_.size() && text_[token(at).span.end] == '$';
  }
  // Whether the token stands in brackets of its own: "(MEI)".
  bool in_brackets(uint32_t at) const;
  MatchScratch::Impl& scratch() const { return scratch_; }

 private:
  void look_up_words(const Tries& tries);
  const KnownWord& look_up(uint32_t at, const LanguageTables* local, const Tries& tries);
  const LanguageTables* local_tables(std::string_view word);
  bool has_words_in(Script script) const;
  void look_up_local(KnownWord& known, uint32_t at, const LanguageTables* local,
                     const Tries& tries);
  void find_sentences(const std::vector<Sentence>& sentences, bool any_case);
  // `least`: words that a sentence in capitals needs.
  Letters letters_of(uint32_t first, uint32_t last, uint32_t least) const;

  std::string_view text_;
  const TokenList& list_;
  const Languages& languages_;
  const std::string_view language_;
  MatchScratch::Impl& scratch_;
  std::array<std::optional<const LanguageTables*>, kScripts> by_script_;
  std::vector<const LanguageTables*> locals_;
};

}  // namespace chancery
