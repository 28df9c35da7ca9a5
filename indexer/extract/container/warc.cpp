// WARC, the archive of web crawlers (ISO 28500): the pages that servers answered with.
#include <charconv>

#include "chancery/strings.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/formats.h"

namespace chancery {
namespace {

constexpr std::string_view kBlank = "\r\n\r\n";

std::string_view header(std::string_view head, std::string_view name) {
  for (size_t at = 0; at < head.size();) {
    const size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 1;
    const size_t colon = line.find(':');
    if (colon != line.npos && equals_ignoring_case(line.substr(0, colon), name)) {
      return trim(line.substr(colon + 1));
    }
  }
  return "";
}

// The pieces of "Transfer-Encoding: chunked" (RFC 9112, 7.1); what is no chunk ends it.
std::string joined_chunks(std::string_view body) {
  std::string out;
  for (;;) {
    size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const size_t line = body.find("\r\n");
    if (error != std::errc() || size == 0 || line == body.npos) return out;
    body.remove_prefix(line + 2);
    out += body.substr(0, size);
    if (body.size() < size + 2) return out;
    body.remove_prefix(size + 2);
  }
}

// What an HTTP answer holds; nothing when it is an error or a redirection.
bool read_answer(std::string_view answer, Part& part) {
  const size_t end = answer.find(kBlank);
  if (end == answer.npos || !answer.starts_with("HTTP/")) return false;
  const std::string_view head = answer.substr(0, end);
  const std::string_view body = answer.substr(end + kBlank.size());
  const size_t space = head.find(' ');
  if (space == head.npos || head.substr(space + 1, 1) != "2") return false;
  const std::string_view type = header(head, "Content-Type");
  part.mime = lower(trim(type.substr(0, type.find(';'))));
  const bool chunked = contains_ignoring_case(header(head, "Transfer-Encoding"), "chunked");
  part.bytes = chunked ? joined_chunks(body) : std::string(body);
  return true;
}

std::string name_of(std::string_view url) {
  const size_t scheme = url.find("://");
  return std::string(scheme == url.npos ? url : url.substr(scheme + 3));
}

}  // namespace

void unpack_warc(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink) {
  size_t records = 0;
  while (!bytes.empty()) {
    const size_t end = bytes.find(kBlank);
    if (!bytes.starts_with("WARC/") || end == bytes.npos) {
      throw Unreadable(reason::kDamaged, records > 0 ? "the rest of it" : "");
    }
    const std::string_view head = bytes.substr(0, end);
    const std::string_view stated = header(head, "Content-Length");
    size_t length = 0;
    if (std::from_chars(stated.data(), stated.data() + stated.size(), length).ec != std::errc()) {
      throw Unreadable(reason::kDamaged, records > 0 ? "the rest of it" : "");
    }
    bytes.remove_prefix(end + kBlank.size());
    const std::string_view block = bytes.substr(0, length);
    const std::string_view type = header(head, "WARC-Type");
    std::string_view url = header(head, "WARC-Target-URI");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    budget.take_member();
    Part part;
    part.name = name_of(url);
    part.url = url;
    if (type == "resource") part.bytes = block;
    if (type == "resource" || (type == "response" && read_answer(block, part))) {
      sink(std::move(part));
    }
    if (bytes.size() < length) throw Unreadable(reason::kDamaged, "the rest of it");
    ++records;
    bytes.remove_prefix(std::min(bytes.size(), length));
    while (!bytes.empty() && (bytes.front() == '\r' || bytes.front() == '\n'))
      bytes.remove_prefix(1);
  }
}

}  // namespace chancery
