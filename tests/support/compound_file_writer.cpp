#include "tests/support/compound_file_writer.h"

#include <cstdint>
#include <map>

namespace chancery::test {
namespace {

constexpr size_t kSector = 512;
constexpr uint32_t kFree = 0xFFFFFFFF;
constexpr uint32_t kEnd = 0xFFFFFFFE;
constexpr uint32_t kTable = 0xFFFFFFFD;

struct Entry {
  std::string name;
  uint8_t type = 2;
  std::string bytes;
  uint32_t right = kFree;  // the next entry of the same storage
  uint32_t child = kFree;
  uint32_t start = kEnd;
};

std::string padded(std::string bytes) {
  bytes.resize((bytes.size() + kSector - 1) / kSector * kSector, '\0');
  return bytes;
}

}  // namespace

std::string little(uint64_t value, size_t size) {
  std::string out;
  for (size_t i = 0; i < size; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
  return out;
}

std::string wide(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

// Small streams go into large ones' sectors too: the cutoff for small sectors is set to 0.
std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
  std::vector<Entry> entries = {{"Root Entry", 5, "", kFree, kFree, kEnd}};
  std::map<std::string, uint32_t> storages = {{"", 0}};
  const auto add = [&](const std::string& folder, Entry entry) {
    Entry& parent = entries[storages.at(folder)];
    entry.right = parent.child;
    parent.child = static_cast<uint32_t>(entries.size());
    entries.push_back(std::move(entry));
    return static_cast<uint32_t>(entries.size() - 1);
  };
  for (const auto& [path, bytes] : streams) {
    std::string folder;
    size_t begin = 0;
    for (size_t slash; (slash = path.find('/', begin)) != path.npos; begin = slash + 1) {
      const std::string name = path.substr(0, slash);
      if (!storages.contains(name))
        storages[name] = add(folder, {path.substr(begin, slash - begin), 1, "", kFree, kFree, 0});
      folder = name;
    }
    add(folder, {path.substr(begin), 2, bytes, kFree, kFree, kEnd});
  }
  std::string body;
  std::vector<uint32_t> next;
  const auto put = [&](const std::string& bytes) {
    if (bytes.empty()) return kEnd;
    const auto first = static_cast<uint32_t>(next.size());
    body += padded(bytes);
    while (next.size() < body.size() / kSector)
      next.push_back(static_cast<uint32_t>(next.size()) + 1);
    next.back() = kEnd;
    return first;
  };
  for (Entry& entry : entries)
    if (entry.type == 2) entry.start = put(entry.bytes);
  std::string directory;
  for (const Entry& entry : entries) {
    std::string name = wide(entry.name);
    const size_t length = name.size() + 2;
    name.resize(64, '\0');
    directory += name + little(length, 2) + static_cast<char>(entry.type) + '\1' +
                 little(kFree, 4) + little(entry.right, 4) + little(entry.child, 4) +
                 std::string(36, '\0') + little(entry.start, 4) + little(entry.bytes.size(), 8);
  }
  const uint32_t directory_at = put(directory);
  std::vector<uint32_t> tables;
  while (tables.size() * 128 < next.size() + tables.size() + 1)
    tables.push_back(static_cast<uint32_t>(next.size() + tables.size()));
  for (size_t i = 0; i < tables.size(); ++i) next.push_back(kTable);
  next.resize(tables.size() * 128, kFree);
  for (const uint32_t number : next) body += little(number, 4);
  std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2) +
                     little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) +
                     std::string(10, '\0') + little(tables.size(), 4) + little(directory_at, 4) +
                     little(0, 4) + little(0, 4) + little(kEnd, 4) + little(0, 4) +
                     little(kEnd, 4) + little(0, 4);
  for (size_t i = 0; i < 109; ++i) head += little(i < tables.size() ? tables[i] : kFree, 4);
  return head + body;
}

}  // namespace chancery::test
