// Articles as Factiva exports them, each closed by the number of its document:
//
//   indexed := code value …       "HD Talks go on", "PD 3 March 2022", "LP …", "TD …", "AN Document
//   …" shown   := section? headline by-line? "512 words" day time? paper code … copyright text
//              "Document HRVW000020220303ei3300012"
#include <algorithm>
#include <optional>

#include "chancery/strings.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/byline.h"
#include "indexer/page/date.h"
#include "indexer/page/names.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kFactivaNumber = 16;  // characters of the shortest number
constexpr size_t kFactivaHead = 24;    // lines before the text, at most
constexpr size_t kMaxFactivaName = 80;

using Lines = std::vector<std::string>;

// "Document HRVW000020220303ei3300012", also behind "AN".
bool ends_factiva_article(std::string_view line) {
  if (line.starts_with("AN ")) line = trim(line.substr(3));
  while (line.starts_with('|')) line = trim(line.substr(1));
  constexpr std::string_view kDocument = "Document ";
  if (!line.starts_with(kDocument)) return false;
  const std::string_view number = line.substr(kDocument.size());
  const auto plain = [](char c) { return is_digit(c) || (is_letter(c) && c > 0); };
  return number.size() >= kFactivaNumber && std::all_of(number.begin(), number.end(), plain) &&
         std::count_if(number.begin(), number.end(), is_digit) >= 8;
}

// Two or three capitals before the value of a field; empty when the line goes on with a text.
std::string_view factiva_code(std::string_view line) {
  static constexpr std::array<std::string_view, 27> kCodes = {
      "HD", "BY", "CR", "WC", "PD",  "ET",  "SN",  "SC", "PG",  "LA",  "CY", "LP", "TD", "AN",
      "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "ED", "VOL", "CLM", "SE", "RF", "ART"};
  const std::string_view word = line.substr(0, line.find_first_of(" |"));
  return std::find(kCodes.begin(), kCodes.end(), word) == kCodes.end() ? std::string_view() : word;
}

// "1,024 words"
bool counts_words(std::string_view line) {
  const size_t space = line.find(' ');
  if (space == line.npos || space == 0 || line.substr(space + 1) != "words") return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(space),
                     [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

bool is_rights_line(std::string_view line) {
  return starts_with_ignoring_case(line, "copyright") || line.starts_with("\u00A9") ||
         starts_with_ignoring_case(line, "(c)") ||
         contains_ignoring_case(line, "all rights reserved");
}

void take_factiva_day(std::string_view line, Clues& clues) {
  if (const auto date = find_date(line); date && date->date.year != 0)
    clues.add_date(Source::kByline, date->date);
}

Extracted indexed_article(const Lines& lines) {
  Extracted article;
  Clues& clues = article.clues;
  Lines text;
  std::string_view code;
  for (const std::string& line : lines) {
    std::string_view value = line;
    if (const std::string_view own = factiva_code(line); !own.empty()) {
      code = own;
      value = trim(value.substr(own.size()));
      while (value.starts_with('|')) value = trim(value.substr(1));
    }
    if (value.empty()) continue;
    if (code == "HD") {
      clues.title += (clues.title.empty() ? "" : " ") + std::string(value);
    } else if (code == "BY") {
      clues.add_authors(Source::kByline, parse_authors(value, true));
    } else if (code == "PD") {
      take_factiva_day(value, clues);
    } else if (code == "SN") {
      clues.add_publisher(Source::kByline, value);
    } else if (code == "LP" || code == "TD") {
      text.emplace_back(value);
    }
  }
  article.text = text_of_paragraphs(text, clues);
  return article;
}

// The lines before "512 words": a by-line may be the last of them.
void read_factiva_headline(const Lines& before, Clues& clues) {
  size_t headline = before.size();
  while (headline > 0 && before[headline - 1].empty()) --headline;
  if (headline > 1) {
    const std::string_view last = before[headline - 1];
    const size_t label = author_label(last);
    if ((label > 0 || is_name_line(last)) && !parse_authors(last.substr(label), true).empty()) {
      clues.add_authors(Source::kByline, parse_authors(last.substr(label), true));
      --headline;
    }
  }
  if (headline > 0) clues.title = before[headline - 1];
}

Extracted shown_article(const Lines& lines) {
  Extracted article;
  Clues& clues = article.clues;
  const auto counted = std::find_if(lines.begin(), lines.end(), counts_words);
  if (counted == lines.end()) return article;
  read_factiva_headline({lines.begin(), counted}, clues);
  auto at = counted + 1;
  for (; at != lines.end() && clues.dates.empty(); ++at) take_factiva_day(*at, clues);
  auto text = at;
  for (auto line = at; line != lines.end() && line < at + kFactivaHead; ++line) {
    const bool time = !line->empty() && is_digit(line->front());
    if (clues.publishers.empty() && !time) clues.add_publisher(Source::kByline, *line);
    if (is_rights_line(*line)) {
      text = line + 1;
      break;
    }
  }
  article.text = text_of_paragraphs({text, lines.end()}, clues);
  return article;
}

}  // namespace

std::vector<Extracted> factiva_articles(const std::vector<std::string>& paragraphs) {
  std::vector<Extracted> articles;
  Lines lines;
  for (const std::string& paragraph : paragraphs) {
    if (!ends_factiva_article(paragraph)) {
      lines.push_back(paragraph);
      continue;
    }
    const bool indexed = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
      return factiva_code(line) == "HD";
    });
    Extracted article = indexed ? indexed_article(lines) : shown_article(lines);
    article.name = article.clues.title.substr(0, kMaxFactivaName);
    lines.clear();
    if (!article.text.empty() && !article.clues.dates.empty())
      articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace chancery::indexer
