#include "indexer/walk/file_signature.h"

#include "chancery/signature_bytes.h"

namespace chancery::indexer {

namespace {

constexpr size_t kOldBytes = 24;

void put_u64(std::string& out, uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

uint64_t get_u64(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

FileSignature::Likeness FileSignature::likeness(const FileSignature& now) const {
  if (size != now.size || modified_ns != now.modified_ns || inode != now.inode) {
    return Likeness::kOther;
  }
  const bool known = changed_ns != 0 && now.changed_ns != 0;
  return known && changed_ns != now.changed_ns ? Likeness::kTouched : Likeness::kSame;
}

std::string FileSignature::bytes() const {
  std::string out;
  put_u64(out, size);
  put_u64(out, static_cast<uint64_t>(modified_ns));
  put_u64(out, inode);
  put_u64(out, static_cast<uint64_t>(changed_ns));
  put_u64(out, content);
  return out;
}

FileSignature FileSignature::of_bytes(std::string_view bytes) {
  if (bytes.size() != kSignatureBytes && bytes.size() != kOldBytes) return {};
  FileSignature signature = {get_u64(bytes), static_cast<int64_t>(get_u64(bytes.substr(8))),
                             get_u64(bytes.substr(16))};
  if (bytes.size() == kSignatureBytes) {
    signature.changed_ns = static_cast<int64_t>(get_u64(bytes.substr(24)));
    signature.content = get_u64(bytes.substr(kSignatureContentAt));
  }
  return signature;
}

}  // namespace chancery::indexer
