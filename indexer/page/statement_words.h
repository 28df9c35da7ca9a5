// The words by which lines tell who wrote an article, when, for whom, and how to cite it
// (gazetteer/words/statements.txt). In lower case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct StatementWords {
  using List = std::vector<std::string>;

  // How lines or their parts begin.
  List date_labels;
  List change_labels;
  List publisher_labels;
  List subject_labels;
  List author_labels;
  List author_nouns;  // those that say that somebody is the author, and nothing else
  WordSet pieces;     // what somebody wrote: "Ein Beitrag von"
  WordSet piece_by;   // the word behind that
  List citations;
  List accessed;  // before the day when somebody looked at it
  List cited_as;  // behind which the citation itself begins

  // Of what blog programs write behind a text, before its day, and behind that.
  List posted_on;    // "was posted on"
  List posted_when;  // "wurde am", with one of the next behind the day
  List posted;       // "gepostet"

  // Around the names of authors.
  List by;            // before the first
  List joints;        // between two
  List titles;        // before one
  List credentials;   // behind one
  WordSet roles;      // in place of one
  List publications;  // behind them, before what they write for

  // Of the papers of institutions.
  WordSet generic_titles;                                   // whole lines that head many of them
  List paper_starts;                                        // how their titles begin
  WordSet field_from, field_to, field_date, field_subject;  // names of the lines of a memorandum

  WordSet places;      // first words of places' names
  List reading_times;  // "min read", "temps de lecture"
  WordSet fillers;     // words that say nothing beside dates and names
};

// Read at the first call. Throws Error.
const StatementWords& statement_words();

// The longest label of `labels` that `text` starts with as a whole word or words (any case); its
// bytes in lower case, empty for none.
std::string_view label_of(std::string_view text, const StatementWords::List& labels);

// The bytes of the words at the beginning of `text` behind which authors are named ("By ",
// "Author: ", "Eine Reportage von "); 0 for none.
size_t author_label(std::string_view text);

}  // namespace chancery::indexer
