#include "core/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstring>
#include <string>
#include <vector>

#include "chancery/text.h"
#include "chancery/utf8.h"

namespace chancery {

namespace {

constexpr char32_t kTableEnd = 0x700;  // through Arabic

bool is_hangul_syllable(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}

// Accents of alphabets; vowel signs of Indic scripts are no accents and stay.
bool is_accent(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x610 && c <= 0x61A) ||
         (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED) || c == 0x640;
}

bool is_unspaced(char32_t c) {
  if (is_hangul_syllable(c)) return true;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return c == 0x30FC;  // Katakana's long vowel belongs to two scripts
  }
}

uint8_t store(char (&to)[12], const icu::UnicodeString& from) {
  std::string bytes;
  from.toUTF8String(bytes);
  if (bytes.size() > sizeof to) bytes.resize(utf8::floor(bytes, sizeof to));
  std::memcpy(to, bytes.data(), bytes.size());
  return static_cast<uint8_t>(bytes.size());
}

Folding::Class class_of(UChar32 c) {
  if (c == '\'' || c == 0x2019 || c == 0x2BC || c == 0xFF07) return Folding::kApostrophe;
  if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D) return Folding::kIgnored;
  if (is_accent(static_cast<char32_t>(c))) return Folding::kMark;
  if (u_isdigit(c)) return Folding::kDigit;
  if (u_isupper(c) || u_istitle(c)) return Folding::kUpper;
  if (u_isalpha(c) || u_charType(c) == U_OTHER_NUMBER || u_charType(c) == U_LETTER_NUMBER) {
    return Folding::kLower;
  }
  const uint32_t mark = U_GET_GC_MASK(c) & U_GC_M_MASK;
  return mark ? Folding::kLower : Folding::kSeparator;
}

// Letters that Persian and Urdu keyboards have of their own for an Arabic letter; 0 for others.
UChar32 arabic_form(UChar32 c) {
  switch (c) {
    case 0x6CC:  // Farsi yeh
    case 0x649:  // alef maksura
      return 0x64A;
    case 0x6A9:  // keheh
      return 0x643;
    case 0x6C1:  // heh goal
    case 0x6D5:  // ae
      return 0x647;
    default:
      return 0;
  }
}

Folding compute(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  static const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(error);
  static const icu::Normalizer2* const compose = icu::Normalizer2::getNFCInstance(error);
  Folding out;
  out.kind = class_of(static_cast<UChar32>(c));
  if (out.kind == Folding::kSeparator || out.kind == Folding::kApostrophe ||
      out.kind == Folding::kIgnored) {
    return out;
  }
  out.unspaced = c > kTableEnd && is_unspaced(c);
  const icu::UnicodeString folded =
      casefold->normalize(icu::UnicodeString(static_cast<UChar32>(c)), error);
  out.exact_length = store(out.exact, compose->normalize(folded, error));
  const icu::UnicodeString parts = decompose->normalize(folded, error);
  icu::UnicodeString bare;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (!is_accent(static_cast<char32_t>(part))) bare.append(part);
  }
  // Letters whose stroke is no combining mark.
  if (c == 0xF8 || c == 0xD8) bare = "o";
  if (c == 0x141 || c == 0x142) bare = "l";
  if (c == 0x110 || c == 0x111) bare = "d";
  if (c == 0x131) bare = "i";
  if (c == 0x259 || c == 0x18F) bare = "a";  // Azerbaijani schwa as English texts have it
  if (c == 0x153 || c == 0x152) bare = "oe";
  if (c == 0xE6 || c == 0xC6) bare = "ae";
  if (const UChar32 arabic = arabic_form(static_cast<UChar32>(c))) {
    bare = arabic;
    out.exact_length = store(out.exact, bare);
  }
  out.folded_length = store(out.folded, compose->normalize(bare, error));
  return out;
}

}  // namespace

const Folding& folding_of(char32_t c, Folding& scratch) {
  static const std::vector<Folding> table = [] {
    std::vector<Folding> made;
    made.reserve(kTableEnd);
    for (char32_t i = 0; i < kTableEnd; ++i) made.push_back(compute(i));
    return made;
  }();
  if (c < kTableEnd) return table[c];
  if ((c >= 0x4E00 && c <= 0x9FFF) || is_hangul_syllable(c)) {  // these fold to themselves
    scratch = Folding();
    scratch.kind = Folding::kLower;
    scratch.unspaced = true;
    std::string bytes;
    utf8::append(bytes, c);
    std::memcpy(scratch.folded, bytes.data(), bytes.size());
    std::memcpy(scratch.exact, bytes.data(), bytes.size());
    scratch.folded_length = scratch.exact_length = static_cast<uint8_t>(bytes.size());
    return scratch;
  }
  scratch = compute(c);
  return scratch;
}

std::string composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const compose = icu::Normalizer2::getNFCInstance(error);
  const icu::UnicodeString from = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string bytes;
  compose->normalize(from, error).toUTF8String(bytes);
  return bytes;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Folding scratch;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    const Folding& folding = folding_of(c, scratch);
    if (folding.kind == Folding::kSeparator) {
      utf8::append(out, c);
    } else if (folding.kind == Folding::kApostrophe) {
      out += '\'';
    } else {
      out += folding.folded_view();
    }
  }
  return out;
}

}  // namespace chancery
