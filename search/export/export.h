// Writes all hits of one or more queries to a new file.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "search/answer/answer_source.h"

namespace chancery::search {

// The last three are texts to read on: see paper.h.
enum class ExportFormat : uint8_t { kCsv, kJsonLines, kMarkdown, kHtml, kDocx, kOdt };

struct ExportEnding {
  std::string_view ending;
  ExportFormat format;
};
inline constexpr std::array kExportEndings = {
    ExportEnding{".csv", ExportFormat::kCsv},     ExportEnding{".jsonl", ExportFormat::kJsonLines},
    ExportEnding{".md", ExportFormat::kMarkdown}, ExportEnding{".html", ExportFormat::kHtml},
    ExportEnding{".docx", ExportFormat::kDocx},   ExportEnding{".odt", ExportFormat::kOdt},
};

// ".csv, .jsonl, .md, .html, .docx or .odt"
std::string export_endings();

// Whether it is a text to read on.
bool is_paper(ExportFormat format);

// By the file's ending, in either case. Throws Error for others.
ExportFormat export_format(const std::string& path);

struct ExportRequest {
  std::vector<std::string> queries;
  SearchOptions options;                                 // count: of each query, 0: all
  std::string style = {};                                // of references: see citeproc.h
  std::function<bool()> stopped = [] { return false; };  // asked between some hundred hits
};

// Hits are fetched some hundred at a time. Gives how many were written. CSV is as --format csv has
// it, JSON lines hold one object a hit, Markdown one entry a hit with its reference and sentences.
// Throws Error when it is stopped.
uint64_t write_hits(std::ostream& out, ExportFormat format, AnswerSource& source,
                    const ExportRequest& request);

// What answers rest on, and when they were given: "From 40 documents, newest 3 May 2023. Written on
// 4 May 2023."
std::string resting_on(const Coverage& coverage);

// Writes the new file `path`, its writer's alone, whole or not at all: not when `write` gives
// false. Throws Error when it exists or cannot be written.
void write_new_file(const std::string& path, const std::function<bool(std::ostream&)>& write);

// To the new file `path`, whole or not at all: not when nothing was found. Throws Error when it
// exists or cannot be written.
uint64_t export_hits_to(const std::string& path, AnswerSource& source,
                        const ExportRequest& request);

}  // namespace chancery::search
