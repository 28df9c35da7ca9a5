#include "indexer/extract/container/http_body.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <array>
#include <charconv>
#include <climits>
#include <memory>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kPiece = 64 * 1024;

enum class Unpacked { kWhole, kNotPacked, kTooLarge };

// `window` of zlib: 47 for gzip and zlib by their heads, -15 for a stream without one. A body that
// is cut gives what is there.
Unpacked inflate_all(std::string_view body, int window, size_t limit, std::string& out) {
  out.clear();
  if (body.size() > UINT_MAX) return Unpacked::kTooLarge;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return Unpacked::kNotPacked;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::array<char, kPiece> piece;
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = kPiece;
    const int result = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), kPiece - stream.avail_out);
    if (out.size() > limit) return Unpacked::kTooLarge;
    if (result == Z_STREAM_END) return Unpacked::kWhole;
    if (result != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0))
      return out.empty() ? Unpacked::kNotPacked : Unpacked::kWhole;
  }
}

Unpacked brotli_all(std::string_view body, size_t limit, std::string& out) {
  out.clear();
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (state == nullptr) return Unpacked::kNotPacked;
  size_t left = body.size();
  const auto* in = reinterpret_cast<const uint8_t*>(body.data());
  std::array<uint8_t, kPiece> piece;
  for (;;) {
    size_t room = kPiece;
    uint8_t* next = piece.data();
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &next, nullptr);
    out.append(reinterpret_cast<const char*>(piece.data()), kPiece - room);
    if (out.size() > limit) return Unpacked::kTooLarge;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return Unpacked::kWhole;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
      return out.empty() ? Unpacked::kNotPacked : Unpacked::kWhole;
  }
}

}  // namespace

std::string joined_chunks(std::string_view body) {
  const std::string_view whole = body;
  std::string out;
  for (;;) {
    size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const size_t line = body.find('\n');
    // Behind the size stand at most extensions (";name=value").
    const bool is_size = error == std::errc() && line != body.npos &&
                         (end == body.data() + line || *end == '\r' || *end == ';' || *end == ' ');
    if (!is_size) return out.empty() ? std::string(whole) : out;
    if (size == 0) return out;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    if (body.size() <= size) return out;
    body.remove_prefix(size);
    if (body.front() == '\r') body.remove_prefix(1);
    if (!body.empty() && body.front() == '\n') body.remove_prefix(1);
  }
}

std::optional<std::string> decoded_body(std::string body, std::string_view encoding, size_t limit) {
  std::string out;
  Unpacked result = Unpacked::kNotPacked;
  if (contains_ignoring_case(encoding, "gzip")) {
    if (body.starts_with("\x1F\x8B")) result = inflate_all(body, 47, limit, out);
  } else if (contains_ignoring_case(encoding, "deflate")) {
    // The standard means zlib's form, and servers send the bare stream as well.
    result = inflate_all(body, 47, limit, out);
    if (result == Unpacked::kNotPacked) result = inflate_all(body, -15, limit, out);
  } else if (equals_ignoring_case(trim(encoding), "br")) {
    result = brotli_all(body, limit, out);
  }
  if (result == Unpacked::kTooLarge) return std::nullopt;
  return result == Unpacked::kWhole ? std::move(out) : std::move(body);
}

}  // namespace chancery::indexer
