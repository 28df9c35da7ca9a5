// The lists of actors and issues that a run uses, and their compiled form kept between runs.
//
// Reading and checking a long list costs more than a small run of the indexer. Its compiled form
// is kept in the user's cache directory under a name made from the stamps of its files, so that a
// changed file is never missed; what is damaged, stale or of another program is ignored and made
// again, and a cache that cannot be written does no harm.
//
// Floor: concepts.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery {

struct ListFiles {
  std::filesystem::path directory;                    // the lists that Chancery comes with
  std::vector<std::filesystem::path> actors, issues;  // the user's, later ones win

  std::vector<std::filesystem::path> users() const;
};

// The installed lists, those of the user's configuration (actors.toml, actors/*.toml, issues.toml,
// issues/*.toml in chancery/ of the XDG configuration directory) and the given ones, in that order.
ListFiles list_files(const std::vector<std::filesystem::path>& actor_files,
                     const std::vector<std::filesystem::path>& issue_files);

// Path, size, time of change and inode of every file: differs when a list may have changed. Opens
// no file.
std::string stamps_of(const ListFiles& files);

// As Gazetteer::load, from `cache` (a directory, made when missing) when it holds these lists.
Gazetteer load_cached(const ListFiles& files, const std::filesystem::path& cache);

// Compiled lists of a database, by their fingerprint: from `cache` (a directory,
// made when missing) when it holds them, else what `read` gives, which is kept there.
std::string kept_lists(const std::string& fingerprint, const std::filesystem::path& cache,
                       const std::function<std::string()>& read);

// A short name for the content of compiled lists (Gazetteer::pack).
std::string fingerprint(std::string_view packed);

}  // namespace chancery
