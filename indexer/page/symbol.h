// The symbols and numbers that a paper has at its head: of the United Nations, of resolutions, of
// series of treaties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// What the head of a paper says it is called: its first lines in order, `title` first where it has
// one. Only lines that are a symbol, alone or beside words of a letterhead ("United Nations
// A/HRC/31/66", "Distr.: General"), and titles that begin with one or end with it in brackets tell;
// a symbol within a sentence is another paper's. "Resolution 1325 (2000)" below "Security Council"
// is S/RES/1325(2000); "Council of Europe Treaty Series - No. 210" is "CETS 210". At most four, in
// their order.
std::vector<std::string> symbols_of_head(std::string_view title,
                                         const std::vector<std::string>& lines);

}  // namespace chancery::indexer
