// What all Office Open XML files share: the package of parts and its properties.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"
#include "indexer/extract/office/zip_members.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// The package with all parts that hold XML or HTML, or the sheets of a binary workbook. Throws
// Unreadable: "damaged (no zip file)", "encrypted".
ZipMembers open_package(std::string_view bytes);

// The relationships of `part` ("word/document.xml"): id → name of the part it points to. Targets
// outside the package are left out.
std::map<std::string, std::string> relationships(const ZipMembers& package, std::string_view part);
// The part of that type (the last word of its relationship's URI, "officeDocument") that `part`
// points to; the package's own with an empty `part`. Empty when there is none.
std::string related_part(const ZipMembers& package, std::string_view part, std::string_view type);

// Whether `node` is an element of text: "w:t", "a:t"; diagrams have others of that name.
bool is_text_element(const pugi::xml_node& node);
// The paragraphs of `part` of DrawingML: a drawing's shapes, a chart's titles, a diagram's texts.
void add_drawing(const ZipMembers& package, const std::string& part, TextFlow& flow);
// Those of the charts and diagrams that `part` refers to.
void add_related_drawings(const ZipMembers& package, std::string_view part, TextFlow& flow);

// The files that the document at `bytes` holds as objects become parts of `extracted`: those that
// are documents themselves, not the storages (.bin) of other programs.
void add_embedded_files(std::string_view bytes, const ZipMembers& package, Extracted& extracted);

// docProps: title, creator, dates, keywords, language, company. Gives the number of pages or
// slides that the program counted, 0 when it says none.
int read_package_properties(const ZipMembers& package, Clues& clues);

}  // namespace chancery::indexer
