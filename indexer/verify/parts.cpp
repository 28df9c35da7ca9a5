#include "indexer/verify/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/small_file.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMaxStub = 1 << 20;
constexpr int kMaxDepth = 10;  // of stubs that name stubs

bool is_shard(std::string_view name) {
  constexpr std::string_view kShard = "shard-";
  return name.starts_with(kShard) && name.size() > kShard.size() &&
         name.find_first_not_of("0123456789", kShard.size()) == name.npos;
}

class Collector {
 public:
  void add(const fs::path& path, const DatabaseLayout& layout, int depth) {
    if (layout.in_use() != 0) {
      append(parts_of_generation(path / generation_name(layout.in_use())));
    } else if (has_tables(path)) {
      append({path});
    } else if (layout.exists && layout.stub.state == Stub::State::kMissing) {
      throw Error(path.string() + " is no database", "name one with --db");
    } else {
      add_stub(layout.exists ? path / kStubFile : path, depth);
    }
  }
  DatabaseParts take() { return std::move(parts_); }

 private:
  static bool has_tables(const fs::path& path) {
    std::error_code error;
    return fs::exists(path / kGlassVersionFile, error);
  }

  void append(const std::vector<fs::path>& folders) {
    parts_.folders.insert(parts_.folders.end(), folders.begin(), folders.end());
  }

  void add_stub(const fs::path& stub, int depth) {
    const fs::path folder = stub.has_parent_path() ? stub.parent_path() : ".";
    const OwnedFd directory = open_directory(folder);
    const auto text = read_small_file(directory.get(), stub.filename().string(), folder, kMaxStub);
    if (!text || depth == kMaxDepth) {
      throw Error(stub.string() + " is no database", "name one with --db");
    }
    std::istringstream in(*text);
    for (std::string line; std::getline(in, line);) {
      const size_t space = line.find(' ');
      if (line.empty() || line.front() == '#' || space == std::string::npos) continue;
      const std::string type = line.substr(0, space);
      if (type == "auto" || type == "glass") {
        const fs::path named = folder / line.substr(space + 1);
        add(named, read_layout_of(named), depth + 1);
      } else if (type == "remote") {
        parts_.passed_over.push_back(line);
      } else {
        throw Error(stub.string() + " is no database", "name one with --db");
      }
    }
  }

  // A file has none.
  static DatabaseLayout read_layout_of(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error) ? read_layout(path) : DatabaseLayout();
  }

  DatabaseParts parts_;
};

}  // namespace

std::vector<fs::path> parts_of_generation(const fs::path& generation) {
  std::vector<fs::path> shards;
  const OwnedFd directory = open_directory(generation);
  if (!directory.is_open()) throw_system_error(generation, ENOENT);
  for (const std::string& name : names_in(directory.get(), generation)) {
    if (is_shard(name)) shards.push_back(generation / name);
  }
  if (shards.empty()) shards.push_back(generation);
  return shards;
}

DatabaseParts parts_of(const fs::path& path, const DatabaseLayout& layout) {
  Collector collector;
  collector.add(path, layout, 0);
  return collector.take();
}

}  // namespace chancery::indexer
