#include "serve/mcp/resources.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "search/plan/document_at.h"
#include "search/render/cite.h"
#include "serve/api/documents.h"
#include "serve/api/limits.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

constexpr std::string_view kScheme = "chancery://document/";
constexpr uint32_t kPage = 50;         // resources of one list
constexpr size_t kMostText = 400'000;  // bytes of a document

uint32_t offset_of(const Json& params) {
  const std::string cursor = text_member(params, "cursor");
  if (cursor.empty()) return 0;
  uint32_t offset = 0;
  const char* const end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data(), end, offset);
  if (error != std::errc() || stop != end || offset > kMostOffset)
    throw RpcError(kInvalidParams, "there is no such cursor");
  return offset;
}

std::string title_of(const Record& record) {
  return record.title.empty() ? std::string(file_name(record.path)) : record.title;
}

}  // namespace

Json resources_list(search::AnswerSource& source, const Json& params) {
  search::SearchOptions options;
  options.offset = offset_of(params);
  options.count = kPage;
  options.sort = search::SortOrder::kNewestFirst;
  options.sort_chosen = true;
  options.snippets = false;
  options.seconds = kQuerySeconds;
  const search::Answer answer = source.search("*", options);
  auto list = Json::array();
  for (const search::Hit& hit : answer.hits) {
    list.push_back({{"uri", std::string(kScheme) + search::document_id(hit.record.path)},
                    {"name", search::document_id(hit.record.path)},
                    {"title", title_of(hit.record)},
                    {"description", search::cite_note(hit.record)},
                    {"mimeType", "text/plain"}});
  }
  Json result{{"resources", std::move(list)}};
  const uint32_t next = options.offset + kPage;
  if (answer.more && next <= kMostOffset) result["nextCursor"] = std::to_string(next);
  return result;
}

Json resource_templates() {
  Json one{{"uriTemplate", std::string(kScheme) + "{id}"},
           {"name", "document"},
           {"title", "A document by a hit's id"},
           {"mimeType", "text/plain"}};
  return {{"resourceTemplates", Json::array({std::move(one)})}};
}

Json read_resource(search::AnswerSource& source, const Json& params, RpcCode missing) {
  const std::string uri = text_member(params, "uri");
  if (!uri.starts_with(kScheme))
    throw RpcError(missing, "resources are chancery://document/ID", {{"uri", uri}});
  try {
    const Record record = document_of(source, uri.substr(kScheme.size()));
    std::string text = title_of(record) + "\n" + search::cite_note(record) + "\n\n";
    const size_t end = utf8::floor(record.text, kMostText);
    text += record.text.substr(0, end);
    if (end < record.text.size())
      text += fmt::format("\n\n[The tool read gives the rest, from byte {}.]\n", end);
    Json content{{"uri", uri}, {"mimeType", "text/plain"}, {"text", std::move(text)}};
    return {{"contents", Json::array({std::move(content)})}};
  } catch (const Problem& problem) {
    throw RpcError(missing, problem.what(), {{"uri", uri}});
  }
}

}  // namespace chancery::serve
