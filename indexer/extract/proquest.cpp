// Articles as ProQuest exports them: "Document 1 of 20", or a rule, before each; then fields, of
// which "Full text" goes on until the next one.
#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/date.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxProquestName = 80;

// Names of fields behind the text of an article, or around it.
constexpr std::array<std::string_view, 37> kProquestFields = {"abstract",
                                                              "author",
                                                              "author affiliation",
                                                              "business indexing term",
                                                              "classification",
                                                              "company / organization",
                                                              "copyright",
                                                              "country of publication",
                                                              "credit",
                                                              "database",
                                                              "dateline",
                                                              "document type",
                                                              "document url",
                                                              "full text",
                                                              "identifier / keyword",
                                                              "issn",
                                                              "language of publication",
                                                              "last updated",
                                                              "links",
                                                              "location",
                                                              "pages",
                                                              "people",
                                                              "place of publication",
                                                              "proquest document id",
                                                              "publication date",
                                                              "publication info",
                                                              "publication subject",
                                                              "publication title",
                                                              "publication year",
                                                              "publisher",
                                                              "section",
                                                              "source type",
                                                              "subject",
                                                              "title",
                                                              "volume",
                                                              "issue",
                                                              "e-issn"};

struct ProquestField {
  std::string name;  // in lower case; empty: the line has none
  std::string_view value;
};

ProquestField proquest_field(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == line.npos || colon > 30) return {};
  std::string name = lower(trim(line.substr(0, colon)));
  if (std::find(kProquestFields.begin(), kProquestFields.end(), name) == kProquestFields.end())
    return {};
  return {std::move(name), trim(line.substr(colon + 1))};
}

// "Document 3 of 20"
bool begins_proquest_article(std::string_view line) {
  constexpr std::string_view kDocument = "document ";
  if (!starts_with_ignoring_case(line, kDocument) || line.size() > 40) return false;
  const std::string_view rest = line.substr(kDocument.size());
  const size_t of = rest.find(" of ");
  return of != rest.npos && of > 0 &&
         std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(of), is_digit);
}

bool is_rule(std::string_view line) {
  return line.size() >= 20 && line.find_first_not_of("_-= ") == line.npos;
}

// "Roe, Jane; Doe, John" as people write them.
std::vector<std::string> turned_names(std::string_view value) {
  std::vector<std::string> names;
  for (const std::string_view one : split(value, ";")) {
    const std::string_view name = trim(one);
    const size_t comma = name.find(',');
    std::string turned = comma == name.npos ? std::string(name)
                                            : std::string(trim(name.substr(comma + 1))) + " " +
                                                  std::string(name.substr(0, comma));
    for (std::string& person : parse_authors(turned, true)) names.push_back(std::move(person));
  }
  return names;
}

Extracted proquest_article(const std::vector<std::string>& lines) {
  Extracted article;
  Clues& clues = article.clues;
  std::vector<std::string> text;
  std::string field;
  std::string first;
  for (const std::string& line : lines) {
    std::string_view value = line;
    if (auto own = proquest_field(line); !own.name.empty()) {
      field = std::move(own.name);
      value = own.value;
    }
    if (value.empty()) continue;
    if (field.empty()) {
      if (first.empty()) first = value;
    } else if (field == "full text") {
      text.emplace_back(value);
    } else if (field == "title" && clues.title.empty()) {
      clues.title = value;
    } else if (field == "author" && clues.authors.empty()) {
      clues.add_authors(Source::kByline, turned_names(value));
    } else if (field == "publication title" && clues.publishers.empty()) {
      clues.add_publisher(Source::kByline, trim(value.substr(0, value.find(';'))));
    } else if (field == "publication date" && clues.dates.empty()) {
      clues.add_date(Source::kByline, parse_date(value));
    } else if (field == "document url" && clues.url.empty()) {
      clues.url = value;
    }
  }
  if (clues.title.empty()) clues.title = first;
  article.name = clues.title.substr(0, kMaxProquestName);
  article.text = text_of_paragraphs(text, clues);
  return article;
}

}  // namespace

std::vector<Extracted> proquest_articles(const std::vector<std::string>& paragraphs) {
  std::vector<Extracted> articles;
  const auto has = [&](std::string_view name) {
    return std::any_of(paragraphs.begin(), paragraphs.end(),
                       [&](const std::string& line) { return proquest_field(line).name == name; });
  };
  if (!has("proquest document id") || !has("full text")) return articles;
  std::vector<std::string> lines;
  const auto finish = [&] {
    if (!lines.empty())
      if (Extracted article = proquest_article(lines); !article.text.empty())
        articles.push_back(std::move(article));
    lines.clear();
  };
  for (const std::string& paragraph : paragraphs) {
    if (begins_proquest_article(paragraph) || is_rule(paragraph)) {
      finish();
    } else {
      lines.push_back(paragraph);
    }
  }
  finish();
  return articles;
}

}  // namespace chancery::indexer
