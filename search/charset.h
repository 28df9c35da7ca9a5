// Terminals whose charset is not UTF-8 (ISO 8859-1, KOI8-R): there the bytes of UTF-8 are other
// characters, some of them controls.
//
// Where the charset is unknown (the C locale) or UTF-8, nothing is changed.
#pragma once

#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace chancery::search {

// Whether LC_CTYPE (setlocale is the caller's) has another charset than UTF-8 and ASCII.
bool locale_is_foreign();

// From the locale's charset. What is no text in it stays as it is.
std::string from_locale(std::string_view text);
// To the locale's charset: what it lacks comes close ("..." for "…") or is "?".
std::string to_locale(std::string_view text);

// While one lives, what is written to `out` reaches it in the locale's charset, if `terminal` says
// that a person reads it and the locale is foreign.
class LocaleOutput {
 public:
  LocaleOutput(std::ostream& out, bool terminal);
  ~LocaleOutput();
  LocaleOutput(const LocaleOutput&) = delete;
  LocaleOutput& operator=(const LocaleOutput&) = delete;

 private:
  std::ostream& out_;
  std::streambuf* before_ = nullptr;
  std::unique_ptr<std::streambuf> converting_;
};

}  // namespace chancery::search
