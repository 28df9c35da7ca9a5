#include "search/match/databases.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "chancery/damage.h"
#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/json_number.h"
#include "chancery/json_text.h"
#include "chancery/schema.h"

namespace chancery::search {

using nlohmann::json;

namespace {

constexpr const char* kMakeOne = "make one with chancery-index FOLDER, or name one with --db";
constexpr int kTries = 5;  // a generation may be replaced between reading its name and opening it

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// Changes whenever the stub file of `path` is replaced; empty for what has none.
std::string stamp_of(const std::string& path) {
  struct stat info = {};
  if (stat((path + "/XAPIANDB").c_str(), &info) != 0) return "";
  return fmt::format("{}-{}-{}", info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

// Whether chancery-index has made the directory, whatever has become of it.
bool is_ours(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(path) / kIdentityFile, error);
}

std::vector<DatabasePart> open_one(const std::string& path) {
  std::error_code error;
  if (!is_remote_name(path) && !std::filesystem::exists(path, error)) {
    throw Error(fmt::format("there is no database at {}", path), kMakeOne);
  }
  for (int attempt = 1;; ++attempt) {
    try {
      return open_parts(readable_database(path).string());
    } catch (const Xapian::DatabaseVersionError& failure) {
      throw Error(fmt::format("{}: {}", path, failure.get_msg()),
                  std::string("a newer Xapian wrote it, or it is damaged: ") + kDamageAdvice);
    } catch (const Xapian::NetworkError& failure) {
      throw Error(fmt::format("{}: the server does not answer ({})", path, failure.get_msg()),
                  "see whether it runs");
    } catch (const Xapian::DatabaseCorruptError& failure) {
      if (attempt < kTries) continue;
      throw Error(fmt::format("{} is damaged: {}", path, failure.get_msg()), kDamageAdvice);
    } catch (const Xapian::Error& failure) {
      if (attempt < kTries) continue;
      throw Error(fmt::format("{} cannot be opened as a database ({})", path, failure.get_msg()),
                  is_ours(path) ? kDamageAdvice : kMakeOne);
    }
  }
}

// "20230830" to "2023-08-30", "20230800" to "2023-08".
std::string with_hyphens(const std::string& digits) {
  if (digits.size() != 8) return "";
  std::string date = digits.substr(0, 4);
  if (digits.substr(4, 2) != "00") date += "-" + digits.substr(4, 2);
  if (digits.substr(6, 2) != "00") date += "-" + digits.substr(6, 2);
  return date;
}

void add_coverage(const Xapian::Database& database, Coverage& coverage) {
  coverage.documents += database.get_doccount();
  const json stats = parse_json(metadata(database, schema::kStatsKey));
  if (stats.is_object()) {
    coverage.unread += whole_number<uint64_t>(stats, "unread");
    coverage.cut += whole_number<uint64_t>(stats, "cut");
    coverage.kept += whole_number<uint64_t>(stats, "kept");
    coverage.undated += whole_number<uint64_t>(stats, "undated");
    coverage.newest = std::max(coverage.newest, with_hyphens(stats.value("newest", "")));
    coverage.indexed = std::max(coverage.indexed, stats.value("time", ""));
  }
  const json lists = parse_json(metadata(database, schema::kListsKey));
  if (lists.is_object() && lists.contains("files") && lists["files"].is_array()) {
    for (const json& file : lists["files"]) {
      if (!file.is_string()) continue;
      std::vector<std::string>& known = coverage.lists;
      if (std::find(known.begin(), known.end(), file) == known.end())
        known.push_back(file.get<std::string>());
    }
  }
  const json languages = parse_json(metadata(database, schema::kLanguagesKey));
  if (!languages.is_array()) return;
  std::map<std::string, uint64_t> counts(coverage.languages.begin(), coverage.languages.end());
  for (const json& item : languages) {
    if (item.is_array() && item.size() == 2) {
      counts[item[0].get<std::string>()] += whole_number<uint64_t>(item[1]);
    }
  }
  coverage.languages.assign(counts.begin(), counts.end());
}

// What tells states of a database apart: its identity and number of commits, or, where a server
// does not tell that number, its counts.
std::string revision_of(const Xapian::Database& database) {
  std::string revision = database.get_uuid();
  try {
    return revision + fmt::format("@{} ", database.get_revision());
  } catch (const Xapian::Error&) {
    return revision + fmt::format("@{}-{}-{} ", database.get_doccount(), database.get_lastdocid(),
                                  database.get_total_length());
  }
}

}  // namespace

Databases::Databases(std::vector<std::string> paths) {
  // One that is named twice is searched once.
  std::vector<std::filesystem::path> seen;
  for (std::string& path : paths) {
    std::error_code error;
    const std::filesystem::path real = is_remote_name(path)
                                           ? std::filesystem::path(path)
                                           : std::filesystem::weakly_canonical(path, error);
    if (std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
    seen.push_back(real);
    paths_.push_back(std::move(path));
  }
}

Databases::Opened Databases::open(const std::vector<std::string>& paths) {
  Opened made;
  std::vector<Xapian::Database> parts;
  for (const std::string& path : paths) {
    made.stamps.push_back(stamp_of(path));
    for (const auto& [database, remote] : open_one(path)) {
      check_format_version(database, path, "make one with chancery-index FOLDER");
      if (made.all.size() == 0) made.gazetteer = metadata(database, schema::kGazetteerKey);
      add_coverage(database, made.coverage);
      made.revision += revision_of(database);
      made.all.add_database(database);
      parts.push_back(database);
      made.one_here = parts.size() == 1 && !remote;
    }
  }
  made.forms.emplace(std::move(parts));
  auto& languages = made.coverage.languages;
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [code, count] : languages) made.languages.push_back(code);
  return made;
}

bool Databases::is_replaced() const {
  for (size_t i = 0; i < paths_.size(); ++i) {
    if (stamp_of(paths_[i]) != opened_->stamps[i]) return true;
  }
  return false;
}

bool Databases::refresh() {
  // Of what is changed in place, counts and languages may have changed too: all is read again.
  if (opened_ && !is_replaced() && !opened_->all.reopen()) return false;
  opened_.reset();
  opened_ = open(paths_);
  return true;
}

Gazetteer Databases::gazetteer() const {
  return Gazetteer::unpack(opened_->gazetteer);
}

}  // namespace chancery::search
