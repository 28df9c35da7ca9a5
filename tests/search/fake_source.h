// An AnswerSource and a LineReader that follow a script.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/answer/answer_source.h"
#include "search/plan/request_error.h"
#include "search/prompt/line_reader.h"
#include "tests/search/answer_fixture.h"

namespace chancery::testing {

using namespace search;

// Every query finds `total` copies of the seed article; "nothing" finds none, "\"" is an error.
class FakeSource : public AnswerSource {
 public:
  explicit FakeSource(uint32_t total = 25) : total_(total) { coverage_.documents = 4000; }

  Answer search(const std::string& query, const SearchOptions& options) override {
    queries.push_back(query);
    asked.push_back(options);
    if (query.find('"') != std::string::npos) {
      throw QueryError("the quote is not closed", query, query.find('"'));
    }
    Answer made = answer(query);
    made.hits.clear();
    made.total = query == "nothing" ? 0 : total_;
    const std::vector<uint32_t>& ranks = options.ranks;
    const uint64_t first = ranks.empty() ? options.offset : ranks.front() - 1;
    const uint64_t count = ranks.empty() ? options.count : ranks.back() - first;
    for (uint64_t i = first; i < made.total && (!count || i < first + count); ++i) {
      const auto rank = static_cast<uint32_t>(i + 1);
      if (!ranks.empty() && !std::binary_search(ranks.begin(), ranks.end(), rank)) continue;
      made.hits.push_back(hit(rank));
      made.hits.back().record.path = "/articles/" + std::to_string(i + 1) + ".txt";
      if (!options.snippets) made.hits.back().snippets.clear();
    }
    made.more = count && first + count < made.total;
    for (const std::string& field : options.facets)
      made.facets.push_back({field, {{"aze", "Azerbaijan", 51}, {"arm", "Armenia", 44}}});
    return made;
  }
  View view(const std::string& query, const ViewRequest& request) override {
    queries.push_back(query);
    viewed.push_back(request);
    View made;
    made.kind = request.kind;
    made.query = query;
    made.subject = request.subject;
    made.total = made.looked_at = total_;
    made.counts = {"actor", {{"aze", "Azerbaijan", 51}, {"arm", "Armenia", 44}}};
    made.matrix.actors = {{"aze", "Azerbaijan", 51}, {"arm", "Armenia", 44}};
    made.matrix.issues = {{"peace-talks", "peace talks", 30}, {"enclaves", "enclaves", 3}};
    made.matrix.counts = {{20, 0}, {9, 3}};
    KwicLine line;
    line.rank = 1;
    line.path = "/articles/1.txt";
    line.left = "would connect";
    line.match = "mainland";
    line.right = "Azerbaijan with";
    made.lines = {line};
    made.lines_total = 1;
    if (request.kind == ViewKind::kAlso) {
      made.counts = {};
      for (const char* name : {"passage", "transit"}) {
        AlternativePart part;
        part.group = query;
        part.place = {0, query.size(), true};
        part.kind = "word";
        part.label = part.part = name;
        part.query = query + " OR " + name;
        part.documents = part.more = 7;
        made.alternatives.push_back(part);
      }
    }
    return made;
  }
  std::vector<Mark> marks(const std::string&, const Record& record) override {
    return {testing::mark_of(record.text, "corridor", MarkKind::kIssue)};
  }
  Record document(const std::string& name) override {
    Record made = hit(1).record;
    made.path = name;
    return made;
  }
  Record document_with_id(const std::string& id) override {
    for (uint32_t i = 1; i <= total_; ++i) {
      const std::string path = "/articles/" + std::to_string(i) + ".txt";
      if (schema::document_id(path) == id) return document(path);
    }
    throw NotFound("there is no document " + id);
  }
  Coverage coverage() override { return coverage_; }
  std::vector<std::string> values(const std::string& field, const std::string& start,
                                  size_t) override {
    const std::vector<std::string> all =
        field == "publisher" ? std::vector<std::string>{"Middle East Institute", "Reuters"}
                             : std::vector<std::string>{"en", "fr"};
    return beginning(all, start);
  }
  std::vector<std::string> concept_names(std::optional<ConceptKind> kind, const std::string& start,
                                         size_t) override {
    std::vector<std::string> all;
    if (kind != ConceptKind::kIssue) all = {"armenia", "azerbaijan", "united kingdom"};
    if (kind != ConceptKind::kActor) all.push_back("zangezur corridor");
    return beginning(all, start);
  }

  std::vector<std::string> queries;
  std::vector<SearchOptions> asked;
  std::vector<ViewRequest> viewed;

 private:
  static std::vector<std::string> beginning(const std::vector<std::string>& all,
                                            const std::string& start) {
    std::vector<std::string> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const std::string& one) { return one.starts_with(start); });
    return found;
  }

  uint32_t total_;
  Coverage coverage_;
};

class ScriptedReader : public LineReader {
 public:
  // "^C" is an interrupt.
  explicit ScriptedReader(std::deque<std::string> lines) : lines_(std::move(lines)) {}

  ReadStatus read(const std::string&, std::string& line) override {
    line.clear();
    if (lines_.empty()) return ReadStatus::kEnd;
    line = lines_.front();
    lines_.pop_front();
    if (line != "^C") return ReadStatus::kLine;
    line.clear();
    return ReadStatus::kInterrupted;
  }
  void remember(const std::string& line) override { remembered.push_back(line); }
  std::vector<std::string> history(size_t) const override { return remembered; }
  size_t left() const { return lines_.size(); }

  std::vector<std::string> remembered;

 private:
  std::deque<std::string> lines_;
};

}  // namespace chancery::testing
