// Tags what is indexed again.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Finds actors and issues anew in the stored text of every document, with the lists as they are
// now; no file is opened, so documents whose files are gone stay as well. All else in the records,
// their dates and the signatures of their files stay. Returns the exit status. Throws Error; the
// database is then as it was.
int retag(const IndexConfig& config, std::ostream& log);

}  // namespace chancery::indexer
