// WARC, the archive of web crawlers (ISO 28500): the pages that servers answered with.
#include <charconv>

#include "chancery/strings.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/container/http_body.h"
#include "indexer/extract/formats.h"

namespace chancery::indexer {
namespace {

// Where the blank line behind a head begins and ends; some programs end lines with a bare LF.
struct Blank {
  size_t begin = std::string_view::npos;
  size_t end = std::string_view::npos;
};

Blank find_blank(std::string_view text) {
  for (size_t at = 0; (at = text.find('\n', at)) != text.npos; ++at) {
    if (text.substr(at + 1, 1) == "\n") return {at, at + 2};
    if (text.substr(at + 1, 2) == "\r\n") return {at, at + 3};
  }
  return {};
}

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

// What pages are made of besides their text.
bool is_of_page(std::string_view mime) {
  for (const std::string_view start : {"image/", "font/", "audio/", "video/"})
    if (mime.starts_with(start)) return true;
  for (const std::string_view part :
       {"text/css", "text/javascript", "application/javascript", "application/x-javascript",
        "application/ecmascript", "application/json", "application/manifest+json",
        "application/font-woff", "application/vnd.ms-fontobject"})
    if (mime == part) return true;
  return false;
}

// What an HTTP answer holds; nothing when it is an error, a redirection or a
// part of a page.
bool read_answer(std::string_view answer, ArchiveBudget& budget, Part& part) {
  const Blank blank = find_blank(answer);
  if (blank.end == answer.npos || !answer.starts_with("HTTP/")) return false;
  const std::string_view head = answer.substr(0, blank.begin);
  const std::string_view body = answer.substr(blank.end);
  const size_t space = head.find(' ');
  if (space == head.npos || head.substr(space + 1, 1) != "2") return false;
  const std::string_view type = header(head, "Content-Type");
  part.mime = lower(trim(type.substr(0, type.find(';'))));
  const bool chunked = contains_ignoring_case(header(head, "Transfer-Encoding"), "chunked");
  if (is_of_page(part.mime)) return false;
  std::string bytes = chunked ? joined_chunks(body) : std::string(body);
  const std::string_view encoding = header(head, "Content-Encoding");
  if (encoding.empty()) {
    part.bytes = std::move(bytes);
    return true;
  }
  try {
    std::optional<std::string> unpacked = decoded_body(std::move(bytes), encoding, kMaxMember);
    if (!unpacked) throw TooMuch();
    budget.take(unpacked->size());
    part.bytes = std::move(*unpacked);
  } catch (const TooMuch&) {
    part.why = Unreadable(reason::kTooLarge, "unpacked");
  }
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
    const Blank blank = find_blank(bytes);
    if (!bytes.starts_with("WARC/") || blank.end == bytes.npos) {
      throw Unreadable(reason::kDamaged, records > 0 ? "the rest of it" : "");
    }
    const std::string_view head = bytes.substr(0, blank.begin);
    const std::string_view stated = header(head, "Content-Length");
    size_t length = 0;
    if (std::from_chars(stated.data(), stated.data() + stated.size(), length).ec != std::errc()) {
      throw Unreadable(reason::kDamaged, records > 0 ? "the rest of it" : "");
    }
    bytes.remove_prefix(blank.end);
    const std::string_view block = bytes.substr(0, length);
    const std::string_view type = header(head, "WARC-Type");
    std::string_view url = header(head, "WARC-Target-URI");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    budget.take_member();
    Part part;
    part.name = name_of(url);
    part.url = url;
    if (type == "resource") part.bytes = block;
    if (type == "resource" || (type == "response" && read_answer(block, budget, part))) {
      sink(std::move(part));
    }
    if (bytes.size() < length) throw Unreadable(reason::kDamaged, "the rest of it");
    ++records;
    bytes.remove_prefix(std::min(bytes.size(), length));
    while (!bytes.empty() && (bytes.front() == '\r' || bytes.front() == '\n'))
      bytes.remove_prefix(1);
  }
}

}  // namespace chancery::indexer
