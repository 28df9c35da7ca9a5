// The words that tell who says what in a language: gazetteer/words/cues-LANGUAGE.txt. A cue is a
// verb, noun or preposition that gives a statement to its speaker: "said", "claim", "according to".
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

// Bits of a word.
using CueClasses = uint64_t;
struct CueClass {
  enum : CueClasses {
    // What a cue tells that its speaker does.
    kSays = 1ULL << 0,
    kAsks = 1ULL << 1,
    kDemands = 1ULL << 2,
    kWarns = 1ULL << 3,
    kDenies = 1ULL << 4,
    kAccuses = 1ULL << 5,
    kSupports = 1ULL << 6,
    kOpposes = 1ULL << 7,
    kPromises = 1ULL << 8,
    kThreatens = 1ULL << 9,
    kAgrees = 1ULL << 10,
    // How a cue takes what is said.
    kClause = 1ULL << 11,      // said (that) they leave
    kHearer = 1ULL << 12,      // told somebody (that) they leave
    kMatter = 1ULL << 13,      // praised the plan
    kQuote = 1ULL << 14,       // smiled: only words in quotes are said so
    kStrict = 1ULL << 15,      // found that …: only with a that, a colon or a quote
    kNoun = 1ULL << 16,        // her claim that …
    kSource = 1ULL << 17,      // according to: stands before the speaker
    kBehind = 1ULL << 18,      // zufolge: stands behind the speaker
    kParticiple = 1ULL << 19,  // saying: its speaker is the subject of the clause
    kAmbiguous = 1ULL << 20,   // a noun as well: support, state
    kInverting = 1ULL << 21,   // its subject may stand behind it: sagte gestern der Minister
    kPerfect = 1ULL << 22,     // only with an auxiliary: gesagt
    kFinal = 1ULL << 23,       // ends a clause: mitteilte
    // What stands around cues.
    kAuxiliary = 1ULL << 24,
    kAdverb = 1ULL << 25,
    kNegation = 1ULL << 26,
    kThat = 1ULL << 27,
    kQuestion = 1ULL << 28,  // whether, why
    kMale = 1ULL << 29,      // he, him
    kFemale = 1ULL << 30,
    kPlural = 1ULL << 31,
    kNeuter = 1ULL << 32,
    kFirst = 1ULL << 33,  // I, we
    kRelative = 1ULL << 34,
    kDeterminer = 1ULL << 35,
    kPossessive = 1ULL << 36,
    kConjunction = 1ULL << 37,
    kSubordinator = 1ULL << 38,
    kPreposition = 1ULL << 39,
    kTime = 1ULL << 40,
    kVerb = 1ULL << 41,        // ends a subject: went
    kOffice = 1ULL << 42,      // speaks for the state or body that its phrase names: spokesman
    kVerbal = 1ULL << 43,      // may be a form of a verb, by its ending
    kMany = 1ULL << 44,        // may be a plural, by its ending
    kInfinitive = 1ULL << 45,  // to
    kOf = 1ULL << 46,          // joins two nouns to one: of, for
    kAs = 1ULL << 47,          // as Mr Ek said
    kBe = 1ULL << 48,          // makes a passive of the verb behind it: was told
    kAgent = 1ULL << 49,       // stands before who does what a passive tells: by
    kTruth = 1ULL << 52,       // behind a negation it makes a clause untrue: not true that
    // How a cue is taken, too.
    kRelays = 1ULL << 50,   // quoted her as saying: its object says so
    kStative = 1ULL << 51,  // is convinced: its subject says so
  };
};
inline constexpr CueClasses kActs = (1ULL << 11) - 1;
inline constexpr CueClasses kVerbCue = CueClass::kClause | CueClass::kHearer | CueClass::kMatter |
                                       CueClass::kQuote | CueClass::kStrict;
inline constexpr CueClasses kAnyCue =
    kVerbCue | CueClass::kNoun | CueClass::kSource | CueClass::kBehind;
inline constexpr CueClasses kPronoun =
    CueClass::kMale | CueClass::kFemale | CueClass::kPlural | CueClass::kNeuter | CueClass::kFirst;

// The name of the act of a cue: "denies"; "says" where it tells no more.
std::string_view act_of(CueClasses classes);

class CueWords {
 public:
  // A sequence of words that is one cue, by what follows its first word.
  struct Phrase {
    std::vector<std::string> rest;
    CueClasses classes = 0;
  };

  // Those of `language`, read once; nullptr when there is no list for it. Thread-safe. Throws Error
  // when the list is wrong.
  static const CueWords* of(std::string_view language);
  explicit CueWords(const WordFile& file);
  // The classes that a list may have.
  static std::span<const std::string_view> class_names();

  struct Found {
    CueClasses classes = 0;
    const std::vector<Phrase>* phrases = nullptr;  // that begin with the word, longest first
  };
  // What is known of a word as TokenList::exact has it.
  Found find(std::string_view word) const;
  CueClasses classes(std::string_view word) const { return find(word).classes; }

 private:
  struct Word {
    CueClasses classes = 0;
    std::vector<Phrase> phrases;
  };
  void add(std::string_view text, CueClasses classes);

  std::unordered_map<std::string, Word, WordHash, std::equal_to<>> words_;
  // By their last byte, each longest first.
  std::array<std::vector<std::pair<std::string, CueClasses>>, 256> endings_;
};

// What lists say of words, looked up once for each number of a word. Not thread-safe: one a thread.
class KnownCues {
 public:
  // What `list` says of `word`, which has the number `number` in a table of that number.
  CueWords::Found find(const CueWords& list, std::string_view word, uint32_t table,
                       uint32_t number);

 private:
  // Most words are no cue: an entry of `found`, by the number of the word; 0: not yet looked up.
  struct OfList {
    std::vector<uint32_t> entries;
    std::vector<CueWords::Found> found = {{}, {}};
  };
  uint32_t table_ = 0;
  std::map<const CueWords*, OfList> lists_;
  const CueWords* last_list_ = nullptr;  // nearly always that of the word before
  OfList* last_ = nullptr;
};

}  // namespace chancery::indexer
