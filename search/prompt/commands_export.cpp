// Commands that write something to keep: an export, a log, a page on one matter.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "chancery/error.h"
#include "search/export/brief.h"
#include "search/export/export.h"
#include "search/prompt/commands.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/session.h"
#include "search/render/numbers.h"

namespace chancery::search {

namespace {

std::string below_home(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home ? home + path.substr(1) : path;
}

// Takes a style of references, the name of a .csl file, from the end of what was typed; empty when
// there is none.
std::string take_style(std::string& argument) {
  constexpr std::string_view kEnding = ".csl";
  const size_t space = argument.rfind(' ');
  if (space == std::string::npos || !argument.ends_with(kEnding)) return "";
  const std::string style = below_home(argument.substr(space + 1));
  argument.erase(argument.find_last_not_of(' ', space) + 1);
  return style;
}

// "zangezur corridor talks.docx": what a page is on, and the file that it is written to where the
// last word has an ending that exports have.
std::pair<std::string, std::string> issue_and_file(const std::string& argument) {
  const size_t space = argument.rfind(' ');
  const std::string last = space == std::string::npos ? argument : argument.substr(space + 1);
  const bool file =
      std::any_of(kExportEndings.begin(), kExportEndings.end(),
                  [&](const ExportEnding& one) { return last.ends_with(one.ending); });
  if (!file) return {argument, ""};
  return {space == std::string::npos ? "" : argument.substr(0, space), last};
}

}  // namespace

void commands::log(Session& session, const std::string& argument) {
  if (argument.empty()) {
    session.tell(session.log() ? "logged to " + session.log()->path()
                               : "nothing is logged (:log FILE)");
    return;
  }
  session.log() = std::make_unique<SessionLog>(
      below_home(argument),
      head_of(session.world().source, session.world().databases, session.options()));
  session.tell(fmt::format("what is asked from now on is logged to {}", argument));
}

void commands::brief(Session& session, const std::string& argument) {
  std::string named = argument;
  const std::string style = take_style(named);
  const auto [issue, file] = issue_and_file(named);
  if (!file.empty()) check_brief_file(file);
  if (!style.empty() && file.empty())
    throw Error("references in a style need a file", ":brief ISSUE FILE.docx STYLE.csl");
  const std::string query = issue.empty() ? session.require_answer().query : brief_query(issue, "");
  const Brief brief = make_brief(session.world().source, query);
  if (file.empty()) {
    session.print(brief_text(brief, session.style()));
    return;
  }
  if (brief.total == 0) throw Error("nothing was found, so nothing was written");
  write_brief(brief, below_home(file), style);
  session.tell(fmt::format("the page was written to {}", file));
}

void commands::export_hits(Session& session, const std::string& argument) {
  const Answer& answer = session.require_answer();
  std::string file = argument;
  const std::string style = take_style(file);
  if (file.empty()) throw Error("a file is missing", ":export FILE, " + export_endings());
  const std::string path = below_home(file);
  if (!style.empty() && !is_paper(export_format(path)))
    throw Error("references in a style go to a .docx, .odt or .html");
  ExportRequest request{{answer.query}, session.options(), style, [] { return interrupted(); }};
  request.options.count = 0;
  const uint64_t written = export_hits_to(path, session.world().source, request);
  if (written == 0) throw Error("nothing was found, so nothing was written");
  session.tell(fmt::format("{} written to {}", counted(written, "hit", "hits"), path));
}

}  // namespace chancery::search
