#include "search/export/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/private_file.h"
#include "chancery/utf8.h"
#include "search/export/citeproc.h"
#include "search/export/paper.h"
#include "search/render/cite.h"
#include "search/render/coverage.h"
#include "search/render/csv.h"
#include "search/render/dates.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"
#include "search/saved/saved_searches.h"

namespace chancery::search {

namespace {

// Text in which Markdown sees nothing of its own.
std::string escaped_markdown(std::string_view raw) {
  constexpr std::string_view kSpecial = "\\`*_[]<>#|";
  std::string out;
  for (char c : utf8::inert(raw)) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Words, actors and issues are bold, italic and both.
std::string marked_markdown(const Snippet& snippet) {
  std::string out;
  size_t done = 0;
  const std::string_view text = snippet.text;
  for (const Mark& mark : snippet.marks) {
    const size_t begin = std::clamp<size_t>(mark.span.begin, done, text.size());
    const size_t end = std::clamp<size_t>(mark.span.end, begin, text.size());
    const std::string_view sign = mark.kind == MarkKind::kWord    ? "**"
                                  : mark.kind == MarkKind::kActor ? "*"
                                                                  : "***";
    out += escaped_markdown(text.substr(done, begin - done));
    if (end > begin)
      out += fmt::format("{}{}{}", sign, escaped_markdown(text.substr(begin, end - begin)), sign);
    done = end;
  }
  return out + escaped_markdown(text.substr(done));
}

std::string markdown_entry(const Hit& hit) {
  const Record& record = hit.record;
  std::string out = fmt::format("{}. {}\n", hit.rank, escaped_markdown(cite_note(record)));
  for (const Snippet& snippet : hit.snippets) {
    const std::string place = pinpoint({snippet.page, snippet.paragraph});
    out += fmt::format("\n   > {}{}{}{}\n", snippet.begins_late ? "… " : "",
                       marked_markdown(snippet), snippet.ends_early ? " …" : "",
                       place.empty() ? "" : fmt::format(" ({})", place));
  }
  if (const std::string marks = marks_line(hit); !marks.empty())
    out += "\n   " + escaped_markdown(marks) + "\n";
  if (!record.url.empty()) out += "\n   " + escaped_markdown(record.url) + "\n";
  return out + "\n   " + escaped_markdown(quoted_path(record.path)) + "\n\n";
}

// Writes the answers that come, batch by batch, in one format.
class HitsFile {
 public:
  HitsFile(std::ostream& out, ExportFormat format, const std::string& style,
           const Coverage& coverage)
      : out_(out), format_(format), style_(style), csv_(out), paper_(resting_on(coverage)) {
    if (format == ExportFormat::kCsv) csv_.begin();
  }

  void begin_query(const Answer& answer) {
    if (is_paper(format_)) paper_.begin_query(answer);
    if (format_ == ExportFormat::kMarkdown)
      out_ << "# " << escaped_markdown(answer.query) << "\n\n";
  }

  void add(const Answer& answer) {
    if (format_ == ExportFormat::kCsv) csv_.answer(answer, "");
    for (const Hit& hit : answer.hits) {
      if (format_ == ExportFormat::kJsonLines) out_ << dump_json(hit_json(hit)) << '\n';
      if (format_ == ExportFormat::kMarkdown) out_ << markdown_entry(hit);
      if (is_paper(format_)) paper_.add(hit);
    }
  }

  void finish() {
    if (is_paper(format_)) out_ << paper_bytes(paper_.finish(), format_, style_);
  }

 private:
  std::ostream& out_;
  ExportFormat format_;
  const std::string& style_;
  CsvRenderer csv_;
  PaperBuilder paper_;
};

// Gives how many hits were written.
uint64_t write_query(HitsFile& file, AnswerSource& source, const std::string& query,
                     const ExportRequest& request) {
  constexpr uint32_t kBatch = 200;
  SearchOptions options = request.options;
  options.offset = 0;
  options.facets.clear();
  options.snippets = true;
  const uint64_t most = request.options.count ? request.options.count : UINT64_MAX;
  uint64_t written = 0;
  for (;;) {
    if (request.stopped()) throw Error("the export was stopped");
    options.count = static_cast<uint32_t>(std::min<uint64_t>(kBatch, most - written));
    const Answer answer = source.search(query, options);
    if (written == 0) file.begin_query(answer);
    file.add(answer);
    written += answer.hits.size();
    options.offset += options.count;
    if (answer.hits.size() < options.count || written >= most) return written;
  }
}

}  // namespace

std::string resting_on(const Coverage& coverage) {
  std::string text = "From " + counted(coverage.documents, "document", "documents");
  if (!coverage.newest.empty()) text += ", newest " + short_date(coverage.newest);
  if (const std::string missing = missing_text(coverage); !missing.empty()) text += "; " + missing;
  return fmt::format("{}. Written on {}.", text, short_date(today()));
}

bool is_paper(ExportFormat format) {
  return format == ExportFormat::kHtml || format == ExportFormat::kDocx ||
         format == ExportFormat::kOdt;
}

std::string export_endings() {
  std::string list;
  for (const ExportEnding& one : kExportEndings) {
    if (!list.empty()) list += &one == &kExportEndings.back() ? " or " : ", ";
    list += one.ending;
  }
  return list;
}

ExportFormat export_format(const std::string& path) {
  const std::string ending = "." + file_ending(path);
  for (const ExportEnding& one : kExportEndings) {
    if (ending == one.ending) return one.format;
  }
  throw Error("a file's extension says how to export", "use " + export_endings());
}

uint64_t write_hits(std::ostream& out, ExportFormat format, AnswerSource& source,
                    const ExportRequest& request) {
  HitsFile file(out, format, request.style, source.coverage());
  uint64_t written = 0;
  for (const std::string& query : request.queries)
    written += write_query(file, source, query, request);
  file.finish();
  return written;
}

void write_new_file(const std::string& path, const std::function<bool(std::ostream&)>& write) {
  const std::string shown = utf8::inert(path);
  std::error_code error;
  // Before the work, so that nobody waits for it in vain.
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    throw Error(fmt::format("{} exists already", shown), "choose another name");
  }
  PrivateDraft draft(path);
  errno = 0;
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  const bool kept = out && write(out);
  out.close();
  if (!out) throw Error(fmt::format("cannot write {}: {}", shown, std::strerror(errno)));
  if (kept) draft.become_target();
}

uint64_t export_hits_to(const std::string& path, AnswerSource& source,
                        const ExportRequest& request) {
  const ExportFormat format = export_format(path);
  uint64_t written = 0;
  write_new_file(path, [&](std::ostream& out) {
    written = write_hits(out, format, source, request);
    return written > 0;
  });
  return written;
}

}  // namespace chancery::search
