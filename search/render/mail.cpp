#include "search/render/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "chancery/base64.h"
#include "chancery/utf8.h"
#include "search/render/numbers.h"
#include "search/render/text.h"

namespace chancery::search {

namespace {

// Encoded words of at most 75 characters (RFC 2047, 2), each of whole characters, on lines of
// their own.
std::string subject_text(const std::string& raw) {
  const std::string text = utf8::inert(raw);
  constexpr size_t kLongestLine = 60, kBytesOfAWord = 42;
  const bool plain =
      text.size() <= kLongestLine &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }) &&
      text.find("=?") == text.npos;
  if (plain) return text;
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end =
        text.size() - at <= kBytesOfAWord ? text.size() : utf8::floor(text, at + kBytesOfAWord);
    out += fmt::format("{}=?UTF-8?B?{}?=", out.empty() ? "" : "\n ",
                       to_base64(std::string_view(text).substr(at, end - at)));
    at = end;
  }
  return out;
}

}  // namespace

void MailRenderer::answer(const Answer& answer, const std::string&) {
  if (answer.hits.empty()) return;
  std::ostringstream body;
  RenderOptions options;
  options.style.width = 72;
  options.detail = Detail::kLong;
  TextRenderer text(body, options);
  text.answer(answer, "");
  out_ << "Subject: "
       << subject_text(fmt::format("{}: {}", counted(answer.total, "hit", "hits", answer.certainty),
                                   answer.query))
       << "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
          "Content-Transfer-Encoding: 8bit\n\n"
       << body.str();
}

}  // namespace chancery::search
