// Numbers of printed pages that stand between the lines of a plain text, as scans and converted
// files have them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::indexer {

// `text` without the lines that hold nothing but the number of a page; what they part is joined
// again by one line end where `width` is above 0 (see wrap_width), else by a space, and stays apart
// where a sentence ends. Nothing when there is no such line.
//
// Several lines are taken for numbers of pages when each counts on from the one before by one or
// two, with at least some hundred bytes between, and one of them parts a sentence; a lone one when
// it parts a sentence of a wrapped text and stands at the foot of a page: right below its line and
// above an empty one. A number that nothing shows to be one of a page stays.
std::optional<std::string> without_page_numbers(std::string_view text, size_t width);

}  // namespace chancery::indexer
