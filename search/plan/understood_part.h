// A part of what was made of a query, for a page that lets the user switch parts off one by one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::search {

struct UnderstoodPart {
  enum Kind : uint8_t { kWord, kPhrase, kActor, kIssue, kField, kGroup, kNote };
  std::string text;  // "actor Armenia", "not boundary", "date since 2022"
  Kind kind = kNote;
  // The neighbouring plain words of the query that it was made of, folded, with single spaces; of a
  // time in plain words as typed. Empty for what does not come from plain words.
  std::string typed;
  // Where the value of the field that was typed begins: bytes of the query.
  std::optional<size_t> offset;
};

constexpr std::string_view part_kind_name(UnderstoodPart::Kind kind) {
  constexpr std::string_view kNames[] = {"word",  "phrase", "actor", "issue",
                                         "field", "group",  "note"};
  return kNames[kind];
}

}  // namespace chancery::search
