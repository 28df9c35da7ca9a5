#include "chancery/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "chancery/utf8.h"

namespace chancery {

std::string detect_language(std::string_view text, std::string_view html_hint) {
  // The first 8 kB tell; more only costs time.
  constexpr size_t kEnough = 8 * 1024;
  text = text.substr(0, utf8::floor(text, kEnough));
  const std::string hint(html_hint);
  const CLD2::CLDHints hints = {hint.empty() ? nullptr : hint.c_str(), nullptr,
                                CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                     languages, percents, scores, nullptr, &bytes, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE) return "";
  std::string code = CLD2::LanguageCode(language);
  if (code.starts_with("zh")) return "zh";
  if (code == "iw") return "he";
  return code == "un" ? "" : code;
}

std::string language_name(const std::string& code) {
  if (code.empty()) return code;
  icu::UnicodeString name;
  icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string text;
  name.toUTF8String(text);
  return text.empty() ? code : text;
}

}  // namespace chancery
