// What an English word tells about a name beside it: given names, titles of persons, offices,
// US states. The lists are short and general; they decide only where a name is ambiguous.
//
// Floor: concepts.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery {

// Bits of a word.
struct WordClass {
  enum : uint16_t {
    kGivenName = 1,         // Michael, Jordan
    kPersonTitle = 2,       // Mr, Senator: a person's name follows
    kInstitution = 4,       // Bank, River, Agreement: the place before it is an attribute
    kOffice = 8,            // President, King: a leader follows
    kLandform = 16,         // river, lake: a name follows that is no state
    kCommon = 32,           // names that are English words as well: may, rice, unity
    kMonth = 64,            // months and days of the week
    kPlacing = 128,         // in, from: a place follows
    kDating = 256,          // since, until, early: a month follows
    kSubState = 512,        // states of the USA, provinces of Canada
    kStatePolitics = 1024,  // governor, senator: of a state of the USA
    kFormer = 2048,         // former, deputy: not the holder of the office
    kNamesake = 4096,       // Post, Street, Rovers: the place before it names something else
    kThing = 8192,          // food, cats: what is called by a country and says nothing of it
    kTongue = 16384,        // speaks, fluent: a language follows
  };
};

// The classes of a folded word, 0 for most. Thread-safe; a hash look-up.
uint16_t word_classes(std::string_view word);

}  // namespace chancery
