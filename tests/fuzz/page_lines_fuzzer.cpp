// Lines of a page that tell of its authors and days, and JSON-LD: what is found is within the line,
// and plausible.
#include <cstdint>

#include "chancery/utf8.h"
#include "indexer/describe/choose_date.h"
#include "indexer/describe/json_ld.h"
#include "indexer/extract/read_document.h"
#include "indexer/page/byline.h"
#include "indexer/page/citation.h"
#include "indexer/page/date.h"
#include "indexer/page/dateline.h"
#include "indexer/page/entities.h"
#include "indexer/page/names.h"
#include "indexer/page/relative_date.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

using namespace indexer;
namespace {

void read_dates(std::string_view line) {
  for (const auto& found : {find_date(line), find_last_date(line)}) {
    if (!found) continue;
    check(found->begin < found->end && found->end <= line.size(), "dates are in the line");
    check(found->date.year == 0 || is_plausible(found->date), "dates are plausible");
  }
  for (const auto& date : {parse_date(line), date_in_path(line)}) {
    check(!date || is_plausible(*date), "dates are plausible");
  }
}

void read_lines(std::string_view line, Clues& clues) {
  read_byline(line, clues);
  is_name_line(line);
  check(find_dateline(line).end <= line.size(), "datelines end in the line");
  read_relative_date(line, clues);
  read_age(line, clues);
  is_citation(line);
  is_citation_heading(line);
  cites_title(line, line.substr(0, line.size() / 2));
  read_citation(line, clues);
  looks_like_publisher(line);
  for (const bool trusted : {false, true}) {
    for (const std::string& name : parse_authors(line, trusted)) {
      check(!name.empty() && utf8::is_valid(name), "authors have names");
      without_capitals(name);
    }
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  const std::string_view line = fuzz::text_of(data, size);
  if (!utf8::is_valid(line)) return 0;
  load_reading_words();
  fuzz::read_dates(line);
  Clues clues;
  fuzz::read_lines(line, clues);
  JsonLd json_ld;
  read_json_ld(line, json_ld, clues);
  fuzz::check(utf8::is_valid(decode_entities(line)), "references give UTF-8");
  Record record;
  record.path = "/a/b.txt";
  choose_dates(clues, 1'700'000'000, record);
  fuzz::check(utf8::is_valid(record.date), "the date is UTF-8");
  return 0;
}
