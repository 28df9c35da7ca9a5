#include "indexer/extract/pdf/page_lines.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/strings.h"
#include "indexer/page/hyphen.h"
#include "indexer/page/program_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kTop = 3;   // lines of a page's head
constexpr size_t kFoot = 4;  // lines of its foot
constexpr size_t kMaxRunning = 140;
constexpr size_t kMinPages = 3;
constexpr size_t kWidePages = 15;  // one of so many must have the line

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 7 &&
         text.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
}

// "12", "- 12 -", "Page 3 of 10", "xii", "3/10", "[4]".
bool is_page_number(std::string_view line) {
  if (line.size() > 24) return false;
  std::string text = lower(trim(line));
  for (const std::string_view dash : {"–", "—", "•", "·"})
    for (size_t at; (at = text.find(dash)) != text.npos;) text.replace(at, dash.size(), "-");
  for (const std::string& word : program_words().page_numbers) {
    if (text.starts_with(word)) text.erase(0, word.size());
    const size_t at = text.find(" " + word + " ");
    if (at != text.npos) text.replace(at, word.size() + 2, "/");
  }
  std::string core;
  for (const char c : text)
    if (is_word(c)) core += c;
  if (core.empty()) return false;
  const bool digits = std::all_of(core.begin(), core.end(), is_digit) && core.size() <= 8;
  const bool one_word = text.find_first_of("abcdefghjklmnopqrstuwyz") == text.npos;
  return (digits && one_word) || (is_roman(core) && core.size() == trim(text).size());
}

// What a line has in common with that of another page.
std::string pattern_of(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (is_digit(c)) {
      if (out.empty() || out.back() != '#') out += '#';
    } else if (!is_space(c)) {
      out += lower(c);
    }
  }
  return out;
}

// "• one of several"
bool is_item(std::string_view line) {
  for (const std::string_view bullet : {"• ", "· ", "▪ ", "■ ", "● ", "○ ", "◦ ", "‣ ", "➢ ", "✓ "})
    if (line.starts_with(bullet)) return true;
  return false;
}

// "CONCLUSION": letters, none of them small.
bool is_all_capitals(std::string_view line) {
  const bool small = std::any_of(line.begin(), line.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
  });
  return !small && std::count_if(line.begin(), line.end(), is_word) >= 4;
}

// The places of the first and last lines that are not empty.
std::vector<size_t> edges(const PageLines& lines) {
  std::vector<size_t> filled;
  for (size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].empty()) filled.push_back(i);
  if (filled.size() <= kTop + kFoot) return filled;
  std::vector<size_t> out(filled.begin(), filled.begin() + kTop);
  out.insert(out.end(), filled.end() - kFoot, filled.end());
  return out;
}

// Lines that differ in their numbers alone are a running head when each page has one of them, at
// its edge; a list has several on a page ("Resolution 12 was adopted", "Resolution 13 …").
bool is_numbered_list(const std::vector<PageLines>& pages, const std::string& pattern) {
  size_t with = 0;
  size_t several = 0;
  for (const PageLines& lines : pages) {
    size_t found = 0;
    for (const std::string& line : lines)
      found += line.size() <= kMaxRunning && pattern_of(line) == pattern;
    with += found > 0;
    several += found > 1;
  }
  return several * 3 > with;
}

}  // namespace

void remove_running_lines(std::vector<PageLines>& pages) {
  std::unordered_map<std::string, size_t> counts;
  for (const PageLines& lines : pages) {
    std::vector<std::string> seen;
    for (const size_t at : edges(lines)) {
      if (lines[at].size() > kMaxRunning) continue;
      std::string pattern = pattern_of(lines[at]);
      if (std::find(seen.begin(), seen.end(), pattern) != seen.end()) continue;
      ++counts[pattern];
      seen.push_back(std::move(pattern));
    }
  }
  const size_t needed = std::max(kMinPages, pages.size() / kWidePages);
  for (auto& [pattern, count] : counts)
    if (pages.size() >= kMinPages && count >= needed && pattern.find('#') != pattern.npos &&
        pattern.size() > 1 && is_numbered_list(pages, pattern))
      count = 0;
  for (PageLines& lines : pages) {
    const std::vector<size_t> places = edges(lines);
    for (const size_t at : places) {
      std::string& line = lines[at];
      if (line.size() > kMaxRunning) continue;
      const bool running = pages.size() >= kMinPages && counts[pattern_of(line)] >= needed;
      const bool outermost = at == places.front() || at == places.back() ||
                             (places.size() > 2 && at == places[places.size() - 2]);
      if (running || (outermost && pages.size() > 1 && is_page_number(line))) line.clear();
    }
  }
}

void ParagraphJoiner::page(const PageLines& lines) {
  ++waiting_pages_;
  std::vector<size_t> lengths;
  for (const std::string& one : lines)
    if (!one.empty()) lengths.push_back(count_characters(one));
  if (!lengths.empty()) {
    std::sort(lengths.begin(), lengths.end());
    width_ = lengths[lengths.size() * 8 / 10];
  }
  bool blank = true;
  bool first = true;
  for (const std::string& one : lines) {
    if (!one.empty()) {
      line(one, blank, first);
      first = false;
    }
    blank = one.empty();
  }
}

bool ParagraphJoiner::continues(std::string_view line, bool behind_blank, bool first) const {
  if (paragraph_.empty() || is_item(line)) return false;
  const bool open = !ends_sentence(last_) && last_.back() != ':';
  const size_t length = count_characters(last_);
  if (first || behind_blank) return open && starts_lower(line) && length * 2 >= width_;
  if (length * 4 >= width_ * 3) return true;
  // A short line: a heading, an item, the end of a paragraph.
  return open && starts_lower(line) && !is_all_capitals(last_);
}

void ParagraphJoiner::line(std::string_view line, bool behind_blank, bool first) {
  if (!continues(line, behind_blank, first)) {
    flush();
    for (; waiting_pages_ > 0; --waiting_pages_) begin_page_();
    paragraph_ = line;
  } else {
    const bool cut = paragraph_.size() > 1 && paragraph_.back() == '-' && starts_lower(line) &&
                     is_word(paragraph_[paragraph_.size() - 2]) &&
                     !is_digit(paragraph_[paragraph_.size() - 2]);
    if (cut && parts_a_word(paragraph_, line, paragraph_)) {
      paragraph_.pop_back();
    } else if (!cut) {
      paragraph_ += ' ';
    }
    for (; waiting_pages_ > 0; --waiting_pages_) breaks_.push_back(paragraph_.size());
    paragraph_ += line;
  }
  last_ = line;
}

void ParagraphJoiner::flush() {
  if (!paragraph_.empty()) add_(paragraph_, breaks_);
  paragraph_.clear();
  breaks_.clear();
}

}  // namespace chancery::indexer
