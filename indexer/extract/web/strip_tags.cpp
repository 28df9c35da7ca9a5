// The text of markup without a tree.
#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/extract/web/html_filter.h"
#include "indexer/page/entities.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 12> kInline = {"a", "b", "i",    "em",  "strong", "span",
                                                      "u", "s", "font", "sub", "sup",    "small"};

}  // namespace

std::string strip_tags(const FilteredHtml& html) {
  std::string_view markup = html.markup;
  std::string out;
  std::string paragraph;
  const auto flush = [&] {
    const std::string text = collapse_spaces(decode_entities(paragraph));
    paragraph.clear();
    if (text.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += text;
  };
  for (size_t pos = 0; pos < markup.size();) {
    const size_t tag = markup.find('<', pos);
    paragraph += markup.substr(pos, tag - pos);
    if (tag == markup.npos) break;
    const size_t end = markup.find('>', tag);
    if (end == markup.npos) break;
    size_t name_start = tag + 1 + (markup[tag + 1] == '/');
    size_t name_end = name_start;
    while (name_end < end && !is_space(markup[name_end])) ++name_end;
    const std::string_view name = markup.substr(name_start, name_end - name_start);
    if (std::find(kInline.begin(), kInline.end(), name) == kInline.end()) flush();
    pos = end + 1;
  }
  flush();
  return out;
}

}  // namespace chancery::indexer
