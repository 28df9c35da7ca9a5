#include "chancery/stored_record.h"

#include <fmt/format.h>

#include "chancery/damage.h"
#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery {

namespace {

Error damaged(const std::string& path) {
  return Error(fmt::format("the stored text of {} is damaged", path), kDamageAdvice);
}

}  // namespace

Record stored_record(const Xapian::Document& document) {
  const std::string packed = document.get_value(schema::kRecordSlot);
  try {
    return unpack(packed);
  } catch (const Error&) {
    // Xapian looks for each value by itself: the path only when it is needed.
    throw damaged(document.get_value(schema::kPathSlot));
  }
}

Record stored_record(std::string_view packed, const std::string& path) {
  try {
    return unpack(packed);
  } catch (const Error&) {
    throw damaged(path);
  }
}

std::optional<Record> whole_record(const Xapian::Database& database, Xapian::docid document) {
  try {
    return stored_record(database.get_document(document));
  } catch (const Error&) {
    return std::nullopt;
  } catch (const Xapian::DatabaseCorruptError&) {
    return std::nullopt;
  }
}

Record remains_of(const Xapian::Database& database, Xapian::docid document) {
  Record record;
  const auto fill = [&](std::string& field, Xapian::valueno slot) {
    try {
      field = database.get_document(document).get_value(slot);
    } catch (const Xapian::DatabaseCorruptError&) {
      field.clear();
    }
  };
  fill(record.path, schema::kPathSlot);
  fill(record.publisher, schema::kPublisherSlot);
  fill(record.language, schema::kLanguageSlot);
  fill(record.mime, schema::kTypeSlot);
  return record;
}

}  // namespace chancery
