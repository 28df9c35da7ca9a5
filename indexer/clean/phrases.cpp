#include "indexer/clean/phrases.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/clean/phrase_lists.h"

namespace chancery::indexer {
namespace {

bool starts_with_any(std::string_view text, const PageLines::List& list) {
  if (text.empty()) return false;
  const char first = lower(text.front());
  return std::any_of(list.begin(), list.end(), [&](const std::string& start) {
    return lower(start.front()) == first && starts_with_ignoring_case(text, start);
  });
}

// "Follow the Herald on Twitter": the name in between is anything.
bool is_promotion(std::string_view line) {
  if (line.size() > 260) return false;
  // A copyright line, or the third item of a list.
  if (starts_with_ignoring_case(line, "(c) ") && starts_upper(line.substr(4)) && line.size() < 120)
    return !ends_sentence(line) && line.back() != ';' && line.back() != ',';
  if (starts_with_any(line, page_lines().promotions)) return true;
  if (starts_with_ignoring_case(line, "follow "))
    for (const std::string_view network : page_lines().follow_ends)
      if (contains_ignoring_case(line, network)) return true;
  return starts_with_ignoring_case(line, "get ") && contains_ignoring_case(line, "delivered ");
}

// Words in lower case with one space between; marks and numbers left out.
std::string words_only(std::string_view line) {
  const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return (c & 0x80) == 0; });
  const std::string letters = ascii ? std::string() : comparable(line);
  std::string out;
  out.reserve(line.size());
  for (const char c : ascii ? line : letters) {
    if (is_letter(c) || (c & 0x80) != 0) {
      out += lower(c);
    } else if (c != '\'' && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(out));
}

bool find_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

bool is_share_bar(std::string_view words) {
  size_t count = 0;
  size_t networks = 0;
  for (const std::string_view word : split(words, " ")) {
    if (!page_lines().share.contains(word)) return false;
    ++count;
    networks += page_lines().networks.contains(word);
  }
  return count >= 2 && networks >= 1 && (networks >= 2 || words.starts_with("share"));
}

// Menus written in one line: "Home | About | Contact", "[Save] [Gift this article]", "Home > News".
// Known words show it, or four short parts and more.
bool is_menu_bar(std::string_view line) {
  if (line.size() > 200 || ends_sentence(line)) return false;
  static constexpr std::array<std::string_view, 11> kSeparators = {
      "|", "\u00B7", "\u2022", " / ", "  ", "\u203A", ">", "\u00BB", " * ", " - ", "["};
  for (const std::string_view separator : kSeparators) {
    if (line.find(separator) == line.npos) continue;
    size_t known = 0;
    size_t all = 0;
    bool short_parts = true;
    for (const std::string_view part : split(line, separator)) {
      const std::string words = words_only(part);
      if (words.empty()) continue;
      short_parts = short_parts && count_words(words) <= 4 && !find_digit(part);
      ++all;
      known += page_lines().menu.contains(words) || page_lines().chrome.contains(words);
    }
    if (!short_parts) continue;
    if ((all >= 3 && known >= 1) || (all >= 2 && known >= 2) || (all >= 4 && separator != " - "))
      return true;
  }
  return false;
}

// "[Accept all] [Manage choices]": buttons of a page that were saved as text.
bool is_button_bar(std::string_view line) {
  if (!line.starts_with('[') || !line.ends_with(']') || line.size() > 200) return false;
  size_t buttons = 0;
  for (size_t pos = 0; pos < line.size(); ++buttons) {
    if (line[pos] != '[') return false;
    const size_t end = line.find(']', pos);
    if (end == line.npos || end - pos > 60) return false;
    pos = end + 1;
    while (pos < line.size() && is_space(line[pos])) ++pos;
  }
  return buttons >= 2;
}

bool is_breadcrumb(std::string_view line) {
  return line.size() < 160 && starts_with_ignoring_case(line, "you are here");
}

bool is_cookie_notice(std::string_view line) {
  if (line.size() > 600) return false;
  if (line.find("ookie") == line.npos && line.find("OOKIE") == line.npos &&
      line.find("privacy") == line.npos && line.find("our partners") == line.npos)
    return false;
  const std::string text = lower(line);
  const auto says = [&](std::string_view sign) { return text.find(sign) != text.npos; };
  const PageLines& lines = page_lines();
  if (std::any_of(lines.cookies.begin(), lines.cookies.end(), says)) return true;
  return says("cookie") &&
         std::any_of(lines.cookies_beside.begin(), lines.cookies_beside.end(), says);
}

bool is_credit(std::string_view line) {
  if (starts_with_any(line, page_lines().credit_starts))
    return !ends_sentence(line) || line.size() < 160;
  if (line.size() > 250) return false;
  // "A patrol boat off Porkkala. Photo: J. Sundgren / Skerry Media"
  for (const std::string_view mark : page_lines().credits_inside)
    if (const size_t at = line.find(mark); at != line.npos && line.size() - at < 90) return true;
  const std::string_view bare = line.ends_with('.') ? line.substr(0, line.size() - 1) : line;
  for (const std::string_view end : page_lines().credit_ends)
    if (bare.size() > end.size() &&
        equals_ignoring_case(bare.substr(bare.size() - end.size()), end))
      return true;
  return false;
}

bool is_copyright(std::string_view line) {
  return line.size() < 200 && starts_with_any(line, page_lines().copyrights);
}

}  // namespace

