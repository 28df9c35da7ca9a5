#include "indexer/write/shards.h"

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "chancery/error.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {
constexpr const char* kStub = "XAPIANDB";
}  // namespace

std::vector<fs::path> shards_of(const fs::path& generation) {
  std::vector<fs::path> shards;
  if (generation.empty()) return shards;
  std::ifstream stub(generation / kStub);
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
  std::ofstream stub(generation / kStub);
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

}  // namespace chancery
