// Excel's binary workbooks, within the package that they share with XLSX.
#pragma once

#include <string>

#include "indexer/extract/office/ooxml.h"
#include "indexer/extract/table_text.h"

namespace chancery::indexer {

// The sheets of the workbook in `main` ("xl/workbook.bin"), of a package opened with its ".bin"
// parts.
void read_binary_workbook(const ZipMembers& package, const std::string& main, TableText& text);

}  // namespace chancery::indexer
