#include "search/plan/marked.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "chancery/strings.h"

namespace chancery::search {

MarkedSentence marked_sentence(std::string_view text) {
  MarkedSentence made;
  made.text = collapse_spaces(text);
  made.id = content_id(made.text);
  return made;
}

std::string content_id(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace chancery::search
