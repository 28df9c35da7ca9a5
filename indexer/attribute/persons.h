// The people a text speaks of, as it is read: whom "she" and "the minister" stand for.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/attribute/phrases.h"

namespace chancery::indexer {

struct Person {
  Span name;         // the fullest form so far, in the text
  size_t words = 0;  // of it
  CueClasses gender = 0;
  CueClasses shown = 0;                   // that a title or pronoun showed, not a given name alone
  std::vector<std::string_view> offices;  // words for what they are: minister
};

class Persons {
 public:
  // Notes the names of a segment.
  void read(ItemSpan items);
  // The name in a phrase: its last word is the key of a person. None without a name.
  static std::optional<Phrase> name_in(ItemSpan items, const Phrase& phrase);
  // The person named by items [first, last], noted.
  std::string_view note(ItemSpan items, const Phrase& name);
  // Brings a person in focus: the latest is the likeliest one to be meant by a pronoun.
  void focus(std::string_view key);
  // Whom a pronoun of these classes means, and the one who was last called by an office.
  std::optional<std::string_view> meant_by(CueClasses gender) const;
  std::optional<std::string_view> in_office(std::string_view office) const;
  const Person* find(std::string_view key) const;
  void set_gender(std::string_view key, CueClasses gender);

 private:
  std::unordered_map<std::string_view, Person> people_;
  std::vector<std::string_view> focus_;
};

}  // namespace chancery::indexer
