#include "indexer/extract/member_names.h"

#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <clocale>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/charset/charset.h"

namespace chancery::indexer {
namespace {

locale_t utf8_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

unsigned char byte_at(std::string_view text, size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

struct Counts {
  size_t high = 0;           // bytes above ASCII
  size_t ascii = 0;          // letters of ASCII
  size_t dos_russian = 0;    // that are Cyrillic letters in code page 866
  size_t windows_small = 0;  // that are small Cyrillic letters in windows-1251
  size_t dos_latin = 0;      // that are Latin letters in code pages 437 and 850
  size_t kana = 0;           // bytes of pairs that are kana in Shift JIS
  size_t chinese = 0;        // bytes of pairs that are characters of GB 2312
};

Counts count(std::string_view name) {
  Counts counts;
  for (size_t i = 0; i < name.size(); ++i) {
    const unsigned char c = byte_at(name, i);
    counts.ascii += is_letter(name[i]);
    if (c < 0x80) continue;
    ++counts.high;
    counts.dos_russian += c <= 0xAF || (c >= 0xE0 && c <= 0xF1);
    counts.windows_small += c >= 0xE0;
    counts.dos_latin += c <= 0xA7 || c == 0xE1;
  }
  for (size_t i = 0; i + 1 < name.size(); ++i) {
    const unsigned char lead = byte_at(name, i);
    const unsigned char trail = byte_at(name, i + 1);
    if (lead < 0x80) continue;
    const bool kana = (lead == 0x82 && trail >= 0x9F && trail <= 0xF1) ||
                      (lead == 0x83 && trail >= 0x40 && trail <= 0x96);
    counts.kana += kana ? 2 : 0;
    counts.chinese += lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE ? 2 : 0;
    ++i;
  }
  return counts;
}

const char* code_page_of(std::string_view name) {
  const Counts counts = count(name);
  if (counts.kana >= 4 && counts.kana * 3 >= counts.high) return "Shift_JIS";
  // Words of another script have hardly a letter of ASCII; the ending of the file has.
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const size_t letters = static_cast<size_t>(std::count_if(stem.begin(), stem.end(), is_letter));
  const bool foreign = counts.high >= 2 && counts.high >= letters;
  if (foreign && counts.dos_russian == counts.high) return "ibm-866";
  // Both are pairs of the same bytes: most letters of a Russian name are small ones, and of Chinese
  // characters the common ones begin below them.
  if (foreign && counts.windows_small * 5 >= counts.high * 3) return "windows-1251";
  if (foreign && counts.chinese == counts.high) return "GB18030";
  return counts.dos_latin == counts.high ? "ibm-850" : "windows-1252";
}

}  // namespace

void load_utf8_names() {
  utf8_locale();
}

Utf8Names::Utf8Names() {
  if (const locale_t locale = utf8_locale(); locale != nullptr) before_ = uselocale(locale);
}

Utf8Names::~Utf8Names() {
  if (before_ != nullptr) uselocale(static_cast<locale_t>(before_));
}

std::string member_name(archive_entry* entry) {
  // The first has the bytes of names that are not in Unicode, too.
  for (const auto name : {archive_entry_pathname, archive_entry_pathname_utf8})
    if (const char* found = name(entry); found != nullptr) return decoded_name(found);
  return "";
}

std::string decoded_name(std::string_view name) {
  // Strings of PDF.
  if (name.starts_with("\xFE\xFF")) return to_utf8(name.substr(2), "UTF-16BE");
  return utf8::is_valid(name) ? std::string(name) : to_utf8(name, code_page_of(name));
}

}  // namespace chancery::indexer
