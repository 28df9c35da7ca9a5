// Spots what looks like a name in the tokens of a text, and what speaks for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/tag/name_text.h"

namespace chancery::indexer {

// One place where a name may stand.
struct Sighting {
  enum Evidence : uint16_t {
    kTitle = 1,             // behind a title or an office: "Mr Ek", "spokesman Bo Ek"
    kWork = 2,              // said something, or an office stands behind it: "Bo Ek, a lawyer,"
    kOrganisation = 4,      // holds the kind of an organisation: "Lake Institute"
    kIntroduced = 8,        // stands before its acronym in brackets, or is one that did
    kPlace = 16,            // with a word for a kind of place: "Lake Province", "the village of Ek"
    kBehindPlaceWord = 32,  // "in Ek"
    kBehindArticle = 64,    // "the Ek", which people and places have not
    kFirst = 128,           // begins its sentence, where every word has a capital
  };
  uint32_t first = 0;  // tokens, half-open
  uint32_t last = 0;
  uint16_t evidence = 0;
  uint32_t introduces = 0;  // token of the acronym that it introduces, 0 for none
};

class NameSpotter {
 public:
  // `text` outlives this.
  explicit NameSpotter(const NameText& text)
      : text_(text), record_(text.record()), covers_(text.covers()) {}

  // In order of the text; they may overlap where an acronym is introduced. Sentences in capitals
  // and headlines are passed over: in them capitals say nothing.
  std::vector<Sighting> spot();

 private:
  struct Run {
    uint32_t first, last;
  };

  static bool is_blank(std::string_view gap);
  void sentence(uint32_t begin, uint32_t end);
  bool is_capitalised(uint32_t token) const;
  bool is_acronym(uint32_t token) const;
  bool may_start(uint32_t token) const;
  bool joins(uint32_t left, std::string_view gap) const;
  uint32_t run_end(uint32_t first, uint32_t end) const;
  void run(uint32_t first, uint32_t last, Run sentence);
  bool touches_listed(uint32_t first, uint32_t last, Run sentence) const;
  void person(uint32_t first, uint32_t last, uint16_t evidence);
  bool organisation(uint32_t first, uint32_t last, bool whole, Run sentence);
  uint32_t tail_end(uint32_t last, uint32_t end) const;
  bool is_distinct(uint32_t first, uint32_t last) const;
  void plain(uint32_t first, uint32_t last, uint32_t stripped, Run sentence);
  uint16_t evidence_around(uint32_t first, uint32_t last, Run sentence) const;
  void acronym(uint32_t token, uint32_t begin);

  std::string_view word(uint32_t token) const { return text_.word(token); }
  uint8_t flags(uint32_t token) const { return text_.flags(token); }
  WordClasses classes(uint32_t token) const { return text_.classes(token); }
  std::string_view gap(uint32_t token) const { return text_.gap(token); }
  bool begins_anew(uint32_t token, uint32_t sentence_begin) const;

  const NameText& text_;
  const Record& record_;
  const std::vector<Cover>& covers_;
  std::vector<Sighting> found_;
  std::vector<std::string_view> acronyms_;
};

}  // namespace chancery::indexer
