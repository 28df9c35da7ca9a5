// Formats of text that have a grammar.
#include <cstdint>

#include "tests/fuzz/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chancery::fuzz::read_as({"text/csv", "text/tab-separated-values", "text/x-tex", "text/x-rst",
                           "text/xml", "application/json", "application/x-ndjson"},
                          chancery::fuzz::text_of(data, size));
  return 0;
}
