// What a document says of itself, before it is decided what holds.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/page/date.h"

namespace chancery::indexer {

// Where a statement comes from, the most believable first.
enum class Source : uint8_t {
  kMail,
  kCitation,
  kMeta,
  kFrontMatter,
  kJsonLd,
  kByline,
  kDateline,
  kUrl,
  kName,
  kProperties,  // what a program wrote into the file
  kSaved,       // when a page was saved from the web
  kContainer,   // of the mail or document that it is a part of
  kFile,
  kCompleted,  // a day without a year, and a year from elsewhere in the document
  kRelative    // counted from another day of the document
};

// The value of Record::date_source for `source`.
std::string source_name(Source source);

// "3 days ago", "yesterday", "Tuesday".
struct RelativeDay {
  int days_ago = 0;
  int weekday = -1;  // 0 Sunday to 6 Saturday: the last one; -1: days_ago counts
};

struct Clues {
  std::string title;  // the best that the content gives; empty when it has none
  std::string url;
  std::string language;  // a hint
  std::vector<std::pair<Source, std::vector<std::string>>> authors;
  std::vector<std::pair<Source, std::string>> publishers;
  std::vector<std::pair<Source, Date>> dates;
  std::vector<std::pair<Source, Date>> modified;
  // Days of `dates` that are told in UTC when it is still the evening before in America.
  std::vector<Date> early_utc;
  std::vector<Date> yearless;  // "Updated: Mar 10": year is 0
  std::vector<RelativeDay> relative;
  std::vector<std::string> keywords;
  std::string section;
  std::vector<std::string> symbols;  // of the paper, see symbol.h

  void add_authors(Source source, std::vector<std::string> names);
  void add_publisher(Source source, std::string_view name);
  void add_date(Source source, std::optional<Date> date);
  void add_modified(Source source, std::optional<Date> date);
  void add_keywords(std::vector<std::string> words);  // that are not there yet
};

}  // namespace chancery::indexer
