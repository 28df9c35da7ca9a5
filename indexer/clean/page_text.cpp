#include "indexer/clean/page_text.h"

#include <algorithm>

#include "chancery/strings.h"
#include "indexer/page/citation.h"
#include "indexer/page/dateline.h"

namespace chancery::indexer {
namespace {

// Set by hand; the rows of pages in docs/evaluation.md show what a change of one gives.
constexpr size_t kMaxHead = 40;          // paragraphs before the first sentence
constexpr size_t kRecent = 64;           // paragraphs that are remembered
constexpr size_t kSentenceBytes = 60;    // of one that is the article and not something around it
constexpr size_t kSentenceWords = 8;     // likewise
constexpr size_t kBodyBytes = 400;       // of text that is the article, sentence or not
constexpr size_t kMaxCitation = 1000;    // bytes
constexpr size_t kShortParagraph = 100;  // bytes; a heading may be so long

// Long enough to be the article and not something around it.
bool is_body(std::string_view text) {
  return (text.size() >= kSentenceBytes && ends_sentence(text) &&
          count_words(text) >= kSentenceWords) ||
         text.size() > kBodyBytes;
}

}  // namespace

void PageText::add(std::string_view paragraph, size_t lines) {
  if (!in_head_) {
    add_body(paragraph, classify_line(paragraph));
    return;
  }
  // In the head as in the body, but statements are looked for after the whole head is known.
  const LineKind kind = classify_line(paragraph);
  head_.push_back({std::string(paragraph), lines, kind});
  const bool body = is_body(paragraph) && kind == LineKind::kText && !is_citation(paragraph);
  if (body || head_.size() >= kMaxHead) finish_head();
}

void PageText::look_ahead(std::string_view paragraph) {
  if (!is_citation(paragraph) || is_citation_heading(paragraph)) return;
  Clues cited;
  read_citation(paragraph, cited);
  if (!cited.title.empty()) cited_title_ = cited.title;
}

void PageText::add_body(std::string_view paragraph, LineKind kind) {
  if (citation_follows_) {
    citation_follows_ = false;
    if (paragraph.size() < kMaxCitation) {
      read_citation(paragraph, clues_);
      return;
    }
  }
  bool menu = false;
  switch (kind) {
    case LineKind::kText:
      break;
    case LineKind::kMenu:
    case LineKind::kBar:
    case LineKind::kCookies:
    case LineKind::kPromotion:
      menu = true;
      break;
    case LineKind::kComments:
      // Dropped with what follows if this turns out to be a page; a report may have such a section.
      if (comments_at_ == std::string::npos) comments_at_ = out_.size();
      menu = true;
      break;
    case LineKind::kRelated:
      // A page's line of a link to another article; a report has such a section.
      if (options_.is_page && !out_.empty()) {
        chrome_seen_ = true;
        return;
      }
      menu = true;
      break;
    default:
      chrome_seen_ = true;
      return;
  }
  if (cites_title(paragraph, clues_.title)) {
    read_citation(paragraph, clues_);
    return;
  }
  if (is_citation(paragraph)) {
    chrome_seen_ = true;
    citation_follows_ = is_citation_heading(paragraph);
    if (!citation_follows_) read_citation(paragraph, clues_);
    return;
  }
  if (strip_continue_reading(paragraph)) chrome_seen_ = true;
  if (!dateline_sought_ && is_body(paragraph)) {
    dateline_sought_ = true;
    clues_.add_date(Source::kDateline, read_dateline(paragraph).day);
  }
  append(paragraph, menu);
}

void PageText::append(std::string_view paragraph, bool menu) {
  if (recent_.size() >= kRecent) recent_.erase(recent_.begin(), recent_.begin() + kRecent / 2);
  recent_.push_back({out_.size(), paragraph.size() <= kShortParagraph && !ends_sentence(paragraph),
                     menu, paragraph.size() < kShortParagraph});
  if (!out_.empty()) out_ += "\n\n";
  out_ += paragraph;
}

void PageText::drop_trailing_menu() {
  size_t run = 0;
  size_t known = 0;
  size_t cut = 0;
  size_t small_print = 0;
  size_t small_print_cut = 0;
  while (run < recent_.size()) {
    const Kept& kept = recent_[recent_.size() - 1 - run];
    // A line or two of small print may stand below a page's links.
    if (!kept.loose && !kept.menu && (!kept.brief || ++small_print > 2)) break;
    ++run;
    if (kept.menu) {
      ++known;
      cut = run;
      small_print_cut = small_print;
    }
  }
  if (known == 0 || (!chrome_seen_ && !options_.is_page && known < 2)) return;
  if (small_print_cut > 0 && known < 2) return;
  out_.resize(recent_[recent_.size() - cut].begin);
}

std::string PageText::finish() {
  if (in_head_) finish_head();
  if (!options_.ends) return std::move(out_);
  // Readers' comments stand behind the article; a section of that name in the middle of a report,
  // or in a text without other signs of a page, stays.
  if (comments_at_ != std::string::npos && comments_at_ > 0 && (chrome_seen_ || options_.is_page) &&
      (out_.size() - comments_at_) * 3 < out_.size()) {
    std::erase_if(recent_, [&](const Kept& kept) { return kept.begin >= comments_at_; });
    out_.resize(comments_at_);
  }
  drop_trailing_menu();
  // A document of one line is its title and its text.
  if (out_.empty()) out_ = title_text_;
  return std::move(out_);
}

}  // namespace chancery::indexer
