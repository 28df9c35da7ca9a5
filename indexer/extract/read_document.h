// From the bytes of one file to records that are not yet tagged: extract → clean → describe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/record.h"
#include "indexer/extract/unreadable.h"

namespace chancery::indexer {

// A program that reads a type of files in place of the program itself.
struct Converter {
  std::string type;                   // a MIME type, or an ending with its point: ".wpd"
  std::vector<std::string> command;   // program and arguments; "%f" stands for the file's path
  std::string output = "text/plain";  // the type of what it writes
};

struct ReadOptions {
  std::string language = "auto";  // or an ISO 639-1 code that every document has
  std::vector<Converter> converters = {};
  bool ocr = false;           // pictures of pages are read too (DocumentSink::read_letters)
  Converter recognizer = {};  // the program that does so, see isolate/recognizer.h
};

// The most that is read of a text that cannot be read piece by piece (Format::pieces). What is
// behind it is reported.
inline constexpr size_t kMaxWholeBytes = size_t{32} << 20;
// That report.
std::string cut_note(uint64_t size);

// The converter of a file, nullptr when it needs none.
const Converter* find_converter(const ReadOptions& options, std::string_view path,
                                std::string_view mime);

// Takes what a file holds, in the order of the file.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // A document; its path is that of the file, or "FILE!NAME" for one inside it, and a part of a
  // long text is one inside its file ("FILE!part 2 of 3", see part_path.h). text is valid UTF-8
  // without control characters, its paragraphs separated by "\n\n".
  virtual void document(Record record) = 0;
  // The file, or a part of it, that could not be read or not as a whole.
  virtual void missed(const std::string& path, const std::string& reason, Lack lack) = 0;
  // A file inside the file, or itself, that a converter reads.
  virtual void convert(const std::string& path, std::string_view bytes, int64_t modified,
                       const Converter& converter);
  // The text of a picture of a page; see ReadLetters. Throws Unreadable, always unless overridden.
  virtual std::string read_letters(std::string_view picture);
  // Around all that comes of the file or of one inside it; they nest. false: it is left out.
  virtual bool begin(const std::string& path);
  virtual void end(const std::string& path);
};

// Reads a file and all that is in it. `path` names the file (its ending is a hint, its name a last
// resort for title and date); `modified` is the file's time in seconds since 1970, the last resort
// for the date (date_source "file"); `mime` is its type when that is known. Fills path, url, title,
// authors, publisher, date, date_source, language, mime, pages, page_starts and text of each
// record. Throws Unreadable when the file itself cannot be read; `sink` has then got nothing of it,
// or only parts. Thread-safe.
void read_documents(const std::string& path, std::string_view bytes, int64_t modified,
                    const ReadOptions& options, DocumentSink& sink, std::string_view mime = "");

// The first document of a file: for a file that holds one. Throws Unreadable.
Record read_document(const std::string& path, std::string_view bytes, int64_t modified,
                     const ReadOptions& options = {});

// Reads the lists of words that reading documents needs (gazetteer/words/), once and for all: a
// wrong one ends the run before a file is read, and processes that are forked later share them.
// Throws Error.
void load_reading_words();

// The type of a file as read_documents takes it: by content, and by its ending for plain text.
std::string document_type(std::string_view path, std::string_view bytes,
                          std::string_view declared = "");

}  // namespace chancery::indexer
