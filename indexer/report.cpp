#include "indexer/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "chancery/json_number.h"
#include "chancery/json_text.h"
#include "chancery/utf8.h"

namespace chancery::indexer {

using nlohmann::json;

namespace {
// Other bytes are kept as one character each behind a mark.
constexpr char kRawMark = '\x01';

// Databases of before there was `lack` have "failure".
Lack lack_of(const json& item) {
  const std::string mark = item.value("lack", "");
  for (const Lack lack :
       {Lack::kNothing, Lack::kNoText, Lack::kUnclear, Lack::kPassing, Lack::kGone, Lack::kPart}) {
    if (mark == std::string(1, static_cast<char>(lack))) return lack;
  }
  if (item.value("failure", true)) return Lack::kNoText;
  const bool part = item.value("reason", "").starts_with("only the first ");
  return part ? Lack::kPart : Lack::kNothing;
}

uint64_t count(const std::vector<FailedFile>& files, std::initializer_list<Lack> lacks) {
  const auto counts = [&](const FailedFile& file) {
    return std::find(lacks.begin(), lacks.end(), file.lack) != lacks.end();
  };
  return static_cast<uint64_t>(std::count_if(files.begin(), files.end(), counts));
}
}  // namespace

uint64_t RunReport::unread() const {
  return count(failed, {Lack::kNoText, Lack::kUnclear, Lack::kPassing});
}

uint64_t RunReport::cut() const {
  return count(failed, {Lack::kPart});
}

uint64_t RunReport::kept() const {
  uint64_t documents = 0;
  for (const FailedFile& file : failed) documents += file.kept;
  return documents;
}

std::pair<std::string, std::string> split_reason(const FailedFile& file) {
  const std::string& reason = file.reason;
  if (file.lack == Lack::kPart) return {"indexed in part", reason};
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
                    {"lack", std::string(1, static_cast<char>(file.lack))},
                    {"size", file.signature.size},
                    {"modified", file.signature.modified_ns},
                    {"inode", file.signature.inode},
                    {"changed", file.signature.changed_ns}});
    if (!file.inside.empty()) list.back()["inside"] = utf8::repaired(file.inside);
    if (file.kept > 0) {
      list.back()["kept"] = file.kept;
      list.back()["as_of"] = file.as_of;
    }
  }
  json when = json::object();
  for (const auto& [folder, time_of] : walked) when[path_to_text(folder)] = time_of;
  json mounted = json::array();
  for (const std::string& folder : mounts) mounted.push_back(path_to_text(folder));
  return json_text(json{{"files", files},
                        {"bytes", bytes},
                        {"added", added},
                        {"changed", changed},
                        {"removed", removed},
                        {"unchanged", unchanged},
                        {"seconds", seconds},
                        {"time", time},
                        {"failed", std::move(list)},
                        {"walked", std::move(when)},
                        {"mounts", std::move(mounted)}});
}

RunReport RunReport::of_json(const std::string& text) {
  RunReport report;
  const json object = parse_json(text);
  if (!object.is_object()) return report;
  try {
    report.files = whole_number<uint64_t>(object, "files");
    report.bytes = whole_number<uint64_t>(object, "bytes");
    report.added = whole_number<uint64_t>(object, "added");
    report.changed = whole_number<uint64_t>(object, "changed");
    report.removed = whole_number<uint64_t>(object, "removed");
    report.unchanged = whole_number<uint64_t>(object, "unchanged");
    report.seconds = object.value("seconds", 0.0);
    report.time = object.value("time", "");
    for (const json& item : object.value("failed", json::array())) {
      FailedFile file;
      file.path = path_of_text(item.value("path", ""));
      file.reason = item.value("reason", "");
      file.lack = lack_of(item);
      file.signature = {
          whole_number<uint64_t>(item, "size"), whole_number<int64_t>(item, "modified"),
          whole_number<uint64_t>(item, "inode"), whole_number<int64_t>(item, "changed")};
      file.inside = item.value("inside", "");
      file.kept = whole_number<uint64_t>(item, "kept");
      file.as_of = item.value("as_of", "");
      report.failed.push_back(std::move(file));
    }
    const json when = object.value("walked", json::object());
    for (const auto& [folder, time] : when.items()) {
      report.walked[path_of_text(folder)] = time.get<std::string>();
    }
    for (const json& folder : object.value("mounts", json::array())) {
      report.mounts.push_back(path_of_text(folder.get<std::string>()));
    }
  } catch (const json::exception&) {
    return {};
  }
  return report;
}

}  // namespace chancery::indexer
