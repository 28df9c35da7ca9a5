#include "indexer/record_writer.h"

namespace chancery {

std::vector<FailedFile> RecordWriter::write(const Batch& batch,
                                            const std::function<void(Xapian::Document&)>& put) {
  std::vector<FailedFile> failed;
  for (const Input& input : batch.inputs) {
    const std::optional<Record> record = worker_.record(input, failed);
    if (!record) continue;
    Xapian::Document document = worker_.document(*record, input.file.signature);
    put(document);
    if (written_) {
      const std::lock_guard lock(shared_.paths);
      written_->insert(record->path);
    }
  }
  return failed;
}

}  // namespace chancery
