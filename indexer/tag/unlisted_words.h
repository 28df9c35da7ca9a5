// The words that tell a name: titles, kinds of organisation, and words that are no name.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery {

enum NameWord : uint16_t {
  kTitleWord = 1,            // stands before a person's name: Mr, General, President
  kTitleModifier = 2,        // stands before a title: foreign, deputy, prime
  kOfficeWord = 4,           // a person's work, in lower case beside the name: spokesman, analyst
  kOrganisationWord = 8,     // the kind of an organisation: ministry, institute, front
  kGenericWord = 16,         // capitalised in institutional prose and no name of its own
  kCalendarWord = 32,        // months, weekdays, feasts
  kNameParticle = 64,        // within a person's name: de, van, bin
  kNameJoint = 128,          // within an organisation's name: of, for, and
  kArticleWord = 256,        // the, this, our: a name of a person or place has none before it
  kPlaceWord = 512,          // in, at, near: stand before places
  kPlaceNoun = 4096,         // region, village, river: the kind of a place, beside its name
  kLooseKind = 16384,        // a kind of organisation that needs a name of its own before it
  kThingWord = 8192,         // treaty, programme, summit: has a name and does nothing
  kSpeechWord = 1024,        // said, told: what people do
  kAbbreviatedTitle = 2048,  // ends in a point and is no end of a sentence: Mr. Dr. Gen.
};

// The NameWord flags of a folded word; 0 for most words.
uint16_t name_word(std::string_view word);

}  // namespace chancery
