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

std::string revision_of(const Xapian::Database& database, const std::string& stats) {
  const std::string revision = database.get_uuid();
  try {
    return revision + fmt::format("@{} ", database.get_revision());
  } catch (const Xapian::Error&) {
    const json said = parse_json(stats);
    return revision + fmt::format("@{}-{}-{}-{} ", database.get_doccount(),
                                  database.get_lastdocid(), database.get_total_length(),
                                  said.is_object() ? text_in(said, "time") : "");
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

}  // namespace

void add_coverage(const DatabaseFacts& facts, Coverage& coverage) {
  coverage.documents += facts.documents;
  const json stats = parse_json(facts.stats);
  if (stats.is_object()) {
    coverage.unread += whole_number<uint64_t>(stats, "unread");
    coverage.cut += whole_number<uint64_t>(stats, "cut");
    coverage.kept += whole_number<uint64_t>(stats, "kept");
    coverage.undated += whole_number<uint64_t>(stats, "undated");
    coverage.newest = std::max(coverage.newest, with_hyphens(text_in(stats, "newest")));
    coverage.indexed = std::max(coverage.indexed, text_in(stats, "time"));
  }
  const json lists = parse_json(facts.lists);
  if (lists.is_object() && lists.contains("files") && lists["files"].is_array()) {
    for (const json& file : lists["files"]) {
      if (!file.is_string()) continue;
      std::vector<std::string>& known = coverage.lists;
      if (std::find(known.begin(), known.end(), file) == known.end())
        known.push_back(file.get<std::string>());
    }
  }
  const json languages = parse_json(facts.languages);
  if (!languages.is_array()) return;
  std::map<std::string, uint64_t> counts(coverage.languages.begin(), coverage.languages.end());
  for (const json& item : languages) {
    if (item.is_array() && item.size() == 2 && item[0].is_string()) {
      counts[item[0].get<std::string>()] += whole_number<uint64_t>(item[1]);
    }
  }
  coverage.languages.assign(counts.begin(), counts.end());
}

std::string DatabaseFacts::day() const {
  const json said = parse_json(stats);
  return said.is_object() ? text_in(said, "time").substr(0, 10) : "";
}

int days_from(const std::string& earlier, const std::string& later) {
  const auto from = day_number(earlier), to = day_number(later);
  return from && to ? static_cast<int>((*to - *from).count()) : 0;
}

std::string DatabaseFacts::list_fingerprint() const {
  const json said = parse_json(lists);
  return said.is_object() ? text_in(said, "fingerprint") : "";
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
  facts.documents = database.get_doccount();
  facts.stats = metadata(database, schema::kStatsKey);
  facts.lists = metadata(database, schema::kListsKey);
  facts.languages = metadata(database, schema::kLanguagesKey);
  facts.revision = revision_of(database, facts.stats);
  return facts;
}

}  // namespace chancery::search
