// Resolutions that a query names by their symbols: "S/RES/1701 (2006)", "A/RES/61/295". Texts that
// speak of one write "resolution 1701 (2006)", "General Assembly resolution 61/295".
//
//   symbol := organ "/RES/" number year?
//   organ  := "S" | "A" | "A/HRC" | "E"
//   number := part (("/" | "-") part)*        with a digit: "242", "61/295", "ES-10/2"
//   year   := " "? "(" (digit{4} | roman) ")" "(2006)", "(XXVI)"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/text.h"
#include "search/plan/plan.h"
#include "search/plan/unit.h"

namespace chancery::search {

struct ResolutionSymbol {
  std::string organ;                // a section of gazetteer/words/symbols.txt: "security-council"
  std::vector<std::string> number;  // its words, folded: "61", "295"
  std::string year;                 // what stands in the bracket, folded; may be empty
  size_t end = 0;                   // behind the last token of its number
  size_t whole_end = 0;             // likewise, with its year
  std::string written;              // without the year, as it was typed: "A/RES/61/295"
  std::string written_number;       // "61/295"
};

// The symbol that begins with token `first`; nullopt when none does.
std::optional<ResolutionSymbol> resolution_at(std::string_view text, const TokenList& tokens,
                                              size_t first);

// Makes of `unit`, which finds the words of the symbol, one that also finds the papers at whose
// head it stands and the texts that write "resolution" and its number. Texts that
// say so of another organ alone are left out. What has the symbol itself comes first.
void add_resolution(const PlanContext& context, const ResolutionSymbol& resolution, Unit& unit);

}  // namespace chancery::search
