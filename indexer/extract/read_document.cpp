#include "indexer/extract/read_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "chancery/language.h"
#include "chancery/part_path.h"
#include "chancery/paths.h"
#include "chancery/strings.h"
#include "indexer/describe/describe.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/cuts.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/inner_paths.h"
#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

constexpr int kMaxNesting = 8;  // files in files in files
constexpr char kInside = '!';

[[noreturn]] void refuse(std::string_view mime) {
  const std::string_view name = type_name(mime);
  if (name.empty()) throw Unreadable(reason::kUnknownType, "binary data");
  throw Unreadable(reason::kUnknownType, std::string(name) + " file");
}

// One run over a file and what is in it.
class Reading {
 public:
  Reading(const ReadOptions& options, DocumentSink& sink) : options_(options), sink_(sink) {}

  void read(const std::string& path, std::string_view bytes, int64_t modified,
            const std::string& mime, int depth) {
    if (bytes.empty()) throw Unreadable(reason::kEmpty);
    if (const Converter* converter = find_converter(options_, path, mime)) {
      return sink_.convert(path, bytes, modified, *converter);
    }
    const Format* format = find_format(mime);
    if (format == nullptr) refuse(mime);
    if (format->pieces != nullptr) {
      if (const std::unique_ptr<Pieces> pieces = format->pieces(bytes, mime)) {
        return read_pieces(path, *pieces, mime, modified, depth);
      }
    }
    if (format->runs == Runs::kHere && bytes.size() > kMaxWholeBytes) {
      sink_.missed(path, cut_note(bytes.size()), Lack::kPart);
      bytes = bytes.substr(0, kMaxWholeBytes);
    }
    if (format->unpack != nullptr) return unpack(path, *format, bytes, modified, depth);
    emit(path, extract(*format, bytes, mime), mime, modified, depth);
  }

 private:
  Extracted extract(const Format& format, std::string_view bytes, std::string_view mime) {
    try {
      return format.extract(bytes, mime);
    } catch (const Unreadable& unreadable) {
      const bool pictures =
          unreadable.is(reason::kImagesOnly) || unreadable.is(reason::kUndecodable);
      if (!pictures || !options_.ocr || format.read_pictures == nullptr) throw;
    }
    return format.read_pictures(
        bytes, [&](std::string_view picture) { return sink_.read_letters(picture); });
  }

  void emit(const std::string& path, Extracted extracted, std::string_view mime, int64_t modified,
            int depth) {
    const bool holds_others = !extracted.documents.empty() || !extracted.parts.empty();
    if (extracted.text.empty() && !holds_others) throw Unreadable(reason::kNoText);
    if (!extracted.note.empty()) sink_.missed(path, extracted.note, Lack::kPart);
    const std::optional<Date> outer = container_;
    if (const auto own = day_of(extracted.clues)) container_ = own;
    if (!extracted.text.empty()) {
      if (outer) extracted.clues.add_date(Source::kContainer, outer);
      give(described(path, extracted, mime, modified));
    }
    InnerPaths paths(path);
    for (Extracted& inner : extracted.documents) {
      const std::string name = paths.path_of(inner.name);
      attempt(name, depth, [&] { emit(name, std::move(inner), mime, modified, depth + 1); });
    }
    for (Part& part : extracted.parts) {
      const std::string name = paths.path_of(part.name);
      read_part(name, std::move(part), modified, depth);
    }
    container_ = outer;
  }

  // The day that a document gives for itself, which what it holds has too unless it has its own.
  static std::optional<Date> day_of(const Clues& clues) {
    for (const Source source : {Source::kMail, Source::kProperties})
      for (const auto& [from, date] : clues.dates)
        if (from == source) return date;
    return std::nullopt;
  }

  // A piece is the unit that the sink knows as begun: what goes wrong costs no more than that.
  void read_pieces(const std::string& path, Pieces& pieces, std::string_view mime, int64_t modified,
                   int depth) {
    InnerPaths paths(path);
    std::optional<Record> head;
    bool anything = false;
    for (size_t i = 0; i < pieces.count(); ++i) {
      const std::string part = part_path(path, i + 1, pieces.count());
      const bool before = std::exchange(anything, true);  // unless it has nothing and can be read
      attempt(part, depth, [&] {
        Extracted piece = pieces.read(i);
        anything = before || !piece.text.empty() || !piece.documents.empty();
        if (!piece.note.empty()) sink_.missed(part, piece.note, Lack::kPart);
        for (Extracted& inner : piece.documents) {
          const std::string name = paths.path_of(inner.name);
          try {
            emit(name, std::move(inner), mime, modified, depth + 1);
          } catch (const Unreadable& unreadable) {
            sink_.missed(name, unreadable.reason(), unreadable.lack());
          }
        }
        if (piece.text.empty()) return;
        if (!head) {
          head = described(path, piece, mime, modified);
          piece.text = std::exchange(head->text, {});
          piece.page_starts = std::exchange(head->page_starts, {});
        }
        Record record = *head;
        record.path = part;
        record.text = std::move(piece.text);
        record.page_starts = std::move(piece.page_starts);
        give(std::move(record));
      });
    }
    if (const std::string note = pieces.note(); !note.empty()) {
      sink_.missed(path, note, Lack::kPart);
    }
    if (!anything) throw Unreadable(reason::kNoText);
  }

