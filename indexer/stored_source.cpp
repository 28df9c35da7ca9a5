#include <xapian.h>

#include "chancery/schema.h"
#include "indexer/source.h"

namespace chancery {

namespace {

class StoredSource : public Source {
 public:
  StoredSource(const std::filesystem::path& path, const BatchLimits& limits)
      : database_(path.string()), at_(database_.postlist_begin("")), limits_(limits) {}

  std::optional<Batch> next() override {
    const std::lock_guard lock(mutex_);
    Batch batch;
    uint64_t bytes = 0;
    for (const auto end = database_.postlist_end("");
         at_ != end && bytes < limits_.bytes && batch.inputs.size() < limits_.files; ++at_) {
      const Xapian::Document document = database_.get_document(*at_);
      Input& input = batch.inputs.emplace_back();
      input.file.path = document.get_value(schema::kFileSlot);
      if (input.file.path.empty()) input.file.path = document.get_value(schema::kPathSlot);
      input.file.signature = FileSignature::of_bytes(document.get_value(schema::kSignatureSlot));
      input.stored = document.get_value(schema::kRecordSlot);
      bytes += input.stored.size();
    }
    if (batch.inputs.empty()) return std::nullopt;
    batch.number = number_++;
    return batch;
  }

  uint64_t total_files() const override { return database_.get_doccount(); }
  uint64_t total_bytes() const override { return 0; }

 private:
  std::mutex mutex_;
  Xapian::Database database_;
  Xapian::PostingIterator at_;
  BatchLimits limits_;
  size_t number_ = 0;
};

}  // namespace

std::unique_ptr<Source> stored_source(const std::filesystem::path& path,
                                      const BatchLimits& limits) {
  return std::make_unique<StoredSource>(path, limits);
}

}  // namespace chancery
