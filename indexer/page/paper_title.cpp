#include "indexer/page/paper_title.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chancery/strings.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

// "A/76/123", "S/RES/2334(2016)", "E/CN.4/1998/53/Add.2".
bool is_symbol(std::string_view line) {
  if (line.size() > 40 || line.find(' ') != line.npos) return false;
  const auto slashes = std::count(line.begin(), line.end(), '/');
  return slashes >= 2 && std::any_of(line.begin(), line.end(), is_digit);
}

// Most words are of one letter.
bool is_spaced_out(std::string_view line) {
  size_t words = 0;
  size_t single = 0;
  for (const std::string_view word : split(line, " ")) {
    words += !word.empty();
    single += count_characters(word) == 1 && is_letter(word.front());
  }
  return words >= 3 && single * 2 > words;
}

}  // namespace

bool is_generic_title(std::string_view line) {
  line = trim(line);
  if (is_symbol(line) || is_spaced_out(line)) return true;
  if (starts_with_ignoring_case(line, "h.e. ") ||
      starts_with_ignoring_case(line, "his excellency ") ||
      starts_with_ignoring_case(line, "her excellency "))
    return true;
  return statement_words().generic_titles.contains(comparable(line));
}

bool is_paper_title(std::string_view line) {
  return !label_of(line, statement_words().paper_starts).empty();
}

Field read_field(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == line.npos || colon > 16 || colon == 0) return {};
  const std::string name = lower_unicode(trim(line.substr(0, colon)));
  const StatementWords& words = statement_words();
  const std::array<std::pair<const WordSet*, Field::Kind>, 4> kinds = {
      {{&words.field_from, Field::kFrom},
       {&words.field_to, Field::kTo},
       {&words.field_date, Field::kDate},
       {&words.field_subject, Field::kSubject}}};
  for (const auto& [set, kind] : kinds)
    if (set->contains(name)) return {kind, trim(line.substr(colon + 1))};
  return {};
}

}  // namespace chancery::indexer
