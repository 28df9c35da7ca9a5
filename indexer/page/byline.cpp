#include "indexer/page/byline.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/page/date.h"
#include "indexer/page/date_line.h"
#include "indexer/page/date_words.h"
#include "indexer/page/names.h"
#include "indexer/page/relative_date.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

// Set by hand: what a line may have at most and still be no text. In bytes, but for words and
// names.
constexpr size_t kMaxReadingTime = 40;   // bytes of "Reading time: 5 minutes" and its like
constexpr size_t kShortReadingTime = 8;  // bytes below which "5 min" says it alone
constexpr size_t kMaxPublisher = 120;
constexpr size_t kMaxLabelled = 120;  // two sentences of labels and dates
constexpr size_t kMaxNames = 160;
constexpr size_t kMaxByline = 240;
constexpr size_t kMaxWords = 12;
constexpr size_t kBesideName = 12;  // marks and titles beside each name

std::string_view after(std::string_view text, size_t length) {
  text = trim(text.substr(std::min(length, text.size())));
  while (!text.empty() && (text.front() == ':' || text.front() == '-')) text = trim(text.substr(1));
  return text;
}

bool is_reading_time(std::string_view text) {
  if (text.size() >= kMaxReadingTime || text.empty()) return false;
  const std::string folded = lower_unicode(text);
  const bool number = is_digit(folded[0]);
  if (number && folded.ends_with(" min") && folded.size() < kShortReadingTime) return true;
  const auto& phrases = statement_words().reading_times;
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    return number ? folded.find(phrase) != folded.npos : folded.starts_with(phrase);
  });
}

// The words that may stand at the end of a name before a date: "by Jane Roe on", "… , le".
std::string_view without_fillers(std::string_view text) {
  for (;;) {
    text = trim(text);
    while (!text.empty() &&
           (text.back() == ',' || text.back() == '(' || text.back() == '-' || text.back() == ':'))
      text = trim(text.substr(0, text.size() - 1));
    const size_t space = text.rfind(' ');
    if (space == text.npos) return text;
    const std::string last = lower_unicode(text.substr(space + 1));
    if (!date_vocabulary().beside.contains(last) && !statement_words().fillers.contains(last))
      return text;
    text = text.substr(0, space);
  }
}

std::vector<std::string_view> segments(std::string_view line) {
  std::vector<std::string_view> parts = {line};
  for (const std::string_view separator :
       {"|", "//", "\u2022", "\u00B7", " \u2014 ", " \u2013 ", " / ", " - "}) {
    std::vector<std::string_view> finer;
    for (const std::string_view part : parts)
      for (const std::string_view piece : split(part, separator))
        if (!trim(piece).empty()) finer.push_back(trim(piece));
    parts = std::move(finer);
  }
  return parts;
}

// "Published by the Institute, 3 March 2024", behind its label.
bool read_publisher(std::string_view rest, Clues& clues) {
  // "Published at the Institute" within a sentence's case; "The Institute" is a name.
  if (rest.starts_with("the ")) rest = trim(rest.substr(4));
  const auto date = find_last_date(rest);
  if (date) {
    clues.add_date(Source::kByline, date->date);
    rest = trim(rest.substr(0, date->begin));
    for (const std::string_view tail : {",", " on", "("})
      if (rest.ends_with(tail)) rest = trim(rest.substr(0, rest.size() - tail.size()));
  }
  if (starts_upper(rest) && rest.size() < kMaxPublisher && count_words(rest) <= kMaxWords) {
    clues.add_publisher(Source::kByline, rest);
    return true;
  }
  return date.has_value();
}

// "Updated 3 March 2024", behind its label.
bool read_change(std::string_view rest, Clues& clues) {
  if (const auto date = only_date(rest)) {
    if (date->year == 0) {
      clues.add_date(Source::kByline, date);
    } else {
      clues.add_modified(Source::kByline, date);
    }
    return true;
  }
  return rest.empty() || read_relative_date(rest, clues);
}

// "Published March 3, 2024 by Jane Roe", behind its label.
bool read_appearance(std::string_view rest, Clues& clues) {
  if (!find_date(rest) && count_words(rest) <= 4)
    if (const auto date = find_short_date(rest)) {
      clues.add_date(Source::kByline, date->date);
      return true;
    }
  if (const auto date = only_date(rest)) {
    clues.add_date(Source::kByline, date);
    return true;
  }
  if (const auto date = find_date(rest); date && count_words(rest) <= kMaxWords) {
    const std::string_view behind = trim(rest.substr(date->end));
    const auto names = parse_authors(behind, false);
    if (!names.empty()) {
      clues.add_date(Source::kByline, date->date);
      clues.add_authors(Source::kByline, names);
      return true;
    }
  }
  // "Veröffentlicht am 3. März 2024 Autorin: …": the day follows at once.
  if (const auto date = find_date(rest); date && date->begin <= 4 && date->date.day != 0 &&
                                         date->date.year != 0 && !ends_sentence(rest)) {
    clues.add_date(Source::kByline, date->date);
    return true;
  }
  return rest.empty() || read_relative_date(rest, clues);
}

