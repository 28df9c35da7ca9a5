#include "core/store/record_frame.h"

#include <zstd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <memory>

#include "chancery/bytes.h"
#include "chancery/damage.h"
#include "chancery/error.h"
#include "chancery/record.h"

namespace chancery {

namespace {

constexpr char kVersionWithoutChecksum = 1;
constexpr char kRecordVersion = 2;
constexpr size_t kChecksumBytes = 8;
constexpr int kCompressionLevel = 3;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::string compress(std::string_view data) {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  std::string out(ZSTD_compressBound(data.size()), '\0');
  const size_t size = ZSTD_compressCCtx(context.get(), out.data(), out.size(), data.data(),
                                        data.size(), kCompressionLevel);
  if (ZSTD_isError(size)) throw Error("a document or list could not be compressed");
  out.resize(size);
  return out;
}

std::string decompress(std::string_view data, const char* subject) {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  const ByteReader damaged({}, subject, kDamageAdvice);
  const unsigned long long size = ZSTD_getFrameContentSize(data.data(), data.size());
  // A block of 128 kB takes three bytes at least.
  constexpr unsigned long long kMostRatio = 1 << 16;
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
      size / kMostRatio > data.size()) {
    damaged.fail();
  }
  std::string out(size, '\0');
  const size_t got =
      ZSTD_decompressDCtx(context.get(), out.data(), out.size(), data.data(), data.size());
  if (ZSTD_isError(got) || got != out.size()) damaged.fail();
  return out;
}

std::string checksum_of(std::string_view frame) {
  uint64_t hash = XXH3_64bits_withSeed(frame.data(), frame.size(), kRecordVersion);
  std::string bytes;
  for (size_t i = 0; i < kChecksumBytes; ++i, hash >>= 8) bytes += static_cast<char>(hash & 0xFF);
  return bytes;
}

// The frame of a packed record whose checksum, if it has one, is right.
std::string_view frame_of(std::string_view data, const char* subject) {
  const ByteReader damaged({}, subject, kDamageAdvice);
  if (data.empty()) damaged.fail();
  if (!is_framed(data)) {
    if (data.front() != kVersionWithoutChecksum) damaged.fail();
    return data.substr(1);
  }
  if (data.size() < 1 + kChecksumBytes) damaged.fail();
  const std::string_view frame = data.substr(1 + kChecksumBytes);
  if (checksum_of(frame) != data.substr(1, kChecksumBytes)) damaged.fail();
  return frame;
}

}  // namespace

std::string framed(std::string_view content) {
  const std::string frame = compress(content);
  return std::string(1, kRecordVersion) + checksum_of(frame) + frame;
}

bool is_framed(std::string_view data) {
  return !data.empty() && data.front() == kRecordVersion;
}

std::string content_of_frame(std::string_view data, const char* subject) {
  return decompress(frame_of(data, subject), subject);
}

bool has_checksum(std::string_view data) {
  return is_framed(data);
}

void verify_checksum(std::string_view data) {
  frame_of(data, kRecordSubject);
}

}  // namespace chancery
