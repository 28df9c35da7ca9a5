#include "indexer/extract/charset/charset_guess.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <utility>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// As the WHATWG Encoding Standard: labels mean the wider charset that is really used under them.
std::string wider(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kWider = {{
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "GB18030"},
      {"gbk", "GB18030"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"uhc", "windows-949"},
      {"shift_jis", "ibm-943_P15A-2003"},
      {"shift-jis", "ibm-943_P15A-2003"},
      {"x-sjis", "ibm-943_P15A-2003"},
      {"mac-cyrillic", "x-mac-cyrillic"},
  }};
  for (const auto& [label, charset] : kWider)
    if (equals_ignoring_case(name, label)) return std::string(charset);
  return std::string(name);
}

std::string by_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return "";
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::unique_ptr<UConverter, decltype(&ucnv_close)> open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  return {charset.empty() ? nullptr : ucnv_open(charset.c_str(), &status), ucnv_close};
}

// Whether `bytes` (a sample, which may end within a character) can be `charset`.
bool fits(std::string_view bytes, const std::string& charset) {
  if (charset.empty() || starts_with_ignoring_case(charset, "utf-")) return false;
  const auto converter = open_converter(charset);
  if (converter == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::array<UChar, 4096> units;
  const char* source = bytes.data();
  while (source < bytes.data() + bytes.size()) {
    UChar* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, target + units.size(), &source,
                   bytes.data() + bytes.size(), nullptr, false, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return false;
  }
  return true;
}

// Latin-1 fits every byte and is what careless pages declare; in Latin text few letters have
// accents.
bool is_implausible(std::string_view bytes, const std::string& charset) {
  if (!equals_ignoring_case(charset, "windows-1252")) return false;
  size_t high = 0;
  size_t letters = 0;
  bool markup = false;
  for (const char c : bytes) {
    if (c == '<' || c == '>') markup = c == '<';
    high += (c & 0x80) != 0;
    letters += !markup && is_letter(c);
  }
  return high > letters / 2 && high > 20;
}

}  // namespace

std::string guess_charset(std::string_view bytes, std::string_view declared) {
  const std::string stated = wider(declared);
  if (fits(bytes, stated) && !is_implausible(bytes, stated)) return stated;
  const std::string guess = wider(by_uchardet(bytes));
  return open_converter(guess) != nullptr ? guess : "windows-1252";
}

}  // namespace chancery::indexer
