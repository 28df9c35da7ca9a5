// The prompt's commands, in one table that :help, completion and the test of the man page loop
// over.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::search {

class Session;

enum class ArgumentKind : uint8_t {
  kNone,
  kNumber,
  kStyle,
  kFacets,
  kCommand,
  kFile,
  kPick,     // a number or name of the list on the screen, or any concept
  kActor,    // a name
  kConcept,  // of an actor or issue
  kIssue,
  kUnit,   // year or month
  kOrder,  // of hits
  kWords,
  kSaved,  // the name of a saved search
};

struct Command {
  std::string_view name;
  std::string_view argument;  // as shown
  std::string_view help;
  ArgumentKind arguments;
  // Throws Error, which the prompt tells.
  void (*run)(Session& session, const std::string& argument);
  bool writes = false;  // a file, or what is kept of queries and marks
};

namespace commands {
void help(Session& session, const std::string& argument);
void open(Session& session, const std::string& argument);
void read(Session& session, const std::string& argument);
void why(Session& session, const std::string& argument);
void more(Session& session, const std::string& argument);
void next(Session& session, const std::string& argument);
void back(Session& session, const std::string& argument);
void facets(Session& session, const std::string& argument);
void actors(Session& session, const std::string& argument);
void issues(Session& session, const std::string& argument);
void narrow(Session& session, const std::string& argument);
void exclude(Session& session, const std::string& argument);
void undo(Session& session, const std::string& argument);
void sort(Session& session, const std::string& argument);
void timeline(Session& session, const std::string& argument);
void matrix(Session& session, const std::string& argument);
void pairs(Session& session, const std::string& argument);
void who(Session& session, const std::string& argument);
void what(Session& session, const std::string& argument);
void kwic(Session& session, const std::string& argument);
void said(Session& session, const std::string& argument);
void sentences(Session& session, const std::string& argument);
void collocates(Session& session, const std::string& argument);
void keywords(Session& session, const std::string& argument);
void chronicle(Session& session, const std::string& argument);
void compare(Session& session, const std::string& argument);
void also(Session& session, const std::string& argument);
void variants(Session& session, const std::string& argument);
void save(Session& session, const std::string& argument);
void saved(Session& session, const std::string& argument);
void fresh(Session& session, const std::string& argument);
void forget(Session& session, const std::string& argument);
void tag(Session& session, const std::string& argument);
void untag(Session& session, const std::string& argument);
void note(Session& session, const std::string& argument);
void tags(Session& session, const std::string& argument);
void cite(Session& session, const std::string& argument);
void json(Session& session, const std::string& argument);
void coverage(Session& session, const std::string& argument);
void history(Session& session, const std::string& argument);
void export_hits(Session& session, const std::string& argument);
void log(Session& session, const std::string& argument);
void brief(Session& session, const std::string& argument);
void quit(Session& session, const std::string& argument);
}  // namespace commands

