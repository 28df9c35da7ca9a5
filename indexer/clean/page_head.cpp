// The head of a page: what stands before its first sentence. The site's name and menu go, the
// headline becomes the title, by-lines are read.
#include <algorithm>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/page_text.h"
#include "indexer/clean/phrases.h"
#include "indexer/page/byline.h"
#include "indexer/page/capitals.h"
#include "indexer/page/names.h"
#include "indexer/page/paper_title.h"
#include "indexer/page/symbol.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxHeadline = 250;

bool is_headline(std::string_view text, size_t lines) {
  if (text.size() > kMaxHeadline || text.size() < 3 || lines > 3) return false;
  const char last = text.back();
  if (last == '.' || last == ',' || last == ';' || last == ':')
    return text.ends_with("...") || text.ends_with("U.S.");
  if (ends_sentence(text) && last != '?' && last != '!' && last != '"' && last != '\'' &&
      last != ')')
    return false;
  // Stage directions and speakers of speeches.
  if (text.front() == '[' || text.front() == '(' || text.front() == '>' || text.front() == '-')
    return false;
  if ((starts_lower(text) && lines > 1) || breaks_off(text)) return false;
  return count_words(text) >= 1 && text.find("http") == text.npos;
}

// "INDIAN OCEAN COURIER" as the site's name is written in a sentence; "UN" stays.
std::string masthead(std::string_view line) {
  if (has_small_letter(line)) return std::string(line);
  std::string name;
  for (const std::string_view word : split(line, " ")) {
    if (!name.empty()) name += ' ';
    const std::string folded = lower(word);
    const bool small = folded == "of" || folded == "on" || folded == "in" || folded == "and" ||
                       folded == "the" || folded == "for";
    if (small && !name.empty()) {
      name += folded;
    } else if (word.size() <= 2) {
      name += word;
    } else {
      size_t second = 0;
      utf8::next(word, second);
      name += word.substr(0, second);
      name += lower_unicode(word.substr(second));
    }
  }
  return name;
}

// A few words in capitals only.
bool is_masthead(std::string_view line) {
  return utf8::width(line) < 40 && has_capital(line) && !has_small_letter(line);
}

// "Whitcombe, Clara (MOT) <c@mot.example>" as people write it; empty when it is no name.
std::string sender(std::string_view value) {
  value = trim(value.substr(0, value.find_first_of("<([")));
  std::string name(value);
  if (const size_t comma = value.find(", ");
      comma != value.npos && value.find(',', comma + 1) == value.npos)
    name = std::string(trim(value.substr(comma + 2))) + " " + std::string(value.substr(0, comma));
  return looks_like_person(name) ? name : "";
}

bool repeats(std::string_view paragraph, std::string_view title) {
  return !title.empty() && paragraph.size() < title.size() + 40 &&
         comparable(paragraph) == comparable(title);
}

}  // namespace

void PageText::finish_head() {
  in_head_ = false;
  if (clues_.symbols.empty()) {
    std::vector<std::string> lines;
    for (const Piece& piece : head_) lines.push_back(piece.text);
    clues_.symbols = symbols_of_head(clues_.title, lines);
  }
  std::vector<Piece> kept;
  for (Piece& piece : head_) {
    switch (piece.kind) {
      case LineKind::kText:
      case LineKind::kMenu:
      case LineKind::kBar:
      case LineKind::kPromotion:
        kept.push_back(std::move(piece));
        break;
      case LineKind::kRelated:
      case LineKind::kComments:
        // As the first line this may be the title of a document.
        if (kept.empty() && !chrome_seen_ && !options_.is_page) kept.push_back(std::move(piece));
        break;
      default:
        chrome_seen_ = true;
    }
  }
  head_ = std::move(kept);
  drop_leading_menu();
  read_fields();
  read_bylines();
  take_title(find_title());
  take_names();
  for (const Piece& piece : head_) {
    if (!piece.byline) {
      add_body(piece.text, piece.kind);
      continue;
    }
    const auto join = [](auto& all, const auto& some) {
      all.insert(all.end(), some.begin(), some.end());
    };
    join(clues_.authors, piece.clues.authors);
    join(clues_.publishers, piece.clues.publishers);
    join(clues_.dates, piece.clues.dates);
    join(clues_.modified, piece.clues.modified);
    join(clues_.yearless, piece.clues.yearless);
    join(clues_.relative, piece.clues.relative);
  }
  head_.clear();
}

