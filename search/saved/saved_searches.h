// Queries that are kept by name, with what was seen of their hits: a saved query tells what is new.
//
// One file a name below the user's state directory. Files are written whole and renamed, and
// changes take turns by a lock, so two programs at once lose nothing. A damaged file is renamed to
// NAME.damaged and told once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "search/answer/answer_source.h"

namespace chancery::search {

struct SavedSearch {
  std::string name;
  std::string query;
  std::vector<std::string> databases;  // absolute paths
  std::string looked;                  // when it was last seen, YYYY-MM-DD
  std::vector<uint64_t> seen;          // hashes of the hits' paths, sorted
  // What these were read from (Hit::source), sorted: a file that was moved is known by it. Files of
  // earlier versions have none, which comes back with the next look.
  std::vector<uint64_t> sources = {};
};

class SavedSearches {
 public:
  explicit SavedSearches(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // In order. What is damaged is set aside and told in `troubles`, one sentence each.
  std::vector<SavedSearch> all(std::vector<std::string>& troubles) const;
  // Of the files alone, for completion.
  std::vector<std::string> names() const;
  // Throws Error when there is none of that name, or its file is damaged or cannot be read.
  SavedSearch find(const std::string& name) const;
  // Throws Error for a name that is no file's name, and when it cannot be written.
  void store(const SavedSearch& search) const;
  // Throws Error when there is none of that name.
  void remove(const std::string& name) const;

 private:
  std::filesystem::path file_of(const std::string& name) const;

  std::filesystem::path directory_;
};

// A hit or a copy of one.
struct FoundFile {
  uint64_t path = 0;    // its hash
  uint64_t source = 0;  // as Hit::source
};

// A saved search looked at again.
struct NewHits {
  std::vector<uint32_t> ranks;   // of the hits that were not seen, 1-based, ascending
  uint64_t total = 0;            // all hits
  std::vector<FoundFile> there;  // all hits and their copies, by path
};
NewHits new_hits(AnswerSource& source, const SavedSearch& search, const SearchOptions& options);

// Marks as seen, as of today, all that is there.
void mark_all_seen(SavedSearch& search, const NewHits& found);
// Marks the hits that were shown, with their copies, and what was moved since it was seen. What was
// seen before and is there no more is forgotten, so that it is new when it comes again.
void mark_seen(SavedSearch& search, const NewHits& found, const std::vector<Hit>& shown);

// Paths as they are found from anywhere.
std::vector<std::string> absolute_paths(const std::vector<std::string>& paths);

// Today in local time, YYYY-MM-DD.
std::string today();

}  // namespace chancery::search
