// A sentence of a document as a hit shows it. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chancery/record.h"

namespace chancery::search {

enum class MarkKind : uint8_t { kWord, kActor, kIssue };

// A marked part of a snippet or text: bytes, half-open. Marks are in order and do not overlap.
struct Mark {
  Span span;
  MarkKind kind = MarkKind::kWord;
  bool asked = false;  // of what the query asks for; told of the marks of whole texts only
};

// A sentence of a document's text, or a part of one.
struct Snippet {
  std::string text;
  Span source;               // bytes of Record::text it stands at
  int page = 0;              // 1-based; 0: the format has none
  int paragraph = 0;         // 1-based
  bool continues = false;    // directly follows the snippet before it: no "…" between them
  bool begins_late = false;  // the beginning of its sentence is left out
  bool ends_early = false;   // the end of its sentence is left out
  // Of a statement that was asked for: its speaker's name and its act; else empty.
  std::string speaker, act;
  Span speaker_at, cue_at;  // bytes of `text` that name the speaker and tell the act; may be empty
  std::vector<Mark> marks;
  std::vector<std::string> tags = {};  // of the person who asks, on this sentence; sorted
  std::string note = {};               // theirs
};

}  // namespace chancery::search
