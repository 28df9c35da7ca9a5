#include "indexer/tag/bare_words.h"

#include <array>
#include <string_view>

namespace chancery::indexer {

const BareWords& bare_words() {
  static const BareWords words = [] {
    static constexpr std::array<std::string_view, 8> kClasses = {
        "joint", "no-name", "place-kind", "of", "noun-end", "before-name", "event", "tail"};
    const WordFile file("bare_names.txt", kClasses);
    return BareWords{file.set("joint"), file.set("no-name"),     file.set("place-kind"),
                     file.set("of"),    file.set("before-name"), file.set("event"),
                     file.set("tail"),  file.list("noun-end")};
  }();
  return words;
}

}  // namespace chancery::indexer