// A run of short lines of which at least one is a known word of menus.
void PageText::drop_leading_menu() {
  size_t run = 0;
  size_t known = 0;
  size_t last_known = 0;
  for (; run < head_.size(); ++run) {
    const std::string& text = head_[run].text;
    const LineKind kind = head_[run].kind;
    const bool menu = kind == LineKind::kMenu || kind == LineKind::kBar;
    if (!menu && (text.size() > 30 || ends_sentence(text) || count_words(text) > 3)) break;
    if (!menu) continue;
    ++known;
    last_known = run + 1;
  }
  if (known == 0 || last_known >= head_.size() || known * 3 < last_known) return;
  // One menu word alone may be a heading ("Analysis").
  if (known == 1 && !chrome_seen_ && !options_.is_page &&
      count_words(head_[last_known - 1].text) < 3)
    return;
  // The name of the site stands beside its menu.
  for (size_t i = 0; i < last_known && options_.find_headline; ++i)
    if (head_[i].kind == LineKind::kText && count_words(head_[i].text) >= 2) {
      clues_.add_publisher(Source::kName, masthead(head_[i].text));
      break;
    }
  head_.erase(head_.begin(), head_.begin() + static_cast<std::ptrdiff_t>(last_known));
  chrome_seen_ = true;
}

// "From: … Sent: … To: … Subject: …": mail that was printed, and memoranda. Without a subject, or
// as one line alone, it may be anything.
void PageText::read_fields() {
  if (!options_.find_headline) return;
  size_t kinds = 0;
  Clues found;
  std::string subject;
  for (size_t i = 0; i < head_.size() && i < 14; ++i) {
    const Field field = read_field(head_[i].text);
    if (field.kind == Field::kNone || field.value.empty()) continue;
    ++kinds;
    if (field.kind == Field::kSubject && subject.empty()) subject = field.value;
    if (field.kind == Field::kDate) found.add_date(Source::kByline, parse_date(field.value));
    if (field.kind == Field::kFrom && found.authors.empty())
      found.add_authors(Source::kByline, {sender(field.value)});
  }
  if (subject.empty() || kinds < 2) return;
  clues_.title = subject;
  options_.find_headline = false;
  for (const auto& [source, names] : found.authors)
    if (!names.front().empty()) clues_.add_authors(source, names);
  for (const auto& [source, date] : found.dates) clues_.add_date(source, date);
}

void PageText::read_bylines() {
  bool dated = false;
  for (size_t i = 0; i < head_.size(); ++i) {
    Piece& piece = head_[i];
    // A headline may hold a date: the first line is a by-line only if it says so.
    const bool explicit_line = i > 0 || !options_.find_headline ||
                               piece.text.find('|') != std::string::npos ||
                               starts_with_ignoring_case(piece.text, "updated") ||
                               starts_with_ignoring_case(piece.text, "published") ||
                               starts_with_ignoring_case(piece.text, "by ");
    piece.byline = explicit_line && piece.lines <= 3 && read_byline(piece.text, piece.clues);
    // A text without chrome has one line with its date; further ones are of its matter.
    if (dated && !chrome_seen_ && !options_.is_page && piece.clues.authors.empty() &&
        piece.clues.publishers.empty() && piece.clues.yearless.empty())
      piece.byline = false;
    dated = dated || !piece.clues.dates.empty();
    if (!piece.byline) piece.clues = Clues{};
  }
}

