#include "indexer/extract/web/day_lines.h"

#include <algorithm>
#include <optional>
#include <string>

#include "chancery/strings.h"
#include "indexer/clean/margin.h"
#include "indexer/page/date.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxDayLine = 240;  // bytes of a line
constexpr size_t kFootLines = 3;     // blocks behind the text that may be its by-line
constexpr size_t kWithName = 60;  // bytes from the label of a by-line to its day: a name is there
constexpr size_t kAlone = 12;     // bytes from a label that tells of days to the day: a weekday
constexpr size_t kFootNotes = 8;  // blocks behind the text that may tell how it was posted
constexpr size_t kMaxFootNote = 500;
constexpr size_t kBeforePosted = 30;  // bytes between "was posted on" and the day: a weekday
constexpr size_t kLast = 25;          // blocks at the page's end that may tell of its last change
constexpr size_t kBeforeDay = 60;     // bytes before a day that tell what it is

// The day of a line that begins with one of `labels`, at most `between` bytes behind it.
std::optional<Date> labelled_day(std::string_view text, const StatementWords::List& labels,
                                 size_t between) {
  if (text.size() > kMaxDayLine) return std::nullopt;
  const size_t label = label_of(text, labels).size();
  if (label == 0) return std::nullopt;
  const auto found = find_date(text);
  if (!found || found->begin > label + between) return std::nullopt;
  if (found->date.day == 0 || found->date.year == 0) return std::nullopt;
  return found->date;
}

// Whether `text` says that the day at `day` is when something was posted: "was posted on", or
// "wurde am … gepostet" with the verb behind it.
bool says_posted(std::string_view text, size_t day) {
  const size_t begin = day - std::min(day, kBeforePosted);
  const std::string before = lower_unicode(text.substr(begin, day - begin));
  const auto has = [](std::string_view in, const StatementWords::List& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& words) { return in.find(words) != in.npos; });
  };
  const auto& words = statement_words();
  return has(before, words.posted_on) ||
         (has(before, words.posted_when) && has(lower_unicode(text.substr(day)), words.posted));
}

class DayLines {
 public:
  DayLines(const HtmlTree& tree, const std::vector<Block>& page, const ArticlePlaces& places)
      : tree_(tree), page_(page), places_(places), text_(text_node(page, places)) {}

  // "Posted by Jane on 3 May 2013, 11:51 | 4 comments" right behind the text.
  std::optional<Date> foot_line() const {
    const auto& words = statement_words();
    const size_t end = std::min(page_.size(), places_.behind + kFootLines);
    for (size_t i = places_.behind; i < end; ++i) {
      if (is_in_margin(tree_, page_[i].node, Margin::kNear, text_)) continue;
      for (const auto* labels : {&words.author_labels, &words.date_labels})
        if (const auto day = labelled_day(page_[i].text, *labels, kWithName)) return day;
    }
    return std::nullopt;
  }

  // "This entry was posted on Wednesday, May 19th, 2010 at 11 pm and is filed under …": what blog
  // programs write behind every text.
  std::optional<Date> foot_note() const {
    const size_t end = std::min(page_.size(), places_.behind + kFootNotes);
    for (size_t i = places_.behind - std::min<size_t>(places_.behind, 1); i < end; ++i) {
      const std::string_view text = page_[i].text;
      if (text.size() > kMaxFootNote || is_in_margin(tree_, page_[i].node, Margin::kNear, text_))
        continue;
      const auto found = find_date(text);
      if (!found || found->date.day == 0 || found->date.year == 0) continue;
      if (says_posted(text, found->begin)) return found->date;
    }
    return std::nullopt;
  }

  // "Published on 16 August 2019 Length: an hour", wherever it stands.
  std::optional<Date> labelled_line() const {
    std::optional<Date> day;
    for (const Block& block : page_) {
      const auto one = labelled_day(block.text, statement_words().date_labels, kAlone);
      if (!one || is_in_margin(tree_, block.node, Margin::kFar, text_)) continue;
      if (day && *day != *one) return std::nullopt;
      day = one;
    }
    return day;
  }

  // "This page was last edited on 10 November 2019" among the last lines of the page.
  std::optional<Date> last_change() const {
    std::optional<Date> change;
    for (size_t i = page_.size() - std::min(page_.size(), kLast); i < page_.size(); ++i) {
      const std::string_view text = page_[i].text;
      if (text.size() > kMaxDayLine) continue;
      const auto found = find_date(text);
      if (!found || found->date.day == 0) continue;
      if (!ends_with_change(text.substr(0, found->begin))) continue;
      if (change && *change != found->date) return std::nullopt;
      change = found->date;
    }
    return change;
  }

 private:
  const HtmlTree& tree_;
  const std::vector<Block>& page_;
  const ArticlePlaces& places_;
  const uint32_t text_;
};

}  // namespace

bool ends_with_change(std::string_view before) {
  if (before.size() > kBeforeDay) before.remove_prefix(before.size() - kBeforeDay);
  const std::string folded = lower_unicode(before);
  const auto last_of = [&](const StatementWords::List& list) {
    size_t last = 0;
    for (const std::string& word : list)
      for (size_t at = 0; (at = folded.find(word, at)) != folded.npos; ++at)
        if (at == 0 || !is_word(folded[at - 1])) last = std::max(last, at + 1);
    return last;
  };
  const auto& words = statement_words();
  return last_of(words.change_labels) > last_of(words.date_labels);
}

void read_day_lines(const HtmlTree& tree, const std::vector<Block>& page,
                    const ArticlePlaces& places, Clues& clues) {
  const DayLines lines(tree, page, places);
  std::optional<Date> day = lines.foot_line();
  if (!day) day = lines.foot_note();
  if (!day) day = lines.labelled_line();
  clues.add_date(Source::kByline, day);
  if (clues.dates.empty() && clues.modified.empty())
    clues.add_modified(Source::kByline, lines.last_change());
}

}  // namespace chancery::indexer
