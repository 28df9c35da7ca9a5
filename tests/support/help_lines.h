// The lines of --help as the completions of bash, zsh and fish read them.
#pragma once

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

#include "tests/support/directories.h"

namespace chancery::testing {

inline constexpr const char* kHelpLine = "^  (-., |    )--([a-z-]+)( [A-Z:]+|)  +(.*)$";

// Whether all three scripts read a line of options as kHelpLine does.
inline bool completions_read_help() {
  for (const char* name : {"chancery.bash", "chancery.fish", "_chancery"}) {
    std::ifstream in(source_directory() + "/docs/completion/" + name);
    const std::string script{std::istreambuf_iterator<char>(in), {}};
    if (script.find(kHelpLine) == std::string::npos) return false;
  }
  return true;
}

// How many lines of a program's --help are options.
inline size_t count_help_lines(const std::string& help) {
  const std::regex shape(kHelpLine);
  std::istringstream lines(help);
  size_t count = 0;
  for (std::string line; std::getline(lines, line);) count += std::regex_match(line, shape) ? 1 : 0;
  return count;
}

}  // namespace chancery::testing
