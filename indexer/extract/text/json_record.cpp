#include "indexer/extract/text/json_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chancery/json_text.h"
#include "chancery/strings.h"
#include "indexer/clean/plain_text.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"
#include "indexer/page/json_depth.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

using Json = nlohmann::json;

constexpr std::array kTexts = {"text",         "body",        "content",  "article",
                               "articleBody",  "full_text",   "fulltext", "maintext",
                               "content_text", "description", "abstract"};
constexpr std::array kHtml = {"content_html", "html", "body_html"};
constexpr std::array kTitles = {"title", "headline", "subject", "name"};
constexpr std::array kDates = {"date",         "published", "date_published", "datePublished",
                               "publish_date", "pubDate",   "published_at",   "created_at",
                               "created",      "timestamp"};
constexpr std::array kChanged = {"modified", "updated", "date_modified", "dateModified",
                                 "updated_at"};
constexpr std::array kPeople = {"authors", "author", "byline", "creator", "speaker", "from"};
constexpr std::array kPublishers = {"publisher",   "source", "site_name",
                                    "publication", "outlet", "site"};
constexpr std::array kAddresses = {"url", "link", "canonical_url", "source_url"};
constexpr std::array kNames = {"id", "_id", "guid", "uid", "slug"};
// Members that feeds and answers put their records in.
constexpr std::array kLists = {"articles", "items", "documents", "results",
                               "records",  "data",  "posts"};
constexpr std::array kKeywords = {"keywords", "tags", "topics"};

// A member as text: a string, a number, the name of an object.
std::string plain(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return json_text(value);
  if (value.is_object())
    for (const char* key : {"name", "value", "text"})
      if (const auto found = value.find(key); found != value.end() && found->is_string())
        return found->get<std::string>();
  return "";
}

template <size_t N>
const Json* member(const Json& record, const std::array<const char*, N>& keys) {
  for (const char* key : keys)
    if (const auto found = record.find(key); found != record.end() && !found->is_null())
      return &*found;
  return nullptr;
}

template <size_t N>
std::string first_text(const Json& record, const std::array<const char*, N>& keys) {
  for (const char* key : keys)
    if (const auto found = record.find(key); found != record.end())
      if (std::string text = plain(*found); !text.empty()) return text;
  return "";
}

std::vector<std::string> list_of(const Json* value) {
  std::vector<std::string> out;
  if (value == nullptr) return out;
  if (value->is_array()) {
    for (const Json& item : *value)
      if (std::string text = plain(item); !text.empty()) out.push_back(std::move(text));
  } else if (std::string text = plain(*value); !text.empty()) {
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace

bool is_record(const Json& value) {
  return value.is_object() &&
         (!first_text(value, kTexts).empty() || !first_text(value, kHtml).empty());
}

Extracted read_record(const Json& record) {
  Extracted out;
  Clues& clues = out.clues;
  clues.title = first_text(record, kTitles);
  clues.url = first_text(record, kAddresses);
  if (clues.url.find("://") == clues.url.npos) clues.url.clear();
  clues.language = first_text(record, std::array{"language", "lang"}).substr(0, 8);
  clues.section = first_text(record, std::array{"section", "category"});
  clues.add_publisher(Source::kMeta, first_text(record, kPublishers));
  clues.add_date(Source::kMeta, parse_date(first_text(record, kDates)));
  clues.add_modified(Source::kMeta, parse_date(first_text(record, kChanged)));
  std::vector<std::string> authors;
  for (const std::string& names : list_of(member(record, kPeople)))
    for (std::string& name : parse_authors(names, true)) authors.push_back(std::move(name));
  clues.add_authors(Source::kMeta, std::move(authors));
  std::string keywords;
  for (const std::string& word : list_of(member(record, kKeywords))) keywords += word + ";";
  clues.add_keywords(split_keywords(keywords));
  out.name = first_text(record, kNames);
  const std::string text = first_text(record, kTexts);
  const std::string html = first_text(record, kHtml);
  if (text.empty() || html.size() > text.size() * 3) {
    out.text = text_of_paragraphs(html_paragraphs(html, "utf-8"), clues);
  } else {
    Decoded decoded;
    decode(text, "utf-8", decoded);
    out.text = clean_plain_text(decoded.text, clues);
  }
  return out;
}

nlohmann::json parse_shallow_json(std::string_view text) {
  if (nests_too_deep(text)) return Json(Json::value_t::discarded);
  return parse_json(text);
}

bool names_text(std::string_view key) {
  return std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end() ||
         std::find(kHtml.begin(), kHtml.end(), key) != kHtml.end();
}

bool names_list(std::string_view key) {
  return std::find(kLists.begin(), kLists.end(), key) != kLists.end();
}

const Json* find_list(const Json& root) {
  if (root.is_array()) return &root;
  if (!root.is_object()) return nullptr;
  for (const char* key : kLists)
    if (const auto found = root.find(key); found != root.end() && found->is_array()) return &*found;
  return nullptr;
}

void Records::add(const Json& value, size_t number) {
  damaged_ += value.is_discarded();
  if (!is_record(value)) return;
  Extracted document = read_record(value);
  if (document.text.empty()) return;
  if (document.name.empty()) document.name = std::to_string(number);
  documents_.push_back(std::move(document));
}

std::string Records::note() const {
  if (damaged_ == 0) return "";
  return fmt::format("{} {} no JSON", damaged_, damaged_ == 1 ? "record is" : "records are");
}

}  // namespace chancery::indexer
