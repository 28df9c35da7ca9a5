// The bytes of a file, as each type that its name may say: a record with clean text, or Unreadable.
#include <cstdint>

#include "chancery/utf8.h"
#include "indexer/extract/read_document.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

using namespace indexer;
namespace {

void read(const char* name, std::string_view bytes) {
  try {
    const Record record = read_document(name, bytes, 1'700'000'000);
    check(!record.text.empty(), "a document has text");
    for (const std::string* field :
         {&record.text, &record.title, &record.publisher, &record.url, &record.date}) {
      check(utf8::is_valid(*field), "fields are UTF-8");
    }
    for (const char c : record.text) {
      const auto byte = static_cast<unsigned char>(c);
      check(byte >= 0x20 || c == '\n' || c == '\t', "text has no control characters");
    }
  } catch (const Unreadable& unreadable) {
    check(!unreadable.reason().empty(), "there is a reason");
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = chancery::fuzz::text_of(data, size);
  for (const char* name : {"a.html", "a.md", "a.txt"}) chancery::fuzz::read(name, bytes);
  return 0;
}
