#include "search/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "chancery/error.h"
#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery::search {

namespace {

Error bad_value(std::string_view option, const std::string& text, const std::string& known) {
  return Error(fmt::format("--{} does not know \"{}\"", option, utf8::inert(text)),
               "it takes " + known);
}

}  // namespace

uint32_t number(std::string_view option, const std::string& text) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) {
    throw Error(fmt::format("--{} takes a whole number, not \"{}\"", option, utf8::inert(text)));
  }
  return value;
}

uint32_t odd_number(std::string_view option, const std::string& text) {
  constexpr uint32_t kMostPeriodsOfMean = 99;
  const uint32_t value = number(option, text);
  if (value % 2 == 0 || value == 1 || value > kMostPeriodsOfMean)
    throw Error(fmt::format("--{} takes an odd number from 3 to {}, not \"{}\"", option,
                            kMostPeriodsOfMean, utf8::inert(text)));
  return value;
}

std::chrono::milliseconds seconds(std::string_view option, const std::string& text) {
  constexpr double kLeast = 0.05, kMost = 3600;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() ||
      !(value >= kLeast && value <= kMost)) {
    throw Error(fmt::format("--{} takes seconds from {} to {:.0f}, not \"{}\"", option, kLeast,
                            kMost, utf8::inert(text)));
  }
  return std::chrono::milliseconds(std::llround(value * 1000));
}

Format format_of(const std::string& text) {
  std::string known;
  for (const FormatName& format : kFormats) {
    if (format.name == text) return format.format;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", format.name);
  }
  throw bad_value("format", text, known);
}

SortOrder sort_of(const std::string& text) {
  for (const SortOrderName& one : kSortOrders) {
    if (one.name == text) return one.order;
  }
  throw bad_value("sort", text, "relevance, date or -date");
}

ColorWhen color_of(const std::string& text) {
  if (text == "auto") return ColorWhen::kAuto;
  if (text == "always") return ColorWhen::kAlways;
  if (text == "never") return ColorWhen::kNever;
  throw bad_value("color", text, "auto, always or never");
}

std::vector<std::string> facets_of(const std::vector<std::string>& lists) {
  std::vector<std::string> facets;
  for (const std::string& list : lists) {
    for (size_t from = 0; from <= list.size();) {
      const size_t comma = std::min(list.find(',', from), list.size());
      const std::string field = list.substr(from, comma - from);
      if (std::find(kFacetFields.begin(), kFacetFields.end(), field) == kFacetFields.end()) {
        throw bad_value("facets", field, fmt::format("{}", fmt::join(kFacetFields, ",")));
      }
      if (std::find(facets.begin(), facets.end(), field) == facets.end()) facets.push_back(field);
      from = comma + 1;
    }
  }
  return facets;
}

void leave_out(const std::vector<std::string>& lists, RankingParts& parts) {
  for (const std::string& list : lists) {
    for (size_t from = 0; from <= list.size();) {
      const size_t comma = std::min(list.find(',', from), list.size());
      const std::string name = list.substr(from, comma - from);
      const auto* part = std::find_if(kRankingParts.begin(), kRankingParts.end(),
                                      [&](const RankingPart& item) { return item.name == name; });
      if (part == kRankingParts.end()) {
        std::string known;
        for (const RankingPart& item : kRankingParts) {
          known += fmt::format("{}{}", known.empty() ? "" : ",", item.name);
        }
        throw bad_value("without", name, known);
      }
      parts.*(part->part) = false;
      from = comma + 1;
    }
  }
}

void set_numbers(const std::vector<std::string>& lists, RankingNumbers& numbers) {
  for (const std::string& list : lists) {
    for (size_t from = 0; from <= list.size();) {
      const size_t comma = std::min(list.find(',', from), list.size());
      const std::string item = list.substr(from, comma - from);
      const size_t sign = std::min(item.find('='), item.size());
      const std::string name = item.substr(0, sign);
      const auto* known =
          std::find_if(kRankingNumbers.begin(), kRankingNumbers.end(),
                       [&](const RankingNumber& number) { return number.name == name; });
      if (known == kRankingNumbers.end()) {
        std::string names;
        for (const RankingNumber& number : kRankingNumbers)
          names += fmt::format("{}{}", names.empty() ? "" : ", ", number.name);
        throw bad_value("ranking", name, names);
      }
      const std::string text = item.substr(std::min(sign + 1, item.size()));
      double value = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1e6))
        throw bad_value("ranking", item, "a number from 0 behind the sign: " + name + "=0.5");
      numbers.*(known->number) = value;
      from = comma + 1;
    }
  }
}

std::optional<std::vector<int>> kwic_levels(std::string_view text) {
  constexpr size_t kMostLevels = 3;
  constexpr int kFarthest = 9;  // a place is one digit
  std::vector<int> levels;
  for (const std::string& item : items_of({std::string(text)})) {
    const int place = item[0] - '0';
    const bool here = item == "0";
    const char side = item.size() == 2 ? item[1] : ' ';
    const bool left = side == 'L' || side == 'l', right = side == 'R' || side == 'r';
    if (!here && (place < 1 || place > kFarthest || !(left || right))) return std::nullopt;
    levels.push_back(left ? -place : place);
  }
  if (levels.empty() || levels.size() > kMostLevels) return std::nullopt;
  return levels;
}

