#include "search/match/database_parts.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "chancery/error.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr int kMaxDepth = 10;  // of stubs that name stubs

// The stub file that `path` is or holds; empty when it is a database itself.
fs::path stub_of(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    const fs::path stub = path / "XAPIANDB";
    const bool database = fs::exists(path / "iamglass", error);
    return !database && fs::exists(stub, error) ? stub : fs::path();
  }
  // Of regular files a database has the magic bytes of the glass backend, a stub is text.
  std::ifstream in(path, std::ios::binary);
  return in.get() == 0x0F ? fs::path() : path;
}

// "host:port", or ":program arguments".
Xapian::Database open_remote(const fs::path& stub, std::string_view where) {
  if (where.starts_with(':')) {
    const size_t space = std::min(where.find(' '), where.size());
    const std::string arguments(where.substr(std::min(space + 1, where.size())));
    return Xapian::Remote::open(std::string(where.substr(1, space - 1)), arguments);
  }
  const size_t colon = where.rfind(':');
  unsigned port = 0;
  if (colon != std::string_view::npos) {
    std::from_chars(where.data() + colon + 1, where.data() + where.size(), port);
  }
  if (port == 0) {
    throw Error(fmt::format("{}: \"remote {}\" is no host and port", stub.string(), where),
                "write remote host:port or remote :program arguments");
  }
  return Xapian::Remote::open(std::string(where.substr(0, colon)), port);
}

void add_parts(const fs::path& path, int depth, std::vector<DatabasePart>& parts) {
  const fs::path stub = stub_of(path);
  if (stub.empty()) {
    parts.push_back({Xapian::Database(path.string())});
    return;
  }
  if (depth == kMaxDepth) {
    throw Error(fmt::format("{} leads to itself or through too many other stubs", stub.string()),
                "name databases in it");
  }
  std::ifstream in(stub);
  const size_t before = parts.size();
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const size_t space = std::min(line.find(' '), line.size());
    const std::string type = line.substr(0, space);
    const std::string value = line.substr(std::min(space + 1, line.size()));
    if (type == "auto" || type == "glass") {
      add_parts(stub.parent_path() / value, depth + 1, parts);
    } else if (type == "remote") {
      parts.push_back({open_remote(stub, value), true});
    } else {
      throw Error(fmt::format("{}: \"{}\" is no kind of database", stub.string(), type),
                  "name a database with --db, or write lines of auto PATH or remote host:port");
    }
  }
  if (parts.size() == before) {
    throw Error(fmt::format("{} is no database, and as a stub file it names none", path.string()),
                "make one with chancery-index FOLDER, or name one with --db");
  }
}

}  // namespace

std::vector<DatabasePart> open_parts(const std::string& path) {
  std::vector<DatabasePart> parts;
  add_parts(path, 0, parts);
  return parts;
}

}  // namespace chancery
