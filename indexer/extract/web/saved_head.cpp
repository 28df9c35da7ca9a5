#include "indexer/extract/web/saved_head.h"

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kHead = 4096;

// The rest of the line behind `label`.
std::string_view behind(std::string_view text, std::string_view label) {
  const size_t at = find_ignoring_case(text, label);
  if (at == text.npos) return "";
  const std::string_view rest = text.substr(at + label.size());
  return trim(rest.substr(0, rest.find('\n')));
}

std::string_view address_of(std::string_view comment) {
  std::string_view url = behind(comment, "saved from url=");
  if (url.starts_with('(')) url = url.substr(std::min(url.find(')'), url.size() - 1) + 1);
  if (url.empty() && contains_ignoring_case(comment, "singlefile")) url = behind(comment, "url:");
  url = url.substr(0, url.find(' '));
  return url.starts_with("http") ? url : "";
}

}  // namespace

void read_saved_head(std::string_view html, Clues& clues) {
  const std::string_view head = html.substr(0, kHead);
  for (size_t at = 0; (at = head.find("<!--", at)) != head.npos;) {
    const size_t end = std::min(head.find("-->", at), head.size());
    const std::string_view comment = head.substr(at + 4, end - at - 4);
    at = end;
    if (const std::string_view url = address_of(comment); !url.empty() && clues.url.empty())
      clues.url = url;
    if (contains_ignoring_case(comment, "singlefile"))
      clues.add_date(Source::kSaved, parse_date(behind(comment, "saved date:")));
  }
}

}  // namespace chancery::indexer
