// What may stand behind the question mark of an address: a table for each route, from which
// requests are read, /openapi.json is written and the schemas of tools are made.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/api/limits.h"
#include "serve/http/target.h"

namespace chancery::serve {

enum class ParameterKind : uint8_t {
  kText,
  kNumber,   // a whole number from `least` to `most`
  kChoice,   // one of `choices`
  kChoices,  // some of them, separated by commas
  kFlag,     // 1 or 0
};

struct Parameter {
  std::string_view name;
  ParameterKind kind;
  std::string_view help;
  std::string_view preset = "";  // what it is where it is not given; a text: empty
  bool required = false;
  std::span<const std::string_view> choices = {};
  uint32_t least = 0, most = 0;
  bool repeated = false;  // may stand there several times
};

// Of the words that stand near others: how far that is.
inline constexpr Parameter kWindow{"window",
                                   ParameterKind::kNumber,
                                   "words on each side, within a sentence; 0: all of it",
                                   "5",
                                   false,
                                   {},
                                   0,
                                   kMostWindow};

// The values of one request, each of them good.
class Parameters {
 public:
  // Throws Problem (400, with the member "parameter") for what `table` does not have, what stands
  // there twice, lacks, or is out of range.
  Parameters(std::span<const Parameter> table, const Target& target);

  bool has(std::string_view name) const { return values_.count(name) > 0; }
  // "" for what was not given and has no preset.
  std::string text(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  uint32_t number(std::string_view name) const;
  bool flag(std::string_view name) const;
  // What commas separate, each once.
  std::vector<std::string> choices(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::span<const Parameter> table_;
};

}  // namespace chancery::serve
