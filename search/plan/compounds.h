// Words that some write with a hyphen and others as one: cooperation and co-operation.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/plan/plan.h"

namespace chancery::search {

// The places where a word (folded) may have a hyphen elsewhere, as its two halves: behind a first
// half that is often written so ("co", "multi"), and between letters and digits (covid19).
std::vector<std::pair<std::string, std::string>> hyphenations(std::string_view word);

// How many documents stand_beside looks at for a word that was typed, and for another form of it.
inline constexpr uint32_t kLooksForTyped = 64, kLooksForForm = 12;

// Whether `right` stands right behind `left` in one of up to `most` documents that have both, taken
// from all over the database. An index does not know of hyphens: what hardly ever stands so is not
// worth the time that a phrase takes.
bool stand_beside(const Xapian::Database& database, const std::string& left,
                  const std::string& right, uint32_t most = kLooksForTyped);

// The same, also where the database is on other machines: lists and positions of words are dear
// there, and counts are not. Whether it stands so in one of each `most` documents that have both.
bool found_beside(const PlanContext& context, const std::string& left, const std::string& right,
                  uint32_t most = kLooksForTyped);

// Whether `between`, the text between two words, joins them: a hyphen, a slash, a point without a
// space. `solid` is set where it is a hyphen, which others leave out.
bool joins_words(std::string_view between, bool& solid);

}  // namespace chancery::search
