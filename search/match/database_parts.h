// The databases behind a path: a Xapian database is one, a stub file may list several, on this
// machine or on others. Each is opened by itself, for metadata belongs to one database and is not
// searched across.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace chancery {

struct DatabasePart {
  Xapian::Database database;
  bool remote = false;
};

// Opens what `path` names, in the order of Xapian's own reading of stub files (relative paths begin
// at the stub's directory), so that added up they number documents as the stub does. Throws
// Xapian::Error, and Error for a stub that names itself.
std::vector<DatabasePart> open_parts(const std::string& path);

}  // namespace chancery
