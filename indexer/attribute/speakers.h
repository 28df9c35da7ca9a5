// Who a source is: the actor of the record whom "Mr Ek", "she" or "an Iranian official" stands for.
#pragma once

#include <string>
#include <vector>

#include "chancery/record.h"
#include "indexer/attribute/persons.h"

namespace chancery::indexer {

struct Speaker {
  std::string id, name, state;
  bool known() const { return !id.empty(); }
};

// Reads the segments of one text in order. The record's tags are final.
class SpeakerFinder {
 public:
  explicit SpeakerFinder(const Record& record);

  // Takes note of the names of a segment and of the subject of its first clause, before its
  // statements are resolved.
  void read(ItemSpan items);
  // The speaker of `source` in the segment that was read last; unknown where nothing tells.
  Speaker resolve(ItemSpan items, const Phrase& source);
  // The actor named within bytes of the text, with a state where it has one.
  Speaker named_in(Span place) const;

 private:
  struct Place {
    Span span;
    uint32_t tag = 0;
  };
  // The tag whose mention ends where the place does or covers its end; `within`: any in it.
  const Tag* tag_at(Span place, bool within) const;
  Speaker of_tag(const Tag& tag) const;
  Speaker person(std::string_view key) const;
  Speaker of_name(ItemSpan items, const Phrase& source, const Phrase& name);
  Speaker of_office(ItemSpan items, const Phrase& source) const;
  std::string state_in(Span place) const;
  std::string text_of(Span place) const;

  const Record& record_;
  std::vector<Place> places_;  // of all mentions, by begin
  Persons persons_;
  Speaker body_;         // the state or organisation that was last a subject
  size_t body_age_ = 0;  // segments since
};

}  // namespace chancery::indexer
