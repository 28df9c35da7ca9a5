// Writes all hits of a query to a file.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "search/answer/answer_source.h"

namespace chancery::search {

enum class ExportFormat : uint8_t { kCsv, kJsonLines, kMarkdown };

// By the file's extension: .csv, .jsonl, .md. Throws Error for others.
ExportFormat export_format(const std::string& path);

// Hits are fetched some hundred at a time. Gives how many were written. CSV is as --format csv has
// it, JSON lines hold one object a hit, Markdown one entry a hit with its reference and sentences.
uint64_t write_hits(std::ostream& out, ExportFormat format, AnswerSource& source,
                    const std::string& query, const SearchOptions& options);

// To the new file `path`, whole or not at all. Throws Error when it exists or cannot be written.
uint64_t export_hits_to(const std::string& path, AnswerSource& source, const std::string& query,
                        const SearchOptions& options);

}  // namespace chancery::search
