// Documents of WordPerfect, Works, iWork and AbiWord.
#include <cstdint>

#include "tests/fuzz/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chancery::fuzz::read_as({"application/vnd.wordperfect", "application/vnd.ms-works",
                           "application/vnd.apple.iwork", "application/x-abiword"},
                          chancery::fuzz::text_of(data, size));
  return 0;
}
