#include "search/prompt/export.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "chancery/error.h"
#include "chancery/private_file.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/session.h"
#include "search/render/cite.h"
#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/numbers.h"

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

void write_markdown(std::ostream& out, const Hit& hit) {
  const int page = hit.snippets.empty() ? 0 : hit.snippets.front().page;
  out << hit.rank << ". " << escaped_markdown(cite_note(hit.record, page)) << "\n";
  for (const Snippet& snippet : hit.snippets) {
    out << "\n   > " << (snippet.begins_late ? "… " : "") << marked_markdown(snippet)
        << (snippet.ends_early ? " …" : "") << "\n";
  }
  out << "\n";
  if (!hit.record.url.empty()) out << "   " << escaped_markdown(hit.record.url) << "\n\n";
}

}  // namespace

ExportFormat export_format(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".csv") return ExportFormat::kCsv;
  if (extension == ".jsonl") return ExportFormat::kJsonLines;
  if (extension == ".md") return ExportFormat::kMarkdown;
  throw Error("a file's extension says how to export", "use .csv, .jsonl or .md");
}

uint64_t write_hits(std::ostream& out, ExportFormat format, AnswerSource& source,
                    const std::string& query, const SearchOptions& base) {
  constexpr uint32_t kBatch = 200;
  SearchOptions options = base;
  options.offset = 0;
  options.count = kBatch;
  options.facets.clear();
  options.snippets = true;
  CsvRenderer csv(out);
  if (format == ExportFormat::kCsv) csv.begin();
  if (format == ExportFormat::kMarkdown) out << "# " << escaped_markdown(query) << "\n\n";
  uint64_t written = 0;
  for (;;) {
    if (interrupted()) throw Error("the export was stopped");
    const Answer answer = source.search(query, options);
    if (format == ExportFormat::kCsv) csv.answer(answer, "");
    for (const Hit& hit : answer.hits) {
      if (format == ExportFormat::kJsonLines) out << dump_json(hit_json(hit)) << '\n';
      if (format == ExportFormat::kMarkdown) write_markdown(out, hit);
    }
    written += answer.hits.size();
    options.offset += kBatch;
    if (answer.hits.size() < kBatch) return written;
  }
}

uint64_t export_hits_to(const std::string& path, AnswerSource& source, const std::string& query,
                        const SearchOptions& options) {
  const ExportFormat format = export_format(path);
  const std::string shown = utf8::inert(path);
  std::error_code error;
  // Before the work, so that nobody waits for it in vain.
  if (std::filesystem::exists(path, error)) {
    throw Error(fmt::format("{} exists already", shown), "choose another name");
  }
  PrivateDraft draft(path);
  errno = 0;
  std::ofstream out(draft.path(), std::ios::binary | std::ios::trunc);
  const uint64_t written = out ? write_hits(out, format, source, query, options) : 0;
  out.close();
  if (!out) throw Error(fmt::format("cannot write {}: {}", shown, std::strerror(errno)));
  draft.become_target();
  return written;
}

void commands::export_hits(Session& session, const std::string& argument) {
  const Answer& answer = session.require_answer();
  if (argument.empty()) throw Error("a file is missing", ":export FILE.csv, .jsonl or .md");
  std::string path = argument;
  const char* home = std::getenv("HOME");
  if (path.starts_with("~/") && home) path.replace(0, 1, home);
  const uint64_t written =
      export_hits_to(path, session.world().source, answer.query, session.options());
  session.tell(fmt::format("{} written to {}", counted(written, "hit", "hits"), path));
}

}  // namespace chancery::search
