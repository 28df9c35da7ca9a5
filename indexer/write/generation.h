// A generation that is being built: a directory of its own below that of the database.
//
//   gen-000008/chancery.generation  its mark, written first of all and again when it is complete
//   gen-000008/building/            scratch: what is made on the way; gone when it is published
//   gen-000008/…                    the database itself, or its shards (shards.h)
//
// In the scratch directory stand databases and files whose names are a kind of kScratchKinds, a
// hyphen and digits, or kJournal: what has another name is not removed, and the generation neither.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/database_layout.h"
#include "chancery/owned_fd.h"

namespace chancery::indexer {

inline constexpr const char* kScratch = "building";
inline constexpr const char* kJournal = "journal";
inline constexpr std::array<std::string_view, 5> kScratchKinds = {"segment", "words", "merged",
                                                                  "head", "base"};

class Generation {
 public:
  // Makes the generation `number` of the database `id` in the open directory `directory` of the
  // path `path`; there must be none of that number. Throws Error.
  static Generation begin(int directory, const std::filesystem::path& path, uint32_t number,
                          const std::string& id);
  // The one that an earlier run has begun, with all that is in it. Throws Error.
  static Generation resume(int directory, const std::filesystem::path& path, uint32_t number,
                           const std::string& id);

  uint32_t number() const { return mark_.number; }
  // Where the database is to be written.
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path scratch() const { return path_ / kScratch; }
  // Removes what was made under `made`, a path directly below scratch(). Throws Error.
  void remove_scratch(const std::filesystem::path& made) const;

  int scratch_fd() const { return scratch_.get(); }
  // Removes what is in it but the journal's segments and what else of the scratch is `kept`. Throws
  // Error when something stays.
  void clear(const std::set<std::string>& kept) const;
  // Syncs the directories above the scratch. Throws Error.
  void sync_folders() const;

  // Makes sure that everything but the scratch is on the disk as it was written; of the files of
  // `before`, the generation in use, those that it shares with this one are known to be. Throws
  // Error.
  void seal(const std::vector<PublishedFile>& before);
  // Marks what is sealed as complete, with `documents`. Throws Error.
  void mark_complete(uint64_t documents);

 private:
  Generation(int directory, const std::filesystem::path& path, uint32_t number,
             const std::string& id);
  void write_mark() const;

  std::filesystem::path path_;
  // Open since before the first write of this run: failed writes are told to it.
  OwnedFd fd_;
  OwnedFd scratch_;
  GenerationMark mark_;
};

}  // namespace chancery::indexer
