#include "indexer/extract/read_document.h"

#include "chancery/language.h"
#include "chancery/utf8.h"
#include "indexer/clean/strings.h"
#include "indexer/describe/describe.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/sniff.h"

namespace chancery {
namespace {

// A text's language is told from three pieces of it; more only costs time.
constexpr size_t kPiece = 1024;

std::string language_sample(std::string_view text) {
  std::string sample;
  for (const size_t begin : {size_t{0}, text.size() / 2, text.size() - kPiece}) {
    const size_t from = utf8::floor(text, begin);
    const size_t space = begin == 0 ? 0 : text.substr(from, 100).find(' ');
    const size_t start = from + (space == std::string_view::npos ? 0 : space);
    sample += text.substr(start, utf8::floor(text, start + kPiece) - start);
    sample += '\n';
  }
  return sample;
}

[[noreturn]] void refuse(std::string_view mime) {
  const std::string_view name = type_name(mime);
  if (name.empty()) throw Unreadable("binary data");
  throw Unreadable(std::string(name) + " files are not supported yet");
}

}  // namespace

Record read_document(const std::string& path, std::string_view bytes, int64_t modified,
                     const ReadOptions& options) {
  if (bytes.empty()) throw Unreadable("empty file");
  Record record;
  record.path = path;
  record.mime = sniff_type(path, bytes);
  const Format* format = find_format(record.mime);
  if (format == nullptr) refuse(record.mime);
  if (record.mime == "text/plain")
    if (const Format* named = find_text_format(file_ending(path))) {
      format = named;
      record.mime = named->mime;
    }
  Extracted extracted = format->extract(bytes, record.mime);
  if (extracted.text.empty()) throw Unreadable("no text");
  record.text = std::move(extracted.text);
  record.pages = extracted.pages;
  describe(extracted.clues, modified, record);
  if (options.language != "auto") {
    record.language = options.language;
  } else {
    const bool sampled = record.text.size() > 4 * kPiece;
    record.language = detect_language(sampled ? language_sample(record.text) : record.text,
                                      extracted.clues.language);
  }
  return record;
}

}  // namespace chancery
