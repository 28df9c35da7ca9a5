// Commands that look at all hits, at the index, or at the prompt itself.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/render/columns.h"
#include "search/render/coverage.h"
#include "search/render/csv.h"
#include "search/render/flow.h"

namespace chancery::search::commands {

namespace {

void show_facets(Session& session, const std::vector<std::string>& fields, uint32_t values) {
  SearchOptions options = session.options();
  options.offset = 0;
  options.count = 1;
  options.snippets = false;
  options.facets = fields;
  options.facet_values = values;
  const Answer answer = session.search_again(options);
  std::ostringstream text;
  std::vector<Pick> picks;
  write_facets(text, answer.facets, session.style(), 1);
  for (const Facet& facet : answer.facets) {
    for (Pick& pick : picks_of(facet)) picks.push_back(std::move(pick));
  }
  if (picks.empty()) text << "  nothing to count\n";
  session.print(text.str());
  session.set_picks(std::move(picks));
  std::ostringstream rows;
  for (const Facet& facet : answer.facets)
    write_facet_csv(rows, facet, &facet == &answer.facets.front());
  session.set_evidence(rows_of(rows.str()));
}

std::string usage(const Command& command) {
  return fmt::format(":{}{}{}", command.name, command.argument.empty() ? "" : " ",
                     command.argument);
}

// What is typed, and beside it what it does; below it where there is no room.
std::string explained(const std::string& typed, std::string_view meaning, const Style& style) {
  constexpr size_t kIndent = 4, kTyped = 18, kLeast = 30;
  const size_t column = kIndent + kTyped + 1;
  const bool beside = column + kLeast <= style.measure() && typed.size() <= kTyped;
  if (!beside)
    return wrapped(typed, style, kIndent, kIndent) +
           wrapped(meaning, style, kIndent + 2, kIndent + 2);
  return fmt::format("{:{}}{:<{}} {}", "", kIndent, typed, kTyped,
                     wrapped(meaning, style, column, column).substr(column));
}

constexpr uint32_t kLongList = 25;

}  // namespace

void facets(Session& session, const std::string& argument) {
  session.require_answer();
  std::istringstream words(argument);
  std::vector<std::string> fields;
  for (std::string field; words >> field;) {
    if (std::find(kFacetFields.begin(), kFacetFields.end(), field) == kFacetFields.end()) {
      throw Error(fmt::format("there is no facet {}", utf8::inert(field)),
                  fmt::format("there are {}", fmt::join(kFacetFields, ", ")));
    }
    fields.push_back(field);
  }
  constexpr uint32_t kShortList = 10;
  const bool all = fields.empty();
  if (all) fields.assign(kFacetFields.begin(), kFacetFields.end());
  show_facets(session, fields, all ? kShortList : kLongList);
}

void actors(Session& session, const std::string&) {
  show_facets(session, {"actor"}, kLongList);
}

void issues(Session& session, const std::string&) {
  show_facets(session, {"issue"}, kLongList);
}

void coverage(Session& session, const std::string&) {
  session.print(coverage_text(session.world().source.coverage(), session.style()));
}

void history(Session& session, const std::string&) {
  constexpr size_t kShown = 20;
  std::string text;
  for (const std::string& line : session.world().reader.history(kShown))
    text += wrapped(line, session.style(), 2, 4);
  session.print(text.empty() ? "  nothing was typed yet\n" : text);
}

void help(Session& session, const std::string& argument) {
  if (!argument.empty()) {
    const CommandChoice choice =
        find_command(argument.starts_with(':') ? argument.substr(1) : argument);
    if (!choice.command) throw Error(choice.problem);
    session.print(wrapped(fmt::format("{}: {}", usage(*choice.command), choice.command->help),
                          session.style(), 2, 4));
    return;
  }
  const Style style = session.style();
  std::string text = wrapped(
      "Type words, names of actors and issues, \"phrases\", AND OR NOT, word*, or:", style, 2, 4);
  for (const schema::Field& field : schema::kFields)
    text += explained(fmt::format("{}:", field.name), field.help, style);
  text += wrapped("Commands; the beginning of a name is enough:", style, 2, 4);
  for (const Command& command : kCommands) text += explained(usage(command), command.help, style);
  text += wrapped(
      "Tab completes, Ctrl-R searches what was typed. Ctrl-C ends a line, Ctrl-D the prompt.",
      style, 2, 4);
  session.print(text);
}

}  // namespace chancery::search::commands
