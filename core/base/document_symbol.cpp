#include "chancery/document_symbol.h"

#include <algorithm>

#include "chancery/strings.h"

namespace chancery {

std::string symbol_key(std::string_view symbol) {
  std::string key;
  for (const std::string_view word : split(symbol, " ")) {
    const std::string small = lower(word);
    if (small != "no" && small != "no." && small != "n\u00BA" && small != "n\u00B0") key += small;
  }
  return key;
}

std::vector<std::string> symbol_keys(std::string_view symbol) {
  std::vector<std::string> keys = {symbol_key(symbol)};
  const auto add = [&](std::string key) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  };
  for (size_t i = 0; i < keys.size(); ++i) {
    const std::string key = keys[i];
    if (const size_t year = key.find('('); year != key.npos && year > 0) add(key.substr(0, year));
    const size_t slash = key.rfind('/');
    if (slash == key.npos || slash == 0) continue;
    const std::string_view last = std::string_view(key).substr(slash + 1);
    for (const std::string_view version : {"add.", "corr.", "rev."})
      if (last.starts_with(version)) add(key.substr(0, slash));
  }
  return keys;
}

}  // namespace chancery
