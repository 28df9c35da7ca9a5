#include "search/match/source_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <string>

#include "chancery/schema.h"
#include "chancery/signature_bytes.h"

namespace chancery::search {

uint64_t source_hash(const Xapian::Document& document) {
  const std::string signature = document.get_value(schema::kSignatureSlot);
  std::string source(content_of_signature(signature));
  if (source.empty()) return 0;
  // Documents of one file, as letters of a mailbox, are told by the path inside it.
  const std::string file = document.get_value(schema::kFileSlot);
  if (!file.empty()) {
    const std::string path = document.get_value(schema::kPathSlot);
    source += path.starts_with(file) ? path.substr(file.size()) : path;
  }
  source += '\0';
  source += document.get_value(schema::kSketchSlot);
  return XXH3_64bits(source.data(), source.size());
}

}  // namespace chancery::search
