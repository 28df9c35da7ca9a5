// How many statements of a document are such as a query asks for.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>

namespace chancery::search {

// Empty where a query asks for none.
using StatementCount = std::function<size_t(Xapian::docid)>;

}  // namespace chancery::search
