// Commands that narrow the query to, or by, what a list or picture shows.
#include <algorithm>

#include "chancery/error.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/prompt/show_view.h"
#include "search/view/query_groups.h"

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

// The numbers that `argument` begins with, or its whole as a name; none where it is words.
std::vector<AlternativePart> picked_alternatives(const Session& session,
                                                 const std::string& argument) {
  std::vector<AlternativePart> parts;
  for (size_t at = 0; at < argument.size();) {
    const size_t end = std::min(argument.find(' ', at), argument.size());
    const std::string one = argument.substr(at, end - at);
    if (one.find_first_not_of("0123456789") != std::string::npos) break;
    const Pick* pick = pick_of(session.picks(), one);
    if (!pick->alternative) break;
    parts.push_back(*pick->alternative);
    at = argument.find_first_not_of(' ', end);
  }
  if (!parts.empty()) return parts;
  const Pick* named = pick_of(session.picks(), argument);
  if (named && named->alternative) parts.push_back(*named->alternative);
  return parts;
}

void list_alternatives(Session& session) {
  session.require_answer();
  ViewRequest request;
  request.kind = ViewKind::kAlso;
  if (!show_view(session, request).alternatives.empty())
    session.tell(":also 2 5 asks with these beside their parts");
}

}  // namespace

void narrow(Session& session, const std::string& argument) {
  narrow_by(session, argument, false);
}

void exclude(Session& session, const std::string& argument) {
  narrow_by(session, argument, true);
}

// Lists what may stand beside the parts of the query. ":also 2 5" asks with these of the list,
// ":also passage" with an alternative to all of the query.
void also(Session& session, const std::string& argument) {
  if (argument.empty()) {
    list_alternatives(session);
    return;
  }
  std::vector<AlternativePart> parts = picked_alternatives(session, argument);
  if (parts.empty()) {
    session.change_to(widened(session.query(), part_of(session, argument)));
    return;
  }
  session.change_to(with_alternatives(as_read(session.query()), std::move(parts)));
  session.set_picks({});  // they stood beside parts of the query before
}

void undo(Session& session, const std::string&) {
  session.widen();
}

}  // namespace chancery::search::commands
