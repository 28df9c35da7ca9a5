// Commands for queries that are kept by name.
#include <fmt/format.h>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/render/dates.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"

namespace chancery::search::commands {

namespace {

const SavedSearches& searches(const Session& session) {
  if (!session.world().saved) throw Error("queries cannot be saved here");
  return *session.world().saved;
}

std::vector<SavedSearch> all_searches(Session& session) {
  std::vector<std::string> troubles;
  std::vector<SavedSearch> found = searches(session).all(troubles);
  for (const std::string& trouble : troubles)
    session.world().err << wrapped(trouble, session.style(), 2, 4);
  return found;
}

void require_name(const std::string& name) {
  if (name.empty()) throw Error("the name is missing", ":saved lists them");
}

void show_new(Session& session, SavedSearch search) {
  const NewHits found = new_hits(session.world().source, search, session.options());
  const std::string since = short_date(search.looked);
  session.tell(fmt::format("{}: {} new of {} since {}", search.name, grouped(found.ranks.size()),
                           counted(found.total, "hit", "hits"), since));
  std::vector<Hit> shown;
  if (!found.ranks.empty()) {
    shown = session.show_hits(search.query, found.ranks);
    if (shown.size() < found.ranks.size()) {
      session.tell(fmt::format("and {} more: :new {} shows them",
                               grouped(found.ranks.size() - shown.size()), search.name));
    }
  }
  mark_seen(search, found, shown);
  searches(session).store(search);
}

}  // namespace

void save(Session& session, const std::string& argument) {
  require_name(argument);
  SavedSearch search;
  search.name = argument;
  search.query = session.require_answer().query;
  search.databases = session.world().databases;
  const NewHits found = new_hits(session.world().source, search, session.options());
  mark_all_seen(search, found);
  searches(session).store(search);
  session.tell(fmt::format("{} saved with {}; :new {} tells what came since", argument,
                           counted(found.total, "hit", "hits"), argument));
}

void saved(Session& session, const std::string& argument) {
  if (!argument.empty()) {
    session.ask(searches(session).find(argument).query);
    return;
  }
  const auto all = all_searches(session);
  if (all.empty()) session.tell("nothing is saved yet (:save NAME)");
  size_t columns = 0;
  for (const SavedSearch& search : all) columns = std::max(columns, utf8::width(search.name));
  std::string text;
  for (const SavedSearch& search : all) {
    const std::string name = padded(search.name, columns, session.style());
    const std::string rest = fmt::format("{} (seen {})", search.query, short_date(search.looked));
    const size_t begin = 2 + columns + 2;
    text += "  " + name + "  " + wrapped(rest, session.style(), begin, begin).substr(begin);
  }
  session.print(text);
}

void fresh(Session& session, const std::string& argument) {
  if (!argument.empty()) {
    show_new(session, searches(session).find(argument));
    return;
  }
  const auto all = all_searches(session);
  if (all.empty()) session.tell("nothing is saved yet (:save NAME)");
  for (const SavedSearch& search : all) {
    const NewHits found = new_hits(session.world().source, search, session.options());
    session.tell(fmt::format("{}: {} new", search.name, grouped(found.ranks.size())));
  }
}

void forget(Session& session, const std::string& argument) {
  require_name(argument);
  searches(session).remove(argument);
  session.tell(argument + " is forgotten");
}

}  // namespace chancery::search::commands
