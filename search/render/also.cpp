#include "search/render/also.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/csv.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"

namespace chancery::search {

void write_also(std::ostream& out, const View& view, const Style& style, bool numbered) {
  constexpr size_t kKind = 6, kNumber = 11, kLongest = 44, kLeast = 12, kRank = 5;
  const size_t begin = numbered ? kRank : 4;
  const size_t used = begin + kKind + 2 * kNumber + 1;
  size_t label = 1;
  for (const AlternativePart& one : view.alternatives)
    label = std::max({label, utf8::width(one.label), utf8::width(one.group)});
  label =
      std::min({label, kLongest, std::max(kLeast, style.width > used ? style.width - used : 0)});
  const auto line = [&](const std::string& name, size_t columns, const std::string& found,
                        const std::string& more) {
    out << padded(name, columns, style)
        << fmt::format("{:>{}}{:>{}}\n", found, kNumber, more, kNumber);
  };
  const AlternativePart* before = nullptr;
  size_t number = 0;
  for (const AlternativePart& one : view.alternatives) {
    if (!before || before->place.begin != one.place.begin) {
      out << "  ";
      line(one.group, begin + kKind + label - 2, before ? "" : "documents", before ? "" : "more");
    }
    before = &one;
    out << (numbered ? fmt::format("{:>4} ", ++number) : "    ") << padded(one.kind, kKind, style);
    line(one.label, label, grouped(one.documents), '+' + grouped(one.more));
  }
}

void add_also_json(const View& view, nlohmann::ordered_json& json) {
  auto parts = nlohmann::ordered_json::array();
  for (const AlternativePart& one : view.alternatives) {
    parts.push_back({{"group", one.group},
                     {"kind", one.kind},
                     {"label", one.label},
                     {"part", one.part},
                     {"query", one.query},
                     {"documents", one.documents},
                     {"more", one.more}});
  }
  json["alternatives"] = std::move(parts);
}

void write_also_csv(std::ostream& out, const View& view) {
  out << "group,kind,label,part,query,documents,more\r\n";
  for (const AlternativePart& one : view.alternatives) {
    for (const std::string& text : {one.group, one.kind, one.label, one.part, one.query})
      out << csv_cell(text) << ',';
    out << one.documents << ',' << one.more << "\r\n";
  }
}

}  // namespace chancery::search
