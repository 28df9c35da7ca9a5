// From the bytes of one file to a record that is not yet tagged: extract → clean → describe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "chancery/record.h"

namespace chancery {

// A file that cannot become a document. The reason is for people: "no text", "binary data",
// "empty file". Not an Error: the run goes on and reports it.
class Unreadable : public std::exception {
 public:
  explicit Unreadable(std::string reason) : reason_(std::move(reason)) {}
  const char* what() const noexcept override { return reason_.c_str(); }
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

struct ReadOptions {
  std::string language = "auto";  // or an ISO 639-1 code that every document has
};

// `path` names the file (its ending is a hint, its name a last resort for title and date);
// `modified` is the file's time in seconds since 1970, the last resort for the date
// (date_source "file"). Fills path, url, title, authors, publisher, date, date_source, language,
// mime, pages and text of the record; text is valid UTF-8 without control characters, its
// paragraphs separated by "\n\n". Throws Unreadable. Thread-safe.
Record read_document(const std::string& path, std::string_view bytes, int64_t modified,
                     const ReadOptions& options = {});

}  // namespace chancery
