// What a failure of Xapian means to who asks.
#pragma once

#include <xapian.h>

#include <string>

#include "chancery/error.h"

namespace chancery::search {

// An Error that begins with `what` ("the database could not be read") and says why and what to do:
// an error of the system is not mended by indexing again, damage is.
Error database_failure(const std::string& what, const Xapian::Error& error);

// Likewise where Xapian has asked for more memory than can be: it trusts the lengths that it reads.
Error wrong_length();

}  // namespace chancery::search
