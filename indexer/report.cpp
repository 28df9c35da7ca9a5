#include "indexer/report.h"

#include <nlohmann/json.hpp>

#include "chancery/utf8.h"

namespace chancery {

using nlohmann::json;

namespace {
// Other bytes are kept as one character each behind a mark.
constexpr char kRawMark = '\x01';
}  // namespace

std::pair<std::string, std::string> split_reason(const std::string& reason) {
  if (reason.starts_with("only the first ")) return {"indexed in part", reason};
  const size_t bracket = reason.find(" (");
  if (bracket == std::string::npos || !reason.ends_with(')')) return {reason, ""};
  return {reason.substr(0, bracket), reason.substr(bracket + 2, reason.size() - bracket - 3)};
}

std::string path_to_text(const std::string& path) {
  if (utf8::is_valid(path) && !path.starts_with(kRawMark)) return path;
  std::string out(1, kRawMark);
  for (const char c : path) utf8::append(out, static_cast<unsigned char>(c));
  return out;
}

std::string path_of_text(const std::string& text) {
  if (!text.starts_with(kRawMark)) return text;
  std::string out;
  for (size_t pos = 1; pos < text.size();) out += static_cast<char>(utf8::next(text, pos));
  return out;
}

std::string RunReport::to_json() const {
  json list = json::array();
  for (const FailedFile& file : failed) {
    list.push_back({{"path", path_to_text(file.path)},
                    {"reason", utf8::repaired(file.reason)},
                    {"failure", file.failure},
                    {"size", file.signature.size},
                    {"modified", file.signature.modified_ns},
                    {"inode", file.signature.inode}});
    if (!file.inside.empty()) list.back()["inside"] = utf8::repaired(file.inside);
  }
  return json{{"files", files},     {"bytes", bytes},     {"added", added},
              {"changed", changed}, {"removed", removed}, {"unchanged", unchanged},
              {"seconds", seconds}, {"time", time},       {"failed", std::move(list)}}
      .dump();
}

RunReport RunReport::of_json(const std::string& text) {
  RunReport report;
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return report;
  try {
    report.files = object.value("files", uint64_t{0});
    report.bytes = object.value("bytes", uint64_t{0});
    report.added = object.value("added", uint64_t{0});
    report.changed = object.value("changed", uint64_t{0});
    report.removed = object.value("removed", uint64_t{0});
    report.unchanged = object.value("unchanged", uint64_t{0});
    report.seconds = object.value("seconds", 0.0);
    report.time = object.value("time", "");
    for (const json& item : object.value("failed", json::array())) {
      FailedFile file;
      file.path = path_of_text(item.value("path", ""));
      file.reason = item.value("reason", "");
      file.failure = item.value("failure", true);
      file.signature = {item.value("size", uint64_t{0}), item.value("modified", int64_t{0}),
                        item.value("inode", uint64_t{0})};
      file.inside = item.value("inside", "");
      report.failed.push_back(std::move(file));
    }
  } catch (const json::exception&) {
    return {};
  }
  return report;
}

}  // namespace chancery
