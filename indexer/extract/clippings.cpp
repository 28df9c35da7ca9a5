#include "indexer/extract/clippings.h"

#include <algorithm>

#include "chancery/strings.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/byline.h"
#include "indexer/page/date.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

constexpr std::string_view kEndOfDocument = "end of document";
constexpr size_t kMaxArticleName = 80;

// What stands around the text of an article and says nothing of it.
bool is_frame(std::string_view line) {
  for (const std::string_view label :
       {"section:", "length:", "load-date:", "language:", "publication-type:", "graphic:",
        "copyright ", "classification", "dateline:"})
    if (starts_with_ignoring_case(line, label)) return true;
  return equals_ignoring_case(line, "body") || equals_ignoring_case(line, "classification");
}

Extracted read_article(const std::vector<std::string>& lines) {
  Extracted article;
  Clues& clues = article.clues;
  std::vector<std::string> text;
  bool body = false;
  for (const std::string& line : lines) {
    if (equals_ignoring_case(line, "body")) body = true;
    if (is_frame(line)) continue;
    if (body) {
      text.push_back(line);
    } else if (clues.title.empty()) {
      clues.title = line;
    } else if (starts_with_ignoring_case(line, "byline:")) {
      clues.add_authors(Source::kByline, parse_authors(line.substr(7), true));
    } else if (const auto date = find_date(line); date && date->date.year != 0) {
      clues.add_date(Source::kByline, date->date);
    } else if (clues.publishers.empty() && line.size() < 100) {
      clues.add_publisher(Source::kByline, line);
    } else {
      text.push_back(line);
    }
  }
  article.name = clues.title.substr(0, kMaxArticleName);
  article.text = text_of_paragraphs(text, clues);
  return article;
}

// The articles of an export of Nexis, which ends each with "End of Document".
std::vector<Extracted> nexis_articles(const std::vector<std::string>& paragraphs) {
  std::vector<Extracted> articles;
  const auto ends = [](const std::string& line) {
    return equals_ignoring_case(line, kEndOfDocument);
  };
  const auto begins = [](const std::string& line) { return equals_ignoring_case(line, "body"); };
  if (std::none_of(paragraphs.begin(), paragraphs.end(), ends) ||
      std::none_of(paragraphs.begin(), paragraphs.end(), begins))
    return articles;
  std::vector<std::string> lines;
  for (const std::string& paragraph : paragraphs) {
    if (!ends(paragraph)) {
      lines.push_back(paragraph);
      continue;
    }
    if (!lines.empty()) articles.push_back(read_article(lines));
    lines.clear();
  }
  std::erase_if(articles, [](const Extracted& article) { return article.text.empty(); });
  return articles;
}

}  // namespace

std::vector<Extracted> clippings_of(const std::vector<std::string>& paragraphs) {
  for (const auto articles_of : {nexis_articles, factiva_articles, proquest_articles})
    if (std::vector<Extracted> articles = articles_of(paragraphs); !articles.empty())
      return articles;
  return {};
}

}  // namespace chancery::indexer
