// A list of words: entries of the classes that it must have, or an Error.
#include <array>
#include <cstdint>
#include <string_view>

#include "chancery/error.h"
#include "chancery/words.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  static constexpr std::array<std::string_view, 2> kClasses = {"fruit", "red"};
  try {
    const WordFile file("fruit.txt", fuzz::text_of(data, size), kClasses);
    for (const WordFile::Entry& entry : file.entries()) {
      fuzz::check(!entry.text.empty() && (entry.classes & ~uint64_t{3}) == 0,
                  "words are of the classes");
    }
    for (const std::string_view each : kClasses) {
      fuzz::check(!file.list(each).empty(), "each class has a word");
    }
  } catch (const Error& error) {
    fuzz::check(std::string_view(error.what()).find("fruit.txt") != std::string_view::npos,
                "errors name the file");
  }
  return 0;
}
