// PDF files for tests, written by hand: text at places, in Helvetica.
#pragma once

#include <string>
#include <vector>

namespace chancery::testing {

struct PdfText {
  int x = 72;
  int y = 720;  // from the foot of a page of 612 × 792 points
  int size = 11;
  std::string text;
};
using PdfPage = std::vector<PdfText>;

inline std::string pdf_string(const std::string& text) {
  std::string out = "(";
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ")";
}

// A file of numbered objects, the first of which is the catalog; `trailer` is added to the trailer.
inline std::string pdf_of_objects(const std::vector<std::string>& objects,
                                  const std::string& trailer = "") {
  std::string out = "%PDF-1.4\n";
  std::vector<size_t> places;
  for (const std::string& object : objects) {
    places.push_back(out.size());
    out += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  }
  const size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " +
         trailer + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

// `info`: entries of the document information, as "/Title (Talks)".
inline std::string make_pdf(const std::vector<PdfPage>& pages, const std::string& info = "",
                            const std::string& trailer = "") {
  std::vector<std::string> objects(4);
  std::string kids;
  for (const PdfPage& page : pages) {
    std::string content = "BT\n";
    for (const PdfText& one : page) {
      content += "/F1 " + std::to_string(one.size) + " Tf 1 0 0 1 " + std::to_string(one.x) + " " +
                 std::to_string(one.y) + " Tm " + pdf_string(one.text) + " Tj\n";
    }
    content += "ET";
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                      "\nendstream");
    const size_t stream = objects.size();
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> "
        ">> "
        "/Contents " +
        std::to_string(stream) + " 0 R >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] =
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  objects[3] = "<< " + info + " >>";
  return pdf_of_objects(objects, "/Info 4 0 R " + trailer);
}

// Lines below each other, as a paragraph has them.
inline void put_lines(PdfPage& page, const std::vector<std::string>& lines, int x = 72,
                      int top = 700, int size = 11) {
  for (const std::string& line : lines) {
    page.push_back({x, top, size, line});
    top -= size + 3;
  }
}

}  // namespace chancery::testing
