#include "core/matcher_cache.h"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "chancery/error.h"
#include "core/cache_file.h"
#include "core/gazetteer_cache.h"

namespace chancery {

Matcher load_matcher(const Gazetteer& gazetteer, std::string_view packed,
                     const std::filesystem::path& cache) {
  const std::string key = fingerprint(packed);
  const std::filesystem::path file = cache / (key + ".matcher");
  if (const std::optional<std::string> kept = read_cache_file(file, key)) {
    try {
      return Matcher::unpack(gazetteer, *kept);
    } catch (const Error&) {
      // Made again below.
    }
  }
  Matcher made(gazetteer);
  write_cache_file(file, key, made.pack());
  return made;
}

}  // namespace chancery
