#include "search/saved/marks_database.h"

#include <fmt/format.h>

#include "chancery/error.h"
#include "chancery/utf8.h"

namespace chancery::search {

namespace {

// 1: documents. 2: sentences of them too.
constexpr int kMarksVersion = 2;
constexpr const char* kDocumentTables =
    "CREATE TABLE documents (content TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,"
    " sketch BLOB NOT NULL, note TEXT NOT NULL DEFAULT '');"
    "CREATE TABLE tags (content TEXT NOT NULL REFERENCES documents, tag TEXT NOT NULL,"
    " PRIMARY KEY (content, tag));";
constexpr const char* kSentenceTables =
    "CREATE TABLE sentences (content TEXT NOT NULL REFERENCES documents, sentence TEXT NOT NULL,"
    " text TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', PRIMARY KEY (content, sentence));"
    "CREATE TABLE sentence_tags (content TEXT NOT NULL, sentence TEXT NOT NULL, tag TEXT NOT NULL,"
    " PRIMARY KEY (content, sentence, tag));"
    "PRAGMA user_version = 2;";

}  // namespace

MarksDatabase::MarksDatabase(const std::filesystem::path& path) : file_(path) {
  // What could not be opened has to be closed as well.
  sqlite3* opened = nullptr;
  const int result =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  database_.reset(opened);
  check(result);
  constexpr int kPatience = 5000;  // ms, while another program writes
  check(sqlite3_busy_timeout(get(), kPatience));
  prepare_tables();
}

void MarksDatabase::check(int result) const {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  const std::string shown = utf8::inert(file_.string());
  const std::string reason = database_ ? sqlite3_errmsg(get()) : "no memory";
  if (result == SQLITE_NOTADB || result == SQLITE_CORRUPT) {
    throw Error(fmt::format("the tags and notes in {} are damaged: {}", shown, reason),
                "move the file away to begin anew");
  }
  throw Error(fmt::format("the tags and notes in {} cannot be used: {}", shown, reason));
}

void MarksDatabase::run(const char* statement, const std::vector<std::string>& values) const {
  check(MarksStatement(get(), statement, values).step());
}

void MarksDatabase::prepare_tables() const {
  const auto version = [this] {
    MarksStatement asked(get(), "PRAGMA user_version");
    check(asked.step());
    return asked.number(0);
  };
  const int64_t found = version();
  if (found > kMarksVersion) {
    throw Error(fmt::format("the tags and notes in {} are of a newer Chancery",
                            utf8::inert(file_.string())),
                "use that one");
  }
  if (found == kMarksVersion) return;
  MarksChange change(get());
  // Another program may have been first.
  const int64_t now = version();
  if (now == 0) check(sqlite3_exec(get(), kDocumentTables, nullptr, nullptr, nullptr));
  if (now < kMarksVersion) check(sqlite3_exec(get(), kSentenceTables, nullptr, nullptr, nullptr));
  check(change.commit());
}

}  // namespace chancery::search
