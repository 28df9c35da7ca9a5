#include "indexer/extract/web/surroundings.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "chancery/strings.h"
#include "indexer/clean/hints.h"
#include "indexer/clean/margin.h"
#include "indexer/extract/web/article_places.h"
#include "indexer/extract/web/day_lines.h"
#include "indexer/extract/web/writer_lines.h"
#include "indexer/page/byline.h"
#include "indexer/page/citation.h"
#include "indexer/page/date.h"
#include "indexer/page/names.h"
#include "indexer/page/symbol.h"

namespace chancery::indexer {
namespace {

constexpr size_t kBefore = 6;      // blocks before the headline
constexpr size_t kFoot = 8;        // blocks behind the text
constexpr size_t kStandfirst = 4;  // blocks from the first paragraph on: it may be a standfirst
constexpr size_t kMaxLine = 240;   // bytes of a by-line
constexpr size_t kMaxName = 90;    // bytes of an element for an author
constexpr size_t kMaxDay = 80;     // bytes of an element for a date

// Nodes, half-open, and how much they are trusted.
struct Zone {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool head = false;  // between the headline and the text
};

class Surroundings {
 public:
  Surroundings(const HtmlTree& tree, const std::vector<Block>& page,
               const std::vector<Block>& article, Clues& clues)
      : tree_(tree), page_(page), article_(article), clues_(clues) {}

  void run() {
    read_citations();
    places_ = find_places(tree_, page_, article_, clues_.title);
    read_symbols();
    const uint32_t headline = first_node(places_.headline);
    const Zone head{headline, first_node(places_.text), true};
    read_writers(head);
    // The line below the headline is its by-line; above it stand sites' own dates as well.
    for (size_t i = places_.headline + 1; i < places_.text; ++i)
      if (!is_in_article(page_[i], article_) && page_[i].text.size() < kMaxLine && !is_row(i) &&
          !is_beside_article(page_[i].node, Margin::kNear))
        read_byline(page_[i].text, clues_);
    const Zone above{first_node(places_.headline - std::min(places_.headline, kBefore)), headline,
                     false};
    // The elements of a block begin before its text.
    const uint32_t end = places_.behind > 0 ? first_node(places_.behind - 1) + 1 : tree_.size();
    const Zone foot{end, first_node(places_.behind + kFoot), false};
    const Zone opening{head.end, first_node(places_.text + kStandfirst), false};
    for (const Zone& zone : {head, above, foot, opening}) {
      if (!dated_) read_days(zone);
      if (!written_ && &zone != &opening) read_writers(zone);
    }
    if (!dated_ && clues_.dates.empty()) read_day_above();
    if (!dated_ && clues_.dates.empty()) read_day_lines(tree_, page_, places_, clues_);
    if (!written_) read_writer_lines(tree_, page_, article_, places_, clues_);
  }

 private:
  // What also holds the text, or near the headline what holds that, is no margin.
  bool is_beside_article(uint32_t node, Margin margin) const {
    if (!is_in_margin(tree_, node, margin, text_node(page_, places_))) return false;
    return margin == Margin::kFar || places_.headline >= page_.size() ||
           is_in_margin(tree_, node, margin, page_[places_.headline].node);
  }

  uint32_t first_node(size_t block) const {
    return block < page_.size() ? page_[block].first : tree_.size();
  }

  void read_citations() {
    for (size_t i = 0; i < page_.size(); ++i) {
      const std::string& text = page_[i].text;
      if (is_citation(text)) {
        const bool heading = is_citation_heading(text);
        if (!heading) read_citation(text, clues_);
        if (heading && i + 1 < page_.size()) read_citation(page_[i + 1].text, clues_);
      } else if (cites_title(text, clues_.title)) {
        read_citation(text, clues_);
      }
    }
  }

  // Of the lines around the headline, above the text.
  void read_symbols() {
    std::vector<std::string> lines;
    for (size_t i = places_.headline - std::min(places_.headline, kBefore);
         i < std::min(places_.text, page_.size()); ++i)
      lines.push_back(page_[i].text);
    clues_.symbols = symbols_of_head(clues_.title, lines);
  }

  // A row of a table.
  bool is_row(size_t block) const {
    const std::string_view tag = tree_[page_[block].node].tag;
    return tag == "tr" || tag == "table" || tag == "tbody";
  }

  // What the element is named for, by its class or by the names that components have for tests.
  Stated stated_of(uint32_t node) const {
    Stated stated = stated_by(tree_.attribute(node, "class"));
    for (const char* name : {"data-testid", "data-component", "id", "itemprop"}) {
      const std::string_view words = tree_.attribute(node, name);
      if (words.empty()) continue;
      const Stated other = stated_by(words);
      stated.writer = stated.writer || other.writer;
      stated.day = stated.day || other.day;
      stated.changed = stated.changed || other.changed;
      stated.line = stated.line || other.line;
    }
    return stated;
  }

  void read_days(const Zone& zone) {
    for (uint32_t i = zone.begin; i < zone.end && i < tree_.size(); ++i) {
      const std::string_view tag = tree_[i].tag;
      if (tag.empty() || tag == "body" || tag == "article" || tag == "main") continue;
      const Stated stated = stated_of(i);
      const bool time = tag == "time";
      if (!time && !stated.day && !((stated.line || stated.writer) && zone.head)) continue;
      if (is_beside_article(i, zone.head ? Margin::kNear : Margin::kFar)) continue;
      if (read_day(i, time, stated)) {
        dated_ = true;
        return;
      }
    }
  }

