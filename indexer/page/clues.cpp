#include "indexer/page/clues.h"

#include <algorithm>

#include "chancery/strings.h"

namespace chancery::indexer {

std::string source_name(Source source) {
  switch (source) {
    case Source::kCitation:
      return "citation";
    case Source::kMail:
      return "mail";
    case Source::kMeta:
      return "meta";
    case Source::kFrontMatter:
      return "front-matter";
    case Source::kJsonLd:
      return "json-ld";
    case Source::kByline:
      return "byline";
    case Source::kDateline:
      return "dateline";
    case Source::kUrl:
      return "url";
    case Source::kName:
      return "name";
    case Source::kProperties:
      return "properties";
    case Source::kSaved:
      return "saved";
    case Source::kContainer:
      return "container";
    case Source::kFile:
      return "file";
    case Source::kCompleted:
      return "completed";
    case Source::kRelative:
      return "relative";
  }
  return "";
}

void Clues::add_authors(Source source, std::vector<std::string> names) {
  if (!names.empty()) authors.emplace_back(source, std::move(names));
}

void Clues::add_publisher(Source source, std::string_view name) {
  name = trim(name);
  if (!name.empty() && name.size() <= 200) publishers.emplace_back(source, collapse_spaces(name));
}

void Clues::add_date(Source source, std::optional<Date> date) {
  if (!date) return;
  if (date->year == 0) {
    yearless.push_back(*date);
  } else if (is_plausible(*date)) {
    dates.emplace_back(source, *date);
  }
}

void Clues::add_modified(Source source, std::optional<Date> date) {
  if (date && date->year != 0 && is_plausible(*date)) modified.emplace_back(source, *date);
}

void Clues::add_keywords(std::vector<std::string> words) {
  for (std::string& word : words)
    if (std::find(keywords.begin(), keywords.end(), word) == keywords.end())
      keywords.push_back(std::move(word));
}

}  // namespace chancery::indexer
