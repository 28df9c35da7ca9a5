#include "indexer/changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "chancery/database_parts.h"
#include "chancery/format_version.h"
#include "chancery/schema.h"
#include "indexer/write/stats.h"

namespace chancery {

namespace {
bool in_scope(const std::string& path, const Found& found) {
  return std::any_of(found.folders.begin(), found.folders.end(),
                     [&](const std::string& folder) { return is_within(path, folder); });
}

}  // namespace

Changes compare(Found found, KnownFiles known, const RunReport& before, bool full) {
  Changes changes;
  changes.report.files = found.files.size();
  std::multimap<std::string, const FailedFile*> failed_before;  // a file may hold several
  for (const FailedFile& file : before.failed) failed_before.emplace(file.path, &file);
  for (FoundFile& file : found.files) {
    const auto old = known.find(file.path);
    const auto [failed, failed_end] = failed_before.equal_range(file.path);
    const bool failed_as_is = failed != failed_end && failed->second->signature == file.signature;
    const bool same = old != known.end() && old->second.signature == file.signature;
    if (!full && (same || (failed_as_is && old == known.end()))) {
      if (same) ++changes.report.unchanged;
      if (failed_as_is) {
        for (auto one = failed; one != failed_end; ++one) {
          changes.still_failed.push_back(*one->second);
        }
      }
      if (same) known.erase(old);
      continue;
    }
    if (old != known.end()) {
      ++changes.report.changed;
      changes.removed.insert(changes.removed.end(), old->second.documents.begin(),
                             old->second.documents.end());
      known.erase(old);
    }
    changes.bytes += file.signature.size;
    changes.read.push_back(std::move(file));
  }
  // What is left of `known` below the folders is there no more.
  for (const auto& [path, file] : known) {
    if (!in_scope(path, found)) continue;
    ++changes.report.removed;
    changes.removed.insert(changes.removed.end(), file.documents.begin(), file.documents.end());
  }
  for (const FailedFile& file : before.failed) {
    if (!in_scope(file.path, found)) changes.still_failed.push_back(file);
  }
  for (const PassedOver& passed : found.passed_over) {
    changes.still_failed.push_back({passed.path, passed.reason, passed.failure, {}, ""});
  }
  std::sort(changes.removed.begin(), changes.removed.end());
  return changes;
}

Found failed_files(const RunReport& report, const std::vector<std::string>& folders) {
  std::set<std::string> paths;
  const Found scope = {{}, {}, folders};
  for (const FailedFile& file : report.failed) {
    if (file.failure && (folders.empty() || in_scope(file.path, scope))) paths.insert(file.path);
  }
  std::vector<std::filesystem::path> there;
  std::vector<std::string> gone;
  for (const std::string& path : paths) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
      there.emplace_back(path);
    } else {
      gone.push_back(path);
    }
  }
  Found found = there.empty() ? Found() : walk(there);
  found.folders.insert(found.folders.end(), gone.begin(), gone.end());
  return found;
}

Present present_of(const IndexDirectory& directory) {
  Present present;
  const std::filesystem::path current = directory.current();
  if (current.empty()) return present;
  const Xapian::Database database = open_local(current.string());
  check_format_version(database, directory.path().string(), "choose another place with --db");
  present.files = known_files(database);
  present.report = RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
  present.folders = folders_of(database);
  present.lists = database.get_metadata(std::string(schema::kListsKey));
  present.stats = stats_of(database);
  return present;
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

}  // namespace chancery
