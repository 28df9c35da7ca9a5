#include "indexer/opensearch.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "chancery/json_text.h"
#include "chancery/utf8.h"

namespace chancery::indexer {

using nlohmann::json;

namespace {

// Where a member is a word that is looked up whole, Lucene takes 32,766 bytes of it.
constexpr size_t kMostKeyword = 8'000;

std::string keyword(const std::string& text) {
  return utf8::repaired(text.substr(0, utf8::floor(text, std::min(text.size(), kMostKeyword))));
}

// Those that a sentence names, with what their mentions count for.
struct Named {
  std::set<std::string> actors, issues;
};

void add_names(const std::vector<Tag>& tags, const std::vector<Sentence>& sentences,
               std::set<std::string> Named::*kind, std::map<size_t, Named>& named) {
  for (const Tag& tag : tags) {
    for (const Span& mention : tag.mentions) {
      const auto behind = std::upper_bound(
          sentences.begin(), sentences.end(), mention.begin,
          [](uint32_t at, const Sentence& sentence) { return at < sentence.span.begin; });
      if (behind == sentences.begin()) continue;
      const auto at = static_cast<size_t>(behind - sentences.begin()) - 1;
      if (mention.begin >= sentences[at].span.end) continue;
      std::set<std::string>& names = named[at].*kind;
      names.insert(keyword(tag.id));
      if (!tag.state.empty()) names.insert(tag.state);
      names.insert(tag.broader.begin(), tag.broader.end());
    }
  }
}

json sentences_of(const Record& record) {
  std::map<size_t, Named> named;
  add_names(record.actors, record.sentences, &Named::actors, named);
  add_names(record.issues, record.sentences, &Named::issues, named);
  json list = json::array();
  for (const auto& [at, names] : named) {
    const Span& span = record.sentences[at].span;
    list.push_back({{"start", span.begin},
                    {"end", span.end},
                    {"actors", names.actors},
                    {"issues", names.issues},
                    {"text", record.text.substr(span.begin, span.end - span.begin)}});
  }
  return list;
}

json tags_of(const std::vector<Tag>& tags, bool actors) {
  json list = json::array();
  for (const Tag& tag : tags) {
    json mentions = json::array();
    for (const Span& span : tag.mentions)
      mentions.push_back({{"start", span.begin}, {"end", span.end}});
    json item = {{"id", keyword(tag.id)},
                 {"name", keyword(tag.name)},
                 {"salience", std::round(tag.salience * 1000) / 1000},
                 {"main", tag.salience >= kMainSalience},
                 {"mentions", std::move(mentions)}};
    if (actors) {
      item["type"] = tag.type;
      item["codes"] = tag.codes;
      if (!tag.state.empty()) item["state"] = tag.state;
    } else {
      item["broader"] = tag.broader;
    }
    list.push_back(std::move(item));
  }
  return list;
}

json statements_of(const Record& record) {
  json list = json::array();
  for (const Statement& statement : record.statements) {
    std::string said;
    for (const Span& part : statement.content) {
      said += said.empty() ? "" : " … ";
      said += record.text.substr(part.begin, part.end - part.begin);
    }
    json item = {{"act", statement.act},
                 {"kind", statement.kind},
                 {"negated", statement.negated},
                 {"start", statement.content.front().begin},
                 {"end", statement.content.back().end},
                 {"text", std::move(said)}};
    if (!statement.id.empty()) item["speaker"] = keyword(statement.id);
    if (!statement.state.empty()) item["state"] = statement.state;
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::string opensearch_lines(const Record& record) {
  const std::string path = utf8::repaired(record.path);
  const json action = {
      {"index", {{"_id", fmt::format("{:016x}", XXH3_64bits(path.data(), path.size()))}}}};
  json document = {{"path", keyword(path)},
                   {"title", record.title},
                   {"authors", record.authors},
                   {"text", record.text},
                   {"actors", tags_of(record.actors, true)},
                   {"issues", tags_of(record.issues, false)},
                   {"sentences", sentences_of(record)},
                   {"statements", statements_of(record)}};
  // What is not known is not there: an empty date would refuse the document.
  for (const auto& [name, value] : {std::pair{"url", &record.url},
                                    {"publisher", &record.publisher},
                                    {"date", &record.date},
                                    {"date_source", &record.date_source},
                                    {"modified", &record.modified},
                                    {"section", &record.section},
                                    {"language", &record.language},
                                    {"mime", &record.mime}}) {
    if (!value->empty()) document[name] = keyword(*value);
  }
  if (!record.symbols.empty()) document["symbols"] = record.symbols;
  if (record.pages > 0) document["pages"] = record.pages;
  return json_text(action) + '\n' + json_text(document) + '\n';
}

}  // namespace chancery::indexer
