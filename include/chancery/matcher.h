// Finds the mentions of actors and issues in the tokens of a text, in one pass.
//
// The matcher is two tries over word numbers: names of actors by folded word, patterns of issues by
// English stem, with edges for gaps and for actor mentions. The longest name wins; decoys win like
// names and give nothing. Each language beside English has two tries of its own, which are made
// when the first text in it comes. Building costs time in proportion to the gazetteer, matching
// does not depend on its size. Immutable once built: shared by threads, each with a MatchScratch of
// its own. The gazetteer must outlive it.
//
// Floor: concepts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/sentences.h"
#include "chancery/text.h"

namespace chancery {

struct Mention {
  ConceptIndex target = kNoConcept;
  uint32_t first = 0;  // tokens, half-open
  uint32_t last = 0;
  AliasUse use = AliasUse::kName;
};

// Numbers of words, a token each: tokens of the same exact form have the same number as long as
// `table` is the same.
struct WordNumbers {
  uint32_t table = 0;  // 0: none
  std::vector<uint32_t> of;
};

// What one thread remembers between texts: words it has looked up. Reuse it.
class MatchScratch {
 public:
  MatchScratch();
  ~MatchScratch();
  // Those of the last text, for who looks its words up as well.
  const WordNumbers& words() const;
  struct Impl;

 private:
  friend class Matcher;
  std::unique_ptr<Impl> impl_;
};

class Matcher {
 public:
  explicit Matcher(const Gazetteer& gazetteer);
  ~Matcher();
  Matcher(Matcher&&) noexcept;

  // The compiled form, for the same program on the same machine (matcher_cache.h). unpack
  // throws Error when it is cut short.
  std::string pack() const;
  static Matcher unpack(const Gazetteer& gazetteer, std::string_view data);

  // Mentions of actors, then of issues, each by first token. `tokens` are those of `text`. Mentions
  // of actors do not overlap; an issue may hold actors and overlap another issue, but none lies
  // within another. None crosses one of `sentences` (none given: the text is one sentence).
  // In a sentence that is all capitals, and everywhere when `any_case`, case is no evidence.
  // `date` (YYYYMMDD; month and day may be 0) is the text's: it tells who "the Armenian prime
  // minister" is; without it offices stand for nobody. Issues that begin in a later year are not
  // found in it. `language` (ISO 639) is the text's: names and patterns of that language are found
  // beside English ones. Words in another script than the language's are taken for the language
  // that is mostly written so.
  std::vector<Mention> match(std::string_view text, const TokenList& tokens,
                             const std::vector<Sentence>& sentences, MatchScratch& scratch,
                             bool any_case = false, int date = 0,
                             std::string_view language = "") const;
  const Gazetteer& gazetteer() const;

 private:
  struct Impl;
  explicit Matcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
