// OLE files as each kind of document of old Office, and as Outlook's mail.
#include <cstdint>

#include "tests/fuzz/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chancery::fuzz::read_as(
      {"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
       "application/vnd.ms-outlook", "application/ms-tnef"},
      chancery::fuzz::text_of(data, size));
  return 0;
}
