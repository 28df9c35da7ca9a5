#include "indexer/verify/saved.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/schema.h"
#include "indexer/verify/attempt.h"

namespace chancery {

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

// Empty when it cannot be read.
std::string metadata_of(const StoredDocuments& part, std::string_view key) {
  std::string value;
  const auto fault = fault_of([&] { value = part.database().get_metadata(std::string(key)); });
  return fault ? "" : value;
}

bool is_whole(const StoredDocuments& part) {
  bool whole = false;
  const auto fault = fault_of([&] {
    whole = metadata_is_whole(part.database()) &&
            !part.database().get_metadata(std::string(schema::kVersionKey)).empty();
  });
  return whole && !fault;
}

}  // namespace

Saved::Saved(const std::vector<fs::path>& parts, uint64_t published,
             const std::function<void()>& tick) {
  for (const fs::path& part : parts) look(part, tick);
  // Of a part that cannot be opened nothing else may tell how many it had.
  if (parts_.size() < parts.size() && published > saved_ + lost_documents_) {
    lost_documents_ = published - saved_;
  }
}

void Saved::look(const fs::path& part, const std::function<void()>& tick) {
  if (const auto fault = fault_of([&] { parts_.emplace_back(part); })) {
    const uint64_t count = documents_of(part);
    lost_documents_ += count;
    lost_.push_back(
        {part.string(),
         fmt::format("{} ({})",
                     count > 0 ? fmt::format("all of its {} documents", count) : "all of it",
                     *fault)});
    unknown_file_ = true;
    return;
  }
  const StoredDocuments& documents = parts_.back();
  const uint64_t before = saved_ + lost_documents_;
  for (const Xapian::docid id : documents.ids()) {
    tick();
    const StoredDocument stored = documents.read(id);
    if (stored.fault.empty()) {
      ++saved_;
      continue;
    }
    ++lost_documents_;
    lost_.push_back({stored.name(), stored.fault});
    const bool known = !stored.file.empty() ||
                       (!stored.path.empty() && stored.path.find('!') == std::string::npos);
    if (known) {
      files_.insert(stored.file.empty() ? stored.path : stored.file);
    } else {
      unknown_file_ = true;
    }
  }
  // Of some nothing at all may be left.
  const uint64_t there = saved_ + lost_documents_ - before;
  const uint64_t all = documents.database().get_doccount();
  if (all <= there) return;
  lost_documents_ += all - there;
  lost_.push_back(
      {part.string(), fmt::format("{} documents of which nothing is left", all - there)});
  unknown_file_ = true;
}

std::optional<StoredDocument> Saved::document(const StoredDocuments& part, Xapian::docid id) const {
  StoredDocument stored = part.read(id);
  if (!stored.fault.empty()) return std::nullopt;
  const bool inside = !stored.file.empty();
  if ((inside && unknown_file_) || files_.contains(inside ? stored.file : stored.path)) {
    stored.signature.clear();
  }
  return stored;
}

IndexMetadata Saved::metadata() const {
  IndexMetadata metadata;
  auto from = std::find_if(parts_.begin(), parts_.end(), is_whole);
  if (from == parts_.end()) from = parts_.begin();
  if (from == parts_.end()) return metadata;
  metadata.gazetteer = metadata_of(*from, schema::kGazetteerKey);
  metadata.report = RunReport::of_json(metadata_of(*from, schema::kReportKey));
  metadata.lists = metadata_of(*from, schema::kListsKey);
  metadata.touched = metadata_of(*from, schema::kTouchedKey);
  fault_of([&] { metadata.folders = folders_of(from->database()); });
  return metadata;
}

bool Saved::metadata_is_whole() const {
  return std::any_of(parts_.begin(), parts_.end(), is_whole);
}

}  // namespace chancery
