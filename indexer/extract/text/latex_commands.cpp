#include "indexer/extract/text/latex_commands.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

#include "chancery/utf8.h"

namespace chancery::indexer {
namespace {

template <size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 33> kSkipped = {"label",
                                                       "ref",
                                                       "pageref",
                                                       "eqref",
                                                       "cite",
                                                       "citep",
                                                       "citet",
                                                       "autoref",
                                                       "cref",
                                                       "includegraphics",
                                                       "input",
                                                       "include",
                                                       "usepackage",
                                                       "documentclass",
                                                       "bibliography",
                                                       "bibliographystyle",
                                                       "vspace",
                                                       "hspace",
                                                       "setlength",
                                                       "setcounter",
                                                       "newcommand",
                                                       "renewcommand",
                                                       "hypersetup",
                                                       "pagestyle",
                                                       "thispagestyle",
                                                       "index",
                                                       "graphicspath",
                                                       "definecolor",
                                                       "color",
                                                       "textcolor",
                                                       "addcontentsline",
                                                       "nocite",
                                                       "bibitem"};

constexpr std::array<std::string_view, 14> kSilent = {
    "equation", "equation*", "align",       "align*",  "eqnarray", "displaymath",     "math",
    "figure",   "figure*",   "tikzpicture", "picture", "comment",  "thebibliography", "lstlisting"};

// The combining character, 0 when it is none.
char32_t accent_of(char c) {
  switch (c) {
    case '\'':
      return 0x301;
    case '`':
      return 0x300;
    case '^':
      return 0x302;
    case '"':
      return 0x308;
    case '~':
      return 0x303;
    case '=':
      return 0x304;
    case '.':
      return 0x307;
    case 'c':
      return 0x327;
    case 'v':
      return 0x30C;
    case 'u':
      return 0x306;
    case 'H':
      return 0x30B;
    case 'k':
      return 0x328;
    case 'r':
      return 0x30A;
    default:
      return 0;
  }
}

}  // namespace

bool has_no_text(std::string_view command) {
  return is_one_of(command, kSkipped);
}

bool is_silent_environment(std::string_view name) {
  return is_one_of(name, kSilent);
}

std::string_view character_of(std::string_view command) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kCharacters = {
      {{"ss", "ß"},         {"o", "ø"},   {"O", "Ø"},      {"l", "ł"},    {"L", "Ł"},
       {"ae", "æ"},         {"AE", "Æ"},  {"oe", "œ"},     {"OE", "Œ"},   {"aa", "å"},
       {"AA", "Å"},         {"i", "i"},   {"j", "j"},      {"dots", "…"}, {"ldots", "…"},
       {"S", "§"},          {"P", "¶"},   {"pounds", "£"}, {"euro", "€"}, {"textendash", "–"},
       {"textemdash", "—"}, {"quad", " "}}};
  for (const auto& [known, text] : kCharacters)
    if (known == command) return text;
  return "";
}

bool is_accent(char command) {
  return accent_of(command) != 0;
}

std::string with_accent(const std::string& letter, char command) {
  std::string text = letter;
  utf8::append(text, accent_of(command));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  return U_FAILURE(status) ? text : out;
}

}  // namespace chancery::indexer
