#include "indexer/describe/properties.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/page/names.h"
#include "indexer/page/program_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxFileKeywords = 40;
constexpr int kFirstYear = 1985;

// Endings of files whose names programs put into titles.
constexpr std::array<std::string_view, 33> kFileEndings = {
    ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".pdf",  ".ppt",  ".pptx", ".pps",
    ".odp", ".xls",  ".xlsx", ".ods", ".csv",  ".txt", ".wpd", ".wps",  ".indd", ".qxd",  ".qxp",
    ".pmd", ".p65",  ".fm",   ".tex", ".dvi",  ".ps",  ".eps", ".html", ".htm",  ".tif",  ".md"};

std::string_view without_number(std::string_view text) {
  while (!text.empty() && (is_digit(text.back()) || is_space(text.back()) || text.back() == '.' ||
                           text.back() == '(' || text.back() == ')'))
    text.remove_suffix(1);
  return text;
}

// parse_date reads the ISO forms; PDF writes "D:20230830101500+02'00'".
std::optional<Date> property_date(std::string_view text) {
  text = trim(text);
  if (text.starts_with("D:")) text.remove_prefix(2);
  auto date = parse_date(text);
  if (date && date->year < kFirstYear) date.reset();
  return date;
}

bool is_institution(std::string_view name) {
  return looks_like_publisher(name) && count_words(name) >= 2 && count_words(name) <= 10;
}

// "Windows User", "Default Author": names that nobody has.
bool is_log_in(std::string_view name) {
  const std::string folded = " " + comparable(name) + " ";
  for (const std::string& word : program_words().no_authors)
    if (folded.find(" " + word + " ") != folded.npos) return true;
  return false;
}

}  // namespace

bool is_real_title(std::string_view title) {
  title = trim(title);
  const std::string folded = lower_unicode(title);
  if (count_characters(folded) < 4 || folded.size() > 500) return false;
  for (const std::string& start : program_words().title_starts)
    if (folded.starts_with(start)) return false;
  for (const std::string_view ending : kFileEndings)
    if (folded.ends_with(ending)) return false;
  const std::string_view name = without_number(folded);
  if (program_words().no_titles.contains(name)) return false;
  // A path, a number, a name of a file without its ending ("rpt_2019_final").
  if (folded.find('\\') != folded.npos || comparable(name).empty()) return false;
  if (folded.find(' ') == folded.npos) {
    const size_t joints = static_cast<size_t>(std::count(folded.begin(), folded.end(), '_'));
    const bool digits =
        std::any_of(folded.begin(), folded.end(), [](char c) { return is_digit(c); });
    if (joints > 0 || digits) return false;
  }
  return true;
}

std::vector<std::string> split_keywords(std::string_view text) {
  std::string marked(text.substr(0, 4000));
  const bool semicolons = marked.find(';') != marked.npos;
  for (char& c : marked)
    if (c == '\n' || c == '\r' || c == ';' || (c == ',' && !semicolons)) c = '\x1F';
  std::vector<std::string> keywords;
  for (const std::string_view part : split(marked, "\x1F")) {
    std::string keyword = collapse_spaces(part);
    if (keyword.empty() || keyword.size() > 100 || keywords.size() >= kMaxFileKeywords) continue;
    if (std::find(keywords.begin(), keywords.end(), keyword) == keywords.end())
      keywords.push_back(std::move(keyword));
  }
  return keywords;
}

void add_properties(const Properties& properties, Clues& clues) {
  if (clues.title.empty() && is_real_title(properties.title))
    clues.title = collapse_spaces(properties.title);
  std::vector<std::string> authors;
  for (const std::string& author : properties.authors) {
    for (std::string& name : parse_authors(author, false))
      if (!is_log_in(name) && std::find(authors.begin(), authors.end(), name) == authors.end())
        authors.push_back(std::move(name));
    if (authors.empty() && is_institution(author)) authors.push_back(collapse_spaces(author));
  }
  clues.add_authors(Source::kProperties, std::move(authors));
  if (is_institution(properties.publisher))
    clues.add_publisher(Source::kProperties, properties.publisher);
  if (clues.language.empty()) clues.language = properties.language.substr(0, 8);
  clues.add_keywords(split_keywords(properties.keywords));
  clues.add_date(Source::kProperties, property_date(properties.created));
  clues.add_modified(Source::kProperties, property_date(properties.modified));
}

}  // namespace chancery::indexer
