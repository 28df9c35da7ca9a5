#include "indexer/extract/formats.h"

#include <array>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// How the long types begin.
#define CHANCERY_OOXML "application/vnd.openxmlformats-officedocument."
#define CHANCERY_OPEN_DOCUMENT "application/vnd.oasis.opendocument."

// A format of text that the program reads itself, and long files piece by piece.
constexpr Format here(std::string_view mime, std::string_view endings, Extractor extract,
                      PieceReader pieces) {
  return {mime, endings, extract, Runs::kHere, nullptr, nullptr, pieces};
}

constexpr std::array kFormats = {
    here("text/plain", "", extract_plain_text, plain_text_pieces),
    here("text/markdown", "md markdown mdown mkd", extract_markdown, markdown_pieces),
    Format{"text/html", "", extract_html},
    Format{"application/xhtml+xml", "", extract_html},
    Format{"text/x-rst", "rst rest", extract_rst},
    Format{"text/x-tex", "tex latex ltx", extract_latex, Runs::kIsolated},
    Format{"text/xml", "xml fb2 rss atom dbk nxml", extract_xml},
    here("application/json", "json", extract_json, json_pieces),
    here("application/x-ndjson", "jsonl ndjson", extract_json_lines, json_lines_pieces),
    here("text/csv", "csv", extract_delimited, delimited_pieces),
    here("text/tab-separated-values", "tsv tab", extract_delimited, delimited_pieces),
    Format{"application/rtf", "", extract_rtf, Runs::kIsolated},
    Format{"message/rfc822", "eml", extract_mail, Runs::kIsolated},
    Format{"application/mbox", "mbox", nullptr, Runs::kIsolated, unpack_mailbox},
    Format{"multipart/related", "mht mhtml", extract_mhtml, Runs::kIsolated},
    Format{CHANCERY_OOXML "wordprocessingml.document", "", extract_docx, Runs::kIsolated},
    Format{CHANCERY_OOXML "presentationml.presentation", "", extract_pptx, Runs::kIsolated},
    Format{CHANCERY_OOXML "spreadsheetml.sheet", "", extract_xlsx, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "text", "fodt", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "text-template", "", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "text-master", "", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "presentation", "fodp", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "presentation-template", "", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "spreadsheet", "fods", extract_odf, Runs::kIsolated},
    Format{CHANCERY_OPEN_DOCUMENT "spreadsheet-template", "", extract_odf, Runs::kIsolated},
    Format{"application/epub+zip", "", extract_epub, Runs::kIsolated},
    Format{"application/msword", "", extract_doc, Runs::kIsolated},
    Format{"application/vnd.ms-powerpoint", "", extract_ppt, Runs::kIsolated},
    Format{"application/vnd.ms-excel", "", extract_xls, Runs::kIsolated},
    Format{"application/vnd.ms-outlook", "", extract_msg, Runs::kIsolated},
    Format{"application/ms-tnef", "", extract_tnef, Runs::kIsolated},
    Format{"application/x-encrypted-ooxml", "", extract_encrypted},
    Format{"application/pdf", "", extract_pdf, Runs::kIsolated, nullptr, read_pdf_pictures,
           pdf_pieces},
    Format{"image/png", "", extract_picture, Runs::kIsolated, nullptr, read_picture},
    Format{"image/jpeg", "", extract_picture, Runs::kIsolated, nullptr, read_picture},
    Format{"image/tiff", "", extract_picture, Runs::kIsolated, nullptr, read_picture},
    Format{"application/zip", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/x-tar", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/gzip", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/x-bzip2", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/x-xz", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/zstd", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/x-7z-compressed", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/vnd.rar", "", nullptr, Runs::kIsolated, unpack_archive},
    Format{"application/warc", "", nullptr, Runs::kIsolated, unpack_warc},
};

#undef CHANCERY_OOXML
#undef CHANCERY_OPEN_DOCUMENT

}  // namespace

const Format* find_format(std::string_view mime) {
  for (const Format& format : kFormats)
    if (format.mime == mime) return &format;
  return nullptr;
}

const Format* find_text_format(std::string_view ending) {
  if (ending.empty()) return nullptr;
  for (const Format& format : kFormats)
    for (const std::string_view known : split(format.endings, " "))
      if (known == ending) return &format;
  return nullptr;
}

}  // namespace chancery::indexer