bool set_order(std::string_view by, ViewRequest& request) {
  if (request.kind == ViewKind::kTimeline && (by == "year" || by == "month")) {
    request.unit = by == "year" ? TimeUnit::kYear : TimeUnit::kMonth;
  } else if (request.kind == ViewKind::kKwic && (by == "left" || by == "right")) {
    request.order = by == "left" ? KwicOrder::kLeft : KwicOrder::kRight;
  } else if (const auto levels = kwic_levels(by);
             request.kind == ViewKind::kKwic && levels.has_value()) {
    request.levels = *levels;
  } else if (request.kind == ViewKind::kSaid &&
             (by == "time" || by == "speaker" || by == "relevance")) {
    request.statements = by == "time"      ? StatementOrder::kTime
                         : by == "speaker" ? StatementOrder::kSpeaker
                                           : StatementOrder::kHits;
  } else if ((request.kind == ViewKind::kCollocates || request.kind == ViewKind::kKeywords) &&
             (by == "likelihood" || by == "effect")) {
    request.words = by == "likelihood" ? WordOrder::kLikelihood : WordOrder::kEffect;
  } else if (request.kind == ViewKind::kSentences && (by == "time" || by == "relevance")) {
    request.statements = by == "time" ? StatementOrder::kTime : StatementOrder::kHits;
  } else {
    return false;
  }
  return true;
}

// The items of lists with commas between them.
std::vector<std::string> items_of(const std::vector<std::string>& lists) {
  std::vector<std::string> items;
  for (const std::string& list : lists) {
    for (size_t from = 0; from <= list.size();) {
      const size_t comma = std::min(list.find(',', from), list.size());
      const std::string item = std::string(trim(std::string_view(list).substr(from, comma - from)));
      if (!item.empty()) items.push_back(item);
      from = comma + 1;
    }
  }
  return items;
}

// At most one of the options that ask for a view.
std::optional<ViewRequest> view_of(const GivenOptions& raw) {
  static constexpr std::pair<std::string_view, ViewKind> kViews[] = {
      {"timeline", ViewKind::kTimeline},   {"matrix", ViewKind::kMatrix},
      {"pairs", ViewKind::kPairs},         {"who", ViewKind::kWho},
      {"what", ViewKind::kWhat},           {"kwic", ViewKind::kKwic},
      {"said", ViewKind::kSaid},           {"compare", ViewKind::kCompare},
      {"sentences", ViewKind::kSentences}, {"collocates", ViewKind::kCollocates},
      {"keywords", ViewKind::kKeywords},   {"chronicle", ViewKind::kChronicle},
      {"variants", ViewKind::kVariants},   {"also", ViewKind::kAlso}};
  std::optional<ViewRequest> request;
  std::string_view first;
  for (const auto& [name, kind] : kViews) {
    if (!raw.has(name)) continue;
    if (request) throw Error(fmt::format("--{} and --{} exclude each other", first, name));
    request.emplace();
    request->kind = kind;
    request->subject = raw.last(name);
    first = name;
    const bool subject =
        kind == ViewKind::kWho || kind == ViewKind::kWhat || kind == ViewKind::kVariants;
    if (subject && request->subject.find_first_not_of(' ') == std::string::npos)
      request->subject.clear();
  }
  const auto goes_with = [&](std::string_view option, bool fits, std::string_view views) {
    if (raw.has(option) && !fits) throw Error(fmt::format("--{} goes with {}", option, views));
  };
  const auto is = [&](ViewKind kind) { return request && request->kind == kind; };
  goes_with("wider", is(ViewKind::kWhat) || is(ViewKind::kMatrix), "--what or --matrix");
  goes_with("says", is(ViewKind::kWho) || is(ViewKind::kWhat) || is(ViewKind::kTimeline),
            "--who, --what or --timeline");
  if (raw.has("says") && raw.has("wider")) throw Error("--says and --wider exclude each other");
  goes_with("window", is(ViewKind::kCollocates), "--collocates");
  goes_with("any", is(ViewKind::kSentences), "--sentences");
  for (const char* option : {"share", "counts", "mean", "series"})
    goes_with(option, is(ViewKind::kTimeline), "--timeline");
  if (raw.has("share") && raw.has("counts")) throw Error("--share and --counts exclude each other");
  if (request) request->wider = raw.has("wider");
  if (request) request->says = raw.has("says");
  if (request) request->any = raw.has("any");
  if (request && raw.has("share")) request->share = Share::kYes;
  if (request && raw.has("counts")) request->share = Share::kNo;
  if (request) request->series = items_of(raw.all("series"));
  if (!raw.has("by")) return request;
  const std::string order = raw.last("by");
  if (!request || !set_order(order, *request)) {
    throw bad_value("by", order,
                    "year or month with --timeline, left, right or places such as 1L,1R,2R with "
                    "--kwic, time, speaker or "
                    "relevance with --said, time or relevance with --sentences, "
                    "likelihood or effect with --collocates and --keywords");
  }
  return request;
}

}  // namespace chancery::search
