// What may be removed from the directory of a database. Nothing else in the indexer removes more
// than one file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>

namespace chancery::indexer {

// Removes the generation `number` of the database `id` from the open directory `directory` of the
// path `path`: files and folders by the names that Xapian and this program give, reached without
// following a link, and nothing where the generation does not carry the database's mark. What has
// another name stays, and the generation with it: the sentence that says so, or nothing, is given.
// Throws Error when something cannot be removed. A removal that is broken off goes on at the next
// call.
std::string remove_generation(int directory, const std::filesystem::path& path, uint32_t number,
                              const std::string& id);

// Removes `name`, a file or folder of such names, from the open scratch directory `scratch` of the
// path `path`. Throws Error when it cannot be removed as a whole.
void remove_scratch(int scratch, const std::filesystem::path& path, const std::string& name);

// Removes all that is in the open generation `generation` of the path `path`, but its mark and, in
// its scratch directory, `kept`. Throws Error when something stays.
void clear_generation(int generation, const std::filesystem::path& path,
                      const std::set<std::string>& kept);

// Whether a generation's removal has begun: its mark says so.
bool is_being_removed(int directory, const std::filesystem::path& path, uint32_t number);

}  // namespace chancery::indexer
