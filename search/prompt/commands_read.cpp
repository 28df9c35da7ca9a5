// Commands that look at one hit.
#include <fmt/format.h>

#include <filesystem>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/numbered_sentence.h"
#include "search/prompt/session.h"
#include "search/render/cite.h"
#include "search/render/document.h"
#include "search/render/flow.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/render/why.h"

namespace chancery::search::commands {

namespace {

// Whether the file is still there; what is inside of a file ("a.zip!b.txt") is when that is.
bool original_exists(const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return true;
  for (size_t inside = path.rfind('!'); inside != path.npos && inside > 0;
       inside = path.rfind('!', inside - 1)) {
    if (std::filesystem::is_regular_file(path.substr(0, inside), error)) return true;
  }
  return false;
}

ShownDocument document_of(Session& session, const Hit& hit, const Style& style) {
  const auto marks = session.world().source.marks(session.require_answer().query, hit.record);
  const size_t focus = hit.snippets.empty() ? 0 : hit.snippets.front().source.begin;
  return show_document(hit.record, marks, focus, style);
}

void tell_when_gone(Session& session, const Hit& hit) {
  if (original_exists(hit.record.path)) return;
  session.world().err << wrapped(
      "the original is gone; this is the index's copy of " + hit.record.path, session.style(), 0,
      2);
}

std::string second_word(const std::string& text) {
  const size_t space = text.find(' ');
  if (space == std::string::npos) return "";
  const size_t begin = text.find_first_not_of(' ', space);
  return begin == std::string::npos ? "" : text.substr(begin);
}

// Of the sentence that is named, else of the first one where it has a page.
Pinpoint place_in(const Hit& hit, size_t sentence) {
  if (sentence > 0) {
    const Snippet& named = shown_sentence(hit, sentence);
    return {named.page, named.paragraph};
  }
  return {hit.snippets.empty() ? 0 : hit.snippets.front().page};
}

}  // namespace

void open(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(session.rank_of(argument));
  session.looked_at(hit.rank);
  Pager& pager = session.world().pager;
  const ShownDocument shown = document_of(session, hit, pager.style(session.style()));
  session.world().out.flush();
  pager.show(shown.text, shown.line);
  tell_when_gone(session, hit);
}

void read(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(session.rank_of(argument));
  session.looked_at(hit.rank);
  session.print(document_of(session, hit, session.style()).text);
  tell_when_gone(session, hit);
}

void why(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(session.rank_of(argument));
  session.looked_at(hit.rank);
  SearchOptions options = session.options();
  options.offset = hit.rank - 1;
  options.count = 1;
  options.facets.clear();
  options.snippets = false;
  options.explain = true;
  const Answer answer = session.search_again(options);
  if (answer.hits.empty()) throw Error("the database has changed", "ask again");
  std::ostringstream text;
  Flow title(session.style());
  const Record& record = answer.hits.front().record;
  title.add(record.title.empty() ? record.path : record.title, Ink::kTitle);
  title.write(text, 2, 4);
  write_why(text, answer.hits.front(), session.style());
  session.print(text.str());
}

void cite(Session& session, const std::string& argument) {
  const auto [of_hit, sentence] = sentence_of(argument, ":cite 3.2");
  const Hit& hit = session.hit(session.rank_of(of_hit));
  CitationStyle style = CitationStyle::kNote;
  if (const std::string name = second_word(argument); !name.empty()) {
    const auto found = find_citation_style(name);
    if (!found) {
      std::string known;
      for (const auto& one : kCitationStyles)
        known += fmt::format("{}{}", known.empty() ? "" : ", ", one.name);
      throw Error(fmt::format("there is no style {}", utf8::inert(name)), "there are " + known);
    }
    style = *found;
  }
  session.looked_at(hit.rank);
  std::string text = search::cite(hit.record, style, place_in(hit, sentence));
  std::erase(text, '\r');
  session.print(text);
}

void json(Session& session, const std::string& argument) {
  constexpr int kIndent = 2;
  if (!argument.empty()) {
    session.print(dump_json(hit_json(session.hit(session.rank_of(argument))), kIndent) + "\n");
    return;
  }
  Answer answer = session.require_answer();
  for (uint32_t rank = session.page_begin() + 1; rank <= session.page_end(); ++rank)
    answer.hits.push_back(session.hit(rank));
  session.print(dump_json(answer_json(answer), kIndent) + "\n");
}

}  // namespace chancery::search::commands
