#include "indexer/lists_used.h"

#include <nlohmann/json.hpp>

#include "chancery/json_text.h"
#include "chancery/paths.h"
#include "indexer/report.h"

namespace chancery::indexer {

using nlohmann::json;

std::string ListsUsed::to_json() const {
  json list = json::array();
  for (const std::string& file : files) list.push_back(path_to_text(file));
  return json_text(json{{"stamps", stamps}, {"fingerprint", fingerprint}, {"files", list}});
}

ListsUsed ListsUsed::of_json(const std::string& text) {
  const json object = parse_json(text);
  ListsUsed used;
  if (!object.is_object()) return used;
  try {
    used.stamps = object.value("stamps", "");
    used.fingerprint = object.value("fingerprint", "");
    for (const json& file : object.value("files", json::array())) {
      used.files.push_back(path_of_text(file.get<std::string>()));
    }
  } catch (const json::exception&) {
    return {};
  }
  return used;
}

ListsUsed lists_used(const ListFiles& files, std::string_view packed) {
  ListsUsed used;
  used.stamps = fingerprint(stamps_of(files));
  used.fingerprint = fingerprint(packed);
  for (const std::filesystem::path& file : files.users()) {
    used.files.push_back(std::filesystem::absolute(file).string());
  }
  return used;
}

bool lists_differ(const std::string& remembered, const ListFiles& files) {
  const ListsUsed before = ListsUsed::of_json(remembered);
  if (before.fingerprint.empty() || before.stamps == fingerprint(stamps_of(files))) return false;
  return before.fingerprint != fingerprint(load_lists(files).pack());
}

Gazetteer load_lists(const ListFiles& files) {
  return load_cached(files, cache_directory());
}

std::string remember(const std::string& before, const ListsUsed& now, uint64_t kept) {
  if (kept == 0 || ListsUsed::of_json(before).fingerprint == now.fingerprint) return now.to_json();
  return before;
}

}  // namespace chancery::indexer
