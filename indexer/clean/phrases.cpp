#include "indexer/clean/phrases.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/clean/strings.h"

namespace chancery {
namespace {

using Words = std::unordered_set<std::string_view>;

// Compared with the line's words in lower case, marks and numbers left out.
const Words& chrome_lines() {
  static const Words kLines = {
      "top of page", "bottom of page", "back to top", "to top", "go to top", "return to top", "scroll to top",
      "skip to content", "skip to main content", "skip to main", "skip navigation", "skip to navigation", "jump to content",
      "share this", "share this article", "share this story", "share this post", "share this page", "share on",
      "share article", "share via", "share on facebook", "share on twitter", "share on linkedin",
      "share on whatsapp", "share via email", "share post", "tweet this", "email this", "email this article",
      "print this", "print this page", "print this article", "print friendly", "copy link", "link copied", "copy url", "save article",
      "save this article", "listen to this article", "listen to article", "download pdf", "download this article", "advertisement", "advertisements", "advert", "ad", "text size", "sharing is caring", "partner news",
      "article continues below", "article continues after advertisement", "story continues below advertisement",
      "story continues below", "post not marked as liked", "like this", "like this post", "loading", "loading comments",
      "subscribe now", "subscribe to our newsletter", "sign up for our newsletter", "sign up to our newsletter",
      "get our newsletter", "join our newsletter", "join our mailing list", "sign up for updates",
      "enter your email", "enter your email address", "your email", "email address", "follow us", "follow us on", "follow us on twitter",
      "follow us on facebook", "accept cookies", "accept all", "accept all cookies", "reject all", "manage cookies",
      "cookie settings", "cookie preferences", "manage preferences", "view comments", "show comments", "hide comments",
      "leave a comment", "leave a reply", "post a comment", "write a comment", "add a comment", "no comments", "be the first to comment",
      "log in to comment", "log in to reply", "comments are closed", "toggle navigation", "open menu", "close menu", "main menu",
      "min read", "previous post", "next post", "previous article", "next article", "see all", "view all", "read next", "up next",
      "more from this author", "more by this author", "all rights reserved", "click to share", "sponsored content", "recommended for you"};
  return kLines;
}

const Words& menu_lines() {
  static const Words kLines = {
      "home", "about", "about us", "contact", "contact us", "search", "menu", "news", "log in", "login", "sign in",
      "sign up", "register", "subscribe", "share", "print", "email", "tweet", "save", "like", "reply", "more", "next",
      "previous", "close", "privacy", "privacy policy", "terms", "terms of use", "terms of service",
      "terms and conditions", "cookie policy", "sitemap", "site map", "imprint", "impressum", "careers", "jobs", "donate",
      "events", "publications", "research", "experts", "topics", "regions", "programs", "programmes", "projects", "opinion",
      "analysis", "commentary", "world", "politics", "business", "economy", "sport", "sports", "culture", "video", "videos", "podcast",
      "podcasts", "press", "media", "archive", "blog", "newsletter", "newsletters", "facebook", "twitter", "linkedin",
      "instagram", "youtube", "whatsapp", "telegram", "rss", "x", "accessibility", "help", "faq", "shop", "advertise",
      "advertise with us", "our team", "team", "staff", "people", "issues", "all posts", "blog posts", "latest", "latest news", "english",
      "français", "español", "deutsch", "русский", "all", "tags", "language", "download", "pdf", "settings", "get involved", "support us", "work with us"};
  return kLines;
}

const Words& share_words() {
  static const Words kWords = {"share",   "tweet",     "facebook", "twitter",  "linkedin", "email",     "e-mail", "mail", "print",
                               "whatsapp", "telegram", "reddit",   "pinterest", "instagram", "youtube", "copy",   "link", "save",
                               "x",       "on",        "via",      "this",     "flipboard", "pocket", "e",   "messenger", "mastodon",
                               "bluesky", "threads",   "vk",       "xing",     "tumblr",   "sms",      "more", "article", "url", "pin", "post", "follow", "us", "and", "or", "like", "comment", "rss"};
  return kWords;
}

constexpr std::array<std::string_view, 15> kComments = {
    "comments", "comment", "reader comments", "readers comments", "join the conversation", "join the discussion",
    "recent comments", "discussion", "responses", "leave a comment", "leave a reply", "kommentare", "commentaires", "comentarios", "комментарии"};

constexpr std::array<std::string_view, 30> kRelated = {
    "related", "related articles", "related stories", "related posts", "related content", "related news",
    "related topics", "related reading", "related links", "recent posts", "recent articles", "read also",
    "also read", "see also", "you may also like", "you might also like", "more from", "more stories", "more news",
    "most read", "most popular", "popular posts", "trending", "trending now", "recommended", "recommended reading", "further reading",
    "latest articles", "latest stories", "read more"};

constexpr std::array<std::string_view, 12> kRelatedStarts = {
    "recent posts", "read next", "up next: ", "read also: ",
    "you may also like", "you might also like", "more from ", "read more in ", "more in ", "related: ", "see also: ", "also read: "};

constexpr std::array<std::string_view, 28> kCreditStarts = {
    "photo by ",     "photo: ",        "photos: ",      "photo credit",   "photograph: ", "photograph by ",
    "photos by ",    "photo courtesy", "image: ",       "image by ",      "image credit", "image courtesy", "image source",
    "images: ",      "credit: ",       "credits: ",     "picture: ",      "picture by ",  "picture credit",
    "illustration: ", "illustration by ", "(photo by ",  "(photo: ",       "(image: ", "foto: ", "фото: ", "cover image", "file photo"};

constexpr std::array<std::string_view, 9> kCreditEnds = {
    "via getty images", "/getty images", "via ap", "/afp", "/reuters", "via reuters", "getty images)", "/ap)", "via afp"};

constexpr std::array<std::string_view, 17> kContinue = {
    "continue reading", "read the full ", "read the rest ", "read more at ", "read more on ", "read more in ", "read the whole ", "click here to ", "to read the full ",
    "to continue reading", "to read the rest", "read full article", "read full story", "the full article is available", "this article continues at", "keep reading", "read the original "};

template <size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view start) {
    return starts_with_ignoring_case(text, start);
  });
}

