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

// References, which are CSL-JSON, as a file of metadata that pandoc reads as Markdown: in CSL-JSON
// itself <b> in a title is bold, whatever stands before it.
std::string pandoc_references(const std::string& csl_json);

// The paper as one file, as docx, odt and html give it. Throws Error when pandoc is not installed,
// or cannot use `style`, the path of a .csl file.
std::string styled(const Paper& paper, ExportFormat format, const std::string& style);

// The same; without a style references are as paper.h says.
std::string paper_bytes(const Paper& paper, ExportFormat format, const std::string& style);

}  // namespace chancery::search
