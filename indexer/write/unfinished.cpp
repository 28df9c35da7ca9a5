#include "indexer/write/unfinished.h"

#include <algorithm>
#include <vector>

#include "chancery/bytes.h"
#include "chancery/database_parts.h"
#include "chancery/schema.h"
#include "indexer/write/known_files.h"

namespace chancery::indexer {

namespace {

// Of paths, in the form of ByteWriter::strings; or kFinished: in a merge it must win over that of
// an older generation.
constexpr const char* kUnfinishedKey = "chancery.unfinished";
constexpr const char* kFinished = "-";

HalfWritten half_written(const Xapian::Database& database) {
  const std::string note = database.get_metadata(kUnfinishedKey);
  std::vector<std::string> files;
  ByteReader(note, "the note of the run that was broken off", "index again with --full")
      .strings(files);
  return {files.begin(), files.end()};
}

std::string signature_of(const Xapian::Database& database, Xapian::docid id) {
  return database.get_document(id).get_value(schema::kSignatureSlot);
}

bool is_mixed(const Xapian::Database& database, const std::vector<Xapian::docid>& documents) {
  return documents.size() > 1 &&
         std::any_of(documents.begin() + 1, documents.end(), [&](Xapian::docid id) {
           return signature_of(database, id) != signature_of(database, documents.front());
         });
}

}  // namespace

void note_unfinished(Xapian::WritableDatabase& database, const HalfWritten& files) {
  ByteWriter out;
  out.strings(files);
  database.set_metadata(kUnfinishedKey, out.take());
}

void note_finished(Xapian::WritableDatabase& database) {
  database.set_metadata(kUnfinishedKey, kFinished);
}

bool is_unfinished(const Xapian::Database& database) {
  const std::string note = database.get_metadata(kUnfinishedKey);
  return !note.empty() && note != kFinished;
}

void mend_unfinished(IndexDirectory& directory) {
  const std::string current = directory.current().string();
  if (current.empty() || !is_unfinished(open_local(current))) return;
  directory.will_change();
  Xapian::WritableDatabase database(current, Xapian::DB_OPEN);
  const HalfWritten half = half_written(database);
  // As of a file that nobody has seen; an empty one would be that of a record.
  const std::string unseen = FileSignature{.inode = UINT64_MAX}.bytes();
  database.begin_transaction();
  for (const auto& [path, file] : known_files(database)) {
    if (!half.contains(path) && !is_mixed(database, file.documents)) continue;
    for (const Xapian::docid id : file.documents) {
      Xapian::Document document = database.get_document(id);
      document.add_value(schema::kSignatureSlot, unseen);
      database.replace_document(id, document);
    }
  }
  note_unfinished(database, {});
  database.commit_transaction();
}

}  // namespace chancery::indexer
