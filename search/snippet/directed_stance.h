// Who of two that a sentence names is for or against the other, by the words around them. No
// parser: what the rules do not know tells nothing.
#pragma once

#include <optional>
#include <string_view>

#include "search/snippet/stance_words.h"

namespace chancery::search {

struct DirectedStance {
  bool first_holds = true;  // else the second is for or against the first
  bool in_favour = true;
  Span evidence;  // the word that tells it
};

// `first` and `second` are bytes of the sentence where the two stand, in order.
std::optional<DirectedStance> directed_stance(std::string_view sentence, const Span& first,
                                              const Span& second, const StanceWords& words);

}  // namespace chancery::search
