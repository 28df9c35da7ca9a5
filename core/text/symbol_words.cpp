#include "chancery/symbol_words.h"

#include <array>
#include <string_view>

namespace chancery {

const SymbolWords& symbol_words() {
  static const SymbolWords words = [] {
    static constexpr std::array<std::string_view, 11> kClasses = {"body",
                                                                  "letterhead",
                                                                  "resolution",
                                                                  "resolutions",
                                                                  "general-assembly",
                                                                  "security-council",
                                                                  "human-rights",
                                                                  "economic-social",
                                                                  "ets",
                                                                  "cets",
                                                                  "unts"};
    const WordFile file("symbols.txt", kClasses);
    return SymbolWords{file.set("body"),
                       file.set("letterhead"),
                       file.list("resolution"),
                       file.list("resolutions"),
                       file.list("general-assembly"),
                       file.list("security-council"),
                       file.list("human-rights"),
                       file.list("economic-social"),
                       file.list("ets"),
                       file.list("cets"),
                       file.list("unts")};
  }();
  return words;
}

}  // namespace chancery
