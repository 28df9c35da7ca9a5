#include "chancery/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>

#include "chancery/error.h"
#include "chancery/utf8.h"

namespace chancery {

namespace po = boost::program_options;

namespace {

po::options_description description(std::span<const Option> table) {
  po::options_description all;
  for (const Option& option : table) {
    std::string names(option.name);
    if (option.letter) names += fmt::format(",{}", option.letter);
    if (option.argument.empty()) {
      all.add_options()(names.c_str(), "");
    } else {
      all.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  return all;
}

GivenOptions given(const std::vector<po::option>& parsed) {
  GivenOptions out;
  for (const po::option& option : parsed) {
    if (option.position_key >= 0 || option.string_key.empty()) {
      out.words.insert(out.words.end(), option.value.begin(), option.value.end());
    } else {
      out.options.emplace_back(option.string_key, option.value.empty() ? "" : option.value.front());
    }
  }
  return out;
}

// The value of a switch in a configuration file.
bool is_on(const std::string& name, const std::string& value, const std::string& file) {
  for (const std::string_view on : {"", "yes", "true", "on", "1"})
    if (value == on) return true;
  for (const std::string_view off : {"no", "false", "off", "0"})
    if (value == off) return false;
  throw Error(fmt::format("{}: {} is neither on nor off: {}", file, name, value), "give yes or no");
}

std::string names_of(const Option& option) {
  return fmt::format("{}--{}{}{}", option.letter ? fmt::format("-{}, ", option.letter) : "    ",
                     option.name, option.argument.empty() ? "" : " ", option.argument);
}

}  // namespace

bool GivenOptions::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& option) { return option.first == name; });
}

std::string GivenOptions::last(std::string_view name) const {
  std::string found;
  for (const auto& [key, value] : options)
    if (key == name) found = value;
  return found;
}

std::vector<std::string> GivenOptions::all(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : options)
    if (key == name) found.push_back(value);
  return found;
}

GivenOptions parse_command_line(std::span<const Option> table,
                                const std::vector<std::string>& arguments, std::string_view advice,
                                std::string_view unknown_advice) {
  try {
    namespace style = po::command_line_style;
    const po::options_description known = description(table);
    return given(po::command_line_parser(arguments)
                     .options(known)
                     .style(style::unix_style & ~style::allow_guessing)
                     .run()
                     .options);
  } catch (const po::unknown_option& error) {
    const std::string_view more = unknown_advice.empty() ? "" : "; ";
    throw Error(fmt::format("there is no option {}", utf8::inert(error.get_option_name())),
                fmt::format("{}{}{}", advice, more, unknown_advice));
  } catch (const po::error& error) {
    throw Error(utf8::inert(error.what()), std::string(advice));
  }
}

GivenOptions parse_configuration(std::span<const Option> table, std::istream& in,
                                 const std::string& file) {
  GivenOptions found;
  try {
    found = given(po::parse_config_file(in, description(table)).options);
  } catch (const po::error& error) {
    throw Error(fmt::format("{}: {}", file, error.what()),
                "a line is an option's name, =, and its value");
  }
  std::erase_if(found.options, [&](const auto& option) {
    const auto known = std::find_if(table.begin(), table.end(),
                                    [&](const Option& one) { return one.name == option.first; });
    return known->argument.empty() && !is_on(option.first, option.second, file);
  });
  return found;
}

std::string options_help(std::span<const Option> table) {
  size_t width = 0;
  for (const Option& option : table) width = std::max(width, names_of(option).size());
  std::string text;
  for (const Option& option : table) {
    text += fmt::format("  {:<{}}  {}{}\n", names_of(option), width, option.help,
                        option.repeatable ? " (repeatable)" : "");
  }
  return text;
}

}  // namespace chancery
