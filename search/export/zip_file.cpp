#include "search/export/zip_file.h"

#include <zlib.h>

#include <limits>

#include "chancery/error.h"

namespace chancery::search {

namespace {

constexpr uint32_t kMemberMark = 0x04034b50, kEntryMark = 0x02014b50, kEndMark = 0x06054b50;
constexpr uint16_t kVersion = 20;     // deflate and folders
constexpr uint16_t kFirstDay = 0x21;  // 1 January 1980: equal papers are equal files
constexpr uint16_t kStored = 0, kDeflated = 8;

// Little endian, as the whole format.
void put(std::string& out, uint64_t value, int size) {
  for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}
void put2(std::string& out, uint64_t value) {
  put(out, value, 2);
}
void put4(std::string& out, uint64_t value) {
  if (value > std::numeric_limits<uint32_t>::max())
    throw Error("the file would be larger than 4 GiB", "export fewer hits, or to .html or .csv");
  put(out, value, 4);
}

std::string deflated(std::string_view bytes) {
  constexpr int kRaw = -MAX_WBITS, kMemory = 8;
  z_stream stream = {};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw Error("there is no memory to compress the file");
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib does not write to its input, whatever its type says.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw Error("the file could not be compressed");
  return out;
}

}  // namespace

void ZipFile::add(std::string_view name, std::string_view bytes) {
  std::string sizes;  // and what stands before them, the same in both places
  const bool stored = name == "mimetype";
  put2(sizes, stored ? kStored : kDeflated);
  put2(sizes, 0);
  put2(sizes, kFirstDay);
  put4(sizes, crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
  std::string check;
  put4(check, bytes.size());  // before it is compressed
  const std::string data = stored ? std::string(bytes) : deflated(bytes);
  put4(sizes, data.size());
  put4(sizes, bytes.size());
  put2(sizes, name.size());
  put2(sizes, 0);  // extra fields

  put4(directory_, kEntryMark);
  put2(directory_, kVersion);
  put2(directory_, kVersion);
  put2(directory_, 0);  // flags
  directory_ += sizes;
  put2(directory_, 0);  // comment
  put2(directory_, 0);  // disk
  put2(directory_, 0);  // attributes inside
  put4(directory_, 0);  // attributes outside
  put4(directory_, bytes_.size());
  directory_ += name;

  put4(bytes_, kMemberMark);
  put2(bytes_, kVersion);
  put2(bytes_, 0);
  bytes_ += sizes;
  bytes_ += name;
  bytes_ += data;
  ++members_;
}

std::string ZipFile::finish() {
  const size_t begin = bytes_.size();
  bytes_ += directory_;
  put4(bytes_, kEndMark);
  put2(bytes_, 0);
  put2(bytes_, 0);
  put2(bytes_, members_);
  put2(bytes_, members_);
  put4(bytes_, directory_.size());
  put4(bytes_, begin);
  put2(bytes_, 0);
  return std::move(bytes_);
}

}  // namespace chancery::search
