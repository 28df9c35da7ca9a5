#include "indexer/extract/old_office/rtf_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chancery::indexer {

bool is_skipped_group(std::string_view word) {
  static constexpr std::array<std::string_view, 36> kWords = {
      "colortbl",  "stylesheet", "pict",       "header",    "headerl",      "headerr",
      "headerf",   "footer",     "footerl",    "footerr",   "footerf",      "fldinst",
      "listtext",  "pntext",     "annotation", "atnid",     "atnauthor",    "atnref",
      "objdata",   "themedata",  "datastore",  "generator", "listtable",    "listoverridetable",
      "revtbl",    "filetbl",    "nonshppict", "rsidtbl",   "latentstyles", "sp",
      "bkmkstart", "bkmkend",    "xmlopen",    "ftnsep",    "ftnsepc",      "userprops"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_kept_group(std::string_view word) {
  return word == "shpinst" || word == "shptxt" || word == "ud" || word == "footnote";
}

char32_t named_character(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 11> kCharacters = {
      {{"emdash", 0x2014},
       {"endash", 0x2013},
       {"lquote", 0x2018},
       {"rquote", 0x2019},
       {"ldblquote", 0x201C},
       {"rdblquote", 0x201D},
       {"bullet", 0x2022},
       {"tab", ' '},
       {"line", ' '},
       {"emspace", ' '},
       {"enspace", ' '}}};
  for (const auto& [name, c] : kCharacters)
    if (name == word) return c;
  return 0;
}

char32_t RtfUnicode::join(int number) {
  const auto unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_ = unit;
    return 0;
  }
  if (unit >= 0xDC00 && unit < 0xE000) {
    const char32_t high = std::exchange(high_, 0);
    return high == 0 ? 0 : 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
  }
  if (unit >= 0xF020 && unit <= 0xF0FF) return unit - 0xF000;  // fonts of symbols
  return unit < 0x110000 ? unit : 0;
}

}  // namespace chancery::indexer
