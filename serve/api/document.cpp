#include "chancery/strings.h"
#include "search/render/json.h"
#include "serve/api/answers.h"
#include "serve/api/documents.h"
#include "serve/http/problem.h"

namespace chancery::serve {

using nlohmann::ordered_json;

namespace {

ordered_json marks_json(const std::vector<search::Mark>& marks) {
  auto list = ordered_json::array();
  for (const search::Mark& mark : marks)
    list.push_back({mark.span.begin, mark.span.end, search::mark_name(mark.kind), mark.asked});
  return list;
}

ordered_json sentences_json(const Record& record) {
  auto list = ordered_json::array();
  for (const Sentence& sentence : record.sentences)
    list.push_back({sentence.span.begin, sentence.span.end, sentence.paragraph});
  return list;
}

// As chancery-index --print writes them.
ordered_json statements_json(const Record& record) {
  Record alone;
  alone.statements = record.statements;
  return ordered_json(to_json(alone).at("statements"));
}

}  // namespace

Record document_of(search::AnswerSource& source, const std::string& id) {
  constexpr size_t kDigits = 16;
  const bool is_id =
      id.size() == kDigits && id.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_id) throw Problem(400, "an id has 16 hexadecimal digits", {{"parameter", "id"}});
  return source.document_with_id(id);
}

std::string answer_document(const Call& call) {
  const Record record = document_of(call.source, call.parameters.text("id"));
  const std::string query = call.parameters.text("q");
  const bool asked = !trim(query).empty();
  search::Hit head;
  head.record = record;
  ordered_json json = search::hit_json(head);
  for (const char* of_hits : {"rank", "score", "snippets", "copies"}) json.erase(of_hits);
  json["section"] = record.section;
  json["keywords"] = record.keywords;
  json["modified"] = record.modified;
  json["mime"] = record.mime;
  json["pages"] = record.pages > 0 ? ordered_json(record.pages) : ordered_json(nullptr);
  json["page_starts"] = record.page_starts;
  json["text"] = record.text;
  json["marks"] = marks_json(call.source.marks(asked ? query : "*", record));
  json["sentences"] = sentences_json(record);
  json["statements"] = statements_json(record);
  return search::dump_json(json) + "\n";
}

}  // namespace chancery::serve
