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

}  // namespace chancery::indexer
