// Actors of which a text shows nothing but that their names have capitals.
//
// Floor: store.
#pragma once

#include "chancery/record.h"

namespace chancery {

// They have less salience than this, and no other actor that the indexer finds has so little.
inline constexpr double kBareSalience = 0.07;

inline bool is_bare(const Tag& tag) {
  return tag.salience < kBareSalience && tag.type == "unlisted";
}

}  // namespace chancery
