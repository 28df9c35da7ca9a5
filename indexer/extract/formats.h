// The formats that can be read, in one table: a format is one file with one function, and here the
// function and a line of the table.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "indexer/extract/extracted.h"
#include "indexer/extract/pieces.h"

namespace chancery::indexer {

// Where an extractor runs. kIsolated: in a process of its own with limits of time and memory, which
// may crash alone (indexer/isolate/). For everything that parses a complex binary format, or
// yields parts; what is text runs in the program itself, as that is fastest.
enum class Runs { kHere, kIsolated };

struct Format {
  std::string_view mime;
  std::string_view endings;  // separated by spaces: of text that shows no type by its content
  Extractor extract;         // nullptr for an archive
  Runs runs = Runs::kHere;
  Unpacker unpack = nullptr;
  PictureReader read_pictures = nullptr;  // for a file of which `extract` says kImagesOnly
  PieceReader pieces = nullptr;           // where long files can be read piece by piece
};

// One function a format, in a file of its own.
void unpack_archive(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
void unpack_mailbox(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
void unpack_warc(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
Extracted extract_plain_text(std::string_view bytes, std::string_view mime);
Extracted extract_markdown(std::string_view bytes, std::string_view mime);
Extracted extract_pdf(std::string_view bytes, std::string_view mime);
Extracted extract_djvu(std::string_view bytes, std::string_view mime);
Extracted extract_html(std::string_view bytes, std::string_view mime);
Extracted extract_webarchive(std::string_view bytes, std::string_view mime);
Extracted extract_rst(std::string_view bytes, std::string_view mime);
Extracted extract_latex(std::string_view bytes, std::string_view mime);
Extracted extract_xml(std::string_view bytes, std::string_view mime);
Extracted extract_json(std::string_view bytes, std::string_view mime);
Extracted extract_json_lines(std::string_view bytes, std::string_view mime);
Extracted extract_delimited(std::string_view bytes, std::string_view mime);
Extracted extract_rtf(std::string_view bytes, std::string_view mime);
Extracted extract_mail(std::string_view bytes, std::string_view mime);
Extracted extract_emlx(std::string_view bytes, std::string_view mime);
Extracted extract_mhtml(std::string_view bytes, std::string_view mime);
Extracted extract_docx(std::string_view bytes, std::string_view mime);
Extracted extract_pptx(std::string_view bytes, std::string_view mime);
Extracted extract_xlsx(std::string_view bytes, std::string_view mime);
Extracted extract_odf(std::string_view bytes, std::string_view mime);
Extracted extract_epub(std::string_view bytes, std::string_view mime);
Extracted extract_doc(std::string_view bytes, std::string_view mime);
Extracted extract_ppt(std::string_view bytes, std::string_view mime);
Extracted extract_xls(std::string_view bytes, std::string_view mime);
Extracted extract_msg(std::string_view bytes, std::string_view mime);
Extracted extract_word_perfect(std::string_view bytes, std::string_view mime);
Extracted extract_works(std::string_view bytes, std::string_view mime);
Extracted extract_iwork(std::string_view bytes, std::string_view mime);
Extracted extract_abi_word(std::string_view bytes, std::string_view mime);
Extracted extract_tnef(std::string_view bytes, std::string_view mime);
Extracted extract_encrypted(std::string_view bytes, std::string_view mime);
Extracted extract_picture(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> plain_text_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> markdown_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> json_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> json_lines_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> delimited_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> pdf_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> outlook_pieces(std::string_view bytes, std::string_view mime);
Extracted read_pdf_pictures(std::string_view bytes, const ReadLetters& read_letters);
Extracted read_picture(std::string_view bytes, const ReadLetters& read_letters);

// How the long types begin.
#define CHANCERY_OOXML "application/vnd.openxmlformats-officedocument."
#define CHANCERY_OPEN_DOCUMENT "application/vnd.oasis.opendocument."

// A format of text that the program reads itself, and long files piece by piece.
constexpr Format text_format(std::string_view mime, std::string_view endings, Extractor extract,
                             PieceReader pieces) {
  return {mime, endings, extract, Runs::kHere, nullptr, nullptr, pieces};
}

inline constexpr std::array kFormats = {
    text_format("text/plain", "", extract_plain_text, plain_text_pieces),
    text_format("text/markdown", "md markdown mdown mkd", extract_markdown, markdown_pieces),
    Format{"text/html", "", extract_html},
    Format{"application/xhtml+xml", "", extract_html},
    Format{"application/x-webarchive", "", extract_webarchive, Runs::kIsolated},
    Format{"text/x-rst", "rst rest", extract_rst},
    Format{"text/x-tex", "tex latex ltx", extract_latex, Runs::kIsolated},
    Format{"text/xml", "xml fb2 rss atom dbk nxml", extract_xml},
    text_format("application/json", "json", extract_json, json_pieces),
    text_format("application/x-ndjson", "jsonl ndjson", extract_json_lines, json_lines_pieces),
    text_format("text/csv", "csv", extract_delimited, delimited_pieces),
    text_format("text/tab-separated-values", "tsv tab", extract_delimited, delimited_pieces),
    Format{"application/rtf", "", extract_rtf, Runs::kIsolated},
    Format{"message/rfc822", "eml", extract_mail, Runs::kIsolated},
    Format{"message/x-emlx", "", extract_emlx, Runs::kIsolated},
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
    Format{"application/vnd.ms-outlook-pst", "", nullptr, Runs::kIsolated, nullptr, nullptr,
           outlook_pieces},
    Format{"application/ms-tnef", "", extract_tnef, Runs::kIsolated},
    Format{"application/vnd.wordperfect", "", extract_word_perfect, Runs::kIsolated},
    Format{"application/vnd.ms-works", "", extract_works, Runs::kIsolated},
    Format{"application/vnd.apple.iwork", "", extract_iwork, Runs::kIsolated},
    Format{"application/x-abiword", "abw", extract_abi_word, Runs::kIsolated},
    Format{"application/x-encrypted-ooxml", "", extract_encrypted},
    Format{"application/pdf", "", extract_pdf, Runs::kIsolated, nullptr, read_pdf_pictures,
           pdf_pieces},
    Format{"image/vnd.djvu", "", extract_djvu, Runs::kIsolated},
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

// The format of a MIME type, nullptr when it cannot be read.
const Format* find_format(std::string_view mime);
// The format of text in a file whose name has `ending`, nullptr when no format claims it.
const Format* find_text_format(std::string_view ending);

}  // namespace chancery::indexer
