#include "indexer/describe/choose_date.h"

#include <algorithm>
#include <chrono>

#include "chancery/paths.h"
#include "chancery/strings.h"
#include "indexer/page/web_address.h"

namespace chancery::indexer {
namespace {

using Stated = std::pair<Source, Date>;

Date date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day parts{day};
  return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
          static_cast<int>(static_cast<unsigned>(parts.day()))};
}

Date day_of(int64_t seconds) {
  using namespace std::chrono;
  return date_of(floor<days>(sys_seconds{std::chrono::seconds{seconds}}));
}

// The path of a URL, without its host: a host may hold numbers too.
std::string_view path_of(std::string_view url) {
  const size_t host = url.find("//");
  const size_t path = host == url.npos ? 0 : url.find('/', host + 2);
  return path == url.npos ? "" : url.substr(path);
}

// The one year that stands alone in a file's name ("ESP_30_1975", "report 2019") and had come when
// the file was saved ("agenda-2030" names none).
std::optional<Date> year_in_name(std::string_view stem, int64_t file_time) {
  const int latest = file_time > 0 ? day_of(file_time).year : 2100;
  int found = 0;
  for (size_t at = 0; at < stem.size();) {
    size_t end = at;
    while (end < stem.size() && is_digit(stem[end])) ++end;
    const auto letter = [&](size_t i) { return i < stem.size() && is_letter(stem[i]); };
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

// Whether `precise` says the same as `date` and more.
bool refines(const Date& precise, const Date& date) {
  if (precise.year != date.year) return false;
  if (date.month == 0) return precise.month != 0;
  return date.day == 0 && precise.month == date.month && precise.day != 0;
}

// The most believed one; of one source the most precise, else the first.
const Stated* most_believed(const std::vector<Stated>& dates) {
  const Stated* best = nullptr;
  for (const Stated& candidate : dates)
    if (best == nullptr || candidate.first < best->first ||
        (candidate.first == best->first && refines(candidate.second, best->second)))
      best = &candidate;
  return best;
}

// A day that a relative statement counts from, and how much more it is than a guess.
std::optional<Date> base_day(const Clues& clues) {
  for (const std::vector<Stated>* dates : {&clues.modified, &clues.dates})
    for (const auto& [source, date] : *dates)
      if (date.day != 0 && (dates == &clues.modified || source == Source::kProperties)) return date;
  return std::nullopt;
}

std::optional<Date> resolved(const RelativeDay& relative, const Date& base) {
  using namespace std::chrono;
  const sys_days from{year{base.year} / base.month / base.day};
  if (relative.weekday < 0) return date_of(from - days{relative.days_ago});
  const auto back = static_cast<int>(weekday{from}.c_encoding()) - relative.weekday;
  return date_of(from - days{(back + 7) % 7});
}

std::optional<Stated> published(const Clues& clues, const std::vector<Stated>& dates) {
  const Stated* const chosen = most_believed(dates);
  const bool only_written = chosen == nullptr || chosen->first >= Source::kProperties;
  if (only_written && !clues.relative.empty())
    if (const auto base = base_day(clues))
      if (const auto day = resolved(clues.relative.front(), *base))
        return Stated{Source::kRelative, *day};
  if (chosen == nullptr) return std::nullopt;
  if (chosen->second.month == 0 && !clues.yearless.empty()) {
    const Date completed{chosen->second.year, clues.yearless[0].month, clues.yearless[0].day};
    if (is_plausible(completed)) return Stated{Source::kCompleted, completed};
  }
  Stated out = *chosen;
  // In the order of belief, so that a better source makes it precise before a worse one.
  std::vector<Stated> sorted = dates;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Stated& a, const Stated& b) { return a.first < b.first; });
  for (const Stated& other : sorted)
    if (refines(other.second, out.second)) out = other;
  return out;
}

// The day of a clock that was never set, and days that have not come: no document has them.
bool is_believable(const Stated& stated) {
  using namespace std::chrono;
  static const int latest = date_of(floor<days>(system_clock::now())).year + 1;
  const auto& [source, date] = stated;
  const bool machine = source == Source::kMeta || source == Source::kJsonLd ||
                       source == Source::kByline || source == Source::kProperties;
  if (machine && (date == Date{1970, 1, 1} || date.year > latest)) return false;
  return true;
}

// The local day where a page tells its time in UTC and the day before elsewhere.
void use_local_day(const Clues& clues, const std::vector<Stated>& dates, Stated& chosen) {
  using namespace std::chrono;
  const Date& day = chosen.second;
  if (chosen.first != Source::kMeta && chosen.first != Source::kJsonLd) return;
  if (day.day == 0 ||
      std::find(clues.early_utc.begin(), clues.early_utc.end(), day) == clues.early_utc.end())
    return;
  const Date before = date_of(sys_days{year{day.year} / day.month / day.day} - days{1});
  for (const auto& [source, other] : dates)
    if (other == before && source != chosen.first) chosen = {chosen.first, before};
}

}  // namespace

void choose_dates(const Clues& clues, int64_t file_time, Record& record) {
  std::vector<Stated> dates = clues.dates;
  const auto add = [&](Source source, const std::optional<Date>& date) {
    if (date && is_plausible(*date)) dates.emplace_back(source, *date);
  };
  if (!clues.url.empty()) add(Source::kUrl, date_in_path(path_of(original_address(clues.url))));
  const std::string stem(file_stem(record.path));
  const std::optional<Date> named = date_in_path(stem);
  add(Source::kName, named ? named : year_in_name(stem, file_time));
  std::vector<Stated> changes = clues.modified;
  std::erase_if(changes, [](const Stated& stated) { return !is_believable(stated); });
  const Stated* const changed = most_believed(changes);
  if (changed != nullptr) {
    record.modified = changed->second.iso();
    record.modified_source = source_name(changed->first);
  }
  std::erase_if(dates, [](const Stated& stated) { return !is_believable(stated); });
  if (auto chosen = published(clues, dates)) {
    use_local_day(clues, dates, *chosen);
    record.date = chosen->second.iso();
    record.date_source = source_name(chosen->first);
  } else if (changed != nullptr) {
    // The document's own word on itself, if not on its publication.
    record.date = record.modified;
    record.date_source = "modified";
  } else if (file_time > 0 && is_plausible(day_of(file_time))) {
    record.date = day_of(file_time).iso();
    record.date_source = source_name(Source::kFile);
  }
}

}  // namespace chancery::indexer
