// Entries of the postlist table of glass, as Xapian 1.4 writes them (glass_values.cc, pack.h):
//
//   metadata  := 00 C0 name                         key; the content is the value
//   values    := 00 D8 slot:varint first:sorting    key; of documents from number `first` on
//                value:string (step:varint value:string)*   content; `step`: numbers passed over
//   sorting   := as many bits 1 as bytes follow the second one, a bit 0, and the number, big-endian
#include "indexer/verify/loose_documents.h"

#include <algorithm>
#include <optional>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/record.h"
#include "chancery/schema.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMetadata("\x00\xC0", 2), kValues("\x00\xD8", 2);
constexpr uint64_t kDefaultBlock = 8192;
constexpr const char* kTable = "postlist.glass";

bool is_needed(Xapian::valueno slot) {
  return slot == schema::kRecordSlot || slot == schema::kPathSlot ||
         slot == schema::kSignatureSlot || slot == schema::kFileSlot;
}

struct ValuesKey {
  Xapian::valueno slot = 0;
  Xapian::docid first = 0;
};

std::optional<ValuesKey> values_key(std::string_view key) {
  if (!key.starts_with(kValues)) return std::nullopt;
  try {
    ByteReader in(key.substr(kValues.size()), "a key");
    const auto slot = static_cast<Xapian::valueno>(in.number());
    const std::string_view sorting = in.rest();
    if (sorting.empty()) return std::nullopt;
    auto byte = static_cast<unsigned char>(sorting.front());
    size_t following = 1;
    unsigned char bit = 0x80;
    for (; (byte & bit) != 0; bit = static_cast<unsigned char>(bit >> 1)) {
      byte = static_cast<unsigned char>(byte & ~bit);
      ++following;
    }
    if (sorting.size() != following + 1) return std::nullopt;
    uint64_t first = byte;
    for (const char next : sorting.substr(1)) first = first << 8 | static_cast<unsigned char>(next);
    return ValuesKey{slot, static_cast<Xapian::docid>(first)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool is_wanted(std::string_view key) {
  if (key.starts_with(kMetadata)) {
    return !key.substr(kMetadata.size()).starts_with(schema::kFormsKey);
  }
  const auto values = values_key(key);
  return values && is_needed(values->slot);
}

// Calls `visit` with each document and its value, as far as `content` can be read.
template <typename Visit>
void each_value(std::string_view content, Xapian::docid first, const Visit& visit) {
  try {
    ByteReader in(content, "values");
    visit(first, in.string());
    for (Xapian::docid id = first; !in.rest().empty();) {
      id += static_cast<Xapian::docid>(in.number()) + 1;
      visit(id, in.string());
    }
  } catch (const Error&) {
    return;
  }
}

uint64_t block_bytes_of(const fs::path& path) {
  try {
    const auto content = read_glass_version(path);
    const auto version = content ? glass_version_of(*content) : std::nullopt;
    const uint64_t bytes = version ? version->tables.front().block_bytes : 0;
    constexpr uint64_t kLeast = 2048, kMost = 65536;
    const bool possible = bytes >= kLeast && bytes <= kMost && (bytes & (bytes - 1)) == 0;
    return possible ? bytes : kDefaultBlock;
  } catch (const Error&) {
    return kDefaultBlock;
  }
}

}  // namespace

LooseDocuments::LooseDocuments(const fs::path& path)
    : entries_(path / kTable, block_bytes_of(path), is_wanted) {
  entries_.each([&](const std::string& key, uint32_t revision) { add_values(key, revision); });
}

void LooseDocuments::add_values(const std::string& key, uint32_t revision) {
  const auto values = values_key(key);
  if (!values) return;
  const auto content = entries_.content(key);
  if (!content) return;
  size_t number = 0;
  each_value(*content, values->first, [&](Xapian::docid id, std::string_view value) {
    if (values->slot == schema::kRecordSlot) {
      Place& place = records_[id];
      if (place.key.empty() || place.revision < revision) place = {key, number, revision};
      ++number;
      return;
    }
    auto& kept = values_[{values->slot, id}];
    if (kept.first <= revision) kept = {revision, std::string(value)};
  });
}

std::vector<Xapian::docid> LooseDocuments::ids() const {
  std::vector<Xapian::docid> ids;
  for (const auto& [id, place] : records_) ids.push_back(id);
  return ids;
}

StoredDocument LooseDocuments::read(Xapian::docid id) const {
  StoredDocument found;
  found.id = id;
  const auto value = [&](Xapian::valueno slot) {
    const auto kept = values_.find({slot, id});
    return kept == values_.end() ? std::string() : kept->second.second;
  };
  found.path = value(schema::kPathSlot);
  found.fault = "its text is lost";
  const auto place = records_.find(id);
  if (place == records_.end()) return found;
  const auto content = entries_.content(place->second.key);
  const auto key = values_key(place->second.key);
  size_t number = 0;
  each_value(content.value_or(""), key->first, [&](Xapian::docid, std::string_view packed) {
    if (number++ == place->second.number) found.packed = packed;
  });
  try {
    const std::string path = unpack(found.packed).path;
    found.file = value(schema::kFileSlot);
    const bool known = path == found.path && path.starts_with(found.file);
    found.path = path;
    found.fault.clear();
    if (known && !entries_.may_be_old()) found.signature = value(schema::kSignatureSlot);
    if (!path.starts_with(found.file)) found.file.clear();
    if (found.file.empty() && path.find('!') != std::string::npos) {
      found.packed.clear();
      found.fault = "the file that it is in cannot be told";
    }
  } catch (const Error&) {
    found.packed.clear();
  }
  return found;
}

std::string LooseDocuments::metadata(std::string_view key) const {
  return entries_.content(std::string(kMetadata) + std::string(key)).value_or("");
}

}  // namespace chancery::indexer
