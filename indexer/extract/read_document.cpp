#include "indexer/extract/read_document.h"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "chancery/language.h"
#include "chancery/paths.h"
#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "chancery/word_classes.h"
#include "indexer/clean/hints.h"
#include "indexer/clean/phrase_lists.h"
#include "indexer/describe/describe.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/sniff.h"
#include "indexer/page/date_words.h"
#include "indexer/page/statement_words.h"

namespace chancery {
namespace {

constexpr int kMaxDepth = 8;             // files in files in files
constexpr size_t kMaxParts = 50'000;     // of one file, at all depths
constexpr size_t kMaxName = 400;         // bytes of a name inside a file
constexpr size_t kMaxText = 10'000'000;  // bytes of one document
constexpr std::string_view kInside = "!";

[[noreturn]] void refuse(std::string_view mime) {
  const std::string_view name = type_name(mime);
  if (name.empty()) throw Unreadable(reason::kUnknownType, "binary data");
  throw Unreadable(reason::kUnknownType, std::string(name) + " file");
}

// A name as one inside a file may be called: no control characters, and never outside of it.
std::string safe_name(std::string_view name) {
  std::string out;
  for (size_t pos = 0; pos < name.size();) {
    const size_t end = std::min(name.find_first_of("/\\", pos), name.size());
    const std::string_view step = name.substr(pos, end - pos);
    pos = end + 1;
    if (step.empty() || step == "." || step == "..") continue;
    if (!out.empty()) out += '/';
    out += utf8::inert(utf8::repaired(step));
  }
  return out.substr(0, utf8::floor(out, kMaxName));
}

// The paths of what is in one file: safe, and each its own.
class InnerPaths {
 public:
  explicit InnerPaths(const std::string& path) : path_(path) {}

  // `fallback` names what has no name.
  std::string path_of(std::string_view name, std::string_view fallback = "") {
    std::string safe = safe_name(name);
    if (safe.empty()) safe = safe_name(fallback);
    if (safe.empty()) safe = fmt::format("{}", used_.size() + 1);
    const int times = ++used_[safe];
    return times == 1 ? fmt::format("{}{}{}", path_, kInside, safe)
                      : fmt::format("{}{}{} ({})", path_, kInside, safe, times);
  }

 private:
  const std::string& path_;
  std::unordered_map<std::string, int> used_;
};

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
    if (depth > 0 && format->runs == Runs::kHere && bytes.size() > kMaxTextBytes) {
      sink_.missed(path, cut_note(bytes.size()), Lack::kPart);
      bytes = bytes.substr(0, kMaxTextBytes);
    }
    if (format->unpack != nullptr) return unpack(path, *format, bytes, modified, depth);
    emit(path, extract(*format, bytes, mime), mime, modified, depth);
  }

 private:
  Extracted extract(const Format& format, std::string_view bytes, std::string_view mime) {
    try {
      return format.extract(bytes, mime);
    } catch (const Unreadable& unreadable) {
      const bool pictures = unreadable.reason() == reason::kImagesOnly.text;
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
    if (!extracted.text.empty()) document(path, extracted, mime, modified);
    InnerPaths paths(path);
    for (Extracted& inner : extracted.documents) {
      const std::string name = paths.path_of(inner.name);
      attempt(name, depth, [&] { emit(name, std::move(inner), mime, modified, depth + 1); });
    }
    for (Part& part : extracted.parts) {
      const std::string name = paths.path_of(part.name);
      read_part(name, std::move(part), modified, depth);
    }
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
    if (++parts_ > kMaxParts) throw Unreadable(reason::kTooLarge, "the rest of its parts");
    if (!sink_.begin(path)) return;
    try {
      if (depth >= kMaxDepth) throw Unreadable(reason::kTooDeep);
      action();
    } catch (const Unreadable& unreadable) {
      sink_.missed(path, unreadable.reason(), unreadable.lack());
    }
    sink_.end(path);
  }

  void document(const std::string& path, Extracted& extracted, std::string_view mime,
                int64_t modified) {
    Record record;
    record.path = path;
    record.mime = extracted.mime.empty() ? mime : extracted.mime;
    record.text = std::move(extracted.text);
    if (record.text.size() > kMaxText) {
      record.text.resize(utf8::floor(record.text, kMaxText));
      for (uint32_t& start : extracted.page_starts)
        start = std::min(start, static_cast<uint32_t>(record.text.size()));
      sink_.missed(
          path, fmt::format("only the first {} MB of its text are indexed", kMaxText / 1'000'000),
          Lack::kPart);
    }
    record.pages = extracted.pages;
    record.page_starts = std::move(extracted.page_starts);
    if (extracted.clues.url.empty()) extracted.clues.url = url_;
    describe(extracted.clues, modified, record);
    record.language = options_.language != "auto"
                          ? options_.language
                          : detect_language(record.text, extracted.clues.language);
    sink_.document(std::move(record));
  }

  const ReadOptions& options_;
  DocumentSink& sink_;
  std::optional<ArchiveBudget> budget_;  // of the outermost archive, for all inside it
  std::string url_;                      // of the part that is being read
  size_t parts_ = 0;
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

void DocumentSink::convert(const std::string&, std::string_view, int64_t, const Converter&) {
  throw Unreadable(reason::kUnknownType, "converters cannot be started here");
}
std::string DocumentSink::read_letters(std::string_view) {
  throw Unreadable(reason::kImagesOnly);
}
bool DocumentSink::begin(const std::string&) {
  return true;
}
void DocumentSink::end(const std::string&) {}

std::string cut_note(uint64_t size) {
  return fmt::format("only the first {} of {} MB are indexed", kMaxTextBytes / 1'000'000,
                     size / 1'000'000);
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

void load_reading_words() {
  page_lines();
  hint_of("");
  statement_words();
  date_vocabulary();
  word_classes("");
}

}  // namespace chancery
