#include "search/export/markup.h"

#include <fmt/format.h>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {

constexpr std::string_view kLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

// `kept`: what is written as it is beside letters and digits.
std::string percent_encoded(std::string_view bytes, std::string_view kept) {
  std::string out;
  for (const char byte : bytes) {
    if (kLetters.find(byte) != kLetters.npos || kept.find(byte) != kept.npos) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

// The last two of each plane and 32 of the first are no characters.
bool is_character(char32_t c) {
  return (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

}  // namespace

std::string markup_text(std::string_view raw) {
  const std::string text = utf8::inert(raw);
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    switch (c) {
      case U' ':
        if (!out.ends_with(' ')) out += ' ';
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'&':
        out += "&amp;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        utf8::append(out, is_character(c) ? c : U'\uFFFD');
    }
  }
  return out;
}

std::string web_link(std::string_view url) {
  const size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return "";
  const std::string_view host = url.substr(scheme, url.find_first_of("/?#", scheme) - scheme);
  const size_t port = host.find(':');
  const auto is_of = [](std::string_view text, std::string_view kept) {
    return percent_encoded(text, kept) == text;
  };
  const bool good =
      port != 0 && !host.empty() && !host.starts_with('.') && host.find("..") == host.npos &&
      is_of(host.substr(0, port), ".-_") &&
      (port == host.npos ||
       (host.size() - port <= 6 && host.find_first_not_of("0123456789", port + 1) == host.npos));
  if (!good) return "";
  std::string link(url.substr(0, scheme + host.size()));
  std::string_view rest = url.substr(link.size());
  // A percent sign stays where two digits follow it.
  while (!rest.empty()) {
    const size_t percent = std::min(rest.find('%'), rest.size());
    link += percent_encoded(rest.substr(0, percent), "-._~/?#:@!$'()*+,;=&");
    rest.remove_prefix(percent);
    if (rest.empty()) break;
    const bool encoded = rest.size() > 2 &&
                         rest.substr(1, 2).find_first_not_of("0123456789abcdefABCDEF") == rest.npos;
    link += encoded ? "%" : "%25";
    rest.remove_prefix(1);
  }
  return link;
}

std::string file_link(std::string_view path) {
  if (!path.starts_with('/')) return "";
  return "file://" + percent_encoded(path, "/-._~");
}

}  // namespace chancery::search
