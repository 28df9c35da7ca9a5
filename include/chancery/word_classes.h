// What a word tells about a name beside it: given names, titles of persons, offices, kinds of
// organisations. gazetteer/words/names.txt lists them and says what each class means.
//
// Floor: concepts.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery {

// Bits of a word.
using WordClasses = uint64_t;
struct WordClass {
  enum : WordClasses {
    // Beside a name of the gazetteer.
    kGivenName = 1ULL << 0,       // Michael, Jordan
    kPersonTitle = 1ULL << 1,     // Mr, Senator: a person's name follows
    kInstitution = 1ULL << 2,     // Bank, River, Agreement: the place before it is an attribute
    kOffice = 1ULL << 3,          // President, King: a leader follows
    kLandform = 1ULL << 4,        // river, lake: a name follows that is no state
    kCommon = 1ULL << 5,          // names that are English words as well: may, rice, unity
    kMonth = 1ULL << 6,           // months and days of the week
    kPlacing = 1ULL << 7,         // in, from: a place follows
    kDating = 1ULL << 8,          // since, until, early: a month follows
    kSubState = 1ULL << 9,        // states of the USA, provinces of Canada
    kStatePolitics = 1ULL << 10,  // governor, senator: of a state of the USA
    kFormer = 1ULL << 11,         // former, deputy: not the holder of the office
    kNamesake = 1ULL << 12,       // Post, Street, Rovers: the place before it names something else
    kThing = 1ULL << 13,          // food, cats: what is called by a country and says nothing of it
    kTongue = 1ULL << 14,         // speaks, fluent: a language follows
    // Within and beside a name that is in no list.
    kTitle = 1ULL << 15,             // stands before a person's name: General, President
    kAbbreviatedTitle = 1ULL << 16,  // ends in a point and is no end of a sentence: Mr. Dr. Gen.
    kTitleModifier = 1ULL << 17,     // stands before a title: foreign, deputy, prime
    kWork = 1ULL << 18,  // a person's work, in lower case beside the name: spokesman, analyst
    kOrganisation = 1ULL << 19,  // the kind of an organisation: ministry, institute, front
    kLooseKind = 1ULL << 20,     // such a kind that needs a name of its own before it
    kGeneric = 1ULL << 21,       // capitalised in institutional prose and no name of its own
    kInanimate = 1ULL << 22,     // treaty, summit: has a name and does nothing
    kCalendar = 1ULL << 23,      // months, weekdays, feasts
    kParticle = 1ULL << 24,      // within a person's name: de, van, bin
    kJoint = 1ULL << 25,         // within an organisation's name: of, for, and
    kArticle = 1ULL << 26,       // the, this, our: a person's or place's name has none before it
    kPlace = 1ULL << 27,         // in, at, near: stand before places
    kPlaceKind = 1ULL << 28,     // region, village, river: the kind of a place, beside its name
    kSpeech = 1ULL << 29,        // said, told: what people do
    // Of authors.
    kAuthorParticle = 1ULL << 30,  // may be in small letters within an author's name
    kNoAuthor = 1ULL << 31,        // no part of a person's name
    kPublisher = 1ULL << 32,       // shows that a name is an institution's
    // Beside a name of the gazetteer, too.
    kMeeting = 1ULL << 33,      // talks, met: the city behind it is only where that was
    kInstrument = 1ULL << 34,   // treaty, accord: likewise once it is settled
    kSettling = 1ULL << 35,     // signed, adopted: settles an instrument
    kVessel = 1ULL << 36,       // HMS, tanker: a ship's name follows
    kClub = 1ULL << 37,         // Dynamo, Sporting: the city of a club follows
    kCoin = 1ULL << 38,         // dollars, yen: the money of a state
    kHost = 1ULL << 39,         // officials, leaders: who is met in a city stands for its state
    kSchool = 1ULL << 40,       // university: what it is called by is only where it is
    kGathering = 1ULL << 41,    // met, convened: behind a city it tells what the city did
    kScene = 1ULL << 42,        // in, at, near: before a city where something was
    kConcluding = 1ULL << 43,   // done: "done at" a city where a treaty was made
    kMagnitude = 1ULL << 44,    // million, bn: an amount of money follows
    kStateToo = 1ULL << 45,     // georgia: a state of the USA whose name is a country's as well
    kStates = 1ULL << 46,       // nations, states: makes a namesake an organisation's name
    kModal = 1ULL << 47,        // will, must: a verb follows
    kDetermining = 1ULL << 48,  // the, your: a noun follows, so that what stands before is a verb
    kPredicate = 1ULL << 49,    // is, says: what a person does, though it ends like a plural
    kStateForm = 1ULL << 50,    // republic, north: what two states of one name differ by
  };
};

// The classes of a folded word, 0 for most. Thread-safe; a hash look-up. Throws Error when the list
// cannot be read.
WordClasses word_classes(std::string_view word);

}  // namespace chancery
