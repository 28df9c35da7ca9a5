#include "indexer/extract/liberation/generators.h"

#include <string>
#include <vector>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/date.h"
#include "indexer/page/names.h"

namespace chancery::indexer {

namespace {

std::string value_of(const librevenge::RVNGPropertyList& properties, const char* name) {
  const librevenge::RVNGProperty* property = properties[name];
  return property == nullptr ? "" : utf8::repaired(trim(property->getStr().cstr()));
}

}  // namespace

void read_revenge_properties(const librevenge::RVNGPropertyList& properties, Clues& clues) {
  if (clues.title.empty()) clues.title = value_of(properties, "dc:title");
  for (const char* name : {"meta:initial-creator", "dc:creator", "dc:author"}) {
    if (!clues.authors.empty()) break;
    clues.add_authors(Source::kProperties, parse_authors(value_of(properties, name), true));
  }
  clues.add_date(Source::kProperties, parse_date(value_of(properties, "meta:creation-date")));
  clues.add_modified(Source::kProperties, parse_date(value_of(properties, "dc:date")));
}

Extracted revenge_text(const librevenge::RVNGString& text, Clues clues) {
  std::vector<std::string> paragraphs;
  const std::string whole = utf8::repaired(text.cstr());
  for (const std::string_view line : split(whole, "\n")) {
    if (std::string paragraph = collapse_spaces(line); !paragraph.empty())
      paragraphs.push_back(std::move(paragraph));
  }
  if (paragraphs.empty()) throw Unreadable(reason::kNoText);
  Extracted extracted;
  extracted.clues = std::move(clues);
  extracted.text = text_of_paragraphs(paragraphs, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
