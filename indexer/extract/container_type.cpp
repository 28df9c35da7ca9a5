#include "indexer/extract/container_type.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "chancery/strings.h"
#include "indexer/extract/little_endian.h"
#include "indexer/extract/ole_directory.h"

namespace chancery::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kLocal = "PK\x03\x04"sv;
constexpr std::string_view kCentral = "PK\x01\x02"sv;
constexpr std::string_view kEnd = "PK\x05\x06"sv;
constexpr size_t kLocalSize = 30;
constexpr size_t kCentralSize = 46;
constexpr size_t kEndSize = 22;
constexpr size_t kMaxComment = 65535;
constexpr size_t kMaxNames = 2000;  // a document's parts come early

// Calls `visit` with the name of each member until it gives true.
template <typename Visit>
void visit_names(std::string_view bytes, const Visit& visit) {
  const std::string_view tail =
      bytes.substr(bytes.size() - std::min(bytes.size(), kMaxComment + kEndSize));
  const size_t end = tail.rfind(kEnd);
  if (end != tail.npos) {
    size_t at = little_endian(tail, end + 16, 4);
    size_t names = 0;
    for (; names < kMaxNames && at < bytes.size() && bytes.substr(at, 4) == kCentral; ++names) {
      const uint32_t length = little_endian(bytes, at + 28, 2);
      if (visit(bytes.substr(std::min(bytes.size(), at + kCentralSize), length))) return;
      at += kCentralSize + length + little_endian(bytes, at + 30, 2) +
            little_endian(bytes, at + 32, 2);
    }
    if (names > 0) return;
  }
  // No directory: the file is cut. Its members' own headers are left.
  size_t names = 0;
  for (size_t at = bytes.find(kLocal); at != bytes.npos && names < kMaxNames; ++names) {
    if (visit(bytes.substr(std::min(bytes.size(), at + kLocalSize),
                           little_endian(bytes, at + 26, 2))))
      return;
    at = bytes.find(kLocal, at + 4);
  }
}

