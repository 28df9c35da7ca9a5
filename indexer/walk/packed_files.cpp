#include "indexer/walk/packed_files.h"

#include <algorithm>
#include <utility>

#include "chancery/bytes.h"

namespace chancery::indexer {

PackedFiles::PackedFiles(std::vector<FoundFile> files) : size_(files.size()) {
  ByteWriter out;
  std::string before;
  for (FoundFile& file : files) {
    const std::string path = std::exchange(file.path, {});
    const auto shared = std::mismatch(path.begin(), path.end(), before.begin(), before.end()).first;
    const auto count = static_cast<size_t>(shared - path.begin());
    out.number(count);
    out.string(std::string_view(path).substr(count));
    out.number(file.signature.size);
    out.number(static_cast<uint64_t>(file.signature.modified_ns));
    out.number(file.signature.inode);
    // Most files have not been touched since they were written.
    out.number(static_cast<uint64_t>(file.signature.changed_ns) -
               static_cast<uint64_t>(file.signature.modified_ns));
    before = path;
  }
  bytes_ = out.take();
  advance("");
}

FoundFile PackedFiles::take() {
  FoundFile taken = std::move(*front_);
  advance(taken.path);
  return taken;
}

void PackedFiles::advance(const std::string& before) {
  front_.reset();
  const std::string_view left = std::string_view(bytes_).substr(at_);
  if (left.empty()) return;
  ByteReader in(left, "the list of files");
  FoundFile file;
  file.path = before.substr(0, in.number());
  file.path += in.string();
  file.signature.size = in.number();
  file.signature.modified_ns = static_cast<int64_t>(in.number());
  file.signature.inode = in.number();
  file.signature.changed_ns =
      static_cast<int64_t>(static_cast<uint64_t>(file.signature.modified_ns) + in.number());
  at_ = bytes_.size() - in.rest().size();
  front_ = std::move(file);
}

}  // namespace chancery::indexer
