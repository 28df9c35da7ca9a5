// The list of one language (gazetteer/names/) as the gazetteer keeps it: text of one line an item,
// which nothing reads before a document is in that language.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "chancery/gazetteer.h"

namespace chancery {

struct LanguageLine {
  enum Kind : char {
    kName = 'n',
    kDemonym = 'd',
    kSeat = 's',
    kCombining = 'c',
    kDecoy = 'x',
    kPattern = 'i',
    kRule = 'r',
    kDemonymRule = 'a',
    kPrefix = 'p',
    kSuffix = 'u',
    kDrop = 'o',
    kTail = 't',
    kIssueDecoy = 'y',
  };
  Kind kind = kName;
  ConceptIndex target = kNoConcept;  // of a name or pattern
  std::string_view text;
};

// Before the name of an issue that is no pattern: its words mean other things more often.
inline constexpr char kNameOnly = '=';

inline AliasUse use_of(LanguageLine::Kind kind) {
  switch (kind) {
    case LanguageLine::kDemonym:
      return AliasUse::kDemonym;
    case LanguageLine::kSeat:
      return AliasUse::kSeat;
    case LanguageLine::kCombining:
      return AliasUse::kCombining;
    case LanguageLine::kDecoy:
      return AliasUse::kDecoy;
    default:
      return AliasUse::kName;
  }
}

// Kind, number of the concept (empty: none), tab, text.
inline void append_line(std::string& list, const LanguageLine& line) {
  list += static_cast<char>(line.kind);
  if (line.target != kNoConcept) list += std::to_string(line.target);
  list += '\t';
  list += line.text;
  list += '\n';
}

template <typename Take>
void for_each_line(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const size_t end = std::min(list.find('\n'), list.size());
    const std::string_view whole = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    const size_t tab = whole.find('\t');
    if (whole.empty() || tab == std::string_view::npos) continue;
    LanguageLine line;
    line.kind = static_cast<LanguageLine::Kind>(whole.front());
    line.text = whole.substr(tab + 1);
    uint32_t number = 0;
    if (tab > 1 && std::from_chars(whole.data() + 1, whole.data() + tab, number).ec == std::errc())
      line.target = number;
    take(line);
  }
}

}  // namespace chancery
