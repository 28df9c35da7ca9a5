#include "search/instead_of_hits.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/state_path.h"
#include "chancery/utf8.h"
#include "search/charset.h"
#include "search/export/brief.h"
#include "search/export/export.h"
#include "search/prompt/replay.h"
#include "search/queries.h"
#include "search/render/coverage.h"
#include "search/render/document.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/saved/saved_searches.h"
#include "search/terminal.h"

namespace chancery::search {

namespace {

std::vector<std::string> all_queries(const Config& config, std::istream& in) {
  if (config.has_query) return {config.query};
  if (!config.saved.empty())
    return {SavedSearches(state_directory() / "saved").find(config.saved).query};
  std::vector<std::string> queries;
  if (!config.queries_file.empty()) {
    for (const NumberedQuery& query : config.queries_file == "-"
                                          ? read_queries(in, "standard input")
                                          : read_queries(config.queries_file)) {
      if (!query.problem.empty()) throw Error(query.problem);
      queries.push_back(query.text);
    }
  } else if (!isatty(STDIN_FILENO)) {
    for (std::string line; std::getline(in, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.find_first_not_of(" \t") != std::string::npos) queries.push_back(line);
    }
  }
  if (queries.empty()) throw Error("--export needs a query", "* finds all documents");
  return queries;
}

std::string nothing_written(const std::string& file) {
  return fmt::format("chancery-search: nothing was found, so {} was not written\n", file);
}

}  // namespace

std::unique_ptr<Marks> marks_to_use(std::ostream& err) {
  auto marks = std::make_unique<Marks>(state_path() / "marks.sqlite");
  try {
    marks->version();
    return marks;
  } catch (const Error& error) {
    err << failure_text(error);
    return nullptr;
  }
}

void say_shards(const Coverage& coverage, std::ostream& err) {
  if (const std::string shards = shards_text(coverage); !shards.empty())
    err << "chancery-search: " << shards << '\n';
}

int say_coverage(const Coverage& coverage, const Config& config) {
  if (config.format == Format::kJson) {
    std::cout << dump_json(coverage_json(coverage)) << '\n';
  } else {
    std::cout << coverage_text(coverage, terminal_style(STDOUT_FILENO, config.color));
  }
  if (!std::cout.flush()) throw Error("standard output cannot be written");
  if (config.format == Format::kJson) say_shards(coverage, std::cerr);
  return coverage.documents > 0 ? kFound : kNothingFound;
}

int read_document(AnswerSource& source, const Config& config) {
  const Style style = terminal_style(STDOUT_FILENO, config.color);
  std::cout << show_document(source.document(config.read), {}, 0, style).text;
  if (!std::cout.flush()) throw Error("standard output cannot be written");
  return kFound;
}

int say_brief(AnswerSource& source, const Config& config, const Streams& streams) {
  const Brief brief = make_brief(source, brief_query(config.brief, config.query));
  say_shards(source.coverage(), streams.err);
  const int status = brief.total > 0 ? kFound : kNothingFound;
  if (config.export_file.empty()) {
    streams.out << brief_text(brief, terminal_style(STDOUT_FILENO, config.color));
    if (!streams.out.flush()) throw Error("standard output cannot be written");
    return status;
  }
  const std::string file = utf8::inert(config.export_file);
  if (status == kFound) write_brief(brief, config.export_file, config.csl);
  streams.err << (status == kFound ? fmt::format("chancery-search: written to {}\n", file)
                                   : nothing_written(file));
  return status;
}

std::vector<std::string> logged_databases(const Config& config) {
  return read_session_log(config.replay).head.databases;
}

int replay_log(AnswerSource& source, const Config& config, std::ostream& out) {
  const size_t different = replay(source, read_session_log(config.replay), out);
  if (!out.flush()) throw Error("standard output cannot be written");
  return different == 0 ? kFound : kNothingFound;
}

int export_answers(AnswerSource& source, const Config& config, const Streams& streams) {
  const ExportRequest request{all_queries(config, streams.in), config.search, config.csl,
                              [] { return false; }};
  const uint64_t written = export_hits_to(config.export_file, source, request);
  const std::string file = utf8::inert(config.export_file);
  streams.err << (written == 0 ? nothing_written(file)
                               : fmt::format("chancery-search: {} written to {}\n",
                                             counted(written, "hit", "hits"), file));
  say_shards(source.coverage(), streams.err);
  return written == 0 ? kNothingFound : kFound;
}

}  // namespace chancery::search
