#include "search/saved/marks.h"

#include <fmt/format.h>

#include <map>

#include "chancery/error.h"
#include "chancery/private_file.h"
#include "chancery/text.h"
#include "chancery/utf8.h"
#include "search/plan/request_error.h"
#include "search/saved/marks_database.h"

namespace chancery::search {

namespace fs = std::filesystem;

namespace {

void keep_document(const MarksDatabase& database, const MarkedDocument& document,
                   const MarkedSentence* sentence) {
  database.run(
      "INSERT INTO documents (content, path, title, sketch) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (content) DO UPDATE SET path = excluded.path, title = excluded.title",
      {document.content, document.path, document.title, document.sketch});
  if (!sentence) return;
  database.run("INSERT OR IGNORE INTO sentences (content, sentence, text) VALUES (?, ?, ?)",
               {document.content, sentence->id, sentence->text});
}

// What has neither tags nor a note is not marked.
void forget_unmarked(const MarksDatabase& database) {
  database.run(
      "DELETE FROM sentences WHERE note = '' AND NOT EXISTS (SELECT 1 FROM sentence_tags AS t"
      " WHERE t.content = sentences.content AND t.sentence = sentences.sentence)");
  database.run(
      "DELETE FROM documents WHERE note = '' AND content NOT IN (SELECT content FROM tags)"
      " AND content NOT IN (SELECT content FROM sentences)");
}

using KnownDocuments = std::map<std::string, MarkedDocument>;

void read_documents(const MarksDatabase& database, KnownDocuments& found) {
  MarksStatement documents(database.get(),
                           "SELECT content, path, title, sketch, note FROM documents");
  int result = documents.step();
  for (; result == SQLITE_ROW; result = documents.step()) {
    MarkedDocument& one = found[documents.text(0)];
    one.content = documents.text(0);
    one.path = documents.text(1);
    one.title = documents.text(2);
    one.sketch = documents.text(3);
    one.note = documents.text(4);
  }
  database.check(result);
  MarksStatement tags(database.get(), "SELECT content, tag FROM tags ORDER BY tag");
  for (result = tags.step(); result == SQLITE_ROW; result = tags.step()) {
    if (const auto one = found.find(tags.text(0)); one != found.end())
      one->second.tags.push_back(tags.text(1));
  }
  database.check(result);
}

void read_sentences(const MarksDatabase& database, KnownDocuments& found) {
  MarksStatement sentences(database.get(),
                           "SELECT content, sentence, text, note FROM sentences ORDER BY sentence");
  int result = sentences.step();
  for (; result == SQLITE_ROW; result = sentences.step()) {
    if (const auto one = found.find(sentences.text(0)); one != found.end())
      one->second.sentences.push_back(
          {sentences.text(1), sentences.text(2), {}, sentences.text(3)});
  }
  database.check(result);
  MarksStatement tags(database.get(),
                      "SELECT content, sentence, tag FROM sentence_tags ORDER BY tag");
  for (result = tags.step(); result == SQLITE_ROW; result = tags.step()) {
    const auto one = found.find(tags.text(0));
    if (one == found.end()) continue;
    for (MarkedSentence& sentence : one->second.sentences)
      if (sentence.id == tags.text(1)) sentence.tags.push_back(tags.text(2));
  }
  database.check(result);
}

}  // namespace

Marks::Marks(fs::path file) : file_(std::move(file)) {}
Marks::~Marks() = default;

const MarksDatabase* Marks::database(bool make) const {
  std::error_code error;
  if (database_ && fs::exists(file_, error)) return database_.get();
  database_.reset();
  if (!make && !fs::exists(file_, error)) return nullptr;
  make_private_directory(file_.parent_path());
  // SQLite gives its journal the mode of the file, which is closed to others from its beginning.
  if (!open_private_log(file_).is_open())
    throw Error(fmt::format("{} cannot be written", utf8::inert(file_.string())));
  database_ = std::make_unique<MarksDatabase>(file_);
  return database_.get();
}

std::vector<MarkedDocument> Marks::marked() const {
  const MarksDatabase* open = database(false);
  if (!open) return {};
  KnownDocuments found;
  read_documents(*open, found);
  read_sentences(*open, found);
  std::vector<MarkedDocument> all;
  for (auto& [content, one] : found) all.push_back(std::move(one));
  return all;
}

std::string Marks::version() const {
  const MarksDatabase* open = database(false);
  if (!open) return "";
  // The first number tells of changes by others, the second of ours.
  MarksStatement others(open->get(), "PRAGMA data_version");
  open->check(others.step());
  return fmt::format("{}.{}", others.number(0), sqlite3_total_changes(open->get()));
}

void Marks::tag(const MarkedDocument& document, const std::vector<std::string>& tags,
                const MarkedSentence* sentence) {
  std::vector<std::string> checked;
  for (const std::string& one : tags) checked.push_back(checked_tag(one));
  const MarksDatabase* open = database(true);
  MarksChange change(open->get());
  keep_document(*open, document, sentence);
  for (const std::string& one : checked) {
    if (sentence) {
      open->run("INSERT OR IGNORE INTO sentence_tags VALUES (?, ?, ?)",
                {document.content, sentence->id, one});
    } else {
      open->run("INSERT OR IGNORE INTO tags VALUES (?, ?)", {document.content, one});
    }
  }
  open->check(change.commit());
}

int Marks::untag(const std::string& content, const std::string& tag,
                 const MarkedSentence* sentence) {
  const MarksDatabase* open = database(false);
  if (!open) return 0;
  MarksChange change(open->get());
  const std::string folded = tag.empty() ? "" : checked_tag(tag);
  if (sentence) {
    open->run(
        "DELETE FROM sentence_tags WHERE content = ?1 AND (?2 = '' OR tag = ?2) AND sentence = ?3",
        {content, folded, sentence->id});
  } else {
    open->run("DELETE FROM tags WHERE content = ?1 AND (?2 = '' OR tag = ?2)", {content, folded});
  }
  const int gone = sqlite3_changes(open->get());
  forget_unmarked(*open);
  open->check(change.commit());
  return gone;
}

void Marks::note(const MarkedDocument& document, const std::string& text,
                 const MarkedSentence* sentence) {
  const MarksDatabase* open = database(true);
  MarksChange change(open->get());
  keep_document(*open, document, sentence);
  if (sentence) {
    open->run("UPDATE sentences SET note = ?2 WHERE content = ?1 AND sentence = ?3",
              {document.content, text, sentence->id});
  } else {
    open->run("UPDATE documents SET note = ?2 WHERE content = ?1", {document.content, text});
  }
  forget_unmarked(*open);
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
