// The SQLite file of marks, and what is asked of it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace chancery::search {

// One open file. What SQLite says becomes an Error.
class MarksDatabase {
 public:
  explicit MarksDatabase(const std::filesystem::path& path);

  sqlite3* get() const { return database_.get(); }
  // Throws Error for what is no success.
  void check(int result) const;
  // One statement with the values of its question marks.
  void run(const char* statement, const std::vector<std::string>& values = {}) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  void prepare_tables() const;

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> database_;
};

// A prepared statement with its values, in the order of its question marks.
class MarksStatement {
 public:
  MarksStatement(sqlite3* database, const char* text, const std::vector<std::string>& values = {})
      : database_(database) {
    result_ = sqlite3_prepare_v2(database, text, -1, &statement_, nullptr);
    for (size_t i = 0; i < values.size() && result_ == SQLITE_OK; ++i) {
      result_ = sqlite3_bind_text(statement_, static_cast<int>(i + 1), values[i].data(),
                                  static_cast<int>(values[i].size()), SQLITE_TRANSIENT);
    }
  }
  ~MarksStatement() { sqlite3_finalize(statement_); }
  MarksStatement(const MarksStatement&) = delete;
  MarksStatement& operator=(const MarksStatement&) = delete;

  // SQLITE_ROW, SQLITE_DONE or what went wrong.
  int step() { return result_ == SQLITE_OK ? sqlite3_step(statement_) : result_; }
  std::string text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes ? std::string(static_cast<const char*>(bytes), static_cast<size_t>(size)) : "";
  }
  int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int result_ = SQLITE_OK;
};

// All or nothing of what is done while it lives.
class MarksChange {
 public:
  explicit MarksChange(sqlite3* database) : database_(database) { run("BEGIN IMMEDIATE"); }
  ~MarksChange() {
    if (!done_) run("ROLLBACK");
  }
  MarksChange(const MarksChange&) = delete;
  MarksChange& operator=(const MarksChange&) = delete;
  int commit() {
    const int result = run("COMMIT");
    done_ = result == SQLITE_OK;
    return result;
  }

 private:
  int run(const char* text) const {
    return sqlite3_exec(database_, text, nullptr, nullptr, nullptr);
  }
  sqlite3* database_;
  bool done_ = false;
};

}  // namespace chancery::search
