#include "indexer/extract/pdf/bzz.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "indexer/extract/pdf/zp_states.h"

namespace chancery::indexer {
namespace {

constexpr uint32_t kMaxBlock = 4096 * 1024;  // bytes
constexpr int kMostBehindEnd = 25;           // bytes that the coder may ask for behind the end

// Decides bit by bit what its input says, with states that learn. `Context`: a state that the
// caller keeps for each kind of decision.
class ZpDecoder {
 public:
  using Context = uint8_t;

  explicit ZpDecoder(std::string_view bytes) : bytes_(bytes) {
    code_ = next_byte() << 8;
    code_ |= next_byte();
    preload();
    set_fence();
  }

  bool has_ended() const { return behind_end_ > kMostBehindEnd; }

  uint32_t bit(Context& context) {
    const ZpState& state = kZpStates[context];
    uint32_t z = interval_ + state.step;
    const uint32_t probable = context & 1;
    if (z <= fence_) {
      interval_ = z;
      return probable;
    }
    z = std::min(z, 0x6000 + ((z + interval_) >> 2));
    if (z > code_) {
      take_less_probable(z);
      context = state.less;
      return probable ^ 1;
    }
    if (interval_ >= state.threshold) context = state.more;
    take_more_probable(z);
    return probable;
  }

  // A bit of which nothing is expected.
  uint32_t plain_bit() {
    const uint32_t z = 0x8000 + (interval_ >> 1);
    if (z > code_) {
      take_less_probable(z);
      return 1;
    }
    take_more_probable(z);
    return 0;
  }

 private:
  uint32_t next_byte() {
    if (at_ < bytes_.size()) return static_cast<unsigned char>(bytes_[at_++]);
    ++behind_end_;
    return 0xFF;
  }

  void preload() {
    for (; waiting_ <= 24; waiting_ += 8) buffer_ = buffer_ << 8 | next_byte();
  }

  void set_fence() { fence_ = std::min<uint32_t>(code_, 0x7FFF); }

  void shift_in(uint32_t bits) {
    waiting_ -= bits;
    code_ = ((code_ << bits) & 0xFFFF) | ((buffer_ >> waiting_) & ((1U << bits) - 1));
    if (waiting_ < 16) preload();
    set_fence();
  }

  void take_less_probable(uint32_t z) {
    z = 0x10000 - z;
    interval_ += z;
    code_ += z;
    // The ones at the interval's head.
    uint32_t bits = 0;
    while (bits < 16 && (interval_ & (0x8000U >> bits)) != 0) ++bits;
    interval_ = (interval_ << bits) & 0xFFFF;
    shift_in(bits);
  }

  void take_more_probable(uint32_t z) {
    interval_ = (z << 1) & 0xFFFF;
    shift_in(1);
  }

  std::string_view bytes_;
  size_t at_ = 0;
  int behind_end_ = 0;
  uint32_t interval_ = 0;
  uint32_t code_ = 0;
  uint32_t fence_ = 0;
  uint64_t buffer_ = 0;
  uint32_t waiting_ = 0;  // bits of the buffer that are not in the code yet
};

// The ranks of bytes by how lately and how often they came.
class RecentBytes {
 public:
  explicit RecentBytes(uint32_t slowness) : slowness_(slowness) {
    std::iota(bytes_.begin(), bytes_.end(), static_cast<unsigned char>(0));
  }

  // The byte of a rank, which rises.
  unsigned char take(size_t rank) {
    const unsigned char byte = bytes_[rank];
    weight_ += weight_ >> slowness_;
    if (weight_ > 0x10000000) {
      weight_ >>= 24;
      for (uint32_t& one : counted_) one >>= 24;
    }
    const uint32_t own = weight_ + (rank < counted_.size() ? counted_[rank] : 0);
    size_t to = rank;
    for (; to >= counted_.size(); --to) bytes_[to] = bytes_[to - 1];
    for (; to > 0 && own >= counted_[to - 1]; --to) {
      bytes_[to] = bytes_[to - 1];
      counted_[to] = counted_[to - 1];
    }
    bytes_[to] = byte;
    counted_[to] = own;
    return byte;
  }

 private:
  uint32_t slowness_;
  uint32_t weight_ = 4;
  std::array<unsigned char, 256> bytes_{};
  std::array<uint32_t, 4> counted_{};
};

class BzzReader {
 public:
  explicit BzzReader(std::string_view packed) : coder_(packed) {}

  // Appends the next block; false at the end. Nothing when it is damaged.
  std::optional<bool> read_block(std::string& out) {
    const uint32_t size = number(24);
    if (size == 0) return false;
    if (size > kMaxBlock || coder_.has_ended()) return std::nullopt;
    uint32_t slowness = coder_.plain_bit();
    if (slowness != 0) slowness += coder_.plain_bit();
    RecentBytes recent(slowness);
    sorted_.assign(size, 0);
    std::optional<size_t> marker;
    size_t rank = 3;
    for (size_t i = 0; i < size && !coder_.has_ended(); ++i) {
      rank = next_rank(std::min<size_t>(rank, 2));
      if (rank < 256) {
        sorted_[i] = recent.take(rank);
      } else {
        marker = i;
      }
    }
    if (!marker || *marker == 0 || coder_.has_ended()) return std::nullopt;
    return unsort(*marker, out) ? std::optional(true) : std::nullopt;
  }

 private:
  uint32_t number(uint32_t bits) {
    uint32_t value = 1;
    while (value < 1U << bits) value = value << 1 | coder_.plain_bit();
    return value - (1U << bits);
  }

  // The rank of the next byte, 256 for the mark of the sorted block's end. `last`: the rank before,
  // 2 at most. Ranks 0 and 1 have a decision each, then groups of twice as many.
  size_t next_rank(size_t last) {
    if (coder_.bit(contexts_[last]) != 0) return 0;
    if (coder_.bit(contexts_[3 + last]) != 0) return 1;
    size_t base = 6;
    for (uint32_t bits = 1; bits <= 7; ++bits) {
      const size_t count = size_t{1} << bits;
      if (coder_.bit(contexts_[base]) != 0) {
        size_t value = 1;
        while (value < count) value = value << 1 | coder_.bit(contexts_[base + value]);
        return value;  // the group of 2^n ranks begins at rank 2^n
      }
      base += count;
    }
    return 256;
  }

  bool unsort(size_t marker, std::string& out) const {
    const size_t size = sorted_.size();
    std::array<uint32_t, 256> count{};
    std::vector<uint32_t> before(size);  // equal bytes that stand before each
    for (size_t i = 0; i < size; ++i)
      if (i != marker) before[i] = count[sorted_[i]]++;
    std::array<uint32_t, 256> start{};
    uint32_t sum = 1;
    for (size_t byte = 0; byte < 256; ++byte) {
      start[byte] = sum;
      sum += count[byte];
    }
    const size_t begin = out.size();
    out.resize(begin + size - 1);
    size_t at = 0;
    for (size_t left = size - 1; left-- > 0;) {
      out[begin + left] = static_cast<char>(sorted_[at]);
      at = start[sorted_[at]] + before[at];
      if (at >= size) return false;
    }
    return at == marker;
  }

  ZpDecoder coder_;
  std::array<ZpDecoder::Context, 300> contexts_{};
  std::vector<unsigned char> sorted_;
};

}  // namespace

std::optional<std::string> unpack_bzz(std::string_view packed, size_t limit) {
  BzzReader reader(packed);
  std::string out;
  while (out.size() < limit) {
    const std::optional<bool> more = reader.read_block(out);
    if (!more) return std::nullopt;
    if (!*more) break;
  }
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace chancery::indexer
