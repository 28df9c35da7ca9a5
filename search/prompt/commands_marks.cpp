// Tags and notes of the person at the prompt.
#include <fmt/format.h>

#include <map>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"
#include "search/render/cite.h"
#include "search/render/columns.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"
#include "search/saved/marks.h"

namespace chancery::search::commands {

namespace {

Marks& marks_of(const Session& session) {
  if (!session.world().marks) throw Error("marks cannot be kept here");
  return *session.world().marks;
}

// What stands behind the number of a hit.
std::string behind_number(const std::string& argument) {
  const size_t begin =
      argument.find_first_not_of(' ', std::min(argument.find(' '), argument.size()));
  return begin == std::string::npos ? "" : argument.substr(begin);
}

std::string quoted_title(const MarkedDocument& document) {
  const std::string title = utf8::inert(document.title);
  return '"' + (title.empty() ? quoted_path(document.path) : title) + '"';
}

// The hit that `argument` begins with, as marks keep it, and with those that it has.
MarkedDocument marked_hit(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(session.rank_of(argument));
  session.looked_at(hit.rank);
  MarkedDocument document = session.world().source.mark_of(hit.record.path);
  for (const MarkedDocument& one : marks_of(session).marked()) {
    if (one.content != document.content) continue;
    document.tags = one.tags;
    document.note = one.note;
  }
  return document;
}

std::vector<std::string> tag_words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void tell_marks(Session& session, const std::string& argument) {
  const MarkedDocument now = marked_hit(session, argument);
  std::string text = quoted_title(now);
  text += now.tags.empty() ? " has no tag" : fmt::format(": {}", fmt::join(now.tags, ", "));
  if (!now.note.empty()) text += "; note: " + now.note;
  session.tell(text);
}

// Where a marked document is now.
std::string state_of(const MarkedDocument& document) {
  if (document.found.empty())
    return fmt::format(" (not in the index; was {})", quoted_path(document.path));
  if (document.changed) return " (its text has changed since)";
  return "";
}

}  // namespace

void tag(Session& session, const std::string& argument) {
  const std::vector<std::string> tags = tag_words(behind_number(argument));
  if (tags.empty()) {
    if (argument.empty()) throw Error("the number of a hit and a tag are missing", ":tag 3 good");
    tell_marks(session, argument);
    return;
  }
  marks_of(session).tag(marked_hit(session, argument), tags);
  session.forget_hits();
  tell_marks(session, argument);
}

void untag(Session& session, const std::string& argument) {
  const MarkedDocument document = marked_hit(session, argument);
  const std::string tag = behind_number(argument);
  const int gone = marks_of(session).untag(document.content, tag);
  if (gone == 0) {
    throw Error(fmt::format("{} has no tag{}{}", quoted_title(document), tag.empty() ? "" : " ",
                            utf8::inert(tag)));
  }
  session.forget_hits();
  tell_marks(session, argument);
}

void note(Session& session, const std::string& argument) {
  std::string text = utf8::inert(behind_number(argument));
  if (text.empty()) {
    if (argument.empty()) throw Error("the number of a hit is missing", ":note 3 \"check date\"");
    tell_marks(session, argument);
    return;
  }
  if (text.size() > 1 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  const MarkedDocument document = marked_hit(session, argument);
  marks_of(session).note(document, text);
  session.forget_hits();
  session.tell(text.empty() ? fmt::format("{} has no note now", quoted_title(document))
                            : fmt::format("{}: {}", quoted_title(document), text));
}

void tags(Session& session, const std::string&) {
  marks_of(session);
  const std::vector<MarkedDocument> all = session.world().source.marked();
  if (all.empty()) {
    session.tell("nothing is marked yet (:tag 3 good, :note 3 \"check date\")");
    session.set_picks({});
    return;
  }
  std::map<std::string, uint64_t> counts;
  std::string notes;
  for (const MarkedDocument& one : all) {
    for (const std::string& tag : one.tags) counts[tag] += one.found.size();
    if (one.note.empty() && !one.found.empty() && !one.changed) continue;
    std::string line = quoted_title(one) + state_of(one);
    if (!one.tags.empty()) line += fmt::format(": {}", fmt::join(one.tags, ", "));
    if (!one.note.empty()) line += "; note: " + one.note;
    notes += wrapped(line, session.style(), 2, 4);
  }
  Facet facet;
  facet.field = "tag";
  for (const auto& [tag, count] : counts) facet.values.push_back({tag, tag, count});
  facet.distinct = facet.values.size();
  facet.hits = all.size();
  std::ostringstream text;
  write_facets(text, {facet}, session.style(), 1);
  text << notes;
  session.print(text.str());
  session.set_picks(picks_of(facet));
}

}  // namespace chancery::search::commands
