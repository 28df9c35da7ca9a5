// The version file, as Xapian's glass_version.cc of 1.4 writes it:
//
//   version  := magic{16} uuid{16} revision:varint table{6} statistics
//   table    := root:varint flags:varint entries:varint blocks:varint compress_min:varint
//               free_list:string          in the order of kTables; `blocks`: bytes of a block /
//               2048
//   statistics := documents:varint last:varint …     `last`: the highest number less `documents`
//
// A varint is as in bytes.h.
#include "chancery/glass_tables.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "chancery/small_file.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic = "\x0F\x0DXapian Glass\x04n";
constexpr size_t kTablesAt = 32;  // behind the magic bytes and the UUID
constexpr size_t kMaxVersionFile = 4096;
constexpr std::array<const char*, 6> kTables = {"postlist.glass", "docdata.glass",
                                                "termlist.glass", "position.glass",
                                                "spelling.glass", "synonym.glass"};
constexpr uint64_t kBlockUnit = 2048;

GlassVersion version_of(ByteReader in) {
  GlassVersion version;
  in.number();  // revision
  for (const char* file : kTables) {
    GlassTable table;
    table.file = file;
    table.root = in.number();
    in.number();  // flags
    table.entries = in.number();
    table.block_bytes = in.number() * kBlockUnit;
    in.number();  // compress_min
    in.string();
    version.tables.push_back(std::move(table));
  }
  version.documents = in.number();
  version.last_document = version.documents + in.number();
  return version;
}

}  // namespace

std::optional<GlassVersion> glass_version_of(std::string_view content) {
  if (!content.starts_with(kMagic) || content.size() < kTablesAt) return std::nullopt;
  try {
    return version_of(ByteReader(content.substr(kTablesAt), "a version file"));
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<std::string> read_glass_version(const fs::path& path) {
  const OwnedFd directory = open_directory(path);
  if (!directory.is_open()) return std::nullopt;
  return read_small_file(directory.get(), kGlassVersionFile, path, kMaxVersionFile);
}

std::vector<std::string> lost_tables(const fs::path& path) {
  std::vector<std::string> lost;
  const auto content = read_glass_version(path);
  const auto version = content ? glass_version_of(*content) : std::nullopt;
  if (!version) return lost;
  for (const GlassTable& table : version->tables) {
    if (table.entries == 0) continue;
    struct stat info = {};
    const fs::path file = path / table.file;
    if (stat(file.c_str(), &info) != 0) {
      if (errno != ENOENT) throw_system_error(file, errno);
      lost.push_back(table.file);
    } else if (static_cast<uint64_t>(info.st_size) < (table.root + 1) * table.block_bytes) {
      lost.push_back(table.file);
    }
  }
  return lost;
}

}  // namespace chancery
