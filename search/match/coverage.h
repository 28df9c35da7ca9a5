// What answers rest on: the documents of the databases and what is missing from them. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chancery::search {

struct Coverage {
  uint64_t documents = 0;
  uint64_t unread = 0;   // files, parts of them and folders that could not be read
  uint64_t cut = 0;      // files and parts of them of which only the beginning is indexed
  uint64_t kept = 0;     // documents of files that could not be looked at again
  uint64_t undated = 0;  // documents
  std::string newest;    // date of the newest document, YYYY-MM-DD or shorter
  std::string indexed;   // when the index was last written, ISO 8601
  std::vector<std::pair<std::string, uint64_t>> languages;  // most frequent first
  std::vector<std::string> lists;  // the user's own lists of actors and issues
  uint64_t shards = 0;             // databases that were asked
  // Of them, those that gave no answer: the name, and a sentence with it that says why.
  std::vector<std::pair<std::string, std::string>> missing;
  std::vector<std::string> notes;  // sentences about those that answer
};

}  // namespace chancery::search
