#include "search/snippet/texts.h"

#include <utility>

#include "chancery/stored_record.h"

namespace chancery::search {

const std::vector<FoundWord>& Texts::words(Xapian::docid document) {
  Text& known = text(document);
  if (!finder_) finder_.emplace(wanted_);
  if (!known.words) {
    known.words = without_parts(known.record, wanted_, finder_->find(known.record.text));
  }
  return *known.words;
}

Record Texts::take(Xapian::docid document) {
  Record record = std::move(text(document).record);
  read_.erase(document);
  return record;
}

Texts::Text& Texts::text(Xapian::docid document) {
  const auto [known, fresh] = read_.try_emplace(document);
  if (fresh) {
    std::optional<Record> record = whole_record(database_, document);
    known->second.damaged = !record;
    known->second.record = record ? std::move(*record) : remains_of(database_, document);
  }
  return known->second;
}

}  // namespace chancery::search
