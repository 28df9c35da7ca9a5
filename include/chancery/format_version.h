// Is a database one that this program can read?
//
// Floor: store.
#pragma once

#include <xapian.h>

#include <string>

namespace chancery {

// Throws Error unless `database` has the format version of schema.h. `name`: its path, for the
// message; `otherwise`: what to do with a database that chancery-index did not make.
void check_format_version(const Xapian::Database& database, const std::string& name,
                          const std::string& otherwise);

}  // namespace chancery
