// Commands that narrow the query to, or by, what a list or picture shows.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "chancery/error.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"

namespace chancery::search::commands {

namespace {

std::optional<size_t> number_of(const std::string& text) {
  size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What `argument` picks: a number or a name of the list on the screen, else a concept, else words
// or a part of a query as they stand.
std::string part_of(Session& session, const std::string& argument) {
  const std::vector<Pick>& picks = session.picks();
  if (const auto number = number_of(argument)) {
    if (picks.empty()) {
      throw Error("there is no list to pick from", ":facets, :actors or :who makes one");
    }
    if (*number == 0 || *number > picks.size())
      throw Error(fmt::format("the list has no {}", *number),
                  fmt::format("it goes from 1 to {}", picks.size()));
    return picks[*number - 1].part;
  }
  const std::string wanted = fold(argument);
  for (const Pick& pick : picks) {
    if (fold(pick.label) == wanted) return pick.part;
  }
  if (argument.find_first_of(":\"*()") != std::string::npos) return argument;
  for (const std::string& name : session.world().source.concept_names(std::nullopt, argument, 60)) {
    if (fold(name) == wanted) return "about:\"" + name + "\"";
  }
  return argument.find(' ') == std::string::npos ? argument : "\"" + argument + "\"";
}

void narrow_by(Session& session, const std::string& argument, bool exclude) {
  if (argument.empty())
    throw Error("what to narrow by is missing", exclude ? ":- 3 or :- iran" : ":+ 3 or :+ iran");
  session.narrow(part_of(session, argument), exclude);
}

}  // namespace

void narrow(Session& session, const std::string& argument) {
  narrow_by(session, argument, false);
}

void exclude(Session& session, const std::string& argument) {
  narrow_by(session, argument, true);
}

void undo(Session& session, const std::string&) {
  session.widen();
}

}  // namespace chancery::search::commands
