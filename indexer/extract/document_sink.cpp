// What a sink does that only takes documents.
#include "indexer/extract/read_document.h"
#include "indexer/extract/unreadable.h"

namespace chancery::indexer {

void DocumentSink::convert(const std::string&, std::string_view, int64_t, const Converter&) {
  throw Unreadable(reason::kUnknownType, "converters cannot be started here");
}
std::string DocumentSink::read_letters(std::string_view) {
  throw Unreadable(reason::kImagesOnly);
}
bool DocumentSink::begin(const std::string&) {
  return true;
}
void DocumentSink::end(const std::string&) {}

}  // namespace chancery::indexer
