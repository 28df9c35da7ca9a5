#include "indexer/page/web_address.h"

#include <array>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 14> kArchives = {
    "web.archive.org", "archive.org",
    "archive.ph",      "archive.is",
    "archive.today",   "archive.li",
    "archive.fo",      "archive.vn",
    "archive.md",      "webcitation.org",
    "arquivo.pt",      "webarchive.org.uk",
    "perma.cc",        "webarchive.nationalarchives.gov.uk"};

}  // namespace

std::string_view original_address(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == url.npos) return url;
  std::string_view host = url.substr(scheme + 3);
  const size_t end = host.find('/');
  const std::string_view rest = end == host.npos ? "" : host.substr(end);
  host = host.substr(0, end);
  if (starts_with_ignoring_case(host, "www.")) host.remove_prefix(4);
  bool archive = false;
  for (const std::string_view known : kArchives)
    archive = archive || equals_ignoring_case(host, known);
  if (!archive) return url;
  for (const std::string_view inner : {"http://", "https://"})
    if (const size_t at = rest.find(inner); at != rest.npos) return rest.substr(at);
  // "web.archive.org/details/…" is a page of its own; short names of copies tell nothing.
  const bool copy = host != "archive.org" || rest.starts_with("/web/");
  return copy ? "" : url;
}

}  // namespace chancery::indexer
