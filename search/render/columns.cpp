#include "search/render/columns.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/bars.h"

namespace chancery::search {

size_t shown_width(std::string_view line) {
  size_t width = 0;
  for (size_t from = 0; from < line.size();) {
    const size_t escape = std::min(line.find('\033', from), line.size());
    width += utf8::width(line.substr(from, escape - from));
    from = escape == line.size() ? escape : std::min(line.find('m', escape), line.size() - 1) + 1;
  }
  return width;
}

void write_beside(std::ostream& out, const std::vector<std::string>& blocks, size_t columns) {
  std::vector<std::istringstream> streams;
  for (const std::string& block : blocks) streams.emplace_back(block);
  for (;;) {
    std::string line;
    size_t used = 0;
    bool any = false;
    for (size_t i = 0; i < streams.size(); ++i) {
      std::string part;
      if (!std::getline(streams[i], part)) continue;
      any = true;
      if (part.empty()) continue;
      const size_t begin = i * columns;
      const size_t gap = used < begin ? begin - used : used > 0 ? 1 : 0;
      line += std::string(gap, ' ') + part;
      used += gap + shown_width(part);
    }
    if (!any) return;
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

void write_facets(std::ostream& out, const std::vector<Facet>& facets, const Style& style,
                  size_t first_number) {
  constexpr size_t kBeside = 3, kGap = 2;
  Style narrow = style;
  const bool wide = style.width >= kWideWindow;
  const size_t columns = std::min<size_t>(style.width, 200) / kBeside;
  if (wide) narrow.width = columns - kGap;
  std::vector<std::string> blocks;
  const auto flush = [&] {
    if (!blocks.empty()) write_beside(out, blocks, columns);
    blocks.clear();
  };
  for (const Facet& facet : facets) {
    if (facet.values.empty()) continue;
    std::ostringstream block;
    write_bars(block, facet, narrow, first_number);
    if (first_number > 0) first_number += facet.values.size();
    blocks.push_back(block.str());
    if (!wide || blocks.size() == kBeside) flush();
  }
  flush();
}

}  // namespace chancery::search
