#include "chancery/format_version.h"

#include <fmt/format.h>

#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery {

void check_format_version(const Xapian::Database& database, const std::string& name,
                          const std::string& otherwise) {
  const std::string version = database.get_metadata(std::string(schema::kVersionKey));
  if (version == schema::kFormatVersion) return;
  if (version.empty()) {
    throw Error(fmt::format("{} is a Xapian database that chancery-index did not make", name),
                otherwise);
  }
  throw Error(fmt::format("{} has the format version {}, this program reads {}", name, version,
                          schema::kFormatVersion),
              "index the folder again with chancery-index --full");
}

}  // namespace chancery
