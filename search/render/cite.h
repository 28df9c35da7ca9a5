// References to a document in the styles that analysts paste.
//
// A date that is only the file's is not cited, a missing one is "n.d."; nothing is guessed.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "chancery/record.h"

namespace chancery::search {

enum class CitationStyle : uint8_t { kNote, kRis, kBibtex, kCsl };

struct CitationStyleName {
  std::string_view name;
  CitationStyle style;
};
inline constexpr std::array kCitationStyles = {
    CitationStyleName{"note", CitationStyle::kNote},
    CitationStyleName{"ris", CitationStyle::kRis},
    CitationStyleName{"bibtex", CitationStyle::kBibtex},
    CitationStyleName{"csl", CitationStyle::kCsl},
};
std::optional<CitationStyle> find_citation_style(std::string_view name);

// "The Middle East Institute (MEI)" → "Middle East Institute": without article and abbreviation, as
// notes and hits show it; inert.
std::string short_publisher(const Record& record);

// The title, or the file's name where there is none; inert.
std::string title_of(const Record& record);

// A place in a document: the page where it has pages, else the paragraph. 1-based; 0: not known.
struct Pinpoint {
  int page = 0;
  int paragraph = 0;
};
// "p. 4", "¶ 2" or nothing.
std::string pinpoint(Pinpoint at);

// The articles' own form, one line without its end, with `place` when it is not empty:
//   Omer Niazi, "Title: Subtitle," Publisher, August 30, 2023, p. 4.
std::string cite_note(const Record& record, std::string_view place = "");
// The same when it was cited before, as the Chicago Manual has it (17th ed., 14.30):
//   Niazi, "Title," p. 4.
std::string cite_short(const Record& record, std::string_view place = "");
// The same in a bibliography (14.19):
//   Niazi, Omer. "Title: Subtitle." Publisher, August 30, 2023. https://example.org/talks.
std::string cite_bibliography(const Record& record);
// RIS, from TY to ER, lines ended by CRLF as its specification asks.
std::string cite_ris(const Record& record, Pinpoint at = {});
// One @misc or @article entry. Its key is made unique among `keys` and added to them.
std::string cite_bibtex(const Record& record, std::set<std::string>& keys, Pinpoint at = {});
// One item of CSL-JSON, indented, without a newline at its end.
std::string cite_csl(const Record& record, Pinpoint at = {});

std::string cite(const Record& record, CitationStyle style, Pinpoint at = {});

}  // namespace chancery::search
