#include "indexer/extract/sniff.h"

#include <algorithm>
#include <array>

#include "chancery/paths.h"
#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/container_type.h"

namespace chancery::indexer {
namespace {

using namespace std::string_view_literals;

constexpr size_t kMailHead = 16 * 1024;

struct Signature {
  size_t offset;
  std::string_view bytes;
  std::string_view mime;
};

constexpr std::array kSignatures = {
    Signature{0, "%PDF-"sv, "application/pdf"},
    Signature{0, "AT&TFORM"sv, "image/vnd.djvu"},
    Signature{0, "PK\x03\x04"sv, "application/zip"},
    Signature{0, "PK\x05\x06"sv, "application/zip"},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    Signature{0, "!BDN"sv, "application/vnd.ms-outlook-pst"},
    Signature{0, "{\\rtf"sv, "application/rtf"},
    Signature{0, "\xFFWPC"sv, "application/vnd.wordperfect"},
    Signature{0, "\x1F\x8B"sv, "application/gzip"},
    Signature{0, "BZh"sv, "application/x-bzip2"},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              "application/x-xz"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "application/zstd"},
    Signature{0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    Signature{257, "ustar"sv, "application/x-tar"},
    Signature{0, "WARC/1."sv, "application/warc"},
    Signature{0, "\x78\x9F\x3E\x22"sv, "application/ms-tnef"},
    Signature{0, "ITSF"sv, "application/vnd.ms-htmlhelp"},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    Signature{0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    Signature{0, "GIF8"sv, "image/gif"},
    Signature{0, "II*\0"sv, "image/tiff"},
    Signature{0, "MM\0*"sv, "image/tiff"},
    Signature{0, "\xD7\xCD\xC6\x9A"sv, "image/wmf"},
    Signature{0, "bplist00"sv, "application/x-plist"},
    Signature{0, "SIMPLE  ="sv, "image/fits"},
    Signature{0, "SQLite format 3\0"sv, "application/vnd.sqlite3"},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "application/x-executable"},
    Signature{0, "OggS"sv, "audio/ogg"},
    Signature{0, "ID3"sv, "audio/mpeg"},
    Signature{4, "ftyp"sv, "video/mp4"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 48> kNames = {{
    {"application/ms-tnef", "TNEF"},
    {"application/pdf", "PDF"},
    {"application/zip", "zip"},
    {"application/epub+zip", "EPUB"},
    {"application/x-ole-storage", "OLE"},
    {"application/msword", "old Word"},
    {"application/vnd.ms-excel", "old Excel"},
    {"application/vnd.ms-powerpoint", "old PowerPoint"},
    {"application/vnd.ms-outlook", "Outlook"},
    {"application/vnd.ms-outlook-pst", "Outlook"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint"},
    {"application/vnd.apple.iwork", "iWork"},
    {"application/vnd.ms-works", "Works"},
    {"application/x-abiword", "AbiWord"},
    {"application/x-plist", "property list"},
    {"application/x-webarchive", "web archive"},
    {"application/vnd.wordperfect", "WordPerfect"},
    {"application/vnd.ms-htmlhelp", "Windows help"},
    {"application/warc", "WARC"},
    {"application/mbox", "mailbox"},
    {"message/rfc822", "mail"},
    {"message/x-emlx", "mail"},
    {"multipart/related", "MHTML"},
    {"application/rtf", "RTF"},
    {"application/gzip", "gzip"},
    {"application/x-bzip2", "bzip2"},
    {"application/x-xz", "xz"},
    {"application/x-7z-compressed", "7-Zip"},
    {"application/zstd", "Zstandard"},
    {"application/vnd.rar", "RAR"},
    {"application/x-tar", "tar"},
    {"application/vnd.sqlite3", "SQLite"},
    {"application/x-executable", "program"},
    {"image/vnd.djvu", "DjVu"},
    {"image/png", "image"},
    {"image/jpeg", "image"},
    {"image/gif", "image"},
    {"image/tiff", "image"},
    {"image/wmf", "image"},
    {"image/fits", "image"},
    {"image/x-pcx", "image"},
    {"image/svg+xml", "image"},
    {"application/pkcs7-mime", "signed or encrypted"},
    {"audio/ogg", "sound"},
    {"video/mp4", "video"},
}};

// The first kilobytes with the NULs of UTF-16 taken out, so that markup shows.
std::string readable_head(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, 4096))
    if (c != 0) head += lower(c);
  while (!head.empty() && (head[0] & 0x80) != 0) head.erase(0, 1);  // a byte order mark
  return std::string(trim(head));
}

bool is_html(std::string_view head, std::string_view ending) {
  while (head.starts_with("<!--")) {
    const size_t end = head.find("-->");
    if (end == head.npos) break;
    head = trim(head.substr(end + 3));
  }
  for (const std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<script",
                                       "<title", "<meta", "<article", "<table", "<div"})
    if (head.starts_with(start)) return true;
  if (head.starts_with("<?xml")) return head.find("<html") != head.npos;
  const bool named = ending == "html" || ending == "htm" || ending == "xhtml" || ending == "shtml";
  return named && head.find('<') != head.npos;
}

// A property list with the page that Safari has saved.
bool is_webarchive(std::string_view bytes) {
  return bytes.find("WebMainResource") != bytes.npos;
}

bool is_printable(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

// PCX has one byte of its own, and three of which few values are allowed.
bool is_pcx(std::string_view bytes) {
  if (bytes.size() < 128 || bytes[0] != 0x0A || bytes[1] < 0 || bytes[1] > 5 || bytes[2] != 1)
    return false;
  return bytes[3] == 1 || bytes[3] == 2 || bytes[3] == 4 || bytes[3] == 8;
}

// CMS (RFC 5652): a sequence that begins with the number of one of its types.
bool is_cms(std::string_view bytes) {
  constexpr std::string_view kTypes = "\x2A\x86\x48\x86\xF7\x0D\x01\x07";
  return bytes.starts_with('\x30') && bytes.substr(0, 24).find(kTypes) != bytes.npos;
}

// Readers of PDF allow other bytes before the header.
bool has_late_pdf_header(std::string_view bytes) {
  constexpr std::string_view kHeader = "%PDF-1.";
  const size_t at = bytes.substr(0, 1024).find(kHeader);
  return at != bytes.npos && bytes.substr(at, 4096).find(" obj") != bytes.npos;
}

// Archives of old tar programs have no signature; their first header has a sum of its bytes.
bool has_tar_sum(std::string_view bytes) {
  constexpr size_t kHeader = 512, kSum = 148, kSumEnd = 156;
  if (bytes.size() < kHeader || bytes[0] == 0) return false;
  unsigned sum = 0;
  for (size_t i = 0; i < kHeader; ++i)
    sum += i >= kSum && i < kSumEnd ? ' ' : static_cast<unsigned char>(bytes[i]);
  unsigned stated = 0;
  const std::string_view digits = trim(bytes.substr(kSum, kSumEnd - kSum));
  size_t count = 0;
  for (; count < digits.size() && digits[count] >= '0' && digits[count] <= '7'; ++count)
    stated = stated * 8 + static_cast<unsigned>(digits[count] - '0');
  return count >= 3 && stated == sum;
}

}  // namespace

std::string sniff_type(std::string_view path, std::string_view bytes) {
  for (const Signature& signature : kSignatures)
    if (bytes.size() >= signature.offset &&
        bytes.substr(signature.offset).starts_with(signature.bytes) &&
        // Short signatures of letters are also how a text may begin.
        (signature.bytes.size() > 4 || !is_printable(signature.bytes) || !looks_like_text(bytes))) {
      if (signature.mime == "application/zip") return zip_type(bytes);
      if (signature.mime == "application/x-plist" && is_webarchive(bytes))
        return "application/x-webarchive";
      if (signature.mime == "application/x-ole-storage") return std::string(ole_type(bytes));
      return std::string(signature.mime);
    }
  if (has_late_pdf_header(bytes)) return "application/pdf";
  if (has_tar_sum(bytes)) return "application/x-tar";
  if (is_pcx(bytes)) return "image/x-pcx";
  if (is_cms(bytes)) return "application/pkcs7-mime";
  if (!looks_like_text(bytes)) return "application/octet-stream";
  const std::string ending = file_ending(path);
  if (const std::string_view mail = mail_type(bytes.substr(0, kMailHead)); !mail.empty())
    return std::string(mail);
  const std::string head = readable_head(bytes);
  if (is_html(head, ending))
    return head.starts_with("<?xml") || ending == "xhtml" ? "application/xhtml+xml" : "text/html";
  if (head.starts_with("<svg") || (head.starts_with("<?xml") && head.find("<svg") != head.npos))
    return "image/svg+xml";
  if (head.find("<!doctype plist") != head.npos && is_webarchive(bytes))
    return "application/x-webarchive";
  if (head.starts_with('<') && head.find("<abiword") != head.npos) return "application/x-abiword";
  if (head.starts_with("<?xml")) return "text/xml";
  return "text/plain";
}

std::string_view type_name(std::string_view mime) {
  for (const auto& [type, name] : kNames)
    if (type == mime) return name;
  return "";
}

}  // namespace chancery::indexer
