// The tables of a glass database, Xapian's own format, as its version file tells them.
//
// Xapian makes the file of a table when something is first put into it, and takes a file that is
// not there for an empty table: a database that has lost its positions opens, and answers phrases
// with nothing. The version file knows how many entries each table has.
//
// Floor: store.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

inline constexpr const char* kGlassVersionFile = "iamglass";

struct GlassTable {
  std::string file;  // "position.glass"
  uint64_t entries = 0;
  uint64_t block_bytes = 0;
  uint64_t root = 0;  // the number of its root block
};

struct GlassVersion {
  std::vector<GlassTable> tables;
  uint64_t documents = 0;
  uint64_t last_document = 0;  // the highest number of a document so far
};

// What the content of a version file says; absent when that is not what Xapian 1.4 writes.
std::optional<GlassVersion> glass_version_of(std::string_view content);

// The version file's content of the database in the directory `path`; absent when there is none.
// Throws Error when it cannot be read.
std::optional<std::string> read_glass_version(const std::filesystem::path& path);

// The names of tables of the database in the directory `path` that have entries and whose file is
// missing or ends before its root block. None when the version file is no such file: who opens the
// database is told so. Throws Error when something is there and cannot be read.
std::vector<std::string> lost_tables(const std::filesystem::path& path);

}  // namespace chancery
