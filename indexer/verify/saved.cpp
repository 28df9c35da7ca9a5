#include "indexer/verify/saved.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/schema.h"
#include "chancery/stored_lists.h"
#include "indexer/verify/attempt.h"
#include "indexer/verify/loose_documents.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// The number of documents by the version file; 0 when that is lost, too.
uint64_t documents_of(const fs::path& part) {
  try {
    const auto content = read_glass_version(part);
    const auto version = content ? glass_version_of(*content) : std::nullopt;
    return version ? version->documents : 0;
  } catch (const Error&) {
    return 0;
  }
}

}  // namespace

Saved::Saved(const std::vector<fs::path>& parts, uint64_t published,
             const std::function<void()>& tick) {
  for (const fs::path& part : parts) look(part, tick);
  // Of a part that cannot be opened nothing else may tell how many it had.
  const uint64_t there = size() + lost_documents_;
  if (unopened_ && published > there) {
    lost_documents_ += published - there;
    lost_.push_back(
        {"the database", fmt::format("{} documents of which nothing is left", published - there)});
    unknown_file_ = true;
  }
}

void Saved::look(const fs::path& part, const std::function<void()>& tick) {
  std::shared_ptr<StoredDocuments> opened;
  std::set<Xapian::docid> found, missing;
  std::vector<StoredDocument> lost;
  uint64_t all = documents_of(part);
  if (fault_of([&] { opened = std::make_shared<StoredDocuments>(part); })) {
    unopened_ = true;
    look_at_blocks(part, nullptr, found);
  } else {
    const auto reader = static_cast<uint32_t>(readers_.size());
    readers_.push_back([opened](Xapian::docid id) { return opened->read(id); });
    tellers_.push_back([opened](const std::string& key) {
      std::string value;
      const auto fault = fault_of([&] { value = opened->database().get_metadata(key); });
      return fault ? std::string() : value;
    });
    all = opened->database().get_doccount();
    for (const Xapian::docid id : opened->ids()) {
      tick();
      StoredDocument stored = opened->read(id);
      if (stored.fault.empty()) {
        documents_.emplace_back(reader, id);
        found.insert(id);
      } else {
        missing.insert(id);
        lost.push_back(std::move(stored));
      }
    }
    const bool all_known = found.size() + missing.size() >= all;
    if (!all_known || !missing.empty()) {
      look_at_blocks(part, all_known ? &missing : nullptr, found);
    }
  }
  uint64_t known = found.size();
  for (const StoredDocument& stored : lost) {
    if (found.contains(stored.id)) continue;
    lose(stored);
    ++known;
  }
  if (all <= known) return;
  lost_documents_ += all - known;
  lost_.push_back(
      {part.string(), fmt::format("{} documents of which nothing is left", all - known)});
  unknown_file_ = true;
}

void Saved::look_at_blocks(const fs::path& part, const std::set<Xapian::docid>* missing,
                           std::set<Xapian::docid>& found) {
  std::shared_ptr<LooseDocuments> loose;
  if (fault_of([&] { loose = std::make_shared<LooseDocuments>(part); })) return;
  const auto reader = static_cast<uint32_t>(readers_.size());
  readers_.push_back([loose](Xapian::docid id) { return loose->read(id); });
  tellers_.push_back([loose](const std::string& key) {
    std::string value;
    const auto fault = fault_of([&] { value = loose->metadata(key); });
    return fault ? std::string() : value;
  });
  const size_t before = documents_.size();
  std::set<std::string> paths;
  for (const auto& [other, id] : documents_) paths.insert(readers_[other](id).path);
  // Of several documents with one path the last is the one that is not deleted.
  std::vector<Xapian::docid> ids = loose->ids();
  for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
    if (found.contains(*id) || (missing != nullptr && !missing->contains(*id))) continue;
    const StoredDocument stored = loose->read(*id);
    if (!stored.fault.empty() || !paths.insert(stored.path).second) continue;
    documents_.emplace_back(reader, *id);
    found.insert(*id);
  }
  if (documents_.size() == before) return;
  std::sort(documents_.begin() + static_cast<ptrdiff_t>(before), documents_.end());
  if (!loose->may_be_old()) return;
  lost_.push_back({part.string(), "what was found in its blocks may be older than what it held"});
}

void Saved::lose(const StoredDocument& stored) {
  ++lost_documents_;
  lost_.push_back({stored.name(), stored.fault});
  const bool plain = !stored.path.empty() && stored.path.find('!') == std::string::npos;
  if (stored.file.empty() && !plain) {
    unknown_file_ = true;
  } else {
    files_.insert(stored.file.empty() ? stored.path : stored.file);
  }
}

std::optional<StoredDocument> Saved::document(size_t number) const {
  const auto& [reader, id] = documents_[number];
  StoredDocument stored = readers_[reader](id);
  if (!stored.fault.empty()) return std::nullopt;
  const bool inside = !stored.file.empty();
  if ((inside && unknown_file_) || files_.contains(inside ? stored.file : stored.path)) {
    stored.signature.clear();
  }
  return stored;
}

IndexMetadata Saved::metadata() const {
  IndexMetadata metadata;
  auto from = std::find_if(tellers_.begin(), tellers_.end(), metadata_is_told_whole);
  const bool whole = from != tellers_.end();
  if (!whole) from = tellers_.begin();
  if (from == tellers_.end()) return metadata;
  const auto value = [&](std::string_view key) { return (*from)(std::string(key)); };
  // Damaged ones are replaced by those at hand, see repair_database.cpp.
  if (whole) metadata.gazetteer = lists_of_stored(value(schema::kGazetteerKey));
  metadata.report = RunReport::of_json(value(schema::kReportKey));
  metadata.lists = value(schema::kListsKey);
  metadata.touched = value(schema::kTouchedKey);
  metadata.folders = folders_of_json(value(schema::kFoldersKey));
  return metadata;
}

bool Saved::metadata_is_whole() const {
  return std::any_of(tellers_.begin(), tellers_.end(), metadata_is_told_whole);
}

}  // namespace chancery::indexer
