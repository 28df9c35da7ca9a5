// Tags and notes of the person who asks, on hits and on sentences of theirs.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/render/style.h"

namespace chancery::search {

// "tagged good, old; note: check date"; empty without marks.
std::string marks_text(const std::vector<std::string>& tags, const std::string& note);

// Of each marked sentence that the hit shows: "sentence 2 (¶ 4): tagged good".
std::vector<std::string> sentence_marks(const Hit& hit);

// Below a hit, `indent` columns from the left.
void write_marks(std::ostream& out, const Hit& hit, const Style& style, size_t indent);

}  // namespace chancery::search
