// An ignore file, a line with NUL, and a path: a verdict, and parts of paths do not crash either.
#include <cstdint>

#include "indexer/walk/exclusions.h"
#include "indexer/walk/ignore_rules.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  const std::string_view text = fuzz::text_of(data, size);
  const std::string_view rules = text.substr(0, text.find('\0'));
  const std::string_view path = text.substr(std::min(text.size(), rules.size() + 1));
  const IgnoreRules parsed = IgnoreRules::parse(rules);
  for (const bool folder : {false, true}) {
    const IgnoreRules::Verdict verdict = parsed.verdict(path, folder);
    fuzz::check(!parsed.empty() || verdict == IgnoreRules::Verdict::kNone, "no rule, no verdict");
  }
  Exclusions exclusions;
  exclusions.add("/top/", rules, nullptr);
  exclusions.leave_out("/top/" + std::string(path), "/top");
  fuzz::check(glob_matches("*", path) == (path.find('/') == path.npos), "a star takes one part");
  glob_matches(rules, path);
  return 0;
}
