#include <xapian.h>

#include <atomic>
#include <utility>

#include "chancery/schema.h"
#include "indexer/source.h"

namespace chancery::indexer {

namespace {

class StoredSource : public BatchSource {
 public:
  StoredSource(const std::filesystem::path& path, const BatchLimits& limits, IsDone is_done)
      : database_(path.string()),
        at_(database_.postlist_begin("")),
        limits_(limits),
        is_done_(std::move(is_done)) {}

  std::optional<Batch> next() override {
    const std::lock_guard lock(mutex_);
    Batch batch;
    uint64_t bytes = 0;
    for (const auto end = database_.postlist_end("");
         at_ != end && bytes < limits_.bytes && batch.inputs.size() < limits_.files; ++at_) {
      const Xapian::Document document = database_.get_document(*at_);
      Input input;
      input.document = *at_;
      input.file.path = document.get_value(schema::kFileSlot);
      if (input.file.path.empty()) input.file.path = document.get_value(schema::kPathSlot);
      input.file.signature = FileSignature::of_bytes(document.get_value(schema::kSignatureSlot));
      input.stored = document.get_value(schema::kRecordSlot);
      if (is_done_ && is_done_(mark_of(input))) {
        ++done_;
        continue;
      }
      bytes += input.stored.size();
      batch.inputs.push_back(std::move(input));
    }
    if (batch.inputs.empty()) return std::nullopt;
    batch.number = number_++;
    return batch;
  }

  uint64_t total_files() const override { return database_.get_doccount() - done_; }
  uint64_t total_bytes() const override { return 0; }

 private:
  std::mutex mutex_;
  Xapian::Database database_;
  Xapian::PostingIterator at_;
  BatchLimits limits_;
  IsDone is_done_;
  std::atomic<uint64_t> done_{0};
  size_t number_ = 0;
};

}  // namespace

std::unique_ptr<BatchSource> stored_source(const std::filesystem::path& path,
                                           const BatchLimits& limits, IsDone is_done) {
  return std::make_unique<StoredSource>(path, limits, std::move(is_done));
}

}  // namespace chancery::indexer
