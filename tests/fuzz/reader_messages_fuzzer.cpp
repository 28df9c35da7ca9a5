// What a reader that was taken over may send to the program: an Error, or a message that comes back
// as it was. The first byte says which.
#include <cstdint>

#include "chancery/error.h"
#include "indexer/isolate/reader_messages.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

using namespace indexer;
namespace {

template <typename Message>
void read(std::string_view bytes) {
  const std::string packed = Message::unpack(bytes).pack();
  check(Message::unpack(packed).pack() == packed, "messages come back");
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data + 1, size - 1);
  try {
    switch (data[0] % 3) {
      case 0:
        fuzz::read<ReadRequest>(bytes);
        break;
      case 1:
        fuzz::read<Missed>(bytes);
        break;
      default:
        fuzz::read<ToConvert>(bytes);
    }
  } catch (const Error&) {
    // What is damaged is refused.
  }
  return 0;
}