constexpr std::array<std::string_view, 37> kPromotions = {
    "like us on ", "you are receiving this", "last updated ", "tags: ", "topics: ", "filed under",
    "previous article", "next article", "previous post", "next post", "unsubscribe",
    "follow us ",        "follow @",           "subscribe to ",     "sign up ",
    "get our ",          "join our ",          "like this story",   "like what you",
    "download our ",     "listen to ",         "tell us what ",     "have a tip",
    "got a tip",         "send us ",           "contact us at",     "for more information, visit",
    "this document is subject to copyright",   "more great ",       "more from ",
    "explore further",   "have a story",       "click here for more", "share your thoughts",
    "let us know ",      "enjoyed this ",      "support our "};

// "Follow the Herald on Twitter": the name in between is anything.
bool is_promotion(std::string_view line) {
  if (line.size() > 260) return false;
  // A copyright line, or the third item of a list.
  if (starts_with_ignoring_case(line, "(c) ") && starts_upper(line.substr(4)) && line.size() < 120)
    return !ends_sentence(line) && line.back() != ';' && line.back() != ',';
  if (starts_with_any(line, kPromotions)) return true;
  if (starts_with_ignoring_case(line, "follow "))
    for (const std::string_view network : {" on twitter", " on facebook", " on instagram", " on x.", " on telegram", " on linkedin"})
      if (contains_ignoring_case(line, network)) return true;
  return starts_with_ignoring_case(line, "get ") && contains_ignoring_case(line, "delivered ");
}

// Arrows, bullets, dashes and quotes that decorate links.
constexpr std::array<std::string_view, 17> kMarks = {"\u2026", "\u2191", "\u2193", "\u2192", "\u2190", "\u00BB", "\u00AB", "\u2022", "\u00B7", "\u203A", "\u00A0", "\u2019", "\u00D7", "\u25B2", "\u25BC", "\u2013", "\u2014"};

