#include "indexer/describe/describe.h"

#include <array>
#include <cctype>
#include <chrono>

#include "indexer/clean/strings.h"
#include "indexer/extract/repair.h"
#include "indexer/extract/sniff.h"

namespace chancery {
namespace {

constexpr size_t kMaxTitle = 500;

// "Published at P" names the publisher in full where a citation shortens it; a site's name is often
// that of the place where a copy was saved.
constexpr std::array kPublisherOrder = {Source::kMail,     Source::kFrontMatter, Source::kByline,
                                        Source::kCitation, Source::kJsonLd,      Source::kMeta,
                                        Source::kName,     Source::kProperties};
// Pages put the site's name into their author tag more often than into JSON-LD.
constexpr std::array kAuthorOrder = {Source::kCitation,  Source::kMail, Source::kFrontMatter,
                                     Source::kJsonLd,    Source::kMeta, Source::kByline,
                                     Source::kProperties};

template <typename T, size_t N>
const T* best(const std::vector<std::pair<Source, T>>& values, const std::array<Source, N>& order) {
  for (const Source source : order)
    for (const auto& [from, value] : values)
      if (from == source) return &value;
  return nullptr;
}

Date day_of(int64_t seconds) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds{std::chrono::seconds{seconds}})};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

// One line without control characters.
std::string tidy(std::string_view text) {
  return collapse_spaces(has_unclean_characters(text) ? clean_characters(text) : std::string(text));
}

// The path of a URL, without its host: a host may hold numbers too.
std::string_view path_of(std::string_view url) {
  const size_t host = url.find("//");
  const size_t path = host == url.npos ? 0 : url.find('/', host + 2);
  return path == url.npos ? "" : url.substr(path);
}

// The one year that stands alone in a file's name ("ESP_30_1975", "report 2019") and had come when
// the file was saved ("agenda-2030" names none).
std::optional<Date> year_in_name(std::string_view stem, int64_t modified) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const int latest = modified > 0 ? day_of(modified).year : 2100;
  int found = 0;
  for (size_t at = 0; at < stem.size();) {
    size_t end = at;
    while (end < stem.size() && is_digit(stem[end])) ++end;
    const auto letter = [&](size_t i) {
      return i < stem.size() && std::isalpha(static_cast<unsigned char>(stem[i]));
    };
    if (end - at == 4 && !letter(end) && !(at > 0 && letter(at - 1))) {
      const int year = std::stoi(std::string(stem.substr(at, 4)));
      if (year >= 1900 && year <= latest) {
        if (found != 0 && found != year) return std::nullopt;
        found = year;
      }
    }
    at = std::max(end, at + 1);
  }
  if (found == 0) return std::nullopt;
  return Date{found, 0, 0};
}

void choose_date(Clues clues, int64_t modified, Record& record) {
  if (!clues.url.empty()) clues.add_date(Source::kUrl, date_in_path(path_of(clues.url)));
  const std::string stem(file_stem(record.path));
  const std::optional<Date> named = date_in_path(stem);
  clues.add_date(Source::kName, named ? named : year_in_name(stem, modified));
  // Within a source the most precise statement of the same year, else the first.
  const std::pair<Source, Date>* chosen = nullptr;
  for (const auto& candidate : clues.dates)
    if (chosen == nullptr || candidate.first < chosen->first ||
        (candidate.first == chosen->first && candidate.second.year == chosen->second.year &&
         chosen->second.day == 0 && candidate.second.day != 0))
      chosen = &candidate;
  if (chosen != nullptr) {
    Date date = chosen->second;
    Source source = chosen->first;
    // The year is known, the day stands in the by-line.
    if (date.month == 0 && !clues.yearless.empty()) {
      date = {date.year, clues.yearless[0].month, clues.yearless[0].day};
      source = Source::kByline;
      if (!is_plausible(date)) {
        date = chosen->second;
        source = chosen->first;
      }
    }
    record.date = date.iso();
    record.date_source = source_name(source);
    return;
  }
  if (modified > 0 && is_plausible(day_of(modified))) {
    record.date = day_of(modified).iso();
    record.date_source = source_name(Source::kFile);
  }
}

}  // namespace

void describe(const Clues& clues, int64_t modified, Record& record) {
  record.url = tidy(clues.url);
  record.title = tidy(clues.title);
  if (record.title.size() > kMaxTitle) record.title.clear();
  if (record.title.empty()) record.title = file_stem(record.path);
  if (const auto* authors = best(clues.authors, kAuthorOrder))
    for (const std::string& author : *authors)
      if (std::string name = tidy(author); !name.empty()) record.authors.push_back(std::move(name));
  if (const auto* publisher = best(clues.publishers, kPublisherOrder)) {
    record.publisher = tidy(*publisher);
    // Citations shorten names: the longest form of the same name.
    const std::string name = comparable(*publisher);
    for (const auto& [source, longer] : clues.publishers)
      if (longer.size() > record.publisher.size() && longer.size() < 100 &&
          (" " + comparable(longer) + " ").find(" " + name + " ") != std::string::npos)
        record.publisher = tidy(longer);
  }
  choose_date(clues, modified, record);
}

}  // namespace chancery
