#include "search/prompt/numbered_sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "chancery/error.h"
#include "search/render/numbers.h"

namespace chancery::search {

std::pair<std::string, size_t> sentence_of(const std::string& argument,
                                           const std::string& example) {
  const size_t end = std::min(argument.find(' '), argument.size()), point = argument.find('.');
  if (point >= end) return {argument, 0};
  size_t sentence = 0;
  const char* const last = argument.data() + end;
  const auto [stop, error] = std::from_chars(argument.data() + point + 1, last, sentence);
  if (error != std::errc() || stop != last || sentence == 0)
    throw Error("a sentence is named by its number",
                example + " is the second one that hit 3 shows");
  return {argument.substr(0, point) + argument.substr(end), sentence};
}

const Snippet& shown_sentence(const Hit& hit, size_t sentence) {
  if (sentence > hit.snippets.size()) {
    throw Error(fmt::format("hit {} shows {}", hit.rank,
                            counted(hit.snippets.size(), "sentence", "sentences")));
  }
  return hit.snippets[sentence - 1];
}

}  // namespace chancery::search
