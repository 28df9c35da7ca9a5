#include "indexer/write/shards.h"

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "chancery/database_layout.h"
#include "chancery/error.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

std::vector<fs::path> shards_of(const fs::path& generation) {
  std::vector<fs::path> shards;
  if (generation.empty()) return shards;
  std::ifstream stub(generation / kStubFile);
  for (std::string line; std::getline(stub, line);) {
    if (line.starts_with("auto ")) shards.push_back(generation / line.substr(5));
  }
  if (shards.empty()) shards.push_back(generation);
  return shards;
}

std::vector<fs::path> prepare_shards(const fs::path& generation, size_t count) {
  if (count <= 1) return {generation};
  std::error_code error;
  fs::create_directory(generation, error);
  std::ofstream stub(generation / kStubFile);
  std::vector<fs::path> shards;
  for (size_t i = 0; i < count; ++i) {
    const std::string name = fmt::format("shard-{:03}", i);
    stub << "auto " << name << "\n";
    shards.push_back(generation / name);
  }
  stub.close();
  if (error || !stub) {
    throw Error(fmt::format("{}: cannot be written", generation.string()), "is the disk full?");
  }
  return shards;
}

std::vector<std::vector<Xapian::docid>> documents_by_shard(const std::vector<Xapian::docid>& ids,
                                                           size_t count) {
  std::vector<std::vector<Xapian::docid>> by_shard(count);
  const auto step = static_cast<Xapian::docid>(count);
  for (const Xapian::docid id : ids) by_shard[(id - 1) % step].push_back((id - 1) / step + 1);
  return by_shard;
}

}  // namespace chancery::indexer
