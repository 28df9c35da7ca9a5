#include "search/prompt/prompt.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/history.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/readline_reader.h"
#include "search/render/coverage.h"
#include "search/render/dates.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"
#include "search/terminal.h"

namespace chancery::search {

namespace {

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// A query is logged as it was asked in the end, so that the log says by itself what was counted.
void log_line(Session& session, const std::string& line) {
  if (!session.log() || session.evidence().empty()) return;
  const bool as_typed = !session.answered() || line.starts_with(":so");
  session.log()->add({as_typed ? line : session.query(), session.evidence()});
}

void run_command(Session& session, const std::string& line) {
  // What :+ and :- pick may follow without a space.
  const bool sign = line.size() > 1 && (line[1] == '+' || line[1] == '-');
  const size_t end = sign ? 2 : std::min(line.find_first_of(" \t"), line.size());
  const std::string name = line.substr(1, end - 1);
  const std::string argument = trimmed(line.substr(end));
  const CommandChoice choice = find_command(name);
  if (!choice.command) throw Error(choice.problem);
  if (choice.command->writes && session.world().only_reads)
    throw Error(fmt::format(":{} writes: it is not asked again", choice.command->name));
  choice.command->run(session, argument);
}

// What other programs are left with.
bool is_way_out(const std::string& line) {
  const std::string word = fold(line);
  return word == "quit" || word == "exit";
}

// Asks who typed that before anything else: words of documents they are all the same. Gives
// whether they are not to be searched for.
bool wants_out(Session& session) {
  std::string reply;
  session.world().out.flush();
  const ReadStatus status =
      session.world().reader.read("  leave? y, or n to search for the word: ", reply);
  const bool out = status == ReadStatus::kEnd ||
                   (status == ReadStatus::kLine && fold(trimmed(reply)).starts_with('y'));
  if (out) session.quit();
  return out || status == ReadStatus::kInterrupted;
}

void tell(Session& session, const std::exception& error) {
  std::ostream& err = session.world().err;
  session.world().out.flush();
  err << wrapped(error.what(), session.style(), 2, 4);
  if (const auto* query = dynamic_cast<const QueryError*>(&error)) {
    const std::string caret = query->caret();
    const size_t middle = std::min(caret.find('\n'), caret.size());
    err << "    " << utf8::inert(caret.substr(0, middle)) << "\n    "
        << utf8::inert(caret.substr(std::min(middle + 1, caret.size()))) << '\n';
  }
  err.flush();
}

std::unique_ptr<Pager> choose_pager(const Config& config) {
  if (config.pager && isatty(STDOUT_FILENO)) {
    const char* variable = std::getenv("PAGER");
    PagerCommand command = PagerCommand::choose(variable ? variable : "", is_on_path);
    if (!command.words.empty()) return std::make_unique<ProgramPager>(std::move(command));
  }
  return std::make_unique<PrintingPager>(std::cout);
}

}  // namespace

void handle_line(Session& session, const std::string& raw) {
  // A pasted text may hold line ends; it is one question all the same.
  const std::string line = trimmed(utf8::inert(raw));
  if (line.empty()) return;
  try {
    session.begin_line();
    if (line == "?") {
      commands::help(session, "");
    } else if (line.starts_with(':')) {
      run_command(session, line);
    } else if (!(is_way_out(line) && session.query().empty() && wants_out(session))) {
      session.ask(line);
    }
    log_line(session, line);
  } catch (const std::exception& error) {
    // Whatever it is, the next line may be answered.
    tell(session, error);
  }
  if (interrupted()) {
    session.world().err << "  stopped\n";
    clear_interrupt();
  }
}

void prompt_loop(Session& session, LineReader& reader) {
  std::string line;
  while (!session.done() && session.world().out) {
    session.world().out.flush();
    session.world().err.flush();
    switch (reader.read("> ", line)) {
      case ReadStatus::kEnd:
        return;
      case ReadStatus::kInterrupted:
        continue;
      case ReadStatus::kLine:
        break;
    }
    if (trimmed(line).empty()) continue;
    reader.remember(line);
    handle_line(session, line);
  }
}

std::string greeting(const Coverage& coverage) {
  std::string text = counted(coverage.documents, "document", "documents");
  if (!coverage.newest.empty()) text += ", newest " + short_date(coverage.newest);
  if (const std::string missing = missing_text(coverage); !missing.empty())
    text += fmt::format("; {} ({})", missing, kReportAdvice);
  return text + ". Type a question, :help for commands.";
}

int run_prompt(AnswerSource& source, Marks* marks, const Config& config) {
  const InterruptGuard guard;
  History history(state_directory() / "history");
  const std::string trouble = history.load();
  if (!trouble.empty()) std::cerr << "chancery-search: " << trouble << std::endl;
  const SavedSearches saved(state_directory() / "saved");
  const Session* asking = nullptr;
  const auto completer = [&](const std::string& line) {
    CompletionLists lists;
    if (line.starts_with(':')) {
      lists.saved = saved.names();
      if (asking) lists.picks = asking->picks();
    }
    return complete(source, line, lists);
  };
  ReadlineReader reader(history, completer, [&] { source.prepare(); });
  const std::unique_ptr<Pager> pager = choose_pager(config);
  const ColorWhen color = config.color;
  const SessionWorld world{source,    reader,
                           *pager,    std::cout,
                           std::cerr, [color] { return terminal_style(STDOUT_FILENO, color); },
                           &saved,    absolute_paths(config.databases),
                           marks};
  Session session(world, config.search, config.detail);
  asking = &session;
  std::cout << wrapped(greeting(source.coverage()), session.style(), 0, 0) << std::flush;
  prompt_loop(session, reader);
  return kFound;
}

}  // namespace chancery::search
