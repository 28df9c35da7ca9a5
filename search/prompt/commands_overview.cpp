// Commands that look at all hits, at the index, or at the prompt itself.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/render/bars.h"
#include "search/render/dates.h"
#include "search/render/numbers.h"

namespace chancery::commands {

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
  for (const Facet& facet : answer.facets) {
    if (facet.values.empty()) continue;
    write_bars(text, facet, session.style(), picks.size() + 1);
    for (Pick& pick : picks_of(facet)) picks.push_back(std::move(pick));
  }
  if (picks.empty()) text << "  nothing to count\n";
  session.print(text.str());
  session.set_picks(std::move(picks));
}

std::string percent(uint64_t part, uint64_t whole) {
  if (whole == 0) return "0 %";
  return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

// "30 Aug 2023, 4 days ago"
std::string age_of(const std::string& indexed) {
  const auto days = days_between(indexed, today());
  if (!days || *days < 0) return utf8::inert(indexed);
  const std::string date = short_date(std::string_view(indexed).substr(0, 10));
  if (*days == 0) return date + ", today";
  return fmt::format("{}, {} ago", date, counted(static_cast<uint64_t>(*days), "day", "days"));
}

std::string usage(const Command& command) {
  return fmt::format(":{}{}{}", command.name, command.argument.empty() ? "" : " ",
                     command.argument);
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
  const Coverage& coverage = session.world().source.coverage();
  std::string text =
      fmt::format("  {} in the index\n", counted(coverage.documents, "document", "documents"));
  if (coverage.unread > 0) {
    text += fmt::format("  {} could not be read (chancery-index --report lists them)\n",
                        counted(coverage.unread, "file", "files"));
  } else {
    text += "  every file could be read\n";
  }
  text += fmt::format("  {} without a date ({})\n", grouped(coverage.undated),
                      percent(coverage.undated, coverage.documents));
  if (!coverage.newest.empty()) text += fmt::format("  newest: {}\n", short_date(coverage.newest));
  if (!coverage.indexed.empty()) text += "  indexed: " + age_of(coverage.indexed) + "\n";
  text += "  actors and issues: the built-in lists";
  for (const std::string& list : coverage.lists) text += ", " + utf8::inert(list);
  text += "\n";
  std::string languages;
  for (const auto& [language, documents] : coverage.languages) {
    languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ",
                             language.empty() ? "unknown" : utf8::inert(language),
                             percent(documents, coverage.documents));
  }
  if (!languages.empty()) text += "  languages: " + languages + "\n";
  session.print(text);
}

void history(Session& session, const std::string&) {
  constexpr size_t kShown = 20;
  std::string text;
  for (const std::string& line : session.world().reader.history(kShown))
    text += "  " + utf8::inert(line) + "\n";
  session.print(text.empty() ? "  nothing was typed yet\n" : text);
}

void help(Session& session, const std::string& argument) {
  if (!argument.empty()) {
    const CommandChoice choice =
        find_command(argument.starts_with(':') ? argument.substr(1) : argument);
    if (!choice.command) throw Error(choice.problem);
    session.print(fmt::format("  {}: {}\n", usage(*choice.command), choice.command->help));
    return;
  }
  std::string text =
      "  Type words, names of actors and issues, \"phrases\", AND OR NOT, word*, or:\n";
  for (const schema::Field& field : schema::kFields)
    text += fmt::format("    {:<18} {}\n", fmt::format("{}:", field.name), field.help);
  text += "  Commands; the beginning of a name is enough:\n";
  for (const Command& command : kCommands)
    text += fmt::format("    {:<18} {}\n", usage(command), command.help);
  text += "  Tab completes. Ctrl-C ends a line, Ctrl-D the prompt.\n";
  session.print(text);
}

}  // namespace chancery::commands
