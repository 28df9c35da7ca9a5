#include "core/concepts/languages.h"

#include <algorithm>
#include <array>

#include "chancery/utf8.h"

namespace chancery {

namespace {

struct Range {
  char32_t first, last;
  Script script;
};
// Letters of the scripts (Unicode's blocks), in order.
constexpr auto kRanges = std::to_array<Range>({
    {0x370, 0x3FF, Script::kGreek},      {0x400, 0x52F, Script::kCyrillic},
    {0x531, 0x58F, Script::kArmenian},   {0x591, 0x5F4, Script::kHebrew},
    {0x600, 0x77F, Script::kArabic},     {0x900, 0x97F, Script::kDevanagari},
    {0x980, 0x9FF, Script::kBengali},    {0xB80, 0xBFF, Script::kTamil},
    {0xE00, 0xE7F, Script::kThai},       {0xE80, 0xEFF, Script::kLao},
    {0x1000, 0x109F, Script::kBurmese},  {0x10A0, 0x10FF, Script::kGeorgian},
    {0x1200, 0x137F, Script::kEthiopic}, {0x1780, 0x17FF, Script::kKhmer},
    {0x1F00, 0x1FFF, Script::kGreek},    {0x3040, 0x30FF, Script::kKana},
    {0x3400, 0x9FFF, Script::kHan},      {0xAC00, 0xD7A3, Script::kHangul},
    {0xFB50, 0xFDFF, Script::kArabic},   {0xFE70, 0xFEFF, Script::kArabic},
});

struct Use {
  Script script;
  std::string_view languages;  // written so; the first is taken where nothing else is known
};
constexpr auto kUses = std::to_array<Use>({
    {Script::kGreek, "el "},
    {Script::kCyrillic, "ru uk be bg sr mk kk ky tg mn tt ce cv ba os sah "},
    {Script::kArmenian, "hy "},
    {Script::kHebrew, "he yi "},
    {Script::kArabic, "ar fa ur ps ug sd ckb ks "},
    {Script::kDevanagari, "hi mr ne sa bho "},
    {Script::kBengali, "bn as "},
    {Script::kTamil, "ta "},
    {Script::kThai, "th "},
    {Script::kLao, "lo "},
    {Script::kBurmese, "my "},
    {Script::kGeorgian, "ka "},
    {Script::kEthiopic, "am ti "},
    {Script::kKhmer, "km "},
    {Script::kHangul, "ko "},
    {Script::kKana, "ja "},
    {Script::kHan, "zh ja "},
});

// Languages whose names are those of another: the ways to write Norwegian, Bosnian and Croatian.
std::string_view listed_as(std::string_view language) {
  if (language == "nb" || language == "nn") return "no";
  if (language == "bs" || language == "sh") return "hr";
  return language;
}

bool has(std::string_view languages, std::string_view code) {
  for (size_t at = languages.find(code); at != std::string_view::npos;
       at = languages.find(code, at + 1)) {
    if ((at == 0 || languages[at - 1] == ' ') && languages[at + code.size()] == ' ') return true;
  }
  return false;
}

// Whether words in Latin letters may be of `language`.
bool is_latin(std::string_view language) {
  if (language == "sr" || language == "kk") return true;  // written in either
  return std::none_of(kUses.begin(), kUses.end(),
                      [&](const Use& use) { return has(use.languages, language); });
}

}  // namespace

Script script_of(std::string_view word) {
  if (begins_latin(word)) return Script::kLatin;
  size_t at = 0;
  const char32_t c = utf8::next(word, at);
  const auto range =
      std::upper_bound(kRanges.begin(), kRanges.end(), c,
                       [](char32_t letter, const Range& one) { return letter < one.first; });
  if (range == kRanges.begin() || c > std::prev(range)->last) return Script::kLatin;
  return std::prev(range)->script;
}

const LanguageTables* Languages::tables(std::string_view language) const {
  if (language.empty() || language == "en") return nullptr;
  language = listed_as(language);
  const std::lock_guard lock(mutex_);
  auto known = made_.find(language);
  if (known == made_.end()) {
    const std::string code(language);
    auto made = std::make_unique<LanguageTables>(gazetteer_, code);
    if (made->tries.name_words.size() == 0 && !made->has_patterns()) made.reset();
    known = made_.emplace(code, std::move(made)).first;
  }
  return known->second.get();
}

const LanguageTables* Languages::tables(Script script, std::string_view language) const {
  if (script == Script::kLatin) return is_latin(language) ? tables(language) : nullptr;
  const auto use = std::find_if(kUses.begin(), kUses.end(),
                                [&](const Use& one) { return one.script == script; });
  if (use == kUses.end()) return nullptr;
  const bool own = !language.empty() && has(use->languages, language);
  return tables(own ? language : use->languages.substr(0, use->languages.find(' ')));
}

}  // namespace chancery
