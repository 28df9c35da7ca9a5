// Mail, mailboxes and saved pages.
#include <cstdint>

#include "tests/fuzz/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chancery::fuzz::read_as({"message/rfc822", "multipart/related"},
                          chancery::fuzz::text_of(data, size));
  return 0;
}
