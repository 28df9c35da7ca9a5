#include "search/match/database_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "chancery/format_version.h"
#include "chancery/json_number.h"
#include "chancery/json_text.h"
#include "chancery/schema.h"

namespace chancery::search {

using nlohmann::json;

namespace {

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// A member that is a text; empty where it is none.
std::string text_in(const json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string revision_of(const Xapian::Database& database, const std::string& indexed) {
  const std::string revision = database.get_uuid();
  try {
    return revision + fmt::format("@{} ", database.get_revision());
  } catch (const Xapian::Error&) {
    return revision + fmt::format("@{}-{}-{}-{} ", database.get_doccount(),
                                  database.get_lastdocid(), database.get_total_length(), indexed);
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

std::optional<std::chrono::sys_days> day_number(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

void read_stats(const json& stats, Coverage& coverage) {
  if (!stats.is_object()) return;
  coverage.unread = whole_number<uint64_t>(stats, "unread");
  coverage.cut = whole_number<uint64_t>(stats, "cut");
  coverage.kept = whole_number<uint64_t>(stats, "kept");
  coverage.undated = whole_number<uint64_t>(stats, "undated");
  coverage.newest = with_hyphens(text_in(stats, "newest"));
  coverage.indexed = text_in(stats, "time");
}

void read_lists(const json& lists, DatabaseFacts& facts) {
  if (!lists.is_object()) return;
  facts.list_fingerprint = text_in(lists, "fingerprint");
  const auto files = lists.find("files");
  if (files == lists.end() || !files->is_array()) return;
  for (const json& file : *files)
    if (file.is_string()) facts.coverage.lists.push_back(file.get<std::string>());
}

void read_languages(const json& languages, Coverage& coverage) {
  if (!languages.is_array()) return;
  for (const json& item : languages) {
    if (item.is_array() && item.size() == 2 && item[0].is_string())
      coverage.languages.emplace_back(item[0].get<std::string>(), whole_number<uint64_t>(item[1]));
  }
}

}  // namespace

void add_coverage(const Coverage& share, Coverage& coverage) {
  coverage.documents += share.documents;
  coverage.unread += share.unread;
  coverage.cut += share.cut;
  coverage.kept += share.kept;
  coverage.undated += share.undated;
  coverage.newest = std::max(coverage.newest, share.newest);
  coverage.indexed = std::max(coverage.indexed, share.indexed);
  std::vector<std::string>& known = coverage.lists;
  for (const std::string& file : share.lists)
    if (std::find(known.begin(), known.end(), file) == known.end()) known.push_back(file);
  std::map<std::string, uint64_t> counts(coverage.languages.begin(), coverage.languages.end());
  for (const auto& [language, documents] : share.languages) counts[language] += documents;
  coverage.languages.assign(counts.begin(), counts.end());
}

int days_from(const std::string& earlier, const std::string& later) {
  const auto from = day_number(earlier), to = day_number(later);
  return from && to ? static_cast<int>((*to - *from).count()) : 0;
}

std::vector<std::string> fact_keys() {
  std::vector<std::string> keys;
  for (const std::string_view key :
       {schema::kVersionKey, schema::kStatsKey, schema::kListsKey, schema::kLanguagesKey})
    keys.emplace_back(key);
  return keys;
}

DatabaseFacts facts_of(const Xapian::Database& database, const std::string& name) {
  check_format_version(database, name, "make one with chancery-index FOLDER");
  DatabaseFacts facts;
  facts.coverage.documents = database.get_doccount();
  read_stats(parse_json(metadata(database, schema::kStatsKey)), facts.coverage);
  read_lists(parse_json(metadata(database, schema::kListsKey)), facts);
  read_languages(parse_json(metadata(database, schema::kLanguagesKey)), facts.coverage);
  facts.day = facts.coverage.indexed.substr(0, 10);
  facts.revision = revision_of(database, facts.coverage.indexed);
  return facts;
}

}  // namespace chancery::search
