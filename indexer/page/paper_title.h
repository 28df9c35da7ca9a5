// Titles of the papers of institutions: what heads all of them is no title of one.
#pragma once

#include <string>
#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Whether `line` heads many papers: "General Assembly", "MEMORANDUM", "For immediate release", a
// document's symbol ("A/76/123"), "H.E. Mr. …", letters that are spaced out ("D R A F T").
bool is_generic_title(std::string_view line);

// Whether `line` begins as titles of papers do: "Report of the Secretary-General …", "Letter dated
// …".
bool is_paper_title(std::string_view line);

// Lines "From: …", "Subject: …" at the head of a memorandum or of mail that was printed.
struct Field {
  enum Kind { kNone, kFrom, kTo, kDate, kSubject };
  Kind kind = kNone;
  std::string_view value;
};
Field read_field(std::string_view line);

}  // namespace chancery::indexer
