#include "indexer/write/known_files.h"

#include "chancery/schema.h"

namespace chancery {

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

}  // namespace chancery
