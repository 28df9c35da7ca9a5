#include "indexer/extract/mail/mail_text.h"

#include "chancery/strings.h"
#include "indexer/clean/plain_text.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxSignature = 1500;  // bytes; what is longer is text

std::string_view without_marks(std::string_view line) {
  while (!line.empty() &&
         (line.front() == '>' || (line.front() == ' ' && line.size() > 1 && line[1] == '>')))
    line.remove_prefix(1);
  return line;
}

std::string_view without_signature(std::string_view text) {
  size_t at = text.rfind("\n-- \n");
  if (at == text.npos) at = text.rfind("\n--\n");
  if (at == text.npos && text.starts_with("-- \n")) at = 0;
  if (at == text.npos || text.size() - at > kMaxSignature) return text;
  return text.substr(0, at);
}

}  // namespace

std::string clean_mail_text(std::string_view text, Clues& clues) {
  std::string plain;
  plain.reserve(text.size());
  bool quoted = false;
  for (const std::string_view line : split(without_signature(text), "\n")) {
    const std::string_view bare = without_marks(line);
    // What somebody else wrote is a paragraph of its own.
    const bool quotes = bare.size() < line.size();
    if (quotes != quoted && !trim(line).empty()) {
      plain += '\n';
      quoted = quotes;
    }
    plain += bare;
    plain += '\n';
  }
  return clean_plain_text(plain, clues);
}

bool is_document_name(std::string_view name) {
  const std::string folded = lower(name);
  for (const std::string_view ending :
       {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emz", ".wmz", ".mp3", ".mp4",
        ".wav", ".mov", ".ics", ".vcf", ".p7s", ".asc", ".sig"})
    if (folded.ends_with(ending)) return false;
  return true;
}

std::string unflowed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    size_t end = i + 1;
    if (text[i] == ' ' && end < text.size() && text[end] == '\r') ++end;
    if (text[i] == ' ' && end < text.size() && text[end] == '\n') {
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace chancery::indexer
