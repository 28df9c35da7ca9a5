#include "indexer/write/segments.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "chancery/database_parts.h"
#include "chancery/schema.h"
#include "indexer/write/copy_database.h"
#include "indexer/write/left_work.h"
#include "indexer/write/merge.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// Words of fewer documents are more often misspelt than meant.
constexpr uint32_t kMinSpellingDocuments = 2;
// Terms of documents that Xapian holds before they go to their segment, each counted once a
// document: its ordered trees of them are slow once they outgrow the processor's cache.
constexpr size_t kMaxSegmentTerms = 10'000;

}  // namespace

// A segment that a thread is filling.
class Segments::Open {
 public:
  Open(const fs::path& scratch, size_t batch, size_t number)
      : batch_(batch),
        number_(number),
        path_(scratch / fmt::format("segment-{:06}", number)),
        database_(new_segment(path_)) {
    record_.segment = path_.filename();
  }

  void add(Xapian::Document& document) {
    database_.add_document(document);
    ++documents_;
    last_ = document;
    held_ += document.termlist_count();
    if (held_ < kMaxSegmentTerms) return;
    database_.commit();
    held_ = 0;
  }
  // Behind the documents of `input`.
  void end(const Input& input, const std::vector<FailedFile>& failed) {
    InputMark mark = mark_of(input);
    const bool has_path = !input.json.empty() && documents_ > 0;
    record_.inputs.push_back({std::move(mark.key), std::move(mark.signature), documents_,
                              has_path ? last_.get_value(schema::kPathSlot) : ""});
    record_.failed.insert(record_.failed.end(), failed.begin(), failed.end());
    bytes_ += input.file.signature.size;
    total_ += std::exchange(documents_, 0);
  }
  void close() {
    database_.commit();
    database_.close();
  }

  bool is_due(const Pace& pace) const { return Journal::Clock::now() - since_ >= pace.keep; }
  std::pair<size_t, size_t> place() const { return {batch_, number_}; }
  const fs::path& path() const { return path_; }
  Journal::Clock::time_point since() const { return since_; }
  uint64_t bytes() const { return bytes_; }  // of the inputs
  uint64_t documents() const { return total_; }
  JournalRecord& record() { return record_; }

 private:
  size_t batch_;
  size_t number_;
  fs::path path_;
  Xapian::WritableDatabase database_;
  Journal::Clock::time_point since_ = Journal::Clock::now();
  JournalRecord record_;
  size_t held_ = 0;
  uint32_t documents_ = 0;  // of the input in hand
  Xapian::Document last_;   // of them
  uint64_t total_ = 0;
  uint64_t bytes_ = 0;
};

Segments::Segments(const UpdatePlan& plan, const Generation& generation, Gathered& gathered,
                   RoomForMerge& room, const std::string& made_with, size_t first)
    : plan_(plan),
      generation_(generation),
      gathered_(gathered),
      room_(room),
      journal_(generation, made_with, plan.pace),
      next_(first) {}

void Segments::write(const std::function<bool()>& pause) {
  const auto write_batch = [&](BatchWriter& writer, const Batch& batch) {
    std::optional<Open> segment;
    const auto opened = [&]() -> Open& {
      if (!segment) segment.emplace(generation_.scratch(), batch.number, next_++);
      return *segment;
    };
    writer.write(
        batch, [&](Xapian::Document& document) { opened().add(document); },
        [&](size_t input, std::vector<FailedFile> failed) {
          opened().end(batch.inputs[input], failed);
          const bool goes_on = end_input(plan_, gathered_, std::move(failed));
          if (!goes_on || input + 1 == batch.inputs.size() || segment->is_due(plan_.pace)) {
            close(*segment, writer.note_words());
            segment.reset();
          }
          return goes_on;
        });
  };
  UpdatePlan keeping = plan_;
  keeping.tick = [this] {
    journal_.keep_due();
    plan_.tick();
  };
  run_batches(keeping, gathered_, write_batch, pause);
  gathered_.result.unfinished ? journal_.keep() : journal_.keep_due();
}

bool Segments::keep_for_next_run() noexcept {
  try {
    if (room_.is_lacking() || is_full(generation_.scratch())) return false;
    journal_.keep();
    return true;
  } catch (...) {  // What the run has failed on is told, not this.
    return false;
  }
}

void Segments::close(Open& segment, std::string words) {
  segment.close();
  room_.add(segment.bytes(), bytes_below(segment.path()));
  segment.record().words = std::move(words);
  journal_.add(std::move(segment.record()), segment.since());
  const std::lock_guard lock(gathered_.mutex);
  if (gathered_.words.full()) write_words(1);
  if (segment.documents() > 0) written_[segment.place()] = segment.path();
  gathered_.result.documents += segment.documents();
}

void Segments::take_over(const LeftWork& left) {
  UpdateResult& result = gathered_.result;
  left.each_segment([&](const LeftSegment& segment) {
    result.documents += segment.documents;
    result.failed.insert(result.failed.end(), segment.failed.begin(), segment.failed.end());
    gathered_.words.add(words_of_note(segment.words));
    if (gathered_.words.full()) write_words(1);
    if (segment.documents == 0) return;
    fs::path path = segment.path;
    if (!segment.stale.empty()) {
      // The segment itself stays as the journal has it.
      path = next_copy();
      copy_database(segment.path, path);
      Xapian::WritableDatabase copy(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      delete_documents(copy, segment.stale);
      copy.commit();
    }
    taken_over_.push_back(path);
    if (!plan_.taken_over) return;
    const Xapian::Database database = open_local(path.string());
    const auto end = database.valuestream_end(schema::kPathSlot);
    for (auto name = database.valuestream_begin(schema::kPathSlot); name != end; ++name) {
      plan_.taken_over(*name);
    }
  });
  result.taken_over = left.taken();
}

void Segments::write_words(size_t count) {
  std::vector<Xapian::WritableDatabase> made;
  while (made.size() < count) {
    const fs::path path = generation_.scratch() / fmt::format("words-{:06}", words_.size());
    made.push_back(new_segment(path));
    words_.push_back(path);
  }
  gathered_.words.write(made, kMinSpellingDocuments);
  for (Xapian::WritableDatabase& segment : made) segment.close();
}

std::vector<fs::path> Segments::documents() const {
  std::vector<fs::path> all = taken_over_;
  for (const auto& [place, path] : written_) all.push_back(path);
  return all;
}

fs::path Segments::next_copy() {
  return generation_.scratch() / fmt::format("base-{:06}", copies_++);
}

}  // namespace chancery::indexer
