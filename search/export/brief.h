// A page on one matter: numbers, who is named with it and with whom, what is told of which day, the
// sentences that tell most, and what all that rests on. Nothing in it that is not in the documents.
#pragma once

#include <string>
#include <vector>

#include "search/answer/answer_source.h"
#include "search/export/paper.h"
#include "search/render/style.h"

namespace chancery::search {

// A sentence of the page with its reference.
struct BriefSentence {
  std::string text;
  std::string note;  // with page or paragraph
  std::string date;  // as the record has it; empty when unknown
  double score = 0;  // see telling_sentences
  Quotation quotation;
  Record source;  // without its text and all that is found in it
};

// What a sentence tells of a date.
struct BriefEvent {
  std::string date;     // as ToldEvent has it
  bool ahead = false;   // it was after the day of the document
  size_t tellings = 0;  // sentences that tell so
  BriefSentence sentence;
};

struct Brief {
  std::string query;
  std::string understood;
  uint64_t total = 0;
  Certainty certainty = Certainty::kExact;
  std::vector<Facet> facets;             // year, publisher, lang
  View speakers;                         // who makes a statement in which the issue stands
  View who;                              // actors that a sentence mentions with the matter
  View pairs;                            // actors that such sentences mention together
  std::vector<BriefEvent> events;        // a dozen at most, those told most often, by date
  uint64_t events_total = 0;             // also those that are not in `events`
  std::vector<BriefSentence> sentences;  // ten at most, oldest first, undated ones last
  Coverage coverage;
};

// `query`: issue:"zangezur corridor", or any other. Throws as search does.
Brief make_brief(AnswerSource& source, const std::string& query);

// The query of an issue's name, narrowed by another query, which may be empty.
std::string brief_query(const std::string& issue, const std::string& narrower);

// One sentence a hit, the best first: those that name two main actors of their document, and are
// said by somebody, before others; of equal ones those of better hits.
std::vector<BriefSentence> telling_sentences(const std::vector<Hit>& hits);

// Its numbers, a line each: "year: 2019 3 · 2020 14".
std::vector<std::string> brief_numbers(const Brief& brief);

// What stands above the events, and that one is told several times, " (told 3 times)"; may be
// empty.
std::string brief_events_heading(const Brief& brief);
std::string brief_event_tellings(const BriefEvent& event);

// For a terminal or a file, wrapped.
std::string brief_text(const Brief& brief, const Style& style);

// As a text to read on, with notes and a bibliography.
Paper brief_paper(const Brief& brief);
// The same to the new file `path`, in the form that its ending says, with references in `style`
// (citeproc.h) unless that is empty. Throws Error when it has
// another ending, exists or cannot be written.
void write_brief(const Brief& brief, const std::string& path, const std::string& style = "");
// Throws Error for the name of a file that write_brief does not write.
void check_brief_file(const std::string& path);

}  // namespace chancery::search
