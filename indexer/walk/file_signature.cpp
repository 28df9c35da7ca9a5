#include "indexer/walk/file_signature.h"

namespace chancery {

namespace {

constexpr size_t kBytes = 24;

void put_u64(std::string& out, uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

uint64_t get_u64(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

std::string FileSignature::bytes() const {
  std::string out;
  put_u64(out, size);
  put_u64(out, static_cast<uint64_t>(modified_ns));
  put_u64(out, inode);
  return out;
}

FileSignature FileSignature::of_bytes(std::string_view bytes) {
  if (bytes.size() != kBytes) return {};
  return {get_u64(bytes), static_cast<int64_t>(get_u64(bytes.substr(8))),
          get_u64(bytes.substr(16))};
}

}  // namespace chancery
