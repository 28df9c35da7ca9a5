#include "indexer/report_json.h"

#include <nlohmann/json.hpp>

#include "chancery/base64.h"
#include "chancery/json_text.h"
#include "chancery/utf8.h"

namespace chancery::indexer {

using nlohmann::ordered_json;

namespace {

// As docs/json.md names them.
std::string_view name_of(Lack lack) {
  switch (lack) {
    case Lack::kNothing:
      return "no document";
    case Lack::kNoText:
      return "no text";
    case Lack::kUnclear:
      return "unclear";
    case Lack::kPassing:
      return "passing";
    case Lack::kGone:
      return "gone";
    case Lack::kPart:
      return "part";
  }
  return "";
}

ordered_json failed_json(const FailedFile& file) {
  ordered_json json{{"path", utf8::repaired(file.path)}};
  if (!utf8::is_valid(file.path)) json["path_bytes"] = to_base64(file.path);
  const auto [reason, detail] = split_reason(file);
  json["inside"] = utf8::repaired(file.inside);
  json["reason"] = utf8::repaired(reason);
  json["detail"] = utf8::repaired(detail);
  json["lack"] = name_of(file.lack);
  json["kept"] = file.kept;
  json["as_of"] = file.kept > 0 ? ordered_json(file.as_of) : ordered_json(nullptr);
  return json;
}

// "20240830" as "2024-08-30".
std::string with_dashes(const std::string& day) {
  constexpr size_t kDigits = 8;
  if (day.size() != kDigits) return day;
  return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

}  // namespace

std::string report_json(const std::string& database, const RunReport& report,
                        const IndexStats& stats) {
  ordered_json languages = ordered_json::object();
  for (const auto& [language, count] : stats.languages) languages[language] = count;
  auto failed = ordered_json::array();
  for (const FailedFile& file : report.failed) failed.push_back(failed_json(file));
  const ordered_json json{{"database", utf8::repaired(database)},
                          {"indexed", report.time},
                          {"documents", stats.documents},
                          {"dated_by_text", stats.dated_by_text},
                          {"dated_by_file", stats.dated_by_file},
                          {"undated", stats.undated},
                          {"newest", with_dashes(stats.newest)},
                          {"languages", std::move(languages)},
                          {"files", report.files},
                          {"bytes", report.bytes},
                          {"added", report.added},
                          {"changed", report.changed},
                          {"removed", report.removed},
                          {"unchanged", report.unchanged},
                          {"seconds", report.seconds},
                          {"unread", report.unread()},
                          {"cut", report.cut()},
                          {"kept", report.kept()},
                          {"failed", std::move(failed)}};
  constexpr int kIndent = 2;
  return json_text(json, kIndent);
}

}  // namespace chancery::indexer
