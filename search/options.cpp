#include "search/options.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/export/brief.h"
#include "search/export/export.h"
#include "search/option_values.h"

namespace chancery::search {

namespace {

constexpr std::string_view kAdvice = "see chancery-search --help";

void check_saved(const Config& config, const GivenOptions& raw) {
  if (raw.has("save") && config.save.empty()) throw Error("--save takes a name");
  if (raw.has("saved") && config.saved.empty()) throw Error("--saved takes a name");
  if (config.only_new && config.saved.empty()) throw Error("--new goes with --saved NAME");
  if (config.only_new && (config.view || !config.search.facets.empty()))
    throw Error("--new shows hits, no pictures and no counts");
  if (config.only_new && raw.has("offset"))
    throw Error("--new and --offset exclude each other", "what was shown is not new the next time");
  if (!config.saved.empty() && (config.has_query || !config.queries_file.empty()))
    throw Error("--saved and a query exclude each other");
  if (!config.save.empty() && !config.has_query) throw Error("--save needs a query");
}

void check_export(const Config& config, const GivenOptions& raw) {
  if (raw.has("csl") && config.csl.empty()) throw Error("--csl takes the name of a style's file");
  if (raw.has("csl") && !(raw.has("export") && !config.export_file.empty() &&
                          is_paper(export_format(config.export_file))))
    throw Error("--csl goes with --export to a .docx, .odt or .html");
  if (!raw.has("export")) return;
  if (config.export_file.empty()) throw Error("--export takes the name of a new file");
  raw.has("brief") ? check_brief_file(config.export_file)
                   : static_cast<void>(export_format(config.export_file));
  if (config.view || !config.search.facets.empty())
    throw Error("--export writes hits, no pictures and no counts");
  for (const char* other :
       {"format", "paths", "null", "read", "coverage", "new", "save", "explain"}) {
    if (raw.has(other)) throw Error(fmt::format("--export and --{} exclude each other", other));
  }
}

void check_brief_and_replay(const Config& config, const GivenOptions& raw) {
  if (raw.has("brief") && config.brief.empty()) throw Error("--brief takes the name of an issue");
  if (raw.has("replay") && config.replay.empty())
    throw Error("--replay takes a log that :log wrote");
  for (const char* own : {"brief", "replay"}) {
    if (!raw.has(own)) continue;
    for (const char* other : {"format", "paths", "null", "read", "coverage", "saved", "save",
                              "facets", "queries", "export", "explain", "brief", "replay"}) {
      const bool to_file = std::string_view(own) == "brief" && std::string_view(other) == "export";
      if (raw.has(other) && std::string_view(own) != other && !to_file)
        throw Error(fmt::format("--{} and --{} exclude each other", own, other));
    }
    if (config.view) throw Error(fmt::format("--{} draws no picture of the hits", own));
  }
  if (raw.has("replay") && config.has_query)
    throw Error("--replay asks what the log holds: it takes no query");
}

void check_combinations(const Config& config, const GivenOptions& raw) {
  if (config.has_query && !config.queries_file.empty()) {
    throw Error("a query and --queries exclude each other", std::string(kAdvice));
  }
  const bool shows_counts = config.format == Format::kText || config.format == Format::kJson ||
                            config.format == Format::kCsv;
  if (!config.search.facets.empty() && !shows_counts) {
    throw Error("--facets goes with --format text, json or csv");
  }
  if (config.view && !shows_counts) {
    throw Error("a picture of the hits goes with --format text, json or csv");
  }
  if (config.view && !config.queries_file.empty()) {
    throw Error("a picture of the hits and --queries exclude each other");
  }
  const bool asks = config.has_query || config.view || !config.queries_file.empty() ||
                    !config.saved.empty() || !config.search.facets.empty();
  if (config.coverage && asks) throw Error("--coverage is of all documents: it takes no query");
  if (raw.has("read")) {
    if (config.read.empty()) throw Error("--read takes the path of a document, or a hit's id");
    if (asks || config.coverage) throw Error("--read prints one document: it takes no query");
    if (config.format != Format::kText) throw Error("--read goes with --format text");
  }
  if (config.coverage && config.format != Format::kText && config.format != Format::kJson) {
    throw Error("--coverage goes with --format text or json");
  }
  if (config.format == Format::kMail && !config.has_query && config.saved.empty())
    throw Error("--format mail is one message: it needs a query or --saved");
  const bool shows_hits = config.format == Format::kText || config.format == Format::kJson;
  if (config.search.explain && (!shows_hits || config.view)) {
    throw Error("--explain goes with hits in --format text or json");
  }
  check_saved(config, raw);
  check_export(config, raw);
  check_brief_and_replay(config, raw);
  if (raw.has("long") && raw.has("short")) throw Error("--long and --short exclude each other");
  if (raw.has("paths") && raw.has("format") && config.format != Format::kPaths) {
    throw Error("--paths and --format exclude each other");
  }
  if (config.null && config.format != Format::kPaths)
    throw Error("--null goes with --format paths");
  if (config.has_query && config.query.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error("the query is empty", "* finds all documents");
  }
}

// Which hits, in which order and form.
void set_hits(const GivenOptions& raw, Config& config) {
  config.null = raw.has("null");
  if (raw.has("paths") || config.null) config.format = Format::kPaths;
  if (raw.has("format")) config.format = format_of(raw.last("format"));
  if (raw.has("sort")) config.search.sort = sort_of(raw.last("sort"));
  config.search.sort_chosen = raw.has("sort");
  if (raw.has("color")) config.color = color_of(raw.last("color"));
  if (raw.has("offset")) config.search.offset = number("offset", raw.last("offset"));
  constexpr uint32_t kTrecDepth = 1000;  // trec_eval's usual depth
  if (config.format == Format::kTrec) config.search.count = kTrecDepth;
  if (raw.has("count")) config.search.count = number("count", raw.last("count"));
  config.search.facets = facets_of(raw.all("facets"));
  leave_out(raw.all("without"), config.search.ranking);
  set_numbers(raw.all("ranking"), config.search.ranking.numbers);
  if (raw.has("no-concepts")) leave_out({"concepts"}, config.search.ranking);
  config.search.explain = raw.has("explain");
}

// The view that is asked for, and what options say of it. `config` has the count of hits.
void set_view(const GivenOptions& raw, Config& config) {
  config.view = view_of(raw);
  if (!config.view) return;
  constexpr uint32_t kLines = 1000;
  if (config.view->kind == ViewKind::kKwic || config.view->kind == ViewKind::kSaid ||
      config.view->kind == ViewKind::kCompare || config.view->kind == ViewKind::kSentences ||
      config.view->kind == ViewKind::kChronicle)
    config.view->most = kLines;
  if (raw.has("mean")) config.view->mean = odd_number("mean", raw.last("mean"));
  if (raw.has("window")) config.view->window = number("window", raw.last("window"));
  if (config.view->kind == ViewKind::kTimeline) config.view->most = 0;
  if (raw.has("count")) config.view->most = config.search.count;
}

}  // namespace

GivenOptions parse_options(const std::vector<std::string>& arguments) {
  return parse_command_line(kOptions, arguments, kAdvice,
                            "-- goes before a query that begins with a dash");
}

Config validated(const GivenOptions& raw) {
  Config config;
  config.help = raw.has("help");
  config.version = raw.has("version");
  if (config.help || config.version) return config;
  config.databases = raw.all("db");
  if (std::find(config.databases.begin(), config.databases.end(), "") != config.databases.end())
    throw Error("--db takes the path of a database, not an empty text");
  config.has_query = !raw.words.empty();
  config.query = fmt::format("{}", fmt::join(raw.words, " "));
  if (raw.has("queries")) {
    config.queries_file = raw.last("queries");
    if (config.queries_file.empty()) throw Error("--queries takes a file, or - for standard input");
  }
  set_hits(raw, config);
  set_view(raw, config);
  config.coverage = raw.has("coverage");
  config.read = raw.last("read");
  config.export_file = raw.last("export");
  config.csl = raw.last("csl");
  // A file has all.
  if (raw.has("export") && !raw.has("count")) config.search.count = 0;
  config.brief = raw.last("brief");
  config.replay = raw.last("replay");
  config.save = raw.last("save");
  config.saved = raw.last("saved");
  config.only_new = raw.has("new");
  // What is new is shown to its end.
  if (config.only_new && !raw.has("count")) config.search.count = 0;
  if (raw.has("long")) config.detail = Detail::kLong;
  if (raw.has("short")) config.detail = Detail::kShort;
  config.pager = !raw.has("no-pager");
  config.servers.all_or_nothing = raw.has("all-or-nothing");
  if (raw.has("patience")) config.servers.patience = seconds("patience", raw.last("patience"));
  // Lists for programs are complete.
  config.search.all_copies =
      raw.has("all-copies") || (config.format != Format::kText && config.format != Format::kJson &&
                                config.format != Format::kMail);
  config.search.bag_of_words = !config.queries_file.empty();
  const bool shows_snippets = config.format == Format::kJson || config.format == Format::kCsv ||
                              config.format == Format::kMail ||
                              (config.format == Format::kText && config.detail != Detail::kShort);
  config.search.snippets = shows_snippets;
  check_combinations(config, raw);
  return config;
}

std::string help_text() {
  std::string text =
      "Usage: chancery-search [OPTION]... [QUERY]...\n"
      "Searches articles for who is said to do what about which matters.\n\n"
      "Without a query: a prompt; where standard input is no terminal, a query a line.\n\n";
  text += options_help(kOptions);
  text += "\nA query is words, \"phrases\", AND OR NOT, + -, NEAR, /s, (), word* and fields:\n";
  for (const schema::Field& field : schema::kFields) {
    text += fmt::format("  {:<10}  {}\n", fmt::format("{}:", field.name), field.help);
  }
  text +=
      "\nThe query * finds all documents.\n"
      "Exit status: 0 found, 1 nothing found, 2 an error.\n"
      "More: man chancery-search\n";
  return text;
}

}  // namespace chancery::search
