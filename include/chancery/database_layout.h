// The directory that is a database: its names, the marks by which it is told from anything else,
// and which generation is in use. Both programs read it; indexer/write/index_directory.h writes it.
//
//   PATH/chancery.id                     says that the directory is a database, and which one
//   PATH/XAPIANDB                        a Xapian stub file that names the generation in use
//   PATH/gen-000007/                     a generation: a Xapian database, or several shards
//   PATH/gen-000007/chancery.generation  its mark: whose it is, and whether it is complete
//   PATH/gen-000006/chancery.kept        its mark when it stays for the user, see --repair
//   PATH/lock                            held while a run writes
//
// Each file of ours is lines of text. With ID, 32 hexadecimal digits, and NUMBER in decimal digits:
//
//   chancery.id          HEAD "database " ID "\n"
//   XAPIANDB             HEAD "auto gen-" NUMBER "\n"
//   chancery.generation  HEAD "database " ID "\n" "number " NUMBER "\n"
//                        "state " ("building" | "complete") "\n" "documents " NUMBER "\n"
//                        ("file " SIZE " " SUM " " NAME "\n")* "end\n"
//
// where a file's SUM is XXH3 of its content when the generation was published, 16 hexadecimal
// digits, and HEAD is kHead.
//
// Floor: store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

inline constexpr const char* kIdentityFile = "chancery.id";
inline constexpr const char* kStubFile = "XAPIANDB";
inline constexpr const char* kMarkFile = "chancery.generation";
// The mark of a generation that is being removed: it is never taken for one that is in use.
inline constexpr const char* kRemovedFile = "chancery.removed";
// The mark of a generation that was replaced and stays, for not all of it could be saved.
inline constexpr const char* kKeptFile = "chancery.kept";
inline constexpr const char* kLockFile = "lock";
inline constexpr std::string_view kHead =
    "# A Chancery database. Made by chancery-index; do not edit.\n";

// "gen-000007".
std::string generation_name(uint32_t number);
// The number of a name that generation_name gives for a number above 0.
std::optional<uint32_t> generation_number(std::string_view name);

std::string identity_text(const std::string& id);
// The id; absent when `text` is not what identity_text gives.
std::optional<std::string> identity_of(std::string_view text);

// What the stub file says.
struct Stub {
  enum class State {
    kMissing,
    kGood,     // names one generation, by its name alone
    kDamaged,  // cut off, empty, or no stub at all
    kForeign,  // names something else
  };
  State state = State::kMissing;
  uint32_t generation = 0;
  bool has_head = false;
};
std::string stub_text(uint32_t generation);
Stub stub_of(const std::optional<std::string>& text);

// A file of a generation when it was published.
struct PublishedFile {
  std::string name;  // relative to the generation
  uint64_t size = 0;
  uint64_t sum = 0;
  bool operator==(const PublishedFile&) const = default;
};

struct GenerationMark {
  std::string database;  // the id of its directory
  uint32_t number = 0;
  bool complete = false;
  uint64_t documents = 0;  // when it was published
  std::vector<PublishedFile> files;

  std::string text() const;
  // Absent when `text` is not whole.
  static std::optional<GenerationMark> of_text(std::string_view text);
  bool operator==(const GenerationMark&) const = default;
};

// What a directory holds.
struct DatabaseLayout {
  bool exists = false;
  std::vector<std::string> names;  // all that is in it
  std::optional<std::string> identity_text;
  std::string id;  // empty when the identity file is missing or damaged
  Stub stub;
  // Directories with the name of a generation, with the marks that they carry.
  std::map<uint32_t, std::optional<GenerationMark>> generations;

  // The generation in use; 0 when there is none: the one that the stub names or, where that tells
  // nothing, the newest complete one.
  uint32_t in_use() const;
  // Whether the stub names a generation that is there.
  bool stub_tells() const;
  // Of the generations with this database's mark; 0 when there is none.
  uint32_t newest_complete() const;
  // Whether the generation `number` is there and carries this database's mark.
  bool is_ours(uint32_t number) const;
  // Whether a run has begun the first generation and not ended.
  bool is_begun() const;
};

// Throws Error when the directory or a file of it is there and cannot be read.
DatabaseLayout read_layout(const std::filesystem::path& path);

// What a program that reads should open for the database at `path`: `path` itself, or the
// generation in use where the stub is lost. Throws Error when a first run has not ended.
std::filesystem::path readable_database(const std::filesystem::path& path);

}  // namespace chancery
