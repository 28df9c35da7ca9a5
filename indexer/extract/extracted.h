// What an extractor makes of the bytes of one file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/unreadable.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// A file inside a file: an attachment, the member of an archive. It is read as any file would be,
// by the type that its content shows, and becomes a document with the path "FILE!NAME".
struct Part {
  std::string name;      // as the file gives it ("report.pdf", "drafts/2.txt"); may be empty
  std::string mime;      // what the file says it is: only for text that shows no type itself
  int64_t modified = 0;  // seconds since 1970; 0: that of the file it is in
  std::string bytes;
  std::string url = {};                // where it was published, when the file tells
  std::optional<Unreadable> why = {};  // when it could not be taken out of the file
  bool certain = false;                // its type is `mime`, whatever the content shows
};

class ArchiveBudget;  // indexer/extract/archive_limits.h

struct Extracted {
  std::string text;  // cleaned, valid UTF-8, paragraphs separated by "\n\n"; may be empty when
                     // there are documents or parts
  Clues clues;
  int pages = 0;                      // 0: the format has none
  std::vector<uint32_t> page_starts;  // byte of `text` where each page begins; as many as `pages`
                                      // or none (see extract/pdf/paged_text.h)
  std::string mime;                   // when more is known than the content showed, else empty
  std::string note;  // what was not read, for the report ("only the first 2,000 of 5,000 pages")

  // Documents of a file that holds several which are no files themselves (records, messages that
  // are parsed already), each with a `name`.
  std::string name;
  std::vector<Extracted> documents;
  std::vector<Part> parts;
};

// Reads `bytes` of the type `mime`. Pure: no files, no network, no state. Throws Unreadable.
using Extractor = Extracted (*)(std::string_view bytes, std::string_view mime);

// Reads what is only pictures of pages: `read_letters` takes a picture as a file (PNG, JPEG, TIFF
// or PNM), gives its text, pages parted by form feeds, and throws Unreadable.
using ReadLetters = std::function<std::string(std::string_view picture)>;
using PictureReader = Extracted (*)(std::string_view bytes, const ReadLetters& read_letters);

// Takes an archive apart, one part in memory at a time. Throws Unreadable, also when some parts
// have been given.
using PartSink = std::function<void(Part)>;
using Unpacker = void (*)(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);

}  // namespace chancery::indexer
