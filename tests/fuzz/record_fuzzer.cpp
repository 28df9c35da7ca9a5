// A packed record or its JSON: an Error, or a record that points into its own text and comes back.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/record.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {
namespace {

void use(const Record& record) {
  const auto within = [&](const Span& span) {
    check(span.begin <= span.end && span.end <= record.text.size(), "spans are within the text");
  };
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      for (const Span& span : tag.mentions) within(span);
    }
  }
  for (const Sentence& sentence : record.sentences) within(sentence.span);
  const Record back = unpack(pack(record));
  check(back.path == record.path && back.text == record.text, "records come back");
  to_json(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  const std::string_view text = fuzz::text_of(data, size);
  try {
    if (text.starts_with('{')) {
      const nlohmann::json object = nlohmann::json::parse(text, nullptr, false);
      if (!object.is_discarded()) fuzz::use(from_json(object));
    } else {
      fuzz::use(unpack(text));
    }
  } catch (const Error&) {
    // What is damaged is refused.
  }
  return 0;
}
