// Options of a program: one table, from which the command line and a configuration file are read
// and
// --help is written. Nothing here knows what an option means.
//
// Floor: base.
#pragma once

#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery {

struct Option {
  std::string_view name;      // without dashes
  char letter;                // 0: none
  std::string_view argument;  // what --help calls it; empty: a switch
  std::string_view help;
  bool repeatable = false;  // each one counts, and not the last
};

// What was typed, in its order; nothing has been looked at.
struct GivenOptions {
  std::vector<std::pair<std::string, std::string>> options;  // name, value ("" of a switch)
  std::vector<std::string> words;                            // what is no option

  bool has(std::string_view name) const;
  // The last one counts, as with aliases that add options; "" when there is none.
  std::string last(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
};

// `arguments` without the program's name. Names are not abbreviated: that breaks when an option is
// added. Throws Error, with `advice` (and `unknown_advice`), for an unknown option or a missing
// argument.
GivenOptions parse_command_line(std::span<const Option> table,
                                const std::vector<std::string>& arguments, std::string_view advice,
                                std::string_view unknown_advice = "");

// The lines "name = value" of a configuration file called `file`; the value of a switch is yes or
// no, and one that is off is not given. Throws Error that names the file.
GivenOptions parse_configuration(std::span<const Option> table, std::istream& in,
                                 const std::string& file);

// A line an option, the texts below each other.
std::string options_help(std::span<const Option> table);

}  // namespace chancery
