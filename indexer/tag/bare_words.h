// The words of gazetteer/words/bare_names.txt, whose head tells its classes.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery::indexer {

// Bits of a word.
using BareClasses = uint16_t;
struct BareClass {
  enum : BareClasses {
    kJoint = 1,
    kNoName = 2,
    kPlaceKind = 4,
    kOf = 8,
    kBeforeName = 16,
    kEvent = 32,
    kTail = 64,
    kLegalForm = 128,
    kContinent = 256,
    kBracket = 512,
    kVerb = 1024,
    kVonKind = 2048,
  };
};

// The classes of a folded word, 0 for most. Thread-safe. Throws Error when the file is wrong.
BareClasses bare_classes(std::string_view word);
// Whether the end of a German word, in lower case, tells that it is a common noun.
bool is_german_noun(std::string_view word);

// Whether the end of a folded English word tells that it is mostly no name where it opens a
// sentence.
bool ends_as_common(std::string_view word);

// Whether the end of a folded Russian word tells that it may be an adjective.
bool is_russian_adjective(std::string_view word);

}  // namespace chancery::indexer
