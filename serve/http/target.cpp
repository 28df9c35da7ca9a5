#include "serve/http/target.h"

#include <algorithm>
#include <optional>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Undoes %41; `plus`: and takes + for a space, as forms write it (URL Standard, section 5).
std::string decoded(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        throw Problem(400, "the address has a % without two hexadecimal digits; write % as %25");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
}

std::string checked(std::string text, bool value) {
  if (!utf8::is_valid(text)) throw Problem(400, "the address is not UTF-8");
  const bool controls = std::any_of(text.begin(), text.end(), [&](char c) {
    const bool layout = c == '\n' || c == '\r' || c == '\t';
    return is_control(c) && !(value && layout);
  });
  if (controls) throw Problem(400, "the address has a control character in it");
  return text;
}

}  // namespace

Target read_target(std::string_view target) {
  if (!target.starts_with('/')) throw Problem(400, "the address must begin with a slash");
  const size_t mark = std::min(target.find('?'), target.size());
  Target out;
  out.path = checked(decoded(target.substr(0, mark), false), false);
  if (mark == target.size()) return out;
  const std::string_view query = target.substr(mark + 1);
  for (const std::string_view pair : split(query, "&")) {
    if (pair.empty()) continue;
    const size_t sign = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(sign + 1, pair.size()));
    out.parameters.emplace_back(checked(decoded(pair.substr(0, sign), true), false),
                                checked(decoded(value, true), true));
  }
  return out;
}

}  // namespace chancery::serve
