#include "chancery/stored_record.h"

#include <fmt/format.h>

#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery {

Record stored_record(const Xapian::Document& document) {
  return stored_record(document.get_value(schema::kRecordSlot),
                       document.get_value(schema::kPathSlot));
}

Record stored_record(std::string_view packed, const std::string& path) {
  try {
    return unpack(packed);
  } catch (const Error&) {
    throw Error(fmt::format("the stored text of {} is damaged", path),
                "chancery-index --full reads its file again");
  }
}

}  // namespace chancery
