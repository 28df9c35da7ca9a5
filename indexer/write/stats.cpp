#include "indexer/write/stats.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/json_text.h"
#include "chancery/schema.h"
#include "chancery/stored_lists.h"
#include "indexer/write/unfinished.h"

namespace chancery::indexer {

using nlohmann::json;

namespace {
template <typename Visit>
uint64_t each_value(const Xapian::Database& database, Xapian::valueno slot, const Visit& visit) {
  uint64_t count = 0;
  const auto end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value, ++count) visit(*value);
  return count;
}

// The most frequent first.
void set_languages(IndexStats& stats, const std::map<std::string, uint64_t>& counts) {
  stats.languages.assign(counts.begin(), counts.end());
  std::stable_sort(stats.languages.begin(), stats.languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

void set(Xapian::WritableDatabase& database, std::string_view key, const std::string& value) {
  database.set_metadata(std::string(key), value);
}

std::string folders_text(const IndexMetadata& metadata) {
  json folders = json::array();
  for (const std::string& folder : metadata.folders) folders.push_back(path_to_text(folder));
  return json_text(folders);
}

constexpr std::array kSummedKeys = {
    schema::kVersionKey, schema::kReportKey,  schema::kGazetteerKey, schema::kLanguagesKey,
    schema::kStatsKey,   schema::kFoldersKey, schema::kListsKey,     schema::kTouchedKey};

// Whether `packed` is what the database keeps, in the form of this version.
bool has_lists(const Xapian::Database& database, std::string_view packed) {
  const std::string stored = database.get_metadata(std::string(schema::kGazetteerKey));
  if (stored.empty() || stored == packed) return false;
  try {
    return lists_of_stored(stored) == packed;
  } catch (const Error&) {
    return false;  // damaged: replaced
  }
}

// XXH3 of what metadata() gives for each key, with a zero byte behind each.
template <typename Metadata>
std::string checksum_of(const Metadata& metadata) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (const std::string_view key : kSummedKeys) {
    const std::string value = metadata(std::string(key));
    XXH3_64bits_update(&state, value.data(), value.size());
    XXH3_64bits_update(&state, "", 1);
  }
  return fmt::format("{:016x}", XXH3_64bits_digest(&state));
}
}  // namespace

IndexStats stats_of(const Xapian::Database& database) {
  IndexStats stats;
  stats.documents = database.get_doccount();
  const uint64_t dated = each_value(database, schema::kDateSlot, [](const std::string&) {});
  each_value(database, schema::kDateSourceSlot, [&](const std::string& source) {
    if (source == "file") ++stats.dated_by_file;
  });
  // A file's time is when it was saved: the newest document is the newest that says so itself.
  auto source = database.valuestream_begin(schema::kDateSourceSlot);
  const auto sources_end = database.valuestream_end(schema::kDateSourceSlot);
  const auto dates_end = database.valuestream_end(schema::kDateSlot);
  for (auto date = database.valuestream_begin(schema::kDateSlot); date != dates_end; ++date) {
    if (source != sources_end) source.skip_to(date.get_docid());
    const bool by_file =
        source != sources_end && source.get_docid() == date.get_docid() && *source == "file";
    if (!by_file) stats.newest = std::max(stats.newest, *date);
  }
  stats.dated_by_text = dated - std::min(dated, stats.dated_by_file);
  stats.undated = stats.documents - std::min(stats.documents, dated);
  std::map<std::string, uint64_t> languages;
  each_value(database, schema::kLanguageSlot, [&](const std::string& code) { ++languages[code]; });
  set_languages(stats, languages);
  return stats;
}

IndexStats stats_of(const std::vector<std::filesystem::path>& databases) {
  IndexStats all;
  std::map<std::string, uint64_t> languages;
  for (const std::filesystem::path& path : databases) {
    const IndexStats one = stats_of(open_local(path.string()));
    all.documents += one.documents;
    all.dated_by_text += one.dated_by_text;
    all.dated_by_file += one.dated_by_file;
    all.undated += one.undated;
    all.newest = std::max(all.newest, one.newest);
    for (const auto& [code, count] : one.languages) languages[code] += count;
  }
  set_languages(all, languages);
  return all;
}

void put_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  const IndexStats& stats = metadata.stats;
  json languages = json::array();
  for (const auto& [code, count] : stats.languages) languages.push_back({code, count});
  const json summary = {{"documents", stats.documents},
                        {"dated_by_text", stats.dated_by_text},
                        {"dated_by_file", stats.dated_by_file},
                        {"undated", stats.undated},
                        {"newest", stats.newest},
                        {"unread", metadata.report.unread()},
                        {"cut", metadata.report.cut()},
                        {"kept", metadata.report.kept()},
                        {"time", metadata.report.time}};
  set(database, schema::kVersionKey, std::string(schema::kFormatVersion));
  set(database, schema::kReportKey, metadata.report.to_json());
  // Compressing them takes longer than all else here, and most changes keep them.
  if (!has_lists(database, metadata.gazetteer.bytes()))
    set(database, schema::kGazetteerKey, stored_lists(metadata.gazetteer.bytes()));
  set(database, schema::kLanguagesKey, json_text(languages));
  set(database, schema::kStatsKey, json_text(summary));
  set(database, schema::kListsKey, metadata.lists);
  set(database, schema::kTouchedKey, metadata.touched);
  set(database, schema::kFoldersKey, folders_text(metadata));
  set(database, schema::kChecksumKey,
      checksum_of([&](const std::string& key) { return database.get_metadata(key); }));
  note_finished(database);
}

bool has_same_lists(const Xapian::Database& database, const IndexMetadata& metadata) {
  const auto has = [&](std::string_view key, std::string_view value) {
    return database.get_metadata(std::string(key)) == value;
  };
  return has(schema::kVersionKey, schema::kFormatVersion) &&
         has(schema::kListsKey, metadata.lists) &&
         has(schema::kFoldersKey, folders_text(metadata)) &&
         has_lists(database, metadata.gazetteer.bytes());
}

bool metadata_is_whole(const Xapian::Database& database) {
  return metadata_is_told_whole([&](const std::string& key) { return database.get_metadata(key); });
}

bool metadata_is_told_whole(const std::function<std::string(const std::string&)>& metadata) {
  const std::string stored = metadata(std::string(schema::kChecksumKey));
  if (!stored.empty()) return stored == checksum_of(metadata);
  for (const std::string_view key : {schema::kReportKey, schema::kLanguagesKey, schema::kStatsKey,
                                     schema::kFoldersKey, schema::kListsKey}) {
    if (parse_json(metadata(std::string(key))).is_discarded()) return false;
  }
  return true;
}

std::vector<std::string> folders_of(const Xapian::Database& database) {
  return folders_of_json(database.get_metadata(std::string(schema::kFoldersKey)));
}

std::vector<std::string> folders_of_json(const std::string& text) {
  const json list = parse_json(text);
  std::vector<std::string> folders;
  if (!list.is_array()) return folders;
  for (const json& item : list) {
    if (item.is_string()) folders.push_back(path_of_text(item.get<std::string>()));
  }
  return folders;
}

}  // namespace chancery::indexer
