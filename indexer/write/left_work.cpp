#include "indexer/write/left_work.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_set>
#include <utility>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "indexer/write/journal.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

uint64_t documents_of(const JournalRecord& record) {
  uint64_t documents = 0;
  for (const JournalInput& input : record.inputs) documents += input.documents;
  return documents;
}

// Whether the segment is there as its record says.
bool is_whole(const Generation& generation, const JournalRecord& record) {
  try {
    return open_local((generation.scratch() / record.segment).string()).get_doccount() ==
           documents_of(record);
  } catch (const Xapian::Error&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

// What the system did not give may be there now.
std::unordered_set<std::string> passing(const JournalRecord& record) {
  std::unordered_set<std::string> keys;
  for (const FailedFile& file : record.failed) {
    if (file.lack == Lack::kPassing) keys.insert(file.path);
  }
  return keys;
}

size_t number_of(const std::string& segment) {
  size_t number = 0;
  const size_t hyphen = segment.rfind('-');
  if (hyphen == std::string::npos) return 0;
  std::from_chars(segment.data() + hyphen + 1, segment.data() + segment.size(), number);
  return number;
}

}  // namespace

LeftWork::LeftWork(IndexDirectory& directory, std::string made_with)
    : made_with_(std::move(made_with)) {
  Generation* const begun = directory.resume();
  if (begun == nullptr) return;
  try {
    look(*begun);
  } catch (const Error&) {
    entries_.clear();  // what is there of ours goes, as always when a generation is begun anew
    generation_ = nullptr;
  }
}

void LeftWork::look(Generation& begun) {
  JournalReader journal(begun);
  if (journal.made_with() != made_with_) return;
  std::set<std::string> kept = {kJournal};
  size_t record_number = 0;
  for (; const std::optional<JournalRecord> record = journal.next(); ++record_number) {
    next_segment_ = std::max(next_segment_, number_of(record->segment) + 1);
    if (!is_whole(begun, *record)) continue;
    kept.insert(record->segment);
    const std::unordered_set<std::string> again = passing(*record);
    for (const JournalInput& input : record->inputs) {
      if (again.contains(input.key)) continue;
      entries_.insert_or_assign(input.key, Entry{record_number, input.signature, input.path});
    }
  }
  if (entries_.empty()) return;
  begun.clear(kept);
  generation_ = &begun;
}

bool LeftWork::take(const std::string& key, const std::string& signature) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.signature != signature) return false;
  if (!std::exchange(found->second.taken, true)) ++taken_;
  return true;
}

std::string LeftWork::path_of(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  return found == entries_.end() ? "" : found->second.path;
}

void LeftWork::each_segment(const std::function<void(const LeftSegment&)>& visit) const {
  if (taken_ == 0) return;
  JournalReader journal(*generation_);
  for (size_t number = 0; std::optional<JournalRecord> record = journal.next(); ++number) {
    LeftSegment segment;
    segment.path = generation_->scratch() / record->segment;
    std::unordered_set<std::string> taken;
    Xapian::docid id = 1;
    for (const JournalInput& input : record->inputs) {
      const auto entry = entries_.find(input.key);
      const bool counts =
          entry != entries_.end() && entry->second.taken && entry->second.record == number;
      if (counts) {
        taken.insert(input.key);
        segment.documents += input.documents;
        id += input.documents;
        continue;
      }
      for (uint32_t i = 0; i < input.documents; ++i) segment.stale.push_back(id++);
    }
    if (taken.empty()) continue;
    for (FailedFile& file : record->failed) {
      if (taken.contains(file.path)) segment.failed.push_back(std::move(file));
    }
    segment.words = std::move(record->words);
    visit(segment);
  }
}

}  // namespace chancery::indexer
