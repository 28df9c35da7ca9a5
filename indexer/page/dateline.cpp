#include "indexer/page/dateline.h"

#include <algorithm>

#include "chancery/strings.h"

namespace chancery {
namespace {

constexpr size_t kMaxDateline = 90;  // bytes

// "BAKU", "NEW YORK", "TEL AVIV": at least three letters, all capitals.
bool is_place(std::string_view text) {
  size_t letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    if (!is_word(c) && c != ' ' && c != '.' && c != '-' && c != '\'' && c != '/') return false;
    if (is_digit(c)) return false;
    letters += is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  }
  return letters >= 3;
}

// What may stand behind the date: "(Reuters)", nothing, marks.
bool is_agency(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == ',' || text.front() == '.' || text.front() == ':'))
    text = trim(text.substr(1));
  return text.empty() || (text.front() == '(' && text.back() == ')' && text.size() < 40);
}

}  // namespace

bool read_dateline(std::string_view paragraph, Clues& clues) {
  const std::string_view head = paragraph.substr(0, kMaxDateline);
  size_t dash = head.npos;
  for (const std::string_view mark : {" \u2014", " \u2013", " - ", " -- ", "\u2014", "\u2013"})
    dash = std::min(dash, head.find(mark));
  if (dash == head.npos) return false;
  const std::string_view line = head.substr(0, dash);
  const size_t comma = line.find(',');
  if (comma == line.npos || !is_place(trim(line.substr(0, comma)))) return false;
  const auto found = find_date(line);
  if (!found || found->begin < comma || !is_agency(line.substr(found->end))) return false;
  // Between the place and the date: a country.
  const std::string_view between = trim(line.substr(comma + 1, found->begin - comma - 1));
  if (count_words(between) > 3) return false;
  clues.add_date(Source::kDateline, found->date);
  return true;
}

}  // namespace chancery
