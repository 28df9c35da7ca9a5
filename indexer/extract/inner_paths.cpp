#include "indexer/extract/inner_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "chancery/utf8.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMaxInnerName = 400;  // bytes of a name inside a file

std::string safe_name(std::string_view name) {
  std::string out;
  for (size_t pos = 0; pos < name.size();) {
    const size_t end = std::min(name.find_first_of("/\\", pos), name.size());
    const std::string_view step = name.substr(pos, end - pos);
    pos = end + 1;
    if (step.empty() || step == "." || step == "..") continue;
    if (!out.empty()) out += '/';
    out += utf8::inert(utf8::repaired(step));
  }
  return out.substr(0, utf8::floor(out, kMaxInnerName));
}

uint64_t hash_of(std::string_view name) {
  return std::max<uint64_t>(std::hash<std::string_view>()(name), 1);
}

}  // namespace

// False when it is there.
bool InnerPaths::insert(uint64_t hash) {
  if (count_ * 2 >= hashes_.size()) {
    const std::vector<uint64_t> old =
        std::exchange(hashes_, std::vector<uint64_t>(std::max<size_t>(16, hashes_.size() * 2)));
    count_ = 0;
    for (const uint64_t one : old)
      if (one != 0) insert(one);
  }
  for (size_t at = hash % hashes_.size();; at = (at + 1) % hashes_.size()) {
    if (hashes_[at] == hash) return false;
    if (hashes_[at] != 0) continue;
    hashes_[at] = hash;
    ++count_;
    return true;
  }
}

std::string InnerPaths::path_of(std::string_view name, std::string_view fallback) {
  std::string safe = safe_name(name);
  if (safe.empty()) safe = safe_name(fallback);
  if (safe.empty()) safe = fmt::format("{}", count_ + 1);
  const uint64_t hash = hash_of(safe);
  if (insert(hash)) return fmt::format("{}!{}", path_, safe);
  uint32_t& times = times_.try_emplace(hash, 1).first->second;
  return fmt::format("{}!{} ({})", path_, safe, ++times);
}

}  // namespace chancery::indexer
