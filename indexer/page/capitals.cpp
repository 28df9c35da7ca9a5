#include "indexer/page/capitals.h"

#include <unicode/uchar.h>

#include "chancery/utf8.h"

namespace chancery::indexer {

namespace {

template <class Test>
bool any_letter(std::string_view text, Test test) {
  for (size_t pos = 0; pos < text.size();)
    if (test(static_cast<UChar32>(utf8::next(text, pos)))) return true;
  return false;
}

}  // namespace

bool has_capital(std::string_view text) {
  return any_letter(text, [](UChar32 c) { return u_isupper(c); });
}

bool has_small_letter(std::string_view text) {
  return any_letter(text, [](UChar32 c) { return u_islower(c); });
}

}  // namespace chancery::indexer
