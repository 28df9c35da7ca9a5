// What a person has marked: documents with tags of their own and notes. Marks are kept apart from
// databases and name a document by its text, so that indexing anew and moving files leave them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

// A sentence that is marked by itself; its words name it, wherever in the document they stand.
struct MarkedSentence {
  std::string id;    // content_id of its text
  std::string text;  // white space as single spaces
  std::vector<std::string> tags;
  std::string note;  // may be empty
};

struct MarkedDocument {
  std::string content;  // content_id of its text when it was marked
  std::string path, title;
  std::string sketch;             // of the text (sketch.h); may be empty
  std::vector<std::string> tags;  // sorted
  std::string note;               // may be empty
  std::vector<MarkedSentence> sentences = {};
  // Where the database has the text, and where it has another one at `path` now. Set by
  // find_marked (search/match/marked_documents.h); empty: the document is gone.
  std::vector<std::string> found;
  bool changed = false;  // the text at `path` is another
};

// Where marks are kept.
class MarkSource {
 public:
  virtual ~MarkSource() = default;
  // In order of content. Throws Error when they cannot be read.
  virtual std::vector<MarkedDocument> marked() const = 0;
  // Another text after each change; empty: there are none.
  virtual std::string version() const = 0;
};

// The sentence of these words, without marks.
MarkedSentence marked_sentence(std::string_view text);

// What a text is called: 32 hexadecimal digits.
std::string content_id(std::string_view text);

}  // namespace chancery::search
