#include "indexer/write/known_files.h"

#include <algorithm>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery::indexer {

std::string pack(const TouchedFiles& touched) {
  ByteWriter out;
  std::string_view before;
  for (const auto& [path, changed_ns] : touched) {
    const auto shared = std::mismatch(path.begin(), path.end(), before.begin(), before.end()).first;
    const auto count = static_cast<size_t>(shared - path.begin());
    out.number(count);
    out.string(std::string_view(path).substr(count));
    out.number(static_cast<uint64_t>(changed_ns));
    before = path;
  }
  return out.take();
}

TouchedFiles unpack_touched(std::string_view bytes) {
  TouchedFiles touched;
  try {
    ByteReader in(bytes, "the list of touched files");
    std::string path;
    while (!in.rest().empty()) {
      path.resize(std::min<size_t>(path.size(), in.number()));
      path += in.string();
      touched[path] = static_cast<int64_t>(in.number());
    }
  } catch (const Error&) {
    return {};  // they are looked at once more
  }
  return touched;
}

void add_touched(const TouchedFiles& touched, KnownFiles& known) {
  for (const auto& [path, changed_ns] : touched) {
    const auto file = known.find(path);
    if (file == known.end()) continue;
    file->second.signature.changed_ns = changed_ns;
    file->second.touched = true;
  }
}

KnownFiles known_files(const Xapian::Database& database) {
  KnownFiles known;
  known.reserve(database.get_doccount());
  auto signature = database.valuestream_begin(schema::kSignatureSlot);
  const auto signatures_end = database.valuestream_end(schema::kSignatureSlot);
  auto outer = database.valuestream_begin(schema::kFileSlot);
  const auto outers_end = database.valuestream_end(schema::kFileSlot);
  for (auto path = database.valuestream_begin(schema::kPathSlot);
       path != database.valuestream_end(schema::kPathSlot); ++path) {
    if (outer != outers_end) outer.skip_to(path.get_docid());
    const bool inside = outer != outers_end && outer.get_docid() == path.get_docid();
    KnownFile& file = known[inside ? *outer : *path];
    file.documents.push_back(path.get_docid());
    if (signature != signatures_end) signature.skip_to(path.get_docid());
    if (signature != signatures_end && signature.get_docid() == path.get_docid()) {
      file.signature = FileSignature::of_bytes(*signature);
    }
  }
  return known;
}

}  // namespace chancery::indexer