inline constexpr std::array kCommands = {
    Command{"help", "[COMMAND]", "what can be typed", ArgumentKind::kCommand, commands::help},
    Command{"open", "N", "hit N in $PAGER, at its first sentence", ArgumentKind::kNumber,
            commands::open},
    Command{"read", "N", "print the clean text of hit N, everything marked", ArgumentKind::kNumber,
            commands::read},
    Command{"why", "N", "what gave hit N its score", ArgumentKind::kNumber, commands::why},
    Command{"more", "", "ten more hits", ArgumentKind::kNone, commands::more},
    Command{"next", "", "the next page of hits", ArgumentKind::kNone, commands::next},
    Command{"back", "", "the page of hits before", ArgumentKind::kNone, commands::back},
    Command{"facets", "[FIELD]...", "count actors, issues, publishers, years, languages, types",
            ArgumentKind::kFacets, commands::facets},
    Command{"actors", "", "who the hits are about", ArgumentKind::kNone, commands::actors},
    Command{"issues", "", "which matters the hits are about", ArgumentKind::kNone,
            commands::issues},
    Command{"+", "N|NAME", "only hits with value N of the list, or with a name or words",
            ArgumentKind::kPick, commands::narrow},
    Command{"-", "N|NAME", "only hits without it", ArgumentKind::kPick, commands::exclude},
    Command{"undo", "", "the query before the last :+, :- or :also", ArgumentKind::kNone,
            commands::undo},
    Command{"sort", "date|-date|relevance", "oldest, newest or best hits first, from now on",
            ArgumentKind::kOrder, commands::sort},
    Command{"timeline", "[-says] [year|month] [share|counts] [mean] [PART]...",
            "hits over time; parts of them compared: armenia azerbaijan", ArgumentKind::kUnit,
            commands::timeline},
    Command{"matrix", "[-wider|CELL]", "who meets which issue in sentences; 2b shows a cell's",
            ArgumentKind::kNone, commands::matrix},
    Command{"pairs", "", "who is mentioned together on it", ArgumentKind::kNone, commands::pairs},
    Command{"who", "[-says] [ISSUE]", "who is mentioned with an issue, or speaks of it",
            ArgumentKind::kIssue, commands::who},
    Command{"what", "[-wider|-says] [ACTOR]",
            "which issues an actor is mentioned with, or speaks of", ArgumentKind::kActor,
            commands::what},
    Command{"kwic", "[-left|-right|-1L,1R,2R] WORDS",
            "words in their context, sorted by a side or by places of it", ArgumentKind::kWords,
            commands::kwic},
    Command{"said", "[-speaker|-relevance] [WHO WORDS]", "list statements, oldest first",
            ArgumentKind::kWords, commands::said},
    Command{"sentences", "[-relevance|-any|-all] [N|CELL]",
            "sentences that answer, oldest first; of value N or a cell", ArgumentKind::kWords,
            commands::sentences},
    Command{"collocates", "[-effect|-sentence] WORDS", "which words stand near others",
            ArgumentKind::kWords, commands::collocates},
    Command{"keywords", "[-effect]", "words that the hits have more often than other documents",
            ArgumentKind::kWords, commands::keywords},
    Command{"also", "[N...|NAME]", "what may stand beside the query's parts; N asks: OR also",
            ArgumentKind::kPick, commands::also},
    Command{"chronicle", "[WORDS]", "what is told of days, months and years, in order",
            ArgumentKind::kWords, commands::chronicle},
    Command{"compare", "[A B WORDS]", "what two actors say of it, side by side",
            ArgumentKind::kWords, commands::compare},
    Command{"variants", "[NAME]", "by which names texts call an actor or issue, and who does so",
            ArgumentKind::kConcept, commands::variants},
    Command{"save", "NAME", "keep the query, to see later what is new", ArgumentKind::kSaved,
            commands::save, true},
    Command{"saved", "[NAME]", "the saved queries; ask one again", ArgumentKind::kSaved,
            commands::saved},
    Command{"new", "[NAME]", "hits of a saved query that are new since last time",
            ArgumentKind::kSaved, commands::fresh},
    Command{"forget", "NAME", "remove a saved query", ArgumentKind::kSaved, commands::forget, true},
    Command{"tag", "N[.S] TAG...", "mark hit N or its sentence S: tag:good finds it",
            ArgumentKind::kNumber, commands::tag, true},
    Command{"untag", "N[.S] [TAG]", "take a tag away, or all of them", ArgumentKind::kNumber,
            commands::untag, true},
    Command{"note", "N[.S] [TEXT]", "keep a note on hit N or its sentence S; \"\" takes it away",
            ArgumentKind::kNumber, commands::note, true},
    Command{"tags", "", "your tags and notes, also on documents that are gone", ArgumentKind::kNone,
            commands::tags},
    Command{"cite", "N[.S] [STYLE]", "a reference to hit N, sentence S: note ris bibtex csl",
            ArgumentKind::kStyle, commands::cite},
    Command{"json", "[N]", "the answer, or hit N, as JSON", ArgumentKind::kNumber, commands::json},
    Command{"coverage", "", "what answers rest on", ArgumentKind::kNone, commands::coverage},
    Command{"history", "", "the last lines typed", ArgumentKind::kNone, commands::history},
    Command{"export", "FILE [STYLE.csl]",
            "write all hits to a file: .docx .odt .html .md .csv .jsonl", ArgumentKind::kFile,
            commands::export_hits, true},
    Command{"brief", "[ISSUE] [FILE [STYLE.csl]]",
            "a page on it: numbers, dates, sentences; .docx .odt .html", ArgumentKind::kIssue,
            commands::brief, true},
    Command{"log", "[FILE]", "keep from now on what is asked and counted; --replay asks again",
            ArgumentKind::kFile, commands::log, true},
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

}  // namespace chancery::search
