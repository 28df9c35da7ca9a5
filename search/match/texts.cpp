#include "search/match/texts.h"

#include <utility>

#include "chancery/schema.h"

namespace chancery {

const Text& Texts::get(Xapian::docid document) {
  const auto [known, fresh] = read_.try_emplace(document);
  Text& text = known->second;
  if (fresh) {
    text.record = unpack(database_.get_document(document).get_value(schema::kRecordSlot));
    text.words = finder_.find(text.record.text);
  }
  return text;
}

Text Texts::take(Xapian::docid document) {
  get(document);
  return std::move(read_.extract(document).mapped());
}

}  // namespace chancery