  void unpack(const std::string& path, const Format& format, std::string_view bytes,
              int64_t modified, int depth) {
    InnerPaths paths(path);
    // A file that is only compressed is called as the file without its last ending.
    const std::string_view stem = file_stem(std::string_view(path).substr(path.rfind(kInside) + 1));
    if (!budget_) budget_.emplace(bytes.size());
    format.unpack(bytes, *budget_, [&](Part part) {
      const std::string name = paths.path_of(part.name, stem);
      read_part(name, std::move(part), modified, depth);
    });
  }

  void read_part(const std::string& path, Part part, int64_t modified, int depth) {
    attempt(path, depth, [&] {
      if (part.why) throw Unreadable(*part.why);
      const int64_t time = part.modified != 0 ? part.modified : modified;
      url_ = std::move(part.url);
      const std::string type =
          part.certain ? std::move(part.mime) : document_type(path, part.bytes, part.mime);
      read(path, part.bytes, time, type, depth + 1);
    });
    url_.clear();
  }

  template <typename Action>
  void attempt(const std::string& path, int depth, const Action& action) {
    if (!sink_.begin(path)) return;
    try {
      if (depth >= kMaxNesting) throw Unreadable(reason::kTooDeep);
      action();
    } catch (const Unreadable& unreadable) {
      sink_.missed(path, unreadable.reason(), unreadable.lack());
    }
    sink_.end(path);
  }

  Record described(const std::string& path, Extracted& extracted, std::string_view mime,
                   int64_t modified) {
    Record record;
    record.path = path;
    record.mime = extracted.mime.empty() ? mime : extracted.mime;
    record.text = std::move(extracted.text);
    record.pages = extracted.pages;
    record.page_starts = std::move(extracted.page_starts);
    if (extracted.clues.url.empty()) extracted.clues.url = url_;
    describe(extracted.clues, modified, record);
    record.language = options_.language != "auto"
                          ? options_.language
                          : detect_language(record.text, extracted.clues.language);
    return record;
  }

  // Hands a document over, a long one in parts that each have its head.
  void give(Record record) {
    const size_t count = part_count(record.text.size());
    if (count < 2) return sink_.document(std::move(record));
    const std::string text = std::exchange(record.text, {});
    const std::vector<uint32_t> pages = std::exchange(record.page_starts, {});
    const std::vector<size_t> starts = part_starts(text, count);
    for (size_t i = 0; i < starts.size(); ++i) {
      const size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
      Record part = record;
      part.path = part_path(record.path, i + 1, starts.size());
      part.text = text.substr(starts[i], end - starts[i]);
      while (part.text.ends_with('\n') || part.text.ends_with(' ')) part.text.pop_back();
      // Pages before and behind the part have their places, so that all are counted in the file.
      for (const uint32_t start : pages) {
        const size_t within = std::clamp<size_t>(start, starts[i], end) - starts[i];
        part.page_starts.push_back(static_cast<uint32_t>(std::min(within, part.text.size())));
      }
      sink_.document(std::move(part));
    }
  }

  const ReadOptions& options_;
  DocumentSink& sink_;
  std::optional<ArchiveBudget> budget_;  // of the outermost archive, for all inside it
  std::string url_;                      // of the part that is being read
  std::optional<Date> container_;        // the day of the document that it is a part of
};

class FirstDocument : public DocumentSink {
 public:
  void document(Record record) override {
    if (!first) first = std::move(record);
  }
  void missed(const std::string&, const std::string& reason, Lack) override {
    if (why.empty()) why = reason;
  }
  std::optional<Record> first;
  std::string why;
};

}  // namespace

void read_documents(const std::string& path, std::string_view bytes, int64_t modified,
                    const ReadOptions& options, DocumentSink& sink, std::string_view mime) {
  const std::string type = mime.empty() ? document_type(path, bytes) : std::string(mime);
  if (sink.begin(path)) Reading(options, sink).read(path, bytes, modified, type, 0);
  sink.end(path);
}

std::string cut_note(uint64_t size) {
  return fmt::format("only the first {} of {} MB are indexed", kMaxWholeBytes >> 20, size >> 20);
}

const Converter* find_converter(const ReadOptions& options, std::string_view path,
                                std::string_view mime) {
  for (const Converter& converter : options.converters) {
    const bool ending = converter.type.starts_with('.');
    if (ending ? "." + file_ending(path) == converter.type : mime == converter.type)
      return &converter;
  }
  return nullptr;
}

Record read_document(const std::string& path, std::string_view bytes, int64_t modified,
                     const ReadOptions& options) {
  FirstDocument sink;
  read_documents(path, bytes, modified, options, sink);
  if (!sink.first)
    throw Unreadable(sink.why.empty() ? std::string(reason::kNoText.text) : sink.why);
  return std::move(*sink.first);
}

std::string document_type(std::string_view path, std::string_view bytes,
                          std::string_view declared) {
  std::string mime = sniff_type(path, bytes);
  if (mime != "text/plain") return mime;
  if (const Format* named = find_text_format(file_ending(path))) return std::string(named->mime);
  if (declared.starts_with("text/") && find_format(declared) != nullptr) mime = declared;
  return mime;
}

}  // namespace chancery::indexer
