// The statements of a text, as tests compare them.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "indexer/attribute/attribute.h"
#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::testing {

// A statement in words: speaker, act, and what is said, its parts joined by " … ".
struct Said {
  std::string speaker;  // the id; the source in angle brackets where nobody is known; - for none
  std::string act;
  std::string content;
  bool operator==(const Said&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << said.speaker << " " << said.act << ": " << said.content;
}

inline Record tagged_statements(const std::string& text, const std::string& language,
                                const std::string& path = "") {
  static const Matcher matcher(sample_gazetteer());
  static indexer::Tagger tagger(matcher);
  Record record;
  record.path = path;
  record.text = text;
  record.language = language;
  record.date = "2023-05-05";
  indexer::AnalysedText analysed;
  tagger.tag(record, analysed);
  static indexer::StatementFinder finder(sample_gazetteer());
  record.statements = finder.find(record, analysed.text, analysed.text_words);
  return record;
}

inline std::vector<Said> said(const Record& record) {
  std::vector<Said> found;
  const auto text = [&](const Span& span) {
    return record.text.substr(span.begin, span.end - span.begin);
  };
  for (const Statement& statement : record.statements) {
    Said item;
    item.speaker = !statement.id.empty() ? statement.id
                   : statement.source    ? "<" + text(*statement.source) + ">"
                                         : "-";
    item.act = (statement.negated ? "not " : "") + statement.act;
    for (const Span& part : statement.content) {
      if (!item.content.empty()) item.content += " … ";
      item.content += text(part);
    }
    found.push_back(item);
  }
  return found;
}

inline std::vector<Said> said(const std::string& text, const std::string& language = "en") {
  return said(tagged_statements(text, language));
}

}  // namespace chancery::testing
