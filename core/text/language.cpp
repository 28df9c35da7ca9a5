#include "chancery/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "chancery/utf8.h"

namespace chancery {

namespace {

// Bytes of each of three pieces of a text, from which its language is told; more only costs time.
constexpr size_t kShortPiece = 256;
constexpr size_t kPiece = 1024;
constexpr int kSurePercent = 95;  // of a short sample in one language

// The beginning, the middle and the end of `text`, or all of it when it is short.
std::string sample_of(std::string_view text, size_t piece) {
  if (text.size() <= 4 * piece) return std::string(text);
  std::string sample;
  for (const size_t begin : {size_t{0}, text.size() / 2, text.size() - piece}) {
    const size_t from = utf8::floor(text, begin);
    const size_t space = begin == 0 ? 0 : text.substr(from, 100).find(' ');
    const size_t start = from + (space == std::string_view::npos ? 0 : space);
    sample += text.substr(start, utf8::floor(text, start + piece) - start);
    sample += '\n';
  }
  return sample;
}

struct Guess {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  bool sure = false;
};

Guess guess(const std::string& text, const std::string& hint) {
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
  return {language, reliable && language == languages[0] && percents[0] >= kSurePercent};
}

}  // namespace

std::string detect_language(std::string_view text, std::string_view html_hint) {
  const std::string hint(html_hint);
  Guess told = guess(sample_of(text, kShortPiece), hint);
  if (!told.sure && text.size() > 4 * kShortPiece) told = guess(sample_of(text, kPiece), hint);
  if (told.language == CLD2::UNKNOWN_LANGUAGE) return "";
  std::string code = CLD2::LanguageCode(told.language);
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
