#include "indexer/record_writer.h"

#include <algorithm>
#include <utility>

namespace chancery::indexer {

namespace {

// Files that the system is to have in memory before they are read.
constexpr size_t kAhead = 16;

bool is_file(const Input& input) {
  return input.json.empty() && input.stored.empty();
}

}  // namespace

void RecordWriter::write(const Batch& batch, const Put& put, const After& after) {
  size_t ahead = 0;
  for (size_t i = 0; i < batch.inputs.size(); ++i) {
    for (; ahead < std::min(i + kAhead, batch.inputs.size()); ++ahead) {
      if (is_file(batch.inputs[ahead])) fetch_ahead(batch.inputs[ahead].file);
    }
    const Input& input = batch.inputs[i];
    std::vector<FailedFile> failed;
    worker_.records(input, failed, [&](const Record& record) {
      Xapian::Document document = worker_.document(record, input);
      put(document);
      if (written_ == nullptr) return;
      const std::lock_guard lock(shared_.paths);
      written_->insert(record.path);
    });
    if (!after(i, std::move(failed))) return;
  }
}

}  // namespace chancery::indexer
