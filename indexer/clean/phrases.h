// Lines that belong to a page and not to its article.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

enum class LineKind : uint8_t {
  kText,       // anything else
  kChrome,     // "top of page", a share bar, "Advertisement": goes wherever it stands
  kMenu,       // a word of menus: goes in the head and tail of a page, may be a heading elsewhere
  kBar,        // a menu in one line: "Home | About | Contact"
  kCookies,    // a notice about cookies or consent: goes in the head and tail
  kCredit,     // of a photo or picture
  kContinue,   // "Continue reading the full article at …"
  kPromotion,  // "Follow us on …", "Sign up for …": goes at the end of a page
  kComments,   // the heading of the readers' comments
  kRelated,    // the heading of links to other articles
};

// What kind of line `line` (trimmed) is. Costs little for lines of more than 300 bytes.
LineKind classify_line(std::string_view line);

// Whether `line` stops in the middle of a phrase: at a hyphen, an article or another word in small
// letters that hardly any phrase ends with (in English, French, German, Spanish).
bool breaks_off(std::string_view line);

// Takes a last sentence like "Continue reading the full article at …" off a paragraph.
// Returns whether there was one.
bool strip_continue_reading(std::string_view& paragraph);

}  // namespace chancery::indexer
