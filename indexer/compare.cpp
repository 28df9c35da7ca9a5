#include "indexer/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace chancery::indexer {

namespace {

// Of fewer documents it is no matter that all go at once.
constexpr uint64_t kFewDocuments = 10;

// What stands in `places` for `path` itself or for the nearest folder above it; nullptr when there
// is none.
template <typename Places>
auto* nearest(const std::string& path, Places& places) {
  for (std::string place = path;;) {
    if (const auto found = places.find(place); found != places.end()) return &found->second;
    const size_t slash = place.rfind('/');
    if (place.size() <= 1 || slash == std::string::npos) return decltype(&places.begin()->second){};
    place.resize(std::max<size_t>(slash, 1));
  }
}

// The same bytes at another place: a rename changes none of these.
auto identity_of(const FileSignature& signature) {
  return std::tuple(signature.size, signature.modified_ns, signature.inode);
}

class Comparison {
 public:
  Comparison(Found& found, KnownFiles& known, const RunReport& before,
             const CompareOptions& options)
      : found_(found), known_(known), before_(before), options_(options) {
    for (const std::string& folder : found.folders) folders_[folder];
  }

  Changes run() {
    changes_.report.files = found_.files.size();
    changes_.report.walked = before_.walked;
    compare_files();
    compare_touched();
    compare_mounts();
    for (PassedOver& passed : found_.passed_over) {
      FailedFile failed = {passed.path, passed.reason, passed.lack};
      const bool asked = options_.purge && passed.lack != Lack::kPassing;
      if (passed.unseen && !asked) unseen_.emplace(passed.path, passed_over_.size());
      passed_over_.push_back(std::move(failed));
    }
    for (auto& [path, file] : known_) {
      if (!file.found) missing(path, file);
    }
    for (auto& [folder, missing] : folders_) take_out(folder, missing);
    report_failures();
    for (const auto& [path, file] : known_) {
      if (file.touched) changes_.touched[path] = file.signature.changed_ns;
    }
    std::sort(changes_.removed.begin(), changes_.removed.end());
    return std::move(changes_);
  }

 private:
  using File = std::pair<const std::string, KnownFile>;
  using Likeness = FileSignature::Likeness;

  void compare_files() {
    for (const FailedFile& file : before_.failed) failed_before_.emplace(file.path, &file);
    for (FoundFile& file : found_.files) {
      const auto old = known_.find(file.path);
      const auto [failed, failed_end] = failed_before_.equal_range(file.path);
      const Likeness likeness =
          old == known_.end() ? Likeness::kOther : old->second.signature.likeness(file.signature);
      const bool same = likeness == Likeness::kSame;
      bool tried = false;  // as it is now
      bool passing = false;
      for (auto one = failed; one != failed_end; ++one) {
        tried = tried || one->second->signature.likeness(file.signature) == Likeness::kSame;
        passing = passing || one->second->lack == Lack::kPassing;
      }
      if (old != known_.end()) old->second.found = true;
      const bool again = passing && (!tried || !options_.readable || options_.readable(file.path));
      if (options_.full || again || !(same || tried)) {
        const bool known = old != known_.end() && old->second.signature.content != 0;
        if (likeness == Likeness::kTouched && known && !options_.full && !passing) {
          touched_.push_back(std::move(file));
        } else {
          read(std::move(file), old);
        }
        continue;
      }
      if (same) ++changes_.report.unchanged;
      if (!tried) continue;
      for (auto one = failed; one != failed_end; ++one) {
        changes_.still_failed.push_back(*one->second);
      }
    }
  }

  // Rights and names change the same time as bytes do, which are worth a look then.
  void compare_touched() {
    if (touched_.empty()) return;
    for (FoundFile& file : touched_) file.signature.content = known_[file.path].signature.content;
    std::vector<char> same(touched_.size());
    if (options_.same_content) same = options_.same_content(touched_);
    for (size_t i = 0; i < touched_.size(); ++i) {
      FoundFile& file = touched_[i];
      const auto old = known_.find(file.path);
      if (same[i] == 0) {
        file.signature.content = 0;
        read(std::move(file), old);
        continue;
      }
      ++changes_.report.unchanged;
      ++changes_.report.touched;
      old->second.signature = file.signature;
      old->second.touched = true;
      const auto [failed, failed_end] = failed_before_.equal_range(file.path);
      for (auto one = failed; one != failed_end; ++one) {
        changes_.still_failed.push_back(*one->second);
        changes_.still_failed.back().signature = file.signature;
      }
    }
    const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
    std::sort(changes_.read.begin(), changes_.read.end(), by_path);
  }

  void read(FoundFile file, KnownFiles::iterator old) {
    if (old != known_.end()) {
      ++changes_.report.changed;
      remove(old->second);
    }
    changes_.bytes += file.signature.size;
    changes_.read.push_back(std::move(file));
  }

  void remove(KnownFile& file) {
    file.touched = false;
    changes_.removed.insert(changes_.removed.end(), file.documents.begin(), file.documents.end());
  }

