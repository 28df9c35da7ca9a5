#include "chancery/format_version.h"

#include <fmt/format.h>

#include <charconv>

#include "chancery/error.h"
#include "chancery/schema.h"

namespace chancery {

namespace {

// 0 for what is no number.
int version_number(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void check_format_version(const Xapian::Database& database, const std::string& name,
                          const std::string& otherwise) {
  const std::string stored = database.get_metadata(std::string(schema::kVersionKey));
  if (stored.empty()) {
    throw Error(fmt::format("{} is a Xapian database that chancery-index did not make", name),
                otherwise);
  }
  const int version = version_number(stored), newest = version_number(schema::kFormatVersion);
  if (version >= version_number(schema::kOldestFormatVersion) && version <= newest) return;
  throw Error(fmt::format("{} has the format version {}, this program reads {} to {}", name, stored,
                          schema::kOldestFormatVersion, schema::kFormatVersion),
              version > newest
                  ? "a newer Chancery made it: use that one, or choose another place with --db"
                  : "index its folders again into a new database with --db NEW, or over it with "
                    "--full, which forgets documents whose files are gone");
}

}  // namespace chancery
