// Word's documents as one file of XML ("Flat OPC").
#pragma once

#include <pugixml.hpp>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// Fills title and text of `extracted` from the parts of `package`, the root of the file. false when
// it is no such file.
bool read_flat_docx(const pugi::xml_node& package, Extracted& extracted);

}  // namespace chancery::indexer
