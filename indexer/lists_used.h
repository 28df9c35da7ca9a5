// Which lists of actors and issues a run uses, and which ones a database was made with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer_cache.h"

namespace chancery::indexer {

// What a database remembers of the lists that tagged its documents.
struct ListsUsed {
  std::string stamps;              // a hash of stamps_of(): tells without opening a file
  std::string fingerprint;         // of the compiled lists: tells for certain
  std::vector<std::string> files;  // the user's, absolute

  std::string to_json() const;
  // Empty for text that is none.
  static ListsUsed of_json(const std::string& json);
};

ListsUsed lists_used(const ListFiles& files, std::string_view packed);

// Whether `files` hold other lists than `remembered` (ListsUsed::to_json()); false when nothing is
// remembered. Reads them only when one of them has been touched.
bool lists_differ(const std::string& remembered, const ListFiles& files);

// The lists from the user's cache, or read. Throws Error when they cannot be used.
Gazetteer load_lists(const ListFiles& files);

// What is remembered after a run that tagged documents with `now` and left `kept` older ones as
// they are.
std::string remember(const std::string& before, const ListsUsed& now, uint64_t kept);

inline constexpr const char* kListsChanged =
    "the lists of actors and issues have changed; --retag applies them to what is indexed\n";

}  // namespace chancery::indexer
