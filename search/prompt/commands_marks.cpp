// Tags and notes of the person at the prompt.
#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/answer/marks_in_use.h"
#include "search/prompt/commands.h"
#include "search/prompt/numbered_sentence.h"
#include "search/prompt/session.h"
#include "search/render/cite.h"
#include "search/render/columns.h"
#include "search/render/flow.h"
#include "search/render/marks.h"
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

// A hit, or with "3.2" a sentence that it shows, as marks keep it, and with those that it has.
struct Target {
  MarkedDocument document;
  std::optional<MarkedSentence> sentence;

  const MarkedSentence* of_sentence() const { return sentence ? &*sentence : nullptr; }
  const std::vector<std::string>& tags() const { return sentence ? sentence->tags : document.tags; }
  const std::string& note() const { return sentence ? sentence->note : document.note; }
  std::string name() const {
    return sentence ? '"' + utf8::inert(sentence->text) + '"' : quoted_title(document);
  }
};

// What `argument` begins with.
Target marked_target(Session& session, const std::string& argument) {
  const auto [hit_number, sentence] = sentence_of(argument, ":tag 3.2 good");
  const Hit& hit = session.hit(session.rank_of(hit_number));
  session.looked_at(hit.rank);
  Target target;
  target.document = session.world().source.mark_of(hit.record.path);
  if (sentence > 0) {
    const Snippet& shown = shown_sentence(hit, sentence);
    target.sentence = marked_sentence(sentence_around(hit.record, shown.source));
    if (target.sentence->text.empty()) throw Error("this is no sentence of a text");
  }
  for (const MarkedDocument& one : marks_of(session).marked()) {
    if (one.content != target.document.content) continue;
    target.document.tags = one.tags;
    target.document.note = one.note;
    for (const MarkedSentence& known : one.sentences)
      if (target.sentence && known.id == target.sentence->id) target.sentence = known;
  }
  return target;
}

std::vector<std::string> tag_words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void tell_marks(Session& session, const std::string& argument) {
  const Target now = marked_target(session, argument);
  std::string text = now.name();
  text += now.tags().empty() ? " has no tag" : fmt::format(": {}", fmt::join(now.tags(), ", "));
  if (!now.note().empty()) text += "; note: " + now.note();
  session.tell(text);
}

// Where a marked document is now.
std::string state_of(const MarkedDocument& document) {
  if (document.found.empty())
    return fmt::format(" (not in the index; was {})", quoted_path(document.path));
  if (document.changed) return " (its text has changed since)";
  return "";
}

// A marked document with what is told of it below the counts of tags: notes, and where it is not as
// it was; its marked sentences, each with its marks.
std::string lines_of(const MarkedDocument& one, const Style& style) {
  const bool tells = !one.note.empty() || one.found.empty() || one.changed;
  std::string text;
  if (tells || !one.sentences.empty()) {
    std::string line = quoted_title(one) + state_of(one);
    if (!one.tags.empty()) line += fmt::format(": {}", fmt::join(one.tags, ", "));
    if (!one.note.empty()) line += "; note: " + one.note;
    text += wrapped(line, style, 2, 4);
  }
  for (const MarkedSentence& sentence : one.sentences) {
    text += wrapped(fmt::format("\"{}\" ({})", utf8::inert(sentence.text),
                                marks_text(sentence.tags, sentence.note)),
                    style, 4, 6);
  }
  return text;
}

}  // namespace

void tag(Session& session, const std::string& argument) {
  const std::vector<std::string> tags = tag_words(behind_number(argument));
  if (tags.empty()) {
    if (argument.empty()) throw Error("the number of a hit and a tag are missing", ":tag 3 good");
    tell_marks(session, argument);
    return;
  }
  const Target target = marked_target(session, argument);
  marks_of(session).tag(target.document, tags, target.of_sentence());
  session.forget_hits();
  tell_marks(session, argument);
}

void untag(Session& session, const std::string& argument) {
  const Target target = marked_target(session, argument);
  const std::string tag = behind_number(argument);
  const int gone = marks_of(session).untag(target.document.content, tag, target.of_sentence());
  if (gone == 0) {
    throw Error(
        fmt::format("{} has no tag{}{}", target.name(), tag.empty() ? "" : " ", utf8::inert(tag)));
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
  const Target target = marked_target(session, argument);
  marks_of(session).note(target.document, text, target.of_sentence());
  session.forget_hits();
  session.tell(text.empty() ? fmt::format("{} has no note now", target.name())
                            : fmt::format("{}: {}", target.name(), text));
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
    std::set<std::string> tags(one.tags.begin(), one.tags.end());
    for (const MarkedSentence& sentence : one.sentences)
      tags.insert(sentence.tags.begin(), sentence.tags.end());
    for (const std::string& tag : tags) counts[tag] += one.found.size();
    notes += lines_of(one, session.style());
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
