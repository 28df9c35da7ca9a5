// A text with the tags that it gets from the sample gazetteer.
#pragma once

#include <string>
#include <vector>

#include "chancery/bare_tag.h"
#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::testing {

struct Tagged {
  Record record;
  std::vector<indexer::Counted> counted;
};

inline Tagged tagged(const std::string& title, const std::string& text) {
  static const Matcher matcher(sample_gazetteer());
  static indexer::Tagger tagger(matcher);
  Tagged out;
  out.record.title = title;
  out.record.text = text;
  indexer::AnalysedText analysed;
  out.counted = tagger.tag(out.record, analysed);
  return out;
}

// Those that more than capitals shows.
inline std::vector<std::string> ids(const std::vector<Tag>& tags) {
  std::vector<std::string> out;
  for (const Tag& tag : tags) {
    if (!is_bare(tag)) out.push_back(tag.id);
  }
  return out;
}

// The mentions of `id` as written.
inline std::vector<std::string> mentions(const Record& record, const std::string& id) {
  std::vector<std::string> out;
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      if (tag.id != id) continue;
      for (const Span& span : tag.mentions) {
        out.push_back(record.text.substr(span.begin, span.end - span.begin));
      }
    }
  }
  return out;
}

}  // namespace chancery::testing
