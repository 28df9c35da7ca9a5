#include "chancery/matcher_cache.h"

#include <fmt/format.h>

#include <string>

#include "chancery/error.h"
#include "chancery/gazetteer_cache.h"
#include "chancery/paths.h"
#include "core/base/cache_file.h"

namespace chancery {

namespace {
constexpr std::string_view kMatcherEnding = ".matcher";
}

Matcher load_matcher(const Gazetteer& gazetteer, std::string_view packed,
                     const std::filesystem::path& cache) {
  // Which given names are no other word depends on the lists of words.
  const std::filesystem::path words = words_directory();
  const std::string key = fingerprint(packed) + "\n" + file_stamp(words / "names.txt") +
                          file_stamp(words / "stop" / "en.txt");
  if (const auto kept = read_cache_file(cache, kMatcherEnding, key)) {
    try {
      return Matcher::unpack(gazetteer, kept->content);
    } catch (const Error&) {
      // Made again below.
    }
  }
  Matcher made(gazetteer);
  write_cache_file(cache, kMatcherEnding, key, made.pack());
  return made;
}

}  // namespace chancery
