// The small databases that a rebuild writes before it merges them.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "indexer/write/batches.h"
#include "indexer/write/generation.h"
#include "indexer/write/journal.h"
#include "indexer/write/space.h"

namespace chancery::indexer {

class LeftWork;

class Segments {
 public:
  // Of `generation`, whose journal has the made_with `made_with`; `first`: the number of the next
  // segment. All must outlive it.
  Segments(const UpdatePlan& plan, const Generation& generation, Gathered& gathered,
           RoomForMerge& room, const std::string& made_with, size_t first);

  // Writes the documents of the source: a segment a batch, or several when one takes long.
  void write(const std::function<bool()>& pause);
  // When write() has thrown: whether what is finished was kept for the next run. It is not when the
  // disk has no room for it.
  bool keep_for_next_run() noexcept;
  // Adds what an earlier run has left and this one has taken. Call it behind write(), once.
  void take_over(const LeftWork& left);
  // Writes the words that have come together, spread over `count` segments of their own.
  void write_words(size_t count);

  // The segments of documents, those that were taken over first, then in the order of the source.
  std::vector<std::filesystem::path> documents() const;
  const std::vector<std::filesystem::path>& words() const { return words_; }
  // Where a copy of a database may be made.
  std::filesystem::path next_copy();

 private:
  class Open;

  void close(Open& segment, std::string words);

  const UpdatePlan& plan_;
  const Generation& generation_;
  Gathered& gathered_;
  RoomForMerge& room_;
  Journal journal_;
  std::atomic<size_t> next_;
  // Guarded by gathered_.mutex: by the numbers of batch and segment.
  std::map<std::pair<size_t, size_t>, std::filesystem::path> written_;
  std::vector<std::filesystem::path> taken_over_;
  std::vector<std::filesystem::path> words_;
  size_t copies_ = 0;
};

}  // namespace chancery::indexer