// "By Jane Roe, 3 March 2024", behind its label.
bool read_authors(std::string_view rest, Clues& clues) {
  if (const auto date = find_date(rest)) {
    if (const auto names = parse_authors(without_fillers(rest.substr(0, date->begin)), false);
        !names.empty()) {
      clues.add_date(Source::kByline, date->date);
      clues.add_authors(Source::kByline, names);
      return true;
    }
  }
  const auto names = parse_authors(rest, false);
  if (names.empty()) return false;
  clues.add_authors(Source::kByline, names);
  return true;
}

// "Jane Roe, 15.03.2016": nothing but names before the day, and nothing behind it.
bool read_names_and_day(std::string_view part, Clues& clues) {
  const auto date = find_date(part);
  if (!date || date->date.day == 0 || date->date.year == 0 || date->begin == 0) return false;
  const std::string_view before = without_fillers(part.substr(0, date->begin));
  // "Berlin, 15. März 2022", "dpa am 15.03.2016": a place or an agency.
  const bool word = count_words(before) == 1;
  const bool names = !word && !names_place(before) && is_name_line(before);
  if (!only_date(part.substr(date->begin)) || !(word || names || names_place(before))) return false;
  clues.add_date(Source::kByline, date->date);
  if (names) clues.add_authors(Source::kByline, parse_authors(before, false));
  return true;
}

// One part of a by-line; true when it can be nothing else.
bool read_segment(std::string_view part, Clues& clues) {
  if (is_reading_time(part)) return true;
  const auto& known = statement_words();
  if (const auto label = label_of(part, known.publisher_labels);
      !label.empty() && read_publisher(after(part, label.size()), clues))
    return true;
  const std::string_view change = label_of(part, known.change_labels);
  const std::string_view appeared = label_of(part, known.date_labels);
  if (!change.empty() && change.size() > appeared.size())
    return read_change(after(part, change.size()), clues);
  if (!appeared.empty()) return read_appearance(after(part, appeared.size()), clues);
  if (!label_of(part, known.subject_labels).empty() && count_words(part) <= kMaxWords) return true;
  if (const size_t label = author_label(part); label > 0)
    return read_authors(after(part, label), clues);
  if (read_names_and_day(part, clues)) return true;
  // "May 5" alone may be anything.
  if (const auto date = only_date(part); date && date->year != 0) {
    clues.add_date(Source::kByline, date);
    return true;
  }
  if (const auto date = placed_date(part)) {
    clues.add_date(Source::kByline, date);
    return true;
  }
  return read_age(part, clues);
}

void append(const Clues& found, Clues& clues) {
  const auto join = [](auto& all, const auto& some) {
    all.insert(all.end(), some.begin(), some.end());
  };
  join(clues.authors, found.authors);
  join(clues.publishers, found.publishers);
  join(clues.dates, found.dates);
  join(clues.modified, found.modified);
  join(clues.yearless, found.yearless);
  join(clues.relative, found.relative);
}

}  // namespace

bool is_name_line(std::string_view line) {
  if (line.empty() || line.size() > kMaxNames || ends_sentence(line)) return false;
  const auto names = parse_authors(line, false);
  if (names.empty()) return false;
  size_t letters = 0;
  for (const std::string& name : names) letters += name.size();
  return letters + kBesideName * names.size() >= line.size();
}

bool read_byline(std::string_view line, Clues& clues) {
  line = trim(line);
  if (line.empty() || line.size() > kMaxByline) return false;
  if (ends_sentence(line) && count_words(line) > kMaxWords) return false;
  Clues found;
  // The whole line first: dates hold hyphens and dashes too.
  if (read_segment(line, found)) {
    if (found.authors.empty() || line.find('|') == line.npos) {
      append(found, clues);
      return true;
    }
  }
  found = Clues{};
  // "Published: 13 February 2024. Updated: Jan 20": sentences that are all labels and dates.
  if (const size_t point = line.find(". "); point != line.npos && line.size() < kMaxLabelled &&
                                            read_segment(trim(line.substr(0, point)), found) &&
                                            read_segment(trim(line.substr(point + 2)), found)) {
    append(found, clues);
    return true;
  }
  found = Clues{};
  const auto parts = segments(line);
  if (parts.size() < 2 || parts.size() > 6) return false;
  size_t strong = 0;
  std::vector<std::string_view> open;
  for (const std::string_view part : parts) {
    if (read_segment(part, found)) {
      ++strong;
    } else {
      open.push_back(part);
    }
  }
  if (strong == 0) return false;
  for (const std::string_view part : open) {
    if (is_name_line(part) && found.authors.empty()) {
      found.add_authors(Source::kByline, parse_authors(part, false));
    } else if (looks_like_publisher(part) && count_words(part) <= 8) {
      found.add_publisher(Source::kByline, part);
    } else if (count_words(part) > 5 || ends_sentence(part)) {
      return false;
    }
  }
  append(found, clues);
  return true;
}

}  // namespace chancery::indexer
