// What to do about a database that is damaged.
//
// Floor: base.
#pragma once

namespace chancery {

inline constexpr const char* kDamageAdvice =
    "chancery-index --verify says what is damaged, --repair mends it";

}  // namespace chancery
