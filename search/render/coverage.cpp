#include "search/render/coverage.h"

#include <fmt/format.h>

#include <vector>

#include "chancery/language.h"
#include "chancery/utf8.h"
#include "search/render/dates.h"
#include "search/render/flow.h"
#include "search/render/numbers.h"
#include "search/saved/saved_searches.h"

namespace chancery::search {

namespace {

std::string percent(uint64_t part, uint64_t whole) {
  if (whole == 0) return "0 %";
  return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

// "30 Aug 2023, 4 days ago"
std::string age_of(const std::string& indexed) {
  const auto days = days_between(indexed, today());
  if (!days || *days < 0) return utf8::inert(indexed);
  const std::string date = short_date(std::string_view(indexed).substr(0, 10));
  if (*days == 0) return date + ", today";
  return fmt::format("{}, {} ago", date, counted(static_cast<uint64_t>(*days), "day", "days"));
}

}  // namespace

std::string missing_text(const Coverage& coverage) {
  std::string text;
  if (coverage.unread > 0)
    text = fmt::format("{} could not be read", counted(coverage.unread, "file", "files"));
  if (coverage.cut == 0) return text;
  const std::string cut = text.empty() ? counted(coverage.cut, "file", "files")
                                       : fmt::format(" and {}", grouped(coverage.cut));
  return text + fmt::format("{} {} cut", cut, coverage.cut == 1 ? "was" : "were");
}

std::string shards_text(const Coverage& coverage) {
  std::vector<std::string> sentences;
  if (!coverage.missing.empty()) {
    std::vector<std::string> reasons;
    for (const auto& [name, reason] : coverage.missing) reasons.push_back(reason);
    sentences.push_back(fmt::format("{} of {} shards answered: {}",
                                    coverage.shards - coverage.missing.size(), coverage.shards,
                                    fmt::join(reasons, "; ")));
  }
  sentences.insert(sentences.end(), coverage.notes.begin(), coverage.notes.end());
  return fmt::format("{}", fmt::join(sentences, "; "));
}

std::string coverage_text(const Coverage& coverage, const Style& style) {
  const std::string missing = missing_text(coverage);
  std::vector<std::string> lines{
      fmt::format("{} in the index", counted(coverage.documents, "document", "documents")),
      missing.empty() ? "every file could be read" : fmt::format("{} ({})", missing, kReportAdvice),
      fmt::format("{} without a date ({})", grouped(coverage.undated),
                  percent(coverage.undated, coverage.documents))};
  if (const std::string shards = shards_text(coverage); !shards.empty()) lines.push_back(shards);
  if (coverage.kept > 0) {
    lines.push_back(fmt::format("{} of files that could not be looked at again",
                                counted(coverage.kept, "document", "documents")));
  }
  if (!coverage.newest.empty()) lines.push_back("newest: " + short_date(coverage.newest));
  if (!coverage.indexed.empty()) lines.push_back("indexed: " + age_of(coverage.indexed));
  std::string lists = "the built-in lists";
  for (const std::string& list : coverage.lists) lists += ", " + list;
  lines.push_back("actors and issues: " + lists);
  std::vector<std::string> languages;
  for (const auto& [language, documents] : coverage.languages) {
    languages.push_back((language.empty() ? "unknown" : language_name(language)) + " " +
                        percent(documents, coverage.documents));
  }
  if (!languages.empty()) lines.push_back(fmt::format("languages: {}", fmt::join(languages, ", ")));
  std::string text;
  for (const std::string& line : lines) text += wrapped(line, style, 2, 4);
  return text;
}

}  // namespace chancery::search
