#include "chancery/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "chancery/text.h"
#include "chancery/utf8.h"

namespace chancery {

namespace {

// Bytes of each of three pieces of a text, from which its language is told; more only costs time.
constexpr size_t kShortPiece = 256;
constexpr size_t kPiece = 1024;
constexpr size_t kFewWords = 200;  // bytes of a text that cld2 often mistakes
constexpr int kSurePercent = 95;   // of a short sample in one language

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

// Those whose function words are counted in short texts.
constexpr std::array<std::string_view, 9> kLanguages = {"en", "fr", "es", "pt", "it",
                                                        "de", "nl", "ro", "tr"};

// Texts of a sentence or two have few of the letters that tell related languages apart: theirs is
// the language that has most of their words as function words.
std::string by_function_words(std::string_view text, const std::string& told) {
  // What cld2 takes short texts in these for.
  static constexpr std::array<std::string_view, 7> kMistaken = {"",   "gl", "ca", "oc",
                                                                "co", "la", "rm"};
  const auto is_in = [&](const auto& list) {
    return std::find(list.begin(), list.end(), told) != list.end();
  };
  if (!is_in(kLanguages) && !is_in(kMistaken)) return told;
  TokenList tokens;
  tokenize(text, tokens);
  const auto count = [&](std::string_view language) {
    return std::count_if(tokens.tokens.begin(), tokens.tokens.end(), [&](const Token& token) {
      return is_stop_word(tokens.word(token), language);
    });
  };
  std::string best = told;
  auto most = std::max<std::ptrdiff_t>(1, is_in(kLanguages) ? count(told) : 1);
  for (const std::string_view language : kLanguages) {
    if (const auto of_it = count(language); of_it > most) {
      most = of_it;
      best = language;
    }
  }
  return best;
}

bool holds_one_of(std::string_view text, std::initializer_list<std::string_view> letters) {
  return std::any_of(letters.begin(), letters.end(), [&](std::string_view letter) {
    return text.find(letter) != std::string_view::npos;
  });
}

// Bulgarian, Macedonian and Serbian lack letters that Russian and Ukrainian have.
std::string by_letters(std::string_view text, const std::string& told) {
  if (told != "bg" && told != "mk" && told != "sr") return told;
  if (holds_one_of(text, {"ї", "є", "ґ"})) return "uk";
  return holds_one_of(text, {"ы", "э", "ё"}) ? "ru" : told;
}

}  // namespace

void load_language_words() {
  TokenList tokens;
  tokenize("l'an", tokens);  // what it knows of apostrophes
  for (const std::string_view language : kLanguages) is_stop_word("", language);
}

std::string detect_language(std::string_view text, std::string_view html_hint) {
  const std::string hint(html_hint);
  Guess told = guess(sample_of(text, kShortPiece), hint);
  if (!told.sure && text.size() > 4 * kShortPiece) told = guess(sample_of(text, kPiece), hint);
  std::string code;
  if (told.language != CLD2::UNKNOWN_LANGUAGE) code = CLD2::LanguageCode(told.language);
  if (code.starts_with("zh")) return "zh";
  if (code == "iw") return "he";
  if (code == "un") code.clear();
  if (text.size() > kFewWords) return code;
  return by_function_words(text, by_letters(text, code));
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
