// The formats that can be read, in one table: a format is one file with one function, and one line
// in formats.cpp.
#pragma once

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

// The format of a MIME type, nullptr when it cannot be read.
const Format* find_format(std::string_view mime);
// The format of text in a file whose name has `ending`, nullptr when no format claims it.
const Format* find_text_format(std::string_view ending);

// One function a format, in a file of its own.
void unpack_archive(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
void unpack_mailbox(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
void unpack_warc(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink);
Extracted extract_plain_text(std::string_view bytes, std::string_view mime);
Extracted extract_markdown(std::string_view bytes, std::string_view mime);
Extracted extract_pdf(std::string_view bytes, std::string_view mime);
Extracted extract_html(std::string_view bytes, std::string_view mime);
Extracted extract_rst(std::string_view bytes, std::string_view mime);
Extracted extract_latex(std::string_view bytes, std::string_view mime);
Extracted extract_xml(std::string_view bytes, std::string_view mime);
Extracted extract_json(std::string_view bytes, std::string_view mime);
Extracted extract_json_lines(std::string_view bytes, std::string_view mime);
Extracted extract_delimited(std::string_view bytes, std::string_view mime);
Extracted extract_rtf(std::string_view bytes, std::string_view mime);
Extracted extract_mail(std::string_view bytes, std::string_view mime);
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
Extracted extract_tnef(std::string_view bytes, std::string_view mime);
Extracted extract_encrypted(std::string_view bytes, std::string_view mime);
Extracted extract_picture(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> plain_text_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> markdown_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> json_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> json_lines_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> delimited_pieces(std::string_view bytes, std::string_view mime);
std::unique_ptr<Pieces> pdf_pieces(std::string_view bytes, std::string_view mime);
Extracted read_pdf_pictures(std::string_view bytes, const ReadLetters& read_letters);
Extracted read_picture(std::string_view bytes, const ReadLetters& read_letters);

}  // namespace chancery::indexer
