#include "indexer/write/known_files.h"

#include "chancery/schema.h"

namespace chancery {

KnownFiles known_files(const Xapian::Database& database) {
  KnownFiles known;
  known.reserve(database.get_doccount());
  auto signature = database.valuestream_begin(schema::kSignatureSlot);
  const auto signatures_end = database.valuestream_end(schema::kSignatureSlot);
  for (auto path = database.valuestream_begin(schema::kPathSlot);
       path != database.valuestream_end(schema::kPathSlot); ++path) {
    KnownFile& file = known[*path];
    file.documents.push_back(path.get_docid());
    if (signature != signatures_end) signature.skip_to(path.get_docid());
    if (signature != signatures_end && signature.get_docid() == path.get_docid()) {
      file.signature = FileSignature::of_bytes(*signature);
    }
  }
  return known;
}

bool is_within(const std::string& path, const std::string& folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder == "/" || path[folder.size()] == '/';
}

}  // namespace chancery