// OpenDocument and EPUB files begin with a member "mimetype" that is not compressed.
std::string stated_type(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  if (bytes.substr(std::min(bytes.size(), kLocalSize), kName.size()) != kName) return "";
  if (little_endian(bytes, 8, 2) != 0) return "";
  std::string_view rest =
      bytes.substr(std::min(bytes.size(), kLocalSize + kName.size() + little_endian(bytes, 28, 2)));
  size_t length = 0;
  const auto is_type = [](char c) {
    return is_word(c) || c == '/' || c == '.' || c == '+' || c == '-';
  };
  while (length < rest.size() && length < 100 && is_type(rest[length])) ++length;
  std::string type(rest.substr(0, length));
  const size_t next = type.find("PK");
  if (next != type.npos) type.resize(next);
  return type.starts_with("application/") ? type : "";
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kMembers = {{
    {"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"META-INF/container.xml", "application/epub+zip"},
    {"Index/Document.iwa", "application/vnd.apple.iwork"},
    {"buildVersionHistory.plist", "application/vnd.apple.iwork"},
}};

// Names of streams stand in the directory as UTF-16.
std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kStreams = {{
    {"EncryptedPackage", "application/x-encrypted-ooxml"},
    {"__properties_version1.0", "application/vnd.ms-outlook"},
    {"PowerPoint Document", "application/vnd.ms-powerpoint"},
    {"WordDocument", "application/msword"},
    {"Workbook", "application/vnd.ms-excel"},
    {"Book", "application/vnd.ms-excel"},
    {"MatOST", "application/vnd.ms-works"},
    {"CONTENTS", "application/vnd.ms-works"},
}};

constexpr std::array kMailFields = {
    "from"sv,
    "to"sv,
    "subject"sv,
    "date"sv,
    "received"sv,
    "message-id"sv,
    "mime-version"sv,
    "return-path"sv,
    "delivered-to"sv,
    "content-type"sv,
    "cc"sv,
    "reply-to"sv,
    "sender"sv,
    "x-mozilla-status"sv,
    "envelope-to"sv,
    "in-reply-to"sv,
    "references"sv,
    "list-id"sv,
    "dkim-signature"sv,
    "bcc"sv,
};
// What only mail programs write: with people's own words alone a text may begin like a letter.
constexpr std::array kMailMarks = {"received"sv,    "message-id"sv,    "mime-version"sv,
                                   "return-path"sv, "delivered-to"sv,  "x-mozilla-status"sv,
                                   "envelope-to"sv, "dkim-signature"sv};

struct MailHead {
  size_t known = 0;  // fields that mail has
  bool marked = false;
  bool related = false;
};

MailHead read_fields(std::string_view head) {
  MailHead found;
  for (size_t pos = 0; pos < head.size();) {
    const size_t end = std::min(head.find('\n', pos), head.size());
    const std::string_view line = head.substr(pos, end - pos);
    pos = end + 1;
    if (trim(line).empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;  // goes on
    const size_t colon = line.find(':');
    if (colon == line.npos || colon == 0 || line.substr(0, colon).find(' ') != line.npos)
      return found;
    const std::string name = lower(line.substr(0, colon));
    for (const std::string_view field : kMailFields) found.known += name == field;
    for (const std::string_view mark : kMailMarks) found.marked = found.marked || name == mark;
    found.related = found.related ||
                    (name == "content-type" && contains_ignoring_case(line, "multipart/related"));
    if (name.starts_with("snapshot-content")) found.related = found.marked = true;
  }
  return found;
}

// Without a first line that is a number alone.
std::string_view behind_length(std::string_view head) {
  size_t at = 0;
  while (at < head.size() && is_digit(head[at])) ++at;
  const size_t line = at;
  while (at < head.size() && (head[at] == ' ' || head[at] == '\r')) ++at;
  return line > 0 && at < head.size() && head[at] == '\n' ? head.substr(at + 1) : head;
}

}  // namespace

std::string zip_type(std::string_view bytes) {
  if (std::string stated = stated_type(bytes); !stated.empty()) return stated;
  std::string type = "application/zip";
  visit_names(bytes, [&](std::string_view name) {
    for (const auto& [start, mime] : kMembers) {
      if (!name.starts_with(start)) continue;
      type = mime;
      return true;
    }
    return false;
  });
  return type;
}

std::string_view ole_type(std::string_view bytes) {
  // The file's own streams; further down are those of objects in it, which may be of any type.
  const std::vector<std::string> names = ole_root_names(bytes);
  for (const auto& [name, mime] : kStreams)
    if (std::find(names.begin(), names.end(), lower(name)) != names.end()) return mime;
  // A damaged directory.
  for (const auto& [name, mime] : kStreams) {
    // A whole name: what follows is its end. Some programs write it in capitals.
    const std::string stream = wide(name) + std::string(2, '\0');
    std::string capitals = stream;
    for (char& c : capitals)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (bytes.find(stream) != bytes.npos || bytes.find(capitals) != bytes.npos) return mime;
  }
  return "application/x-ole-storage";
}

std::string_view mail_type(std::string_view head) {
  if (const std::string_view rest = behind_length(head); rest.size() < head.size()) {
    const MailHead found = read_fields(rest);
    return found.known >= 2 && found.marked ? "message/x-emlx" : "";
  }
  const bool mbox = head.starts_with("From ");
  if (mbox) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  const MailHead found = read_fields(head);
  if (mbox) return found.known >= 2 ? "application/mbox" : "";
  if (found.known < 2 || !found.marked) return "";
  // Mail with pictures is multipart/related too, and has somebody whom it is for.
  const bool page = found.related && find_ignoring_case(head, "\nto:") == head.npos &&
                    find_ignoring_case(head, "received:") == head.npos;
  return page ? "multipart/related" : "message/rfc822";
}

}  // namespace chancery::indexer