// The piece that is the title, head_.size() for none.
size_t PageText::find_title() const {
  for (const std::string_view known :
       {std::string_view(clues_.title), std::string_view(cited_title_)})
    for (size_t i = 0; i < head_.size() && !known.empty(); ++i)
      if (repeats(head_[i].text, known)) return i;
  size_t best = head_.size();
  if (!options_.find_headline) return best;
  int best_score = 0;
  // Below the first line there is a headline only when something shows that the first is the
  // site's.
  const bool framed = chrome_seen_ || (!head_.empty() && is_generic_title(head_.front().text)) ||
                      std::any_of(head_.begin(), head_.end(), [](const Piece& piece) {
                        return !piece.clues.authors.empty() || !piece.clues.publishers.empty() ||
                               piece.kind == LineKind::kBar;
                      });
  for (size_t i = 0; i + 1 < (framed ? head_.size() : std::min<size_t>(head_.size(), 2)); ++i)
    if (const int score = headline_score(i); score > best_score) {
      best_score = score;
      best = i;
    }
  return best;
}

// How much a line of the head looks like the headline; 0 or less when it cannot be one.
int PageText::headline_score(size_t index) const {
  const Piece& piece = head_[index];
  if (piece.byline || !is_headline(piece.text, piece.lines)) return 0;
  if (is_generic_title(piece.text)) return 0;
  if (is_paper_title(piece.text)) return 20;
  if (piece.kind == LineKind::kMenu && index > 0) return 0;
  int score = 4;
  const size_t words = count_words(piece.text);
  const Piece& next = head_[index + 1];
  if (!next.byline && starts_lower(next.text)) return 0;  // one sentence in two lines
  if (next.byline) score += next.clues.authors.empty() ? 2 : 4;
  if (is_name_line(next.text)) score += 3;
  if (words >= 5) score += 2;
  if (index == 0) score += 2;
  // Names of sites and of sections stand above the headline.
  if (!next.byline && words <= 4 && (looks_like_publisher(piece.text) || is_masthead(piece.text)))
    score -= 4;
  for (size_t i = 0; i < index; ++i)
    if (head_[i].byline && !next.byline) score -= 4;
  for (const Piece& other : head_)
    for (const auto& [source, publisher] : other.clues.publishers)
      if (repeats(piece.text, publisher)) score -= 6;
  return score;
}

// The title leaves the text, and what stands above it is the site's.
void PageText::take_title(size_t index) {
  if (index >= head_.size()) {
    if (clues_.title.empty()) clues_.title = cited_title_;
    return;
  }
  if (clues_.title.empty())
    clues_.title = repeats(head_[index].text, cited_title_) ? cited_title_ : head_[index].text;
  for (size_t i = 0; i < index && options_.find_headline; ++i)
    if (!head_[i].byline && is_headline(head_[i].text, 1) && count_words(head_[i].text) <= 6 &&
        count_words(head_[i].text) >= 2 && head_[i].kind == LineKind::kText &&
        !read_byline(head_[i].text, head_[i].clues)) {
      clues_.add_publisher(Source::kName, masthead(head_[i].text));
      break;
    }
  title_text_ = head_[index].text;
  size_t i = 0;
  std::erase_if(head_, [&](const Piece& piece) {
    const size_t at = i++;
    if (at == index || repeats(piece.text, clues_.title)) return true;
    if (at > index)
      return !piece.byline &&
             (piece.kind == LineKind::kBar || (chrome_seen_ && piece.kind == LineKind::kMenu));
    return !piece.byline && !ends_sentence(piece.text) && count_words(piece.text) <= 8;
  });
}

// Lines of names are by-lines next to the headline or to another by-line.
void PageText::take_names() {
  if (clues_.title.empty() || !options_.bare_names) return;
  for (const Piece& piece : head_)
    if (!piece.clues.authors.empty()) return;
  for (size_t i = 0; i + 1 < head_.size() && i < 4; ++i) {
    Piece& piece = head_[i];
    if (piece.byline || !is_name_line(piece.text)) continue;
    if (i > 0 && !head_[i - 1].byline && !head_[i + 1].byline) continue;
    piece.byline = true;
    piece.clues.add_authors(Source::kByline, parse_authors(piece.text, false));
    return;
  }
}

}  // namespace chancery::indexer
