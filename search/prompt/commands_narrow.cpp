// Commands that narrow the query to, or by, what a list or picture shows.
#include "chancery/error.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"

namespace chancery::search::commands {

namespace {

// What `argument` picks: a number or a name of the list on the screen, else a concept, else words
// or a part of a query as they stand.
std::string part_of(Session& session, const std::string& argument) {
  if (auto part = picked(session.picks(), argument)) return *part;
  if (argument.find_first_of(":\"*()") != std::string::npos) return argument;
  // Behind a time line a stretch of it is typed as two periods.
  const bool of_times = !session.picks().empty() && session.picks()[0].part.starts_with("date:");
  if (of_times && argument.find("..") != std::string::npos &&
      argument.find_first_not_of("0123456789-.") == std::string::npos)
    return "date:" + argument;
  const std::string wanted = fold(argument);
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
