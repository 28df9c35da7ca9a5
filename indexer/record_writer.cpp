#include "indexer/record_writer.h"

namespace chancery {

std::vector<FailedFile> RecordWriter::write(const Batch& batch,
                                            const std::function<void(Xapian::Document&)>& put) {
  std::vector<FailedFile> failed;
  for (const Input& input : batch.inputs) {
    worker_.records(input, failed, [&](const Record& record) {
      Xapian::Document document = worker_.document(record, input);
      put(document);
      if (written_ == nullptr) return;
      const std::lock_guard lock(shared_.paths);
      written_->insert(record.path);
    });
  }
  return failed;
}

}  // namespace chancery