  // Whether the element `i` gives the day of publication; a day of change is kept and gives none.
  bool read_day(uint32_t i, bool time, const Stated& stated) {
    std::optional<Date> date;
    const std::string text = tree_.text(i);
    if (text.size() > (stated.line ? kMaxLine : kMaxDay)) return false;
    for (const char* name : {"datetime", "title", "content"})
      if (!date && (time || stated.day)) date = parse_date(tree_.attribute(i, name));
    if (!date)
      if (const auto found = find_date(text); found && found->date.day != 0) date = found->date;
    if (!date && stated.day)
      if (const auto found = find_short_date(text); found && found->date.day != 0)
        date = found->date;
    // "Apr 04 2013", each in an element of its own without a space between.
    if (!date && stated.day && text.size() < kMaxDay)
      if (const auto found = find_date(parted_text(i)); found && found->date.day != 0)
        date = found->date;
    if (!date || date->year == 0) return false;
    const uint32_t parent = tree_[i].parent;
    const std::string around = parent == HtmlNode::kNone ? text : tree_.text(parent);
    const size_t at = text.empty() ? around.npos : around.find(text);
    const std::string_view before =
        trim(std::string_view(around).substr(0, at == around.npos ? 0 : at));
    if (stated.changed || ends_with_change(before) || ends_with_change(text.substr(0, 30))) {
      clues_.add_modified(Source::kByline, date);
      return false;
    }
    clues_.add_date(Source::kByline, date);
    return true;
  }

  // The text below `node` with a space between its parts.
  std::string parted_text(uint32_t node) const {
    std::string text;
    for (uint32_t i = node + 1; i < tree_[node].end; ++i)
      if (tree_[i].is_text()) text += tree_.text(i) + " ";
    return collapse_spaces(text);
  }

  void read_writers(const Zone& zone) {
    std::vector<std::string> names;
    uint32_t last = 0;
    for (uint32_t i = zone.begin; i < zone.end && i < tree_.size(); ++i) {
      if (tree_[i].tag.empty()) continue;
      const bool stated = tree_.attribute(i, "rel") == "author" ||
                          tree_.attribute(i, "itemprop") == "author" ||
                          leads_to_writer(tree_.attribute(i, "href"));
      if (!stated && !stated_of(i).writer) continue;
      if (holds_writer(i) || is_beside_article(i, zone.head ? Margin::kNear : Margin::kFar))
        continue;
      const std::string text = tree_.text(i);
      if (text.size() > kMaxName) continue;
      // Behind the text, names far from the first are those of other articles.
      if (!zone.head && !names.empty() && i > last + 40) break;
      for (std::string& name : names_in(text))
        if (std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
      if (!names.empty()) last = i;
    }
    if (names.empty()) return;
    written_ = true;
    clues_.add_authors(Source::kByline, std::move(names));
  }

  // A line that is a day alone, in the same part of the page as the headline below it. A weekday
  // beside it says that it is today's.
  void read_day_above() {
    if (places_.headline >= page_.size()) return;
    const uint32_t headline = page_[places_.headline].first;
    for (size_t back = 1; back <= 3 && back <= places_.headline; ++back) {
      const Block& block = page_[places_.headline - back];
      if (block.text.size() > 40) continue;
      // What is named a teaser and stands in one box with the headline is its own.
      const bool beside = tree_[block.node].parent == tree_[page_[places_.headline].node].parent;
      if (!beside && is_beside_article(block.node, Margin::kFar)) continue;
      uint32_t around = block.node;
      for (int up = 0; up < 3 && around != HtmlNode::kNone && tree_[around].end <= headline; ++up)
        around = tree_[around].parent;
      if (around == HtmlNode::kNone || tree_[around].end <= headline ||
          tree_[around].tag == "body" || tree_[around].tag == "html")
        continue;
      const auto found = find_date(block.text);
      const bool alone =
          found && found->begin == 0 && found->date.day != 0 && found->date.year != 0;
      if (!alone) continue;
      Clues line;
      if (!read_byline(block.text, line) || line.dates.empty()) continue;
      clues_.add_date(Source::kByline, found->date);
      return;
    }
  }

  // Whether an element below names the writer, so that this one holds more.
  bool holds_writer(uint32_t node) const {
    for (uint32_t i = node + 1; i < tree_[node].end; ++i)
      if (!tree_[i].tag.empty() &&
          (tree_.attribute(i, "rel") == "author" || tree_.attribute(i, "itemprop") == "author" ||
           tree_.attribute(i, "itemprop") == "name" || stated_of(i).writer))
        return !trim(tree_.text(i)).empty();
    return false;
  }

  // The names of an element that is for them: people, or a few words without figures.
  static std::vector<std::string> names_in(std::string_view text) {
    Clues line;
    if (read_byline(text, line) && !line.authors.empty()) return line.authors.front().second;
    const auto found = find_date(text);
    if (found) text = trim(text.substr(0, found->begin));
    std::vector<std::string> names = parse_authors(text, false);
    if (!names.empty() || found) return names;
    const bool figures = std::any_of(text.begin(), text.end(), is_digit);
    if (figures || count_words(text) > 4 || ends_sentence(text) || text.find(':') != text.npos)
      return {};
    return parse_authors(text, true);
  }

  const HtmlTree& tree_;
  const std::vector<Block>& page_;
  const std::vector<Block>& article_;
  Clues& clues_;
  ArticlePlaces places_;
  bool dated_ = false;
  bool written_ = false;
};

}  // namespace

void read_surroundings(const HtmlTree& tree, const std::vector<Block>& page,
                       const std::vector<Block>& article, Clues& clues) {
  Surroundings(tree, page, article, clues).run();
}

}  // namespace chancery::indexer
