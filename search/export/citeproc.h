// A paper whose references are in a style of one's own: a file of the Citation Style Language, of
// which there are some ten thousand (https://www.zotero.org/styles). pandoc applies it.
#pragma once

#include <string>

#include "search/export/export.h"
#include "search/export/paper.h"

namespace chancery::search {

// The paper as pandoc's Markdown reads it, with citations in place of notes: every sign of a text
// that could mean something is escaped.
std::string pandoc_text(const Paper& paper);

// The paper as one file, as docx, odt and html give it. Throws Error when pandoc is not installed,
// or cannot use `style`, the path of a .csl file.
std::string styled(const Paper& paper, ExportFormat format, const std::string& style);

// The same; without a style references are as paper.h says.
std::string paper_bytes(const Paper& paper, ExportFormat format, const std::string& style);

}  // namespace chancery::search
