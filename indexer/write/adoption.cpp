#include "indexer/write/adoption.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string_view>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/durable.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr const char* kDraft = ".new";

// Whether the text is the beginning of an identity: a run was killed while it wrote it.
bool is_half_written(std::string_view text) {
  const std::string whole = identity_text("");
  const std::string_view head(whole.data(), whole.size() - 1);
  return text.starts_with(head) || head.starts_with(text);
}

bool is_database(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path / "iamglass", error) ||
         fs::is_regular_file(path / kStubFile, error);
}

// Whether an earlier version made the directory: its stub says so and names a database in it.
bool is_old(const fs::path& path, const DatabaseLayout& layout) {
  return layout.stub.has_head && layout.stub_tells() &&
         is_database(path / generation_name(layout.stub.generation));
}

bool is_empty_lock(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(path, error)) && fs::file_size(path, error) == 0;
}

// The first thing that is not a first run's that was killed before it had an id.
std::optional<std::string> foreign_name(const fs::path& path, const DatabaseLayout& layout) {
  for (const std::string& name : layout.names) {
    if (name == kIdentityFile && is_half_written(*layout.identity_text)) continue;
    if (name == std::string(kIdentityFile) + kDraft) continue;
    if (name == kLockFile && is_empty_lock(path / name)) continue;
    return name;
  }
  return std::nullopt;
}

}  // namespace

void require_ours_or_empty(const fs::path& path, const DatabaseLayout& layout) {
  if (layout.stub.state == Stub::State::kForeign) {
    if (layout.id.empty() && !layout.stub.has_head) {
      throw Error(fmt::format("{} is a Xapian stub that Chancery did not make", path.string()),
                  kOtherPlace);
    }
    throw Error(fmt::format("{} names something else than one generation beside it",
                            (path / kStubFile).string()),
                "remove that file and run again, or choose another place with --db");
  }
  if (!layout.id.empty() || is_old(path, layout)) return;
  if (layout.stub.state != Stub::State::kMissing && !layout.stub.has_head) {
    throw Error(fmt::format("{} is a Xapian stub that Chancery did not make", path.string()),
                kOtherPlace);
  }
  for (const char* file : {"iamglass", "iamchert", "iamhoney"}) {
    if (std::find(layout.names.begin(), layout.names.end(), file) == layout.names.end()) continue;
    throw Error(fmt::format("{} is a Xapian database that Chancery did not make", path.string()),
                kOtherPlace);
  }
  if (const auto name = foreign_name(path, layout)) {
    throw Error(fmt::format("{} holds other files, {} among them", path.string(), *name),
                "choose an empty or new directory with --db");
  }
}

void require_generation_is_ours(const fs::path& path, const DatabaseLayout& layout) {
  const uint32_t named = layout.stub.generation;
  const fs::path generation = path / generation_name(named);
  std::error_code error;
  if (named != 0 && fs::is_symlink(fs::symlink_status(generation, error))) {
    throw Error(
        fmt::format("{}, which {} names, is a symbolic link", generation.string(), kStubFile),
        "put the folder itself there");
  }
  const auto found = layout.generations.find(named);
  if (found != layout.generations.end() && found->second && !layout.is_ours(named)) {
    throw Error(fmt::format("{}, which {} names, belongs to another database", generation.string(),
                            kStubFile),
                "move it away, or choose another place with --db");
  }
  if (layout.stub.state == Stub::State::kGood || layout.newest_complete() != 0) return;
  for (const auto& [number, mark] : layout.generations) {
    const fs::path other = path / generation_name(number);
    if (layout.is_ours(number) || !is_database(other)) continue;
    throw Error(fmt::format("{} is lost, and {} carries no mark of this database",
                            (path / kStubFile).string(), other.string()),
                fmt::format("move it away, or write \"auto {}\" into {}", generation_name(number),
                            kStubFile));
  }
}

std::optional<std::string> id_of_marks(const DatabaseLayout& layout) {
  const auto found = layout.generations.find(layout.stub.generation);
  if (found == layout.generations.end() || !found->second) return std::nullopt;
  return identity_of(identity_text(found->second->database));
}

void mark_adopted(int directory, const fs::path& path, uint32_t number, const std::string& id) {
  const std::string name = generation_name(number);
  GenerationMark mark;
  mark.database = id;
  mark.number = number;
  mark.complete = true;
  try {
    mark.documents = open_local((path / name).string()).get_doccount();
  } catch (const Xapian::DatabaseError&) {
    // Damaged: whoever opens it says so.
  }
  write_mark(directory, path, mark);
}

void write_mark(int directory, const fs::path& path, const GenerationMark& mark) {
  const std::string name = generation_name(mark.number);
  const OwnedFd generation = open_directory_in(directory, name, path / name);
  if (!generation.is_open()) throw Error((path / name).string() + " is no folder", "");
  write_durably(generation.get(), kMarkFile, path / name, mark.text());
}

void unmark(int directory, const fs::path& path, uint32_t number) {
  const std::string name = generation_name(number);
  const OwnedFd generation = open_directory_in(directory, name, path / name);
  if (!generation.is_open()) return;
  if (renameat(generation.get(), kMarkFile, generation.get(), kKeptFile) != 0 && errno != ENOENT) {
    throw_system_error(path / name / kMarkFile, errno);
  }
  sync_open(generation.get(), path / name);
}

std::vector<std::string> leftovers_of_old(const DatabaseLayout& layout) {
  std::vector<std::string> names;
  for (const std::string& name : layout.names) {
    const auto number = generation_number(name);
    const bool generation = number && *number != layout.stub.generation;
    if (generation || name == "building") names.push_back(name);
  }
  return names;
}

}  // namespace chancery::indexer
