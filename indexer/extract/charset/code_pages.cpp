#include "indexer/extract/charset/code_pages.h"

#include <array>
#include <utility>

namespace chancery::indexer {

std::string code_page_charset(int code_page) {
  switch (code_page) {
    case 932:
      return "ibm-943_P15A-2003";
    case 936:
      return "GB18030";
    case 1200:
      return "UTF-16LE";
    case 1201:
      return "UTF-16BE";
    case 10000:
      return "macintosh";
    case 10007:
      return "x-mac-cyrillic";
    case 20866:
      return "KOI8-R";
    case 21866:
      return "KOI8-U";
    case 50220:
    case 50221:
    case 50222:
      return "ISO-2022-JP";
    case 51932:
      return "EUC-JP";
    case 51949:
      return "EUC-KR";
    case 54936:
      return "GB18030";
    case 65001:
      return "UTF-8";
    default:
      break;
  }
  if (code_page == 874 || code_page == 949 || code_page == 950 ||
      (code_page >= 1250 && code_page <= 1258))
    return "windows-" + std::to_string(code_page);
  if (code_page >= 28591 && code_page <= 28605)
    return "ISO-8859-" + std::to_string(code_page - 28590);
  if (code_page == 437 || code_page == 737 || code_page == 775 ||
      (code_page >= 850 && code_page <= 869))
    return "ibm-" + std::to_string(code_page);
  return "windows-1252";
}

int font_code_page(int font_charset) {
  static constexpr std::array<std::pair<int, int>, 17> kPages = {{{0, 1252},
                                                                  {77, 10000},
                                                                  {128, 932},
                                                                  {129, 949},
                                                                  {134, 936},
                                                                  {136, 950},
                                                                  {161, 1253},
                                                                  {162, 1254},
                                                                  {163, 1258},
                                                                  {177, 1255},
                                                                  {178, 1256},
                                                                  {186, 1257},
                                                                  {204, 1251},
                                                                  {222, 874},
                                                                  {238, 1250},
                                                                  {254, 437},
                                                                  {255, 850}}};
  for (const auto& [charset, page] : kPages)
    if (charset == font_charset) return page;
  return 0;
}

}  // namespace chancery::indexer
