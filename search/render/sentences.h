// The sentences of View::sentences as a table for people, as JSON and as CSV.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

//   1 2024-05-21 · The Corridor Is a Bargain ¶2 · Armenia
//     ‹Yerevan› cannot treat the paragraph …
void write_sentences(std::ostream& out, const View& view, const Style& style, bool numbered);

nlohmann::ordered_json sentence_line_json(const SentenceLine& line);

void write_sentences_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
