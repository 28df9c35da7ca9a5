#include "indexer/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <unordered_map>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/schema.h"
#include "indexer/write/stats.h"
#include "indexer/write/unfinished.h"

namespace chancery::indexer {

void require_folders(const Found& found, const KnownFiles& known) {
  for (const PassedOver& passed : found.passed_over) {
    const auto given = std::find(found.folders.begin(), found.folders.end(), passed.path);
    if (given == found.folders.end() || !passed.unseen) continue;
    const bool has_documents = std::any_of(known.begin(), known.end(), [&](const auto& file) {
      return is_within(file.first, passed.path);
    });
    if (has_documents) continue;
    throw Error(
        fmt::format("{}: {}", passed.path, passed.reason),
        passed.lack == Lack::kGone ? "name a folder that exists" : "ask for the right to read it");
  }
}

Found failed_files(const RunReport& report, const std::vector<std::string>& folders) {
  Found found;
  std::set<std::string> seen;  // a file may have failed in several parts
  for (const FailedFile& file : report.failed) {
    const bool in_scope =
        std::any_of(folders.begin(), folders.end(),
                    [&](const std::string& folder) { return is_within(file.path, folder); });
    if (!file.failure() || !(folders.empty() || in_scope) || !seen.insert(file.path).second) {
      continue;
    }
    if (std::optional<FoundFile> there = file_at(file.path)) {
      found.files.push_back(std::move(*there));
    } else if (errno == ENOENT) {
      found.passed_over.push_back({file.path, "gone", Lack::kGone, true});
    } else {
      continue;  // stays reported as it is
    }
    found.folders.push_back(file.path);
  }
  const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
  std::sort(found.files.begin(), found.files.end(), by_path);
  return found;
}

Present present_of(IndexDirectory& directory) {
  Present present;
  const std::filesystem::path current = directory.current();
  if (current.empty()) return present;
  Xapian::Database database = open_local(current.string());
  check_format_version(database, directory.path().string(), "choose another place with --db");
  present.unfinished = is_unfinished(database);
  if (present.unfinished) {
    mend_unfinished(directory);
    database.reopen();
  }
  present.files = known_files(database);
  present.report = RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
  present.folders = folders_of(database);
  present.lists = database.get_metadata(std::string(schema::kListsKey));
  present.stats = stats_of(database);
  present.touched = database.get_metadata(std::string(schema::kTouchedKey));
  add_touched(unpack_touched(present.touched), present.files);
  return present;
}

std::vector<Xapian::docid> kept_documents(const Xapian::Database& database,
                                          const std::vector<Xapian::docid>& removed,
                                          const PathHashes& rewritten, const RunReport& before,
                                          std::vector<FailedFile>& failed) {
  std::unordered_map<std::string, FailedFile*> unknown;  // by name
  for (FailedFile& file : failed) {
    if (file.unknown()) unknown.emplace(file.name(), &file);
  }
  // What holds the document `path`, and is unknown.
  const auto unknown_of = [&](std::string path) -> FailedFile* {
    for (;;) {
      if (const auto found = unknown.find(path); found != unknown.end()) return found->second;
      const size_t inside = path.rfind('!');
      if (inside == std::string::npos) return nullptr;
      path.resize(inside);
    }
  };
  std::vector<Xapian::docid> kept;
  if (unknown.empty()) return kept;
  auto path = database.valuestream_begin(schema::kPathSlot);
  for (const Xapian::docid id : removed) {
    path.skip_to(id);
    if (path == database.valuestream_end(schema::kPathSlot)) break;
    if (path.get_docid() != id || rewritten.contains(*path)) continue;
    FailedFile* const file = unknown_of(*path);
    if (file == nullptr) continue;
    ++file->kept;
    file->as_of = as_of(file->path, before);
    kept.push_back(id);
  }
  return kept;
}

std::vector<Xapian::docid> documents_of(const std::unordered_set<std::string>& paths,
                                        const KnownFiles& known) {
  std::vector<Xapian::docid> documents;
  for (const std::string& path : paths) {
    const auto old = known.find(path);
    if (old == known.end()) continue;
    documents.insert(documents.end(), old->second.documents.begin(), old->second.documents.end());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

}  // namespace chancery::indexer