  // A file system that is there no more takes its folder's files along, but no document.
  void compare_mounts() {
    changes_.report.mounts = found_.mounts;
    const std::set<std::string_view> there(found_.mounts.begin(), found_.mounts.end());
    for (const std::string& mount : before_.mounts) {
      const bool in_scope = nearest(mount, folders_) != nullptr;
      if (there.contains(mount) || (in_scope && options_.purge)) continue;
      const bool used = std::any_of(known_.begin(), known_.end(), [&](const File& file) {
        return !file.second.found && is_within(file.first, mount);
      });
      if (in_scope && !used) continue;
      changes_.report.mounts.push_back(mount);
      if (in_scope) {
        found_.passed_over.push_back({mount, std::string(kNotMounted), Lack::kGone, true});
      }
    }
    std::sort(changes_.report.mounts.begin(), changes_.report.mounts.end());
  }

  // A file of the database that was not found.
  void missing(const std::string& path, KnownFile& file) {
    std::vector<File*>* folder = nearest(path, folders_);
    if (folder == nullptr) return;
    if (const size_t* place = nearest(path, unseen_)) {
      keep(passed_over_[*place], file.documents.size());
    } else if (options_.purge || file.signature != FileSignature()) {
      folder->push_back(&*known_.find(path));
    }
  }

  void keep(FailedFile& failed, uint64_t documents) {
    failed.kept += documents;
    failed.as_of = as_of(failed.path, before_);
    if (failed.lack == Lack::kNothing) failed.lack = Lack::kGone;
  }

  // `missing`: files of `folder` that it no longer has. Each may go, but not most at once.
  void take_out(const std::string& folder, const std::vector<File*>& missing) {
    std::vector<File*> in_doubt;
    uint64_t documents = 0;
    for (File* file : missing) {
      const bool meant = options_.purge || is_elsewhere(file->second) ||
                         found_.exclusions.leave_out(file->first, folder);
      if (!meant) {
        in_doubt.push_back(file);
        documents += file->second.documents.size();
      } else {
        ++changes_.report.removed;
        remove(file->second);
      }
    }
    if (in_doubt.empty()) return;
    if (was_in_doubt(folder) ||
        (documents > kFewDocuments && 2 * documents > documents_below(folder))) {
      FailedFile failed = {folder, std::string(kGoneAtOnce), Lack::kGone};
      keep(failed, documents);
      changes_.still_failed.push_back(std::move(failed));
      return;
    }
    for (File* file : in_doubt) {
      ++changes_.report.removed;
      remove(file->second);
    }
  }

  // Whether a file that is read now is this one, renamed.
  bool is_elsewhere(const KnownFile& file) {
    if (identities_.empty()) {
      for (const FoundFile& read : changes_.read) identities_.insert(identity_of(read.signature));
    }
    return identities_.contains(identity_of(file.signature));
  }

  bool was_in_doubt(const std::string& folder) const {
    return std::any_of(before_.failed.begin(), before_.failed.end(), [&](const FailedFile& file) {
      return file.path == folder && file.reason == kGoneAtOnce;
    });
  }

  uint64_t documents_below(const std::string& folder) const {
    uint64_t documents = 0;
    for (const auto& [path, file] : known_) {
      if (is_within(path, folder)) documents += file.documents.size();
    }
    return documents;
  }

  // What earlier runs said of what this one has not looked at, and what this one has passed over.
  void report_failures() {
    for (const FailedFile& file : before_.failed) {
      const size_t* place = nearest(file.path, unseen_);
      const bool hidden = place != nullptr && passed_over_[*place].path != file.path;
      if (hidden || nearest(file.path, folders_) == nullptr) changes_.still_failed.push_back(file);
    }
    for (FailedFile& failed : passed_over_) {
      // Of a folder that is not there only what it had is of interest.
      if (failed.lack != Lack::kGone || failed.kept > 0) {
        changes_.still_failed.push_back(std::move(failed));
      }
    }
  }

  Found& found_;
  KnownFiles& known_;
  const RunReport& before_;
  const CompareOptions& options_;
  std::unordered_map<std::string, std::vector<File*>> folders_;       // the given ones
  std::multimap<std::string_view, const FailedFile*> failed_before_;  // a file may hold several
  std::vector<FoundFile> touched_;
  std::vector<FailedFile> passed_over_;                           // as found_.passed_over
  std::unordered_map<std::string, size_t> unseen_;                // places in passed_over_
  std::set<std::tuple<uint64_t, int64_t, uint64_t>> identities_;  // of changes_.read
  Changes changes_;
};

}  // namespace

Changes compare(Found found, KnownFiles known, const RunReport& before,
                const CompareOptions& options) {
  return Comparison(found, known, before, options).run();
}

std::string as_of(const std::string& path, const RunReport& before) {
  for (const FailedFile& file : before.failed) {
    if (file.path == path && file.kept > 0) return file.as_of;
  }
  const std::string* walked = nearest(path, before.walked);
  return (walked != nullptr ? *walked : before.time).substr(0, 10);
}

}  // namespace chancery::indexer
