// PowerPoint 97 to 2003 ([MS-PPT]): the texts of each slide, then its notes. A slide is a page.
#include <algorithm>
#include <map>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/old_office/ole_properties.h"
#include "indexer/extract/table_text.h"
#include "indexer/extract/text_flow.h"

namespace chancery::indexer {
namespace {

enum PptRecord : uint16_t {
  kNotesAtom = 1009,
  kSlidePersist = 1011,
  kTextHeader = 3999,
  kTextChars = 4000,
  kTextBytes = 4008,
  kSlideList = 4080,
  kUserEdit = 4085,
  kPersistDirectory = 6002,
};

struct Atom {
  uint16_t instance = 0;
  uint16_t type = 0;
  std::string_view body;
};

struct Slide {
  uint32_t persist = 0;  // where its drawing is
  uint32_t id = 0;
  std::string title;
  std::vector<std::string> texts;
};

class Presentation {
 public:
  explicit Presentation(const CompoundFile& file)
      : bytes_(file.stream("PowerPoint Document")), user_(file.stream("Current User", 4096)) {
    if (little_endian<uint32_t>(user_, 12) == 0xF3D1C4DF) throw Unreadable(reason::kEncrypted);
    read_persist();
    const auto document = places_.find(document_);
    // Without its directory all texts in the order of the file.
    if (document == places_.end()) {
      slides_.emplace_back();
      add_texts(bytes_, slides_.back());
      return;
    }
    const std::string_view body = container(document->second);
    read_list(body, 0, slides_);
    for (Slide& slide : slides_) add_own_texts(slide);
    std::vector<Slide> notes;
    read_list(body, 2, notes);
    for (Slide& note : notes) add_note(note);
  }

  const std::vector<Slide>& slides() const { return slides_; }

 private:
  // Calls `see` with each atom below `body`, in order; containers are gone into.
  template <typename See>
  static void each(std::string_view body, See&& see) {
    for (size_t at = 0; at + 8 <= body.size();) {
      const auto head = little_endian<uint16_t>(body, at);
      const size_t size =
          std::min<size_t>(little_endian<uint32_t>(body, at + 4), body.size() - at - 8);
      const Atom atom{static_cast<uint16_t>(head >> 4), little_endian<uint16_t>(body, at + 2),
                      body.substr(at + 8, size)};
      const bool is_container = (head & 0xF) == 0xF;
      at += 8;
      if (see(atom) && is_container) continue;
      at += size;
    }
  }

  std::string_view container(size_t at) const {
    const std::string_view bytes = bytes_;
    if (at + 8 > bytes.size()) return "";
    return bytes.substr(at + 8, little_endian<uint32_t>(bytes, at + 4));
  }

  // Where each object is, the newest edit first.
  void read_persist() {
    size_t edit = little_endian<uint32_t>(user_, 16);
    for (int i = 0; i < 1000 && edit != 0; ++i) {
      if (little_endian<uint16_t>(bytes_, edit + 2) != kUserEdit) return;
      const std::string_view body = container(edit);
      const size_t directory = little_endian<uint32_t>(body, 12);
      if (document_ == 0) document_ = little_endian<uint32_t>(body, 16);
      if (little_endian<uint16_t>(bytes_, directory + 2) == kPersistDirectory)
        read_directory(container(directory));
      const size_t earlier = little_endian<uint32_t>(body, 8);
      if (earlier >= edit) return;
      edit = earlier;
    }
  }

  void read_directory(std::string_view body) {
    for (size_t at = 0; at + 4 <= body.size();) {
      const auto head = little_endian<uint32_t>(body, at);
      at += 4;
      for (uint32_t i = 0; i < head >> 20 && at + 4 <= body.size(); ++i, at += 4)
        places_.emplace((head & 0xFFFFF) + i, little_endian<uint32_t>(body, at));
    }
  }

  // The slides (or notes) that the document lists, with the texts of their outline.
  void read_list(std::string_view document, uint16_t instance, std::vector<Slide>& out) {
    bool found = false;
    each(document, [&](const Atom& atom) {
      if (atom.type != kSlideList) return true;
      if (found || atom.instance != instance) return false;
      found = true;
      uint32_t kind = 0;
      each(atom.body, [&](const Atom& inner) {
        if (inner.type == kSlidePersist) {
          out.emplace_back();
          out.back().persist = little_endian<uint32_t>(inner.body, 0);
          out.back().id = little_endian<uint32_t>(inner.body, 12);
        }
        if (!out.empty()) add_text(inner, kind, out.back());
        return true;
      });
      return false;
    });
  }

  static void add_text(const Atom& atom, uint32_t& kind, Slide& slide) {
    if (atom.type == kTextHeader) kind = little_endian<uint32_t>(atom.body, 0);
    std::string text;
    if (atom.type == kTextChars) text = to_utf8(atom.body, "UTF-16LE");
    if (atom.type == kTextBytes) text = to_utf8(atom.body, "ISO-8859-1");
    if (text.empty()) return;
    for (const std::string_view line : split(text, "\r")) {
      std::string paragraph(line);
      std::replace(paragraph.begin(), paragraph.end(), '\v', ' ');
      paragraph = collapse_spaces(paragraph);
      // A star stands where the number of the slide or the date is shown.
      if (paragraph.empty() || paragraph == "*") continue;
      const bool is_title = kind == 0 || kind == 6;
      if (is_title && slide.title.empty()) slide.title = paragraph;
      slide.texts.push_back(std::move(paragraph));
    }
  }

  static void add_texts(std::string_view body, Slide& slide) {
    uint32_t kind = 4;
    each(body, [&](const Atom& atom) {
      add_text(atom, kind, slide);
      return true;
    });
  }

  void add_own_texts(Slide& slide) const {
    if (const auto place = places_.find(slide.persist); place != places_.end())
      add_texts(container(place->second), slide);
  }

  void add_note(Slide& note) {
    const auto place = places_.find(note.persist);
    if (place == places_.end()) return;
    const std::string_view body = container(place->second);
    uint32_t of = 0;
    each(body, [&](const Atom& atom) {
      if (atom.type == kNotesAtom) of = little_endian<uint32_t>(atom.body, 0);
      return true;
    });
    for (Slide& slide : slides_)
      if (slide.id == of) add_texts(body, slide);
  }

  std::string bytes_;
  std::string user_;
  uint32_t document_ = 0;
  std::map<uint32_t, size_t> places_;  // object → byte of bytes_
  std::vector<Slide> slides_;
};

}  // namespace

Extracted extract_ppt(std::string_view bytes, std::string_view /*mime*/) {
  const CompoundFile file(bytes);
  const Presentation presentation(file);
  Extracted extracted;
  for (const Slide& slide : presentation.slides()) {
    if (extracted.pages < 2 && extracted.clues.title.empty()) extracted.clues.title = slide.title;
    add_page(joined(slide.texts), extracted);
  }
  read_ole_properties(file, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
