// Numbers that Windows formats use for charsets.
#pragma once

#include <string>

namespace chancery::indexer {

// The ICU name of a Windows code page (1251: "windows-1251"), "windows-1252" for unknown ones.
std::string code_page_charset(int code_page);
// The code page of a font's charset number as RTF and Windows have it (204: 1251), 0 when it tells
// none.
int font_code_page(int font_charset);

}  // namespace chancery::indexer
