#include "search/prompt/commands.h"

#include <fmt/format.h>

#include <vector>

#include "chancery/utf8.h"

namespace chancery::search {

std::string command_names() {
  std::string names;
  for (const Command& command : kCommands)
    names += fmt::format("{}:{}", names.empty() ? "" : " ", command.name);
  return names;
}

CommandChoice find_command(std::string_view name) {
  std::vector<const Command*> candidates;
  for (const Command& command : kCommands) {
    if (command.name == name) return {&command, ""};
    if (!name.empty() && command.name.starts_with(name)) candidates.push_back(&command);
  }
  if (candidates.size() == 1) return {candidates.front(), ""};
  const std::string shown(utf8::fit(utf8::inert(name), 30));
  if (candidates.empty())
    return {nullptr, fmt::format("there is no command :{}; there are {}", shown, command_names())};
  std::string choices;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const bool last = i + 1 == candidates.size();
    choices += fmt::format("{}:{}", i == 0 ? "" : last ? " or " : ", ", candidates[i]->name);
  }
  return {nullptr, fmt::format(":{} may be {}", shown, choices)};
}

}  // namespace chancery::search
