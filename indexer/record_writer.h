// Brings the records of a worker into the database.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/worker.h"
#include "indexer/write/update.h"

namespace chancery::indexer {

class RecordWriter : public BatchWriter {
 public:
  // `written`, when given, receives the path of every record (guarded by WorkShared::paths).
  RecordWriter(WorkShared& shared, std::unordered_set<std::string>* written)
      : worker_(shared), shared_(shared), written_(written) {}

  void write(const Batch& batch, const Put& put, const After& after) override;
  WordsMet take_words() override { return worker_.terms().take_words(); }
  WordsMet take_overflow() override { return worker_.terms().take_overflow(); }
  std::string note_words() override { return worker_.terms().note_words(); }

 private:
  Worker worker_;
  WorkShared& shared_;
  std::unordered_set<std::string>* written_;
};

}  // namespace chancery::indexer
