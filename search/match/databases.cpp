#include "search/match/databases.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "chancery/database_layout.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/schema.h"
#include "search/match/database_parts.h"

namespace chancery {

using nlohmann::json;

namespace {

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

std::vector<DatabasePart> open_one(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw Error(fmt::format("there is no database at {}", path),
                "make one with chancery-index FOLDER, or name one with --db");
  }
  for (int attempt = 1;; ++attempt) {
    try {
      return open_parts(readable_database(path).string());
    } catch (const Xapian::DatabaseVersionError& failure) {
      throw Error(fmt::format("{}: {}", path, failure.get_msg()),
                  "index the folder again with --full");
    } catch (const Xapian::Error& failure) {
      if (attempt < kTries) continue;
      throw Error(fmt::format("{} cannot be opened as a database ({})", path, failure.get_msg()),
                  "make one with chancery-index FOLDER, or name one with --db");
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

}  // namespace

Databases::Databases(std::vector<std::string> paths) {
  // One that is named twice is searched once.
  std::vector<std::filesystem::path> seen;
  for (std::string& path : paths) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
    if (std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
    seen.push_back(real);
    paths_.push_back(std::move(path));
  }
  open();
}

void Databases::open() {
  all_ = Xapian::Database();
  coverage_ = Coverage();
  stamps_.clear();
  languages_.clear();
  std::vector<Xapian::Database> parts;
  for (const std::string& path : paths_) {
    stamps_.push_back(stamp_of(path));
    for (const auto& [database, remote] : open_one(path)) {
      check_format_version(database, path, "make one with chancery-index FOLDER");
      if (all_.size() == 0) gazetteer_ = metadata(database, schema::kGazetteerKey);
      add_coverage(database);
      all_.add_database(database);
      parts.push_back(database);
      one_here_ = parts.size() == 1 && !remote;
    }
  }
  forms_.emplace(std::move(parts));
  std::stable_sort(coverage_.languages.begin(), coverage_.languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [code, count] : coverage_.languages) languages_.push_back(code);
}

void Databases::add_coverage(const Xapian::Database& database) {
  coverage_.documents += database.get_doccount();
  const json stats = json::parse(metadata(database, schema::kStatsKey), nullptr, false);
  if (stats.is_object()) {
    coverage_.unread += stats.value("unread", uint64_t{0});
    coverage_.undated += stats.value("undated", uint64_t{0});
    coverage_.newest = std::max(coverage_.newest, with_hyphens(stats.value("newest", "")));
    coverage_.indexed = std::max(coverage_.indexed, stats.value("time", ""));
  }
  const json lists = json::parse(metadata(database, schema::kListsKey), nullptr, false);
  if (lists.is_object() && lists.contains("files") && lists["files"].is_array()) {
    for (const json& file : lists["files"]) {
      if (!file.is_string()) continue;
      std::vector<std::string>& known = coverage_.lists;
      if (std::find(known.begin(), known.end(), file) == known.end())
        known.push_back(file.get<std::string>());
    }
  }
  const json languages = json::parse(metadata(database, schema::kLanguagesKey), nullptr, false);
  if (!languages.is_array()) return;
  std::map<std::string, uint64_t> counts(coverage_.languages.begin(), coverage_.languages.end());
  for (const json& item : languages) {
    if (item.is_array() && item.size() == 2) {
      counts[item[0].get<std::string>()] += item[1].get<uint64_t>();
    }
  }
  coverage_.languages.assign(counts.begin(), counts.end());
}

bool Databases::refresh() {
  for (size_t i = 0; i < paths_.size(); ++i) {
    if (stamp_of(paths_[i]) == stamps_[i]) continue;
    open();
    return true;
  }
  if (!all_.reopen()) return false;
  open();  // changed in place: counts and languages may have too
  return true;
}

Gazetteer Databases::gazetteer() const {
  return Gazetteer::unpack(gazetteer_);
}

}  // namespace chancery
