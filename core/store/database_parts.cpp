#include "chancery/database_parts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <optional>
#include <sstream>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "chancery/owned_fd.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kServer = "tcp:", kProgram = "prog:";
constexpr int kMaxDepth = 10;                // of stubs that name stubs
constexpr size_t kMaxLines = 1'000;          // of all stubs behind one name
constexpr size_t kMaxForeignStub = 1 << 20;  // bytes

// What the lines of a stub file may name.
enum class Trust : uint8_t {
  kFiles,     // files of this machine alone
  kServers,   // servers too
  kPrograms,  // all
};

// What was opened of a path: a stub file has text, a database in one file its descriptor.
struct OpenedFile {
  std::optional<std::string> stub;
  int database = -1;
};

// Throws Xapian::DatabaseOpeningError when it cannot be opened, for it may have been replaced, and
// Error for what is neither.
OpenedFile open_file(const fs::path& path) {
  OwnedFd file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat info = {};
  if (!file.is_open() || fstat(file.get(), &info) != 0) {
    const int code = errno;
    throw Xapian::DatabaseOpeningError(fmt::format("{}: {}", path.string(), std::strerror(code)),
                                       code);
  }
  if (!S_ISREG(info.st_mode)) throw Error(path.string() + " is no database", "name one with --db");
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = read(file.get(), buffer, sizeof buffer)) != 0;) {
    if (got < 0) throw Xapian::DatabaseError(path.string() + " cannot be read", errno);
    // A database has the magic bytes of the glass backend, a stub is text.
    if (text.empty() && buffer[0] == 0x0F) {
      lseek(file.get(), 0, SEEK_SET);
      return {std::nullopt, fcntl(file.get(), F_DUPFD_CLOEXEC, 0)};
    }
    text.append(buffer, static_cast<size_t>(got));
    if (text.size() > kMaxForeignStub)
      throw Error(path.string() + " is no database, and too long for a stub file");
  }
  return {std::move(text), -1};
}

