#include <ostream>

#include "chancery/error.h"
#include "search/export/brief.h"
#include "search/export/citeproc.h"
#include "search/export/export.h"
#include "search/render/cite.h"
#include "search/render/dates.h"

namespace chancery::search {

namespace {

// "2024, then still ahead (told 3 times)"
std::string event_heading(const BriefEvent& event) {
  return short_date(event.date) + (event.ahead ? ", then still ahead" : "") +
         brief_event_tellings(event);
}

}  // namespace

void check_brief_file(const std::string& path) {
  if (!is_paper(export_format(path)))
    throw Error("a brief is a text to read on", "use .docx, .odt or .html");
}

Paper brief_paper(const Brief& brief) {
  PaperBuilder paper(resting_on(brief.coverage));
  paper.begin_section("In numbers", brief_numbers(brief));
  if (!brief.events.empty()) paper.begin_section(brief_events_heading(brief));
  for (const BriefEvent& event : brief.events) {
    paper.add_quotation(event_heading(event), event.sentence.source, event.sentence.quotation);
  }
  if (!brief.sentences.empty()) paper.begin_section("Sentences that tell most");
  for (const BriefSentence& sentence : brief.sentences)
    paper.add_quotation(title_of(sentence.source), sentence.source, sentence.quotation);
  return paper.finish(brief.understood.empty() ? brief.query : brief.understood);
}

void write_brief(const Brief& brief, const std::string& path, const std::string& style) {
  check_brief_file(path);
  write_new_file(path, [&](std::ostream& out) {
    out << paper_bytes(brief_paper(brief), export_format(path), style);
    return true;
  });
}

}  // namespace chancery::search
