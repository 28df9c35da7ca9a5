#include "indexer/extract/old_office/compound_file.h"

#include <algorithm>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/unreadable.h"

namespace chancery::indexer {
namespace {

constexpr size_t kHeader = 512;
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // numbers from here on are marks
constexpr size_t kEntry = 128;
constexpr size_t kMaxEntries = 100'000;
constexpr size_t kMaxStorages = 64;

void append_numbers(std::string_view bytes, std::vector<uint32_t>& out) {
  for (size_t at = 0; at + 4 <= bytes.size(); at += 4)
    out.push_back(little_endian<uint32_t>(bytes, at));
}

}  // namespace

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  const auto shift = little_endian<uint16_t>(bytes, 30);
  const auto mini_shift = little_endian<uint16_t>(bytes, 32);
  if (bytes.size() < kHeader || shift < 7 || shift > 16 || mini_shift < 4 || mini_shift > shift)
    throw Unreadable(reason::kDamaged, "no OLE directory");
  sector_size_ = size_t{1} << shift;
  mini_size_ = size_t{1} << mini_shift;
  mini_cutoff_ = little_endian<uint32_t>(bytes, 56);
  read_allocation();
  read_directory();
}

std::string_view CompoundFile::sector(uint32_t number) const {
  const size_t at = (size_t{number} + 1) * sector_size_;
  return at < bytes_.size() ? bytes_.substr(at, sector_size_) : std::string_view();
}

// The header lists the first sectors of the allocation table, further sectors list the others.
void CompoundFile::read_allocation() {
  const size_t sectors = bytes_.size() / sector_size_ + 1;
  std::vector<uint32_t> tables;
  append_numbers(bytes_.substr(76, kHeader - 76), tables);
  uint32_t more = little_endian<uint32_t>(bytes_, 68);
  for (size_t i = 0; i < sectors && more < kLastSector; ++i) {
    const std::string_view list = sector(more);
    if (list.size() < sector_size_) break;
    append_numbers(list.substr(0, sector_size_ - 4), tables);
    more = little_endian<uint32_t>(list, sector_size_ - 4);
  }
  for (const uint32_t table : tables) {
    if (table >= kLastSector) continue;
    if (next_.size() > sectors + sector_size_) break;
    append_numbers(sector(table), next_);
  }
}

bool CompoundFile::IgnoringCase::operator()(const std::string& a, const std::string& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

std::string CompoundFile::chain(uint32_t start, size_t limit) const {
  std::string out;
  for (uint32_t at = start; at < next_.size() && out.size() < limit; at = next_[at]) {
    const std::string_view part = sector(at);
    // A chain in a circle would be longer than the file.
    if (part.empty() || out.size() > bytes_.size()) break;
    out += part;
  }
  if (out.size() > limit) out.resize(limit);
  return out;
}

void CompoundFile::read_directory() {
  const std::string directory = chain(little_endian<uint32_t>(bytes_, 48), kMaxEntries * kEntry);
  const size_t count = directory.size() / kEntry;
  if (count == 0) throw Unreadable(reason::kDamaged, "no OLE directory");
  const auto field = [&](size_t entry, size_t offset) {
    return little_endian<uint32_t>(directory, entry * kEntry + offset);
  };
  append_numbers(chain(little_endian<uint32_t>(bytes_, 60), bytes_.size()), mini_next_);
  mini_stream_ = chain(field(0, 116), field(0, 120));
  struct Open {
    uint32_t entry;
    std::string folder;
    size_t depth;
  };
  std::vector<Open> open = {{field(0, 76), "", 0}};
  std::vector<bool> seen(count, false);
  while (!open.empty()) {
    const Open here = std::move(open.back());
    open.pop_back();
    if (here.entry >= count || seen[here.entry]) continue;
    seen[here.entry] = true;
    const size_t at = here.entry * kEntry;
    const size_t length = std::min<size_t>(little_endian<uint16_t>(directory, at + 64), 64);
    const std::string name =
        to_utf8(std::string_view(directory).substr(at, length < 2 ? 0 : length - 2), "UTF-16LE");
    const std::string path = here.folder + name;
    const auto type = static_cast<uint8_t>(directory[at + 66]);
    entries_.emplace(path, Entry{type, field(here.entry, 116), field(here.entry, 120)});
    open.push_back({field(here.entry, 68), here.folder, here.depth});
    open.push_back({field(here.entry, 72), here.folder, here.depth});
    if (type == 1 && here.depth < kMaxStorages)
      open.push_back({field(here.entry, 76), path + "/", here.depth + 1});
  }
}

std::string CompoundFile::stream(const std::string& path, size_t limit) const {
  const auto found = entries_.find(path);
  if (found == entries_.end() || found->second.type != 2) return "";
  const Entry& entry = found->second;
  const size_t size = std::min<size_t>(entry.size, limit);
  if (entry.size >= mini_cutoff_) return chain(entry.start, size);
  std::string out;
  for (uint32_t at = entry.start; at < mini_next_.size() && out.size() < size;
       at = mini_next_[at]) {
    const size_t begin = size_t{at} * mini_size_;
    if (begin >= mini_stream_.size()) break;
    out.append(mini_stream_, begin, mini_size_);
  }
  if (out.size() > size) out.resize(size);
  return out;
}

std::vector<std::string> CompoundFile::paths() const {
  std::vector<std::string> out;
  for (const auto& [path, entry] : entries_) out.push_back(path);
  return out;
}

}  // namespace chancery::indexer
