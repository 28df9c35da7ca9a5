#include "search/saved/marks.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <map>

#include "chancery/error.h"
#include "chancery/private_file.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/plan/request_error.h"

namespace chancery::search {

namespace fs = std::filesystem;

namespace {

constexpr int kMarksVersion = 1;
constexpr const char* kTables =
    "CREATE TABLE documents (content TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,"
    " sketch BLOB NOT NULL, note TEXT NOT NULL DEFAULT '');"
    "CREATE TABLE tags (content TEXT NOT NULL REFERENCES documents, tag TEXT NOT NULL,"
    " PRIMARY KEY (content, tag));"
    "PRAGMA user_version = 1;";

}  // namespace

// One open file. What SQLite says becomes an Error.
struct Marks::Connection {
  explicit Connection(const fs::path& path) : file(path) {
    check(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                          nullptr));
    constexpr int kPatience = 5000;  // ms, while another program writes
    check(sqlite3_busy_timeout(database, kPatience));
    prepare_tables();
  }
  ~Connection() { sqlite3_close(database); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void check(int result) const {
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
    const std::string shown = utf8::inert(file.string());
    const std::string reason = database ? sqlite3_errmsg(database) : "no memory";
    if (result == SQLITE_NOTADB || result == SQLITE_CORRUPT) {
      throw Error(fmt::format("the tags and notes in {} are damaged: {}", shown, reason),
                  "move the file away to begin anew");
    }
    throw Error(fmt::format("the tags and notes in {} cannot be used: {}", shown, reason));
  }

  void run(const char* statements) const {
    check(sqlite3_exec(database, statements, nullptr, nullptr, nullptr));
  }

  void prepare_tables() const;

  fs::path file;
  sqlite3* database = nullptr;
};

namespace {

// A prepared statement with its values, in the order of its question marks.
class Statement {
 public:
  Statement(sqlite3* database, const char* text, const std::vector<std::string>& values = {})
      : database_(database) {
    result_ = sqlite3_prepare_v2(database, text, -1, &statement_, nullptr);
    for (size_t i = 0; i < values.size() && result_ == SQLITE_OK; ++i) {
      result_ = sqlite3_bind_text(statement_, static_cast<int>(i + 1), values[i].data(),
                                  static_cast<int>(values[i].size()), SQLITE_TRANSIENT);
    }
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

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
class Change {
 public:
  explicit Change(sqlite3* database) : database_(database) { run("BEGIN IMMEDIATE"); }
  ~Change() {
    if (!done_) run("ROLLBACK");
  }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;
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

constexpr const char* kKeepDocument =
    "INSERT INTO documents (content, path, title, sketch) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (content) DO UPDATE SET path = excluded.path, title = excluded.title";
// A document without tags and note is not marked.
constexpr const char* kForgetUnmarked =
    "DELETE FROM documents WHERE note = '' AND content NOT IN (SELECT content FROM tags)";

}  // namespace

void Marks::Connection::prepare_tables() const {
  int64_t found = 0;
  {
    Statement version(database, "PRAGMA user_version");
    check(version.step());
    found = version.number(0);
  }
  if (found > kMarksVersion) {
    throw Error(
        fmt::format("the tags and notes in {} are of a newer Chancery", utf8::inert(file.string())),
        "use that one");
  }
  if (found == kMarksVersion) return;
  Change change(database);
  // Another program may have been first.
  Statement version(database, "PRAGMA user_version");
  check(version.step());
  if (version.number(0) == 0) run(kTables);
  check(change.commit());
}

Marks::Marks(fs::path file) : file_(std::move(file)) {}
Marks::~Marks() = default;

Marks::Connection* Marks::connection(bool make) const {
  std::error_code error;
  if (connection_ && fs::exists(file_, error)) return connection_.get();
  connection_.reset();
  if (!make && !fs::exists(file_, error)) return nullptr;
  make_private_directory(file_.parent_path());
  // SQLite gives its journal the mode of the file, which is closed to others from its beginning.
  if (!open_private_log(file_).is_open())
    throw Error(fmt::format("{} cannot be written", utf8::inert(file_.string())));
  connection_ = std::make_unique<Connection>(file_);
  return connection_.get();
}

std::vector<MarkedDocument> Marks::marked() const {
  const Connection* open = connection(false);
  if (!open) return {};
  std::map<std::string, MarkedDocument> found;
  Statement documents(open->database, "SELECT content, path, title, sketch, note FROM documents");
  int result = documents.step();
  for (; result == SQLITE_ROW; result = documents.step()) {
    MarkedDocument& one = found[documents.text(0)];
    one.content = documents.text(0);
    one.path = documents.text(1);
    one.title = documents.text(2);
    one.sketch = documents.text(3);
    one.note = documents.text(4);
  }
  open->check(result);
  Statement tags(open->database, "SELECT content, tag FROM tags ORDER BY tag");
  for (result = tags.step(); result == SQLITE_ROW; result = tags.step()) {
    if (const auto one = found.find(tags.text(0)); one != found.end())
      one->second.tags.push_back(tags.text(1));
  }
  open->check(result);
  std::vector<MarkedDocument> all;
  for (auto& [content, one] : found) all.push_back(std::move(one));
  return all;
}

std::string Marks::version() const {
  const Connection* open = connection(false);
  if (!open) return "";
  // The first number tells of changes by others, the second of ours.
  Statement others(open->database, "PRAGMA data_version");
  open->check(others.step());
  return fmt::format("{}.{}", others.number(0), sqlite3_total_changes(open->database));
}

void Marks::tag(const MarkedDocument& document, const std::vector<std::string>& tags) {
  std::vector<std::string> checked;
  for (const std::string& one : tags) checked.push_back(checked_tag(one));
  const Connection* open = connection(true);
  Change change(open->database);
  open->check(Statement(open->database, kKeepDocument,
                        {document.content, document.path, document.title, document.sketch})
                  .step());
  for (const std::string& one : checked) {
    open->check(Statement(open->database, "INSERT OR IGNORE INTO tags VALUES (?, ?)",
                          {document.content, one})
                    .step());
  }
  open->check(change.commit());
}

int Marks::untag(const std::string& content, const std::string& tag) {
  const Connection* open = connection(false);
  if (!open) return 0;
  Change change(open->database);
  const std::string folded = tag.empty() ? "" : checked_tag(tag);
  open->check(Statement(open->database,
                        "DELETE FROM tags WHERE content = ?1 AND (?2 = '' OR tag = ?2)",
                        {content, folded})
                  .step());
  const int gone = sqlite3_changes(open->database);
  open->check(Statement(open->database, kForgetUnmarked).step());
  open->check(change.commit());
  return gone;
}

void Marks::note(const MarkedDocument& document, const std::string& text) {
  const Connection* open = connection(true);
  Change change(open->database);
  open->check(Statement(open->database, kKeepDocument,
                        {document.content, document.path, document.title, document.sketch})
                  .step());
  open->check(Statement(open->database, "UPDATE documents SET note = ?2 WHERE content = ?1",
                        {document.content, text})
                  .step());
  open->check(Statement(open->database, kForgetUnmarked).step());
  open->check(change.commit());
}

std::string checked_tag(const std::string& typed) {
  constexpr size_t kLongest = 64;
  const std::string tag = fold(typed);
  bool good = !tag.empty() && tag.size() <= kLongest && utf8::is_valid(typed) && tag[0] != '-';
  for (const char c : tag) {
    const auto byte = static_cast<unsigned char>(c);
    good = good && (byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_');
  }
  if (!good || utf8::inert(tag) != tag) {
    throw RequestError(fmt::format("\"{}\" is no tag", utf8::fit(utf8::inert(typed), 40)),
                       fmt::format("use letters, digits, - and _, at most {} bytes", kLongest));
  }
  return tag;
}

}  // namespace chancery::search