namespace {

// Arrows and quotes' marks before a link.
std::string_view without_marks(std::string_view line) {
  for (const std::string_view mark : {"> ", "\u00BB ", "\u2192 ", "\u203A ", "* ", "- "})
    if (line.starts_with(mark)) return trim(line.substr(mark.size()));
  return line;
}

}  // namespace

LineKind classify_line(std::string_view line) {
  if (line.size() > 600 || line.empty()) return LineKind::kText;
  if (line.size() > 300) return is_cookie_notice(line) ? LineKind::kCookies : LineKind::kText;
  if (starts_with_any(line, page_lines().related_starts) && line.size() < 160 &&
      !ends_sentence(line))
    return LineKind::kRelated;
  if (starts_with_ignoring_case(line, "comments (")) return LineKind::kComments;
  if (starts_with_any(without_marks(line), page_lines().continue_starts) && line.size() < 200)
    return LineKind::kContinue;
  if (is_credit(line)) return LineKind::kCredit;
  if (starts_with_ignoring_case(line, "advertisement: ") && line.size() < 120)
    return LineKind::kChrome;
  if (is_copyright(line) || is_button_bar(line) || is_breadcrumb(line)) return LineKind::kChrome;
  if (line.size() < 80) {
    const std::string words = words_only(line);
    if (words.empty()) return LineKind::kText;
    if (page_lines().comments.contains(words)) return LineKind::kComments;
    if (page_lines().chrome.contains(words) && !(ends_sentence(line) && line.size() > 40))
      return LineKind::kChrome;
    if (page_lines().related.contains(words)) return LineKind::kRelated;
    if (starts_with_any(words, page_lines().chrome_starts)) return LineKind::kChrome;
    if (starts_with_any(words, page_lines().comments_starts) ||
        (is_digit(line[0]) && words.starts_with("responses to ")))
      return LineKind::kComments;
    if (is_share_bar(words)) return LineKind::kChrome;
    if (page_lines().menu.contains(words)) return LineKind::kMenu;
  }
  if (is_promotion(line)) return LineKind::kPromotion;
  if (is_menu_bar(line)) return LineKind::kBar;
  if (is_cookie_notice(line)) return LineKind::kCookies;
  return LineKind::kText;
}

bool breaks_off(std::string_view line) {
  line = trim(line);
  if (line.ends_with('-')) return line.size() > 1 && is_letter(line[line.size() - 2]);
  const std::string_view last = line.substr(line.find_last_of(" \t") + 1);
  // Alone, or written like the names that some of them are also, in small letters only.
  if (starts_upper(last) && last.size() < line.size()) return false;
  return page_lines().never_last.contains(lower(last));
}

bool strip_continue_reading(std::string_view& paragraph) {
  const std::string_view text = trim(paragraph);
  const size_t from = text.size() > 220 ? text.size() - 220 : 0;
  for (size_t pos = std::max<size_t>(from, 1); pos + 2 < text.size(); ++pos) {
    const char first = lower(text[pos + 1]);
    if (text[pos] != ' ' || (first != 'c' && first != 'r' && first != 't' && first != 'k') ||
        is_letter(text[pos - 1]) || text[pos - 1] == ',')
      continue;
    if (!ends_sentence(text.substr(pos > 8 ? pos - 8 : 0, std::min<size_t>(pos, 8)))) continue;
    const std::string_view last = text.substr(pos + 1);
    if (!starts_with_any(last, page_lines().continue_starts)) continue;
    paragraph = trim(text.substr(0, pos));
    return true;
  }
  return false;
}

}  // namespace chancery::indexer
