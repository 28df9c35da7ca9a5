// What to do about a database that is damaged.
//
// Floor: base.
#pragma once

namespace chancery {

inline constexpr const char* kDamageAdvice =
    "chancery-index --verify says what is damaged, --repair mends it";
// What damaged lists are called in messages, packed or as they are stored.
inline constexpr const char* kListsSubject = "the list of actors and issues in the database";

}  // namespace chancery
