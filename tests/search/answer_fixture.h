// Answers made by hand for tests of what is shown.
#pragma once

#include <string>

#include "search/answer/answer.h"

namespace chancery::testing {

using namespace search;

inline Tag tag(const std::string& id, const std::string& name, double salience, size_t mentions) {
  Tag made;
  made.id = id;
  made.name = name;
  made.salience = salience;
  made.mentions.resize(mentions);
  return made;
}

// The seed article.
inline Record peace_talks() {
  Record record;
  record.path = "/articles/peace-talks.txt";
  record.url = "https://example.org/talks";
  record.title =
      "Azerbaijan-Armenia Peace Talks: The Status Quo and an Emerging Diplomatic Breakthrough";
  record.authors = {"Omer Niazi"};
  record.publisher = "The Middle East Institute (MEI)";
  record.date = "2023-08-30";
  record.date_source = "citation";
  record.language = "en";
  record.mime = "text/plain";
  record.text =
      "The talks began in 2022.\n\nA corridor would connect mainland Azerbaijan with its exclave "
      "via southern Armenia. Little else is agreed.";
  record.actors = {tag("ARM", "Armenia", 0.9, 14), tag("AZE", "Azerbaijan", 0.8, 12),
                   tag("RUS", "Russia", 0.1, 1)};
  record.issues = {tag("peace-talks", "peace talks", 0.9, 5)};
  return record;
}

inline Mark mark_of(const std::string& text, const std::string& part, MarkKind kind) {
  const auto at = static_cast<uint32_t>(text.find(part));
  return {{at, at + static_cast<uint32_t>(part.size())}, kind};
}

inline Snippet corridor_snippet(const Record& record) {
  Snippet snippet;
  const size_t begin = record.text.find("A corridor");
  const size_t end = record.text.find(" Little");
  snippet.text = record.text.substr(begin, end - begin);
  snippet.source = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  snippet.marks = {mark_of(snippet.text, "corridor", MarkKind::kIssue),
                   mark_of(snippet.text, "mainland", MarkKind::kWord),
                   mark_of(snippet.text, "Azerbaijan", MarkKind::kActor)};
  return snippet;
}

inline Hit hit(uint32_t rank = 1) {
  Hit made;
  made.rank = rank;
  made.score = 12.5;
  made.record = peace_talks();
  made.snippets = {corridor_snippet(made.record)};
  return made;
}

inline Answer answer(const std::string& query = "corridor") {
  Answer made;
  made.query = query;
  made.understood = "issue corridor";
  made.total = 1;
  made.took_ms = 3;
  made.hits = {hit()};
  made.coverage.documents = 4000;
  made.coverage.newest = "2023-08-30";
  made.coverage.languages = {{"en", 3640}, {"ru", 280}};
  return made;
}

}  // namespace chancery::testing
