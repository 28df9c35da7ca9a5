#include "search/saved/saved_searches.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/json_text.h"
#include "chancery/private_file.h"
#include "chancery/utf8.h"
#include "search/plan/request_error.h"

namespace chancery::search {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kExtension = ".json";
constexpr size_t kLongestName = 64;

void check_name(const std::string& name) {
  const bool good = !name.empty() && name.size() <= kLongestName && name[0] != '.' &&
                    name[0] != '-' && utf8::is_valid(name) && utf8::inert(name) == name &&
                    name.find_first_of("/ \"") == std::string::npos;
  if (good) return;
  throw RequestError(
      fmt::format("\"{}\" is no name for a saved query", utf8::fit(utf8::inert(name), 40)),
      fmt::format("use letters, digits, - and _, at most {} bytes", kLongestName));
}

// Held while a file is replaced; waits for others.
class Lock {
 public:
  explicit Lock(const fs::path& directory) {
    make_private_directory(directory);
    file_ = open((directory / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0 || flock(file_, LOCK_EX) != 0) {
      const std::string reason = std::strerror(errno);
      if (file_ >= 0) close(file_);
      throw Error(fmt::format("saved queries cannot be kept in {}: {}",
                              utf8::inert(directory.string()), reason));
    }
  }
  ~Lock() { close(file_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int file_ = -1;
};

std::vector<uint64_t> hashes_of(const json& list) {
  std::vector<uint64_t> hashes;
  for (const json& hash : list) hashes.push_back(std::stoull(hash.get<std::string>(), nullptr, 16));
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

json hex_of(const std::vector<uint64_t>& hashes) {
  auto list = json::array();
  for (const uint64_t hash : hashes) list.push_back(fmt::format("{:016x}", hash));
  return list;
}

std::optional<SavedSearch> parse(const std::string& content) {
  const json object = parse_json(content);
  if (!object.is_object()) return std::nullopt;
  try {
    SavedSearch search;
    search.query = object.at("query").get<std::string>();
    search.databases = object.at("databases").get<std::vector<std::string>>();
    search.looked = object.at("looked").get<std::string>();
    search.seen = hashes_of(object.at("seen"));
    if (object.contains("sources")) search.sources = hashes_of(object["sources"]);
    if (search.query.empty()) return std::nullopt;
    return search;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

uint64_t hash_of(const std::string& path) {
  return XXH3_64bits(path.data(), path.size());
}

void add_hashes(const Hit& hit, std::vector<uint64_t>& hashes) {
  hashes.push_back(hash_of(hit.record.path));
  for (const Copy& copy : hit.copies) hashes.push_back(hash_of(copy.path));
}

void add_files(const Hit& hit, std::vector<FoundFile>& files) {
  files.push_back({hash_of(hit.record.path), hit.source});
  for (const Copy& copy : hit.copies) files.push_back({hash_of(copy.path), copy.source});
}

// Whether a file was seen: at its path, or at another one with the same bytes.
bool is_seen(const SavedSearch& search, const FoundFile& file) {
  const auto has = [](const std::vector<uint64_t>& sorted, uint64_t hash) {
    return std::binary_search(sorted.begin(), sorted.end(), hash);
  };
  return has(search.seen, file.path) || (file.source != 0 && has(search.sources, file.source));
}

// Makes `files` all that was seen.
void set_seen(SavedSearch& search, const std::vector<FoundFile>& files) {
  search.seen.clear();
  search.sources.clear();
  for (const FoundFile& file : files) {
    search.seen.push_back(file.path);
    if (file.source != 0) search.sources.push_back(file.source);
  }
  for (std::vector<uint64_t>* hashes : {&search.seen, &search.sources}) {
    std::sort(hashes->begin(), hashes->end());
    hashes->erase(std::unique(hashes->begin(), hashes->end()), hashes->end());
  }
  search.looked = today();
}

// The search in `path`, or nothing and a sentence when the file was damaged.
std::optional<SavedSearch> load(const fs::path& path, std::string& trouble) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    if (auto search = parse(read_file(path))) {
      search->name = path.stem().string();
      return search;
    }
  }
  const fs::path aside = path.string() + ".damaged";
  fs::rename(path, aside, error);
  trouble = fmt::format("the saved query {} was damaged; it is kept as {}",
                        utf8::inert(path.stem().string()), utf8::inert(aside.string()));
  return std::nullopt;
}

}  // namespace

fs::path SavedSearches::file_of(const std::string& name) const {
  check_name(name);
  return directory_ / (name + std::string(kExtension));
}

std::vector<std::string> SavedSearches::names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(directory_, error), end; at != end; at.increment(error)) {
    if (error) break;
    const fs::path& path = at->path();
    if (path.extension() == kExtension && !path.filename().string().starts_with('.'))
      names.push_back(path.stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<SavedSearch> SavedSearches::all(std::vector<std::string>& troubles) const {
  std::vector<SavedSearch> found;
  for (const std::string& name : names()) {
    std::string trouble;
    if (auto search = load(directory_ / (name + std::string(kExtension)), trouble)) {
      found.push_back(std::move(*search));
    } else {
      troubles.push_back(trouble);
    }
  }
  return found;
}

SavedSearch SavedSearches::find(const std::string& name) const {
  const fs::path file = file_of(name);
  std::error_code error;
  if (!fs::exists(file, error)) {
    const auto known = names();
    throw NotFound(fmt::format("no saved query is called {}", name),
                   known.empty() ? ":save NAME keeps one"
                                 : fmt::format("there is {}", fmt::join(known, ", ")));
  }
  std::string trouble;
  auto search = load(file, trouble);
  if (!search) throw Error(trouble);
  return *search;
}

void SavedSearches::store(const SavedSearch& search) const {
  const fs::path file = file_of(search.name);
  const Lock lock(directory_);
  json object;
  object["query"] = search.query;
  object["databases"] = search.databases;
  object["looked"] = search.looked;
  object["seen"] = hex_of(search.seen);
  if (!search.sources.empty()) object["sources"] = hex_of(search.sources);
  PrivateDraft draft(file);
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  out << json_text(object, 1) << '\n';
  out.close();
  if (!out) throw Error(fmt::format("{} cannot be written", utf8::inert(file.string())));
  draft.replace_target();
}

void SavedSearches::remove(const std::string& name) const {
  find(name);
  const Lock lock(directory_);
  std::error_code error;
  fs::remove(file_of(name), error);
}

NewHits new_hits(AnswerSource& source, const SavedSearch& search, const SearchOptions& base) {
  SearchOptions options = base;
  options.offset = 0;
  options.count = 0;
  options.explain = false;
  options.facets.clear();
  options.snippets = options.records = false;
  options.sources = true;
  const Answer answer = source.search(search.query, options);
  NewHits found;
  found.total = answer.total;
  for (const Hit& hit : answer.hits) {
    if (!is_seen(search, {hash_of(hit.record.path), hit.source})) found.ranks.push_back(hit.rank);
    add_files(hit, found.there);
  }
  std::sort(found.there.begin(), found.there.end(),
            [](const FoundFile& one, const FoundFile& other) { return one.path < other.path; });
  return found;
}

void mark_all_seen(SavedSearch& search, const NewHits& found) {
  set_seen(search, found.there);
}

void mark_seen(SavedSearch& search, const NewHits& found, const std::vector<Hit>& shown) {
  std::vector<uint64_t> paths;
  for (const Hit& hit : shown) add_hashes(hit, paths);
  std::sort(paths.begin(), paths.end());
  std::vector<FoundFile> seen;
  for (const FoundFile& file : found.there) {
    if (is_seen(search, file) || std::binary_search(paths.begin(), paths.end(), file.path))
      seen.push_back(file);
  }
  for (const uint64_t path : paths) seen.push_back({path, 0});
  set_seen(search, seen);
}

std::vector<std::string> absolute_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> absolute;
  for (const std::string& path : paths) {
    if (is_remote_name(path)) {
      absolute.push_back(path);
      continue;
    }
    std::error_code error;
    const fs::path full = fs::absolute(path, error);
    absolute.push_back(error ? path : full.string());
  }
  return absolute;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  localtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace chancery::search
