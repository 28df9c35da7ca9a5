// Everything that a database holds, as text that tests can compare.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <string>

#include "chancery/schema.h"

namespace chancery::testing {

// Terms with wdf and positions and values of one document, a line each.
inline std::string dump(const Xapian::Document& document) {
  std::string out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out += fmt::format("{} {}:", *term, term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      out += fmt::format(" {}", *at);
    }
    out += '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out += fmt::format("value {} {}\n", value.get_valueno(), *value);
  }
  return out;
}

inline std::string path_of(const Xapian::Document& document) {
  return document.get_value(schema::kPathSlot);
}

// By path, whatever the document ids are.
inline std::map<std::string, std::string> documents(const Xapian::Database& database) {
  std::map<std::string, std::string> out;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const Xapian::Document document = database.get_document(*id);
    out[path_of(document)] += dump(document);
  }
  return out;
}

// Every document by id, the words for spelling, and the statistics of every term.
inline std::string dump(const Xapian::Database& database) {
  std::string out;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    out += fmt::format("document {}\n{}", *id, dump(database.get_document(*id)));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out += fmt::format("term {} {} {}\n", *term, term.get_termfreq(),
                       database.get_collection_freq(*term));
  }
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    out += fmt::format("spelling {} {}\n", *word, word.get_termfreq());
  }
  return out;
}

}  // namespace chancery::testing