// A file of the user's own configuration that nobody else can have written.
bool is_own_configuration(const fs::path& path) {
  std::error_code error;
  const fs::path file = fs::canonical(path, error);
  if (error) return false;
  const fs::path directory = fs::canonical(default_config().parent_path(), error);
  if (error || file.parent_path() != directory) return false;
  struct stat info = {};
  return stat(file.c_str(), &info) == 0 && info.st_uid == geteuid() &&
         (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// "HOST:PORT".
RemotePlace server_place(std::string_view where, const std::string& subject) {
  const size_t colon = where.rfind(':');
  unsigned port = 0;
  if (colon != std::string_view::npos)
    std::from_chars(where.data() + colon + 1, where.data() + where.size(), port);
  if (port == 0 || colon == 0) {
    throw Error(fmt::format("{}: \"{}\" is no host and port", subject, utf8::inert(where)),
                "write host:port");
  }
  RemotePlace place;
  place.host = where.substr(0, colon);
  place.port = port;
  place.name = fmt::format("{}{}:{}", kServer, utf8::inert(place.host), port);
  return place;
}

// "PROGRAM ARGUMENTS".
RemotePlace program_place(std::string_view command) {
  const size_t space = std::min(command.find(' '), command.size());
  RemotePlace place;
  place.program = command.substr(0, space);
  place.arguments = command.substr(std::min(space + 1, command.size()));
  place.name = std::string(kProgram) + utf8::inert(command);
  return place;
}

class Opener {
 public:
  std::vector<DatabasePart> open(const std::string& name) {
    if (name.starts_with(kServer)) {
      return {{{}, server_place(std::string_view(name).substr(kServer.size()), name)}};
    }
    if (name.starts_with(kProgram)) {
      return {{{}, program_place(std::string_view(name).substr(kProgram.size()))}};
    }
    std::error_code error;
    Trust trust = Trust::kFiles;
    if (!fs::is_directory(name, error))
      trust = is_own_configuration(name) ? Trust::kPrograms : Trust::kServers;
    add(name, trust, 0);
    return std::move(parts_);
  }

  std::vector<DatabasePart> open_local(const std::string& path) {
    add(path, Trust::kFiles, 0);
    return std::move(parts_);
  }

 private:
  void add(const fs::path& path, Trust trust, int depth) {
    std::error_code error;
    fs::path file = path;
    if (fs::is_directory(path, error)) {
      const bool database = fs::exists(path / "iamglass", error);
      file = path / "XAPIANDB";
      if (database || !fs::exists(file, error)) {
        add_glass(path);
        return;
      }
    }
    const OpenedFile opened = open_file(file);
    if (opened.stub) {
      add_stub(file, *opened.stub, trust, depth);
    } else {
      parts_.push_back({Xapian::Database(opened.database), std::nullopt});
    }
  }

  void add_glass(const fs::path& path) {
    // Of this backend and no other: Xapian would follow a stub that came in the meantime.
    Xapian::Database database(path.string(), Xapian::DB_BACKEND_GLASS);
    // Xapian takes a table whose file is gone for one that was never needed.
    if (const auto lost = lost_tables(path); !lost.empty()) {
      throw Xapian::DatabaseCorruptError(
          fmt::format("{} is missing or cut off", (path / lost.front()).string()));
    }
    parts_.push_back({std::move(database), std::nullopt});
  }

  void add_stub(const fs::path& stub, const std::string& text, Trust trust, int depth) {
    if (depth == kMaxDepth) {
      throw Error(fmt::format("{} leads to itself or through too many other stubs", stub.string()),
                  "name databases in it");
    }
    const size_t before = parts_.size();
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line.front() == '#') continue;
      if (++lines_ > kMaxLines) throw Error(stub.string() + " leads to too many databases");
      const size_t space = std::min(line.find(' '), line.size());
      const std::string type = line.substr(0, space);
      const std::string value = line.substr(std::min(space + 1, line.size()));
      if (type == "auto" || type == "glass") {
        // What a stub leads to is not what the user has named.
        add(stub.parent_path() / value, Trust::kFiles, depth + 1);
      } else if (type == "remote") {
        parts_.push_back({{}, place_of(stub, value, trust)});
      } else {
        throw Error(
            fmt::format("{}: \"{}\" is no kind of database", stub.string(), utf8::inert(type)),
            "name a database with --db, or write lines of auto PATH or remote host:port");
      }
    }
    if (parts_.size() == before) {
      throw Error(fmt::format("{} is no database, and as a stub file it names none", stub.string()),
                  "make one with chancery-index FOLDER, or name one with --db");
    }
  }

  // "host:port", or ":program arguments".
  static RemotePlace place_of(const fs::path& stub, const std::string& where, Trust trust) {
    if (where.starts_with(':')) {
      if (trust == Trust::kPrograms) return program_place(std::string_view(where).substr(1));
      throw Error(
          fmt::format("{} would start the program {}", stub.string(), utf8::inert(where.substr(1))),
          "if you want that, name it yourself with --db 'prog:PROGRAM ARGUMENTS'");
    }
    if (trust != Trust::kFiles) return server_place(where, stub.string());
    throw Error(fmt::format("{} would ask the server {}", stub.string(), utf8::inert(where)),
                "if you want that, name it yourself with --db tcp:HOST:PORT");
  }

  std::vector<DatabasePart> parts_;
  size_t lines_ = 0;
};

}  // namespace

std::string RemotePlace::context() const {
  return host.empty() ? fmt::format("remote:prog({} {})", program, arguments)
                      : fmt::format("remote:tcp({}:{})", host, port);
}

std::vector<DatabasePart> open_parts(const std::string& name) {
  return Opener().open(name);
}

Xapian::Database open_local(const std::string& path) {
  std::vector<DatabasePart> parts = Opener().open_local(path);
  if (parts.size() == 1) return parts.front().database;
  Xapian::Database all;
  for (const DatabasePart& part : parts) all.add_database(part.database);
  return all;
}

bool is_remote_name(std::string_view name) {
  return name.starts_with(kServer) || name.starts_with(kProgram);
}

}  // namespace chancery
