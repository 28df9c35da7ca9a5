#include "search/match/marked_documents.h"

#include <algorithm>
#include <map>
#include <set>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "chancery/stored_record.h"
#include "chancery/utf8.h"
#include "search/plan/request_error.h"

namespace chancery::search {

namespace {

// 0: none has it.
Xapian::docid document_at_path(const std::string& path, const Xapian::Database& database) {
  const std::string term = schema::unique_term(path);
  const auto at = database.postlist_begin(term);
  return at == database.postlist_end(term) ? 0 : *at;
}

class MarkFinder {
 public:
  MarkFinder(std::vector<MarkedDocument>& marked, const Xapian::Database& database)
      : database_(database) {
    for (MarkedDocument& one : marked) {
      one.found.clear();
      one.changed = false;
      by_content_[one.content] = &one;
      // A text too short for a sketch is looked for at its path alone: all short texts would have
      // to be read.
      if (!one.sketch.empty()) sketches_.insert(one.sketch);
    }
  }

  void find() {
    if (!sketches_.empty()) {
      const auto end = database_.valuestream_end(schema::kSketchSlot);
      for (auto at = database_.valuestream_begin(schema::kSketchSlot); at != end; ++at) {
        if (sketches_.contains(*at)) look_at(at.get_docid());
      }
    }
    for (auto& [content, one] : by_content_) {
      if (!one->found.empty()) continue;
      const Xapian::docid docid = document_at_path(one->path, database_);
      if (docid == 0) continue;
      look_at(docid);
      if (!one->found.empty()) continue;
      one->found.push_back(one->path);
      one->changed = true;
    }
  }

 private:
  void look_at(Xapian::docid docid) {
    const auto record = whole_record(database_, docid);
    if (!record) return;
    const auto known = by_content_.find(content_id(record->text));
    if (known == by_content_.end()) return;
    std::vector<std::string>& found = known->second->found;
    if (std::find(found.begin(), found.end(), record->path) == found.end())
      found.push_back(record->path);
  }

  const Xapian::Database& database_;
  std::map<std::string, MarkedDocument*> by_content_;
  std::set<std::string> sketches_;
};

}  // namespace

void find_marked(std::vector<MarkedDocument>& marked, const Xapian::Database& database) {
  if (!marked.empty()) MarkFinder(marked, database).find();
}

MarkedDocument mark_of(const std::string& path, const Xapian::Database& database) {
  const Xapian::docid docid = document_at_path(path, database);
  if (docid == 0) throw NotFound(utf8::inert(path) + " is in the index no more", "ask again");
  const Xapian::Document document = database.get_document(docid);
  const Record record = stored_record(document);
  MarkedDocument mark;
  mark.content = content_id(record.text);
  mark.path = path;
  mark.title = record.title;
  mark.sketch = document.get_value(schema::kSketchSlot);
  mark.found = {path};
  return mark;
}

}  // namespace chancery::search
