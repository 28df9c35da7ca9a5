// What is exported as a text to read on: for each query a heading, for each document its title and
// what was found in it, in whole sentences with their place and a note, and at the end a
// bibliography. Plain data, which paper_html, paper_docx and paper_odt write.
//
//   PaperBuilder builder(coverage_line);
//   builder.begin_query(answer);
//   for (const Hit& hit : answer.hits) builder.add(hit);
//   const std::string bytes = docx(builder.finish());
//
// Nothing is in it that is not in the documents: words are quoted as the record has them, without
// marks of our own. Texts are as they were read; who writes them escapes them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/render/cite.h"

namespace chancery::search {

struct Quotation {
  std::string text;      // whole sentences of one paragraph
  std::string place;     // "p. 4", "¶ 2"
  Span source;           // bytes of Record::text
  std::string note;      // the reference with the place: whole the first time, then short
  Pinpoint at = {};      // the place as numbers
  std::string key = {};  // of Paper::references
};

struct PaperEntry {
  std::string title;
  std::string link;    // to the file, or empty
  std::string source;  // "Middle East Institute · Omer Niazi · 30 Aug 2023"; may be empty
  std::string path;    // as people read it; may be empty
  std::string marks;   // "Tagged good. Note: check date"; may be empty
  bool right_to_left = false;
  std::string note;  // where there is no quotation; else empty
  std::string key;   // of Paper::references
  std::vector<Quotation> quotations;
};

struct PaperSection {
  std::string heading;
  std::string remark;              // how many hits, and what was understood
  std::vector<std::string> lines;  // below it, a paragraph each
  std::vector<PaperEntry> entries;
};

struct PaperSource {
  std::string text;  // one line of the bibliography
  std::string link;  // its address on the web or its file; may be empty
};

struct Paper {
  std::string title;
  std::string subtitle;
  std::vector<PaperSection> sections;
  std::vector<PaperSource> bibliography;  // in order, each document once
  std::string references;                 // the same as CSL-JSON, by their keys
};

// Whole sentences that hold the snippets of a hit, in the order of the text; those that follow each
// other in a paragraph are one. Notes are left empty.
std::vector<Quotation> quotations_of(const Hit& hit);

class PaperBuilder {
 public:
  // `subtitle`: what the answers rest on.
  explicit PaperBuilder(std::string subtitle) { paper_.subtitle = std::move(subtitle); }

  void begin_query(const Answer& answer);
  void add(const Hit& hit);
  void begin_section(const std::string& heading, std::vector<std::string> lines = {});
  // One quotation below a heading of its own; without a note, which it gets.
  void add_quotation(const std::string& heading, const Record& record, Quotation quotation);
  Paper finish(std::string title = "Quotations");

 private:
  std::string note(const Record& record, const Quotation* quotation);
  // Gives its key.
  std::string add_source(const Record& record, const std::string& link);

  Paper paper_;
  std::set<std::string> cited_;                 // paths
  std::map<std::string, std::string> keys_;     // by path
  std::string references_;                      // of CSL-JSON, with commas between them
  std::map<std::string, PaperSource> sources_;  // by what they are sorted by
};

// "Tagged good, dated. Note: check date"; empty without marks.
std::string marks_line(const Hit& hit);

// The paper as one file of a kind.
std::string html(const Paper& paper);
std::string docx(const Paper& paper);
std::string odt(const Paper& paper);

}  // namespace chancery::search
