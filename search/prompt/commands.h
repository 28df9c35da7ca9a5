// The prompt's commands, in one table that :help, completion and the test of the man page loop
// over.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

class Session;

enum class ArgumentKind : uint8_t { kNone, kNumber, kStyle, kFacets, kCommand, kFile };

struct Command {
  std::string_view name;
  std::string_view argument;  // as shown
  std::string_view help;
  ArgumentKind arguments;
  // Throws Error, which the prompt tells.
  void (*run)(Session& session, const std::string& argument);
};

namespace commands {
void help(Session& session, const std::string& argument);
void open(Session& session, const std::string& argument);
void read(Session& session, const std::string& argument);
void more(Session& session, const std::string& argument);
void next(Session& session, const std::string& argument);
void back(Session& session, const std::string& argument);
void facets(Session& session, const std::string& argument);
void actors(Session& session, const std::string& argument);
void issues(Session& session, const std::string& argument);
void cite(Session& session, const std::string& argument);
void json(Session& session, const std::string& argument);
void coverage(Session& session, const std::string& argument);
void history(Session& session, const std::string& argument);
void export_hits(Session& session, const std::string& argument);
void quit(Session& session, const std::string& argument);
}  // namespace commands

inline constexpr std::array kCommands = {
    Command{"help", "[COMMAND]", "what can be typed", ArgumentKind::kCommand, commands::help},
    Command{"open", "N", "hit N in $PAGER, at its first sentence", ArgumentKind::kNumber,
            commands::open},
    Command{"read", "N", "print the clean text of hit N, everything marked", ArgumentKind::kNumber,
            commands::read},
    Command{"more", "", "ten more hits", ArgumentKind::kNone, commands::more},
    Command{"next", "", "the next page of hits", ArgumentKind::kNone, commands::next},
    Command{"back", "", "the page of hits before", ArgumentKind::kNone, commands::back},
    Command{"facets", "[FIELD]...", "count actors, issues, publishers, years, languages, types",
            ArgumentKind::kFacets, commands::facets},
    Command{"actors", "", "who the hits are about", ArgumentKind::kNone, commands::actors},
    Command{"issues", "", "which matters the hits are about", ArgumentKind::kNone,
            commands::issues},
    Command{"cite", "N [STYLE]", "a reference to hit N: note, ris, bibtex, csl",
            ArgumentKind::kStyle, commands::cite},
    Command{"json", "[N]", "the answer, or hit N, as JSON", ArgumentKind::kNumber, commands::json},
    Command{"coverage", "", "what answers rest on", ArgumentKind::kNone, commands::coverage},
    Command{"history", "", "the last lines typed", ArgumentKind::kNone, commands::history},
    Command{"export", "FILE", "write all hits to a new file: .csv, .jsonl or .md",
            ArgumentKind::kFile, commands::export_hits},
    Command{"quit", "", "leave (as Ctrl-D does)", ArgumentKind::kNone, commands::quit},
};

struct CommandChoice {
  const Command* command = nullptr;  // null: unknown or ambiguous
  std::string problem;               // then one sentence that says what exists
};

// By its name or the beginning of just one, without the colon.
CommandChoice find_command(std::string_view name);

// ":help, :open, :read …"
std::string command_names();

}  // namespace chancery
