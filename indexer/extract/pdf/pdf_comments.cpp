#include "indexer/extract/pdf/pdf_comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

// Without it the library warns of a class that it will drop, which is not used here.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

#include "chancery/strings.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

constexpr int kMaxOfPage = 2000;
constexpr size_t kMaxComments = size_t{1} << 20;  // bytes of all together
constexpr size_t kMaxWriter = 100;                // bytes of a name
constexpr std::string_view kBetweenParagraphs = "\n\n";

// Kinds of annotations (ISO 32000-1, table 169) that hold what a person has written. Others are
// links, fields of forms, pictures and what opens with another.
enum class Kind { kOther, kNote, kOnText };

Kind kind_of(QPDFObjectHandle annotation) {
  QPDFObjectHandle subtype = annotation.getKey("/Subtype");
  if (!subtype.isName()) return Kind::kOther;
  const std::string name = subtype.getName();
  static constexpr std::array<std::string_view, 9> kNotes = {
      "/Text", "/Caret", "/Stamp", "/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink"};
  // These may repeat what the page says: the words that are marked, or its own.
  static constexpr std::array<std::string_view, 5> kOnText = {
      "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/FreeText"};
  if (std::find(kNotes.begin(), kNotes.end(), name) != kNotes.end()) return Kind::kNote;
  if (std::find(kOnText.begin(), kOnText.end(), name) != kOnText.end()) return Kind::kOnText;
  return Kind::kOther;
}

std::string text_of(QPDFObjectHandle dictionary, const std::string& key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (!value.isString()) return "";
  return collapse_spaces(clean_characters(value.getUTF8Value()));
}

struct Comment {
  size_t page;  // from 0
  std::string paragraph;
};

class CommentReader {
 public:
  // `text`: of the document.
  explicit CommentReader(std::string_view text) : text_(text) {}

  void read_page(QPDFObjectHandle page) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    const int count = annotations.isArray() ? annotations.getArrayNItems() : 0;
    for (int i = 0; i < std::min(count, kMaxOfPage) && size_ < kMaxComments; ++i) {
      QPDFObjectHandle annotation = annotations.getArrayItem(i);
      if (annotation.isDictionary()) read(annotation);
    }
    ++page_;
  }

  // In the order of pages.
  const std::vector<Comment>& comments() const { return comments_; }

 private:
  void read(const QPDFObjectHandle& annotation) {
    const Kind kind = kind_of(annotation);
    if (kind == Kind::kOther) return;
    const std::string text = inert_text(text_of(annotation, "/Contents"));
    if (text.empty() || (kind == Kind::kOnText && is_of_document(text))) return;
    const std::string writer = inert_text(text_of(annotation, "/T"));
    const bool named = !writer.empty() && writer.size() <= kMaxWriter;
    comments_.push_back(
        {page_, fmt::format("[Comment{}{}] {}", named ? " by " : "", named ? writer : "", text)});
    size_ += comments_.back().paragraph.size();
  }

  bool is_of_document(std::string_view text) {
    if (said_.empty()) said_ = comparable(text_);
    return said_.find(comparable(text)) != said_.npos;
  }

  std::string_view text_;
  std::string said_;  // the text, comparable; when it was needed
  std::vector<Comment> comments_;
  size_t page_ = 0;
  size_t size_ = 0;  // bytes of all comments
};

// Where a paragraph of a page can be put into the text: behind the last one that ends on it, or
// behind the one that goes on over all of it.
size_t end_of_page(const Extracted& extracted, size_t page) {
  const std::string& text = extracted.text;
  const std::vector<uint32_t>& starts = extracted.page_starts;
  if (page + 1 >= starts.size() || starts[page + 1] >= text.size()) return text.size();
  const size_t next = starts[page + 1];
  if (next < kBetweenParagraphs.size())
    return std::min(text.find(kBetweenParagraphs, next), text.size());
  const size_t at = text.rfind(kBetweenParagraphs, next - kBetweenParagraphs.size());
  if (at != text.npos && at >= starts[page]) return at;
  return std::min(text.find(kBetweenParagraphs, next), text.size());
}

// Pages begin further back by what is put in before them.
void insert_comments(const std::vector<Comment>& comments, Extracted& extracted) {
  std::string text;
  std::vector<uint32_t> starts = extracted.page_starts;
  size_t from = 0;
  for (const Comment& comment : comments) {
    const size_t at = std::max(from, end_of_page(extracted, comment.page));
    text.append(extracted.text, from, at - from);
    from = at;
    const std::string_view before = text.empty() ? "" : kBetweenParagraphs;
    text.append(before).append(comment.paragraph);
    const auto added = static_cast<uint32_t>(before.size() + comment.paragraph.size());
    for (size_t i = comment.page + 1; i < starts.size(); ++i)
      if (extracted.page_starts[i] >= at) starts[i] += added;
  }
  extracted.text = text.append(extracted.text, from);
  extracted.page_starts = std::move(starts);
}

// Whether there may be annotations: their names stand in the file, unless objects are packed.
bool may_have_annotations(std::string_view bytes) {
  return bytes.find("/Annots") != bytes.npos || bytes.find("/ObjStm") != bytes.npos;
}

}  // namespace

void add_pdf_comments(std::string_view bytes, Extracted& extracted) {
  if (!may_have_annotations(bytes)) return;
  CommentReader reader(extracted.text);
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("", bytes.data(), bytes.size());
    for (const QPDFObjectHandle& page : file.getAllPages()) reader.read_page(page);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    // Poppler, which has read its text, mends more; those of the pages before are kept.
  }
  if (!reader.comments().empty()) insert_comments(reader.comments(), extracted);
}

}  // namespace chancery::indexer