// Words in lower case with one space between; marks and numbers left out.
std::string words_only(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  bool ascii = true;
  for (const char c : line) {
    if (is_letter(c) || (c & 0x80) != 0) {
      ascii = ascii && (c & 0x80) == 0;
      out += lower(c);
    } else if (c != '\'' && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!ascii)
    for (const std::string_view mark : kMarks)
      for (size_t at = 0; (at = out.find(mark, at)) != out.npos;) out.erase(at, mark.size());
  return std::string(trim(out));
}

bool find_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

bool is_share_bar(std::string_view words) {
  size_t count = 0;
  size_t networks = 0;
  for (const std::string_view word : split(words, " ")) {
    if (!share_words().contains(word)) return false;
    ++count;
    networks += word == "facebook" || word == "twitter" || word == "linkedin" || word == "email" || word == "tweet" ||
                word == "whatsapp" || word == "telegram" || word == "reddit" || word == "print" || word == "copy" || word == "instagram" || word == "youtube";
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
      known += menu_lines().contains(words) || chrome_lines().contains(words);
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
  for (const std::string_view sign : {"we value your privacy", "our partners store", "your privacy choices"})
    if (text.find(sign) != text.npos) return true;
  if (text.find("cookie") == text.npos) return false;
  for (const std::string_view sign : {"we use", "uses cookies", "use cookies", "use of cookies", "accept", "consent", "by continuing",
                                      "your experience", "our site", "this site", "this website", "our website", "preferences"})
    if (text.find(sign) != text.npos) return true;
  return false;
}

bool is_credit(std::string_view line) {
  if (starts_with_any(line, kCreditStarts)) return !ends_sentence(line) || line.size() < 160;
  if (line.size() > 250 ) return false;
  // "A patrol boat off Porkkala. Photo: J. Sundgren / Skerry Media"
  for (const std::string_view mark : {". Photo by ", ". Photo: ", ". Photo \u2013 ", ". Photograph: ", ". Image: ", ". Foto: ",
                                      ". Photo : ", ". \u0424\u043E\u0442\u043E: ", ". Credit: "})
    if (const size_t at = line.find(mark); at != line.npos && line.size() - at < 90) return true;
  const std::string_view bare = line.ends_with('.') ? line.substr(0, line.size() - 1) : line;
  for (const std::string_view end : kCreditEnds)
    if (bare.size() > end.size() && equals_ignoring_case(bare.substr(bare.size() - end.size()), end)) return true;
  return false;
}

bool is_copyright(std::string_view line) {
  return line.size() < 200 && (line.starts_with("\u00A9") || starts_with_ignoring_case(line, "copyright \u00A9") ||
                               starts_with_ignoring_case(line, "all rights reserved") || starts_with_ignoring_case(line, "(c) 20") || starts_with_ignoring_case(line, "copyright (c)") ||
                               starts_with_ignoring_case(line, "copyright 20"));
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
  if (starts_with_any(line, kRelatedStarts) && line.size() < 160 && !ends_sentence(line))
    return LineKind::kRelated;
  if (starts_with_ignoring_case(line, "comments (")) return LineKind::kComments;
  if (starts_with_any(without_marks(line), kContinue) && line.size() < 200)
    return LineKind::kContinue;
  if (is_credit(line)) return LineKind::kCredit;
  if (starts_with_ignoring_case(line, "advertisement: ") && line.size() < 120) return LineKind::kChrome;
  if (is_copyright(line) || is_button_bar(line) || is_breadcrumb(line)) return LineKind::kChrome;
  if (line.size() < 80) {
    const std::string words = words_only(line);
    if (words.empty()) return LineKind::kText;
    if (std::find(kComments.begin(), kComments.end(), words) != kComments.end()) return LineKind::kComments;
    if (chrome_lines().contains(words) && !(ends_sentence(line) && line.size() > 40)) return LineKind::kChrome;
    if (std::find(kRelated.begin(), kRelated.end(), words) != kRelated.end()) return LineKind::kRelated;
    if (words.starts_with("be the first to comment") || words.starts_with("sort by ") || words.starts_with("comments are closed")) return LineKind::kChrome;
    if (words.starts_with("comments sort by") || (is_digit(line[0]) && words.starts_with("responses to "))) return LineKind::kComments;
    if (is_share_bar(words)) return LineKind::kChrome;
    if (menu_lines().contains(words)) return LineKind::kMenu;
  }
  if (is_promotion(line)) return LineKind::kPromotion;
  if (is_menu_bar(line)) return LineKind::kBar;
  if (is_cookie_notice(line)) return LineKind::kCookies;
  return LineKind::kText;
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
    if (!starts_with_any(last, kContinue)) continue;
    paragraph = trim(text.substr(0, pos));
    return true;
  }
  return false;
}

}  // namespace chancery
