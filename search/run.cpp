#include "search/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <iostream>

#include "chancery/damage.h"
#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "search/answer/searcher.h"
#include "search/charset.h"
#include "search/instead_of_hits.h"
#include "search/prompt/prompt.h"
#include "search/queries.h"
#include "search/render/coverage.h"
#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/render/views.h"
#include "search/saved/saved_searches.h"
#include "search/terminal.h"

namespace chancery::search {

namespace {

// Answers queries one after another and remembers how it went.
class Batch {
 public:
  Batch(AnswerSource& source, const Config& config, const RenderOptions& render,
        const Streams& streams)
      : source_(source),
        config_(config),
        render_(render),
        renderer_(make_renderer(config.format, streams.out, render)),
        streams_(streams) {
    if (!config.view && !counts_only()) renderer_->begin();
  }

  void answer(const std::string& query, const std::string& id) {
    if (config_.view) {
      ViewRequest request = *config_.view;
      request.sort = config_.search.sort;
      request.all_copies = config_.search.all_copies;
      show(source_.view(query, request));
    } else {
      show(source_.search(query, config_.search), id);
    }
    // A program that asks line by line waits for each answer.
    streams_.out.flush();
  }

  // Those hits of `search` that were not seen, the first --count of them; nothing at all when there
  // are none. Gives the hits that were written.
  std::vector<Hit> answer_new(const SavedSearch& search, const NewHits& found) {
    if (found.ranks.empty()) return {};
    SearchOptions options = config_.search;
    options.ranks = found.ranks;
    if (options.count != 0 && options.ranks.size() > options.count)
      options.ranks.resize(options.count);
    Answer answer = source_.search(search.query, options);
    answer.total = found.ranks.size();
    answer.certainty = Certainty::kExact;
    answer.more = options.ranks.size() < found.ranks.size();
    show(answer, "");
    return std::move(answer.hits);
  }

  // One of several: its failure does not end the others.
  void try_answer(const std::string& query, const std::string& id) {
    try {
      answer(query, id);
    } catch (const std::exception& error) {
      fail(error);
    }
  }

  void fail(const std::exception& error) {
    failed_ = true;
    streams_.err << failure_text(error);
  }

  int finish() {
    if (!config_.view && !counts_only()) renderer_->end();
    streams_.out.flush();
    if (!streams_.out) throw Error("standard output cannot be written");
    if (const std::string remark = renderer_->remark(); !remark.empty())
      streams_.err << "chancery-search: " << remark << '\n';
    // People read it in the answer.
    if (!shards_.empty() && config_.format != Format::kText)
      streams_.err << "chancery-search: " << shards_ << '\n';
    if (damaged_ > 0) {
      streams_.err << fmt::format("chancery-search: {} of the answer {} damaged: {}\n",
                                  counted(damaged_, "document", "documents"),
                                  damaged_ == 1 ? "is" : "are", kDamageAdvice);
    }
    if (failed_ || damaged_ > 0) return kFailed;
    return found_ ? kFound : kNothingFound;
  }

 private:
  // In a table of hits there is no place for counts: they come instead of it.
  bool counts_only() const {
    return config_.format == Format::kCsv && !config_.search.facets.empty();
  }

  void show(const Answer& answer, const std::string& id) {
    found_ = found_ || answer.total > 0;
    damaged_ += answer.damaged;
    shards_ = shards_text(answer.coverage);
    if (!counts_only()) {
      renderer_->answer(answer, id);
      return;
    }
    for (const Facet& facet : answer.facets)
      write_facet_csv(streams_.out, facet, std::exchange(first_, false));
  }

  void show(const View& view) {
    found_ = found_ || view.total > 0;
    damaged_ += view.damaged;
    shards_ = shards_text(view.coverage);
    const bool first = std::exchange(first_, false);
    switch (config_.format) {
      case Format::kJson:
        streams_.out << dump_json(view_json(view)) << '\n';
        return;
      case Format::kCsv:
        write_view_csv(streams_.out, view);
        if (const std::string rest = cut_remark(view); !rest.empty())
          streams_.err << "chancery-search: " << rest << '\n';
        return;
      default:
        if (!first) streams_.out << '\n';
        if (render_.several) {
          const std::string query = utf8::inert(view.query);
          streams_.out << utf8::fit(query, render_.style.measure()) << '\n';
        }
        write_view(streams_.out, view, render_.style, false);
    }
  }

  AnswerSource& source_;
  const Config& config_;
  RenderOptions render_;
  std::unique_ptr<Renderer> renderer_;
  Streams streams_;
  bool found_ = false;
  bool failed_ = false;
  uint64_t damaged_ = 0;  // documents of answers
  std::string shards_;    // which did not give the last answer
  bool first_ = true;
};

SavedSearches saved_searches() {
  return SavedSearches(state_directory() / "saved");
}

// Keeps the query with its hits as seen.
void save_query(AnswerSource& source, const Config& config) {
  SavedSearch search;
  search.name = config.save;
  search.query = config.query;
  search.databases = absolute_paths(config.databases);
  mark_all_seen(search, new_hits(source, search, config.search));
  saved_searches().store(search);
}

int answer_saved(AnswerSource& source, const Config& config, Batch& batch) {
  SavedSearch search = saved_searches().find(config.saved);
  if (!config.only_new) {
    batch.answer(search.query, "");
    return batch.finish();
  }
  const NewHits found = new_hits(source, search, config.search);
  const std::vector<Hit> shown = batch.answer_new(search, found);
  const int status = batch.finish();
  // Only what was written counts as seen.
  mark_seen(search, found, shown);
  saved_searches().store(search);
  return status;
}

// Whether standard error or output is where a person looks for the prompt.
bool prompts(const Config& config) {
  return !config.has_query && config.queries_file.empty() && config.saved.empty() && !config.view &&
         isatty(STDIN_FILENO);
}

// Typed text as UTF-8: what is none is in the locale's charset.
std::string text_of(const std::string& typed) {
  return utf8::is_valid(typed) ? typed : from_locale(typed);
}

int prompt(AnswerSource& source, Marks* marks, const Config& config) {
  if (config.format != Format::kText) {
    throw Error("--format needs a query", "the prompt has :json, :cite and :export");
  }
  return run_prompt(source, marks, config);
}

}  // namespace

int answer_queries(AnswerSource& source, const Config& config, const RenderOptions& render,
                   const Streams& streams) {
  RenderOptions options = render;
  options.several = !config.has_query && config.saved.empty();
  if (!config.queries_file.empty()) {
    const auto queries = config.queries_file == "-" ? read_queries(streams.in, "standard input")
                                                    : read_queries(config.queries_file);
    Batch batch(source, config, options, streams);
    for (const NumberedQuery& query : queries) {
      if (query.problem.empty()) {
        batch.try_answer(query.text, query.id);
      } else {
        batch.fail(Error(query.problem));
      }
    }
    return batch.finish();
  }
  Batch batch(source, config, options, streams);
  if (!config.saved.empty()) return answer_saved(source, config, batch);
  if (config.has_query) {
    batch.answer(config.query, "");
    const int status = batch.finish();
    if (!config.save.empty()) save_query(source, config);
    return status;
  }
  bool asked = false;
  const bool reads = !(config.view && isatty(STDIN_FILENO));
  for (std::string line; reads && std::getline(streams.in, line) && streams.out;) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    batch.try_answer(line, "");
    asked = true;
  }
  // A picture without a query is one of all documents.
  if (config.view && !asked) batch.answer("*", "");
  return batch.finish();
}

int run(const std::vector<std::string>& arguments) {
  // Characters only: numbers keep their points for scripts.
  std::setlocale(LC_CTYPE, "");
  // A reader that has seen enough (| head) ends us without a word, whatever was inherited.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that grows beyond `ulimit -f` is an output that cannot be written, and is told as such.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const LocaleOutput out(std::cout, isatty(STDOUT_FILENO)), err(std::cerr, isatty(STDERR_FILENO));
  Config config = validated(parse_options(arguments));
  config.query = text_of(config.query);
  config.read = text_of(config.read);
  config.brief = text_of(config.brief);
  if (config.view) config.view->subject = text_of(config.view->subject);
  if (config.help) std::cout << help_text();
  if (config.version) std::cout << "chancery-search " << version() << '\n';
  if (config.help || config.version) return std::cout.flush() ? kFound : kFailed;
  if (config.databases.empty() && !config.saved.empty())
    config.databases = saved_searches().find(config.saved).databases;
  if (config.databases.empty() && !config.replay.empty())
    config.databases = logged_databases(config);
  if (config.databases.empty()) config.databases.push_back(default_database().string());
  Searcher source(config.databases, config.servers);
  const std::unique_ptr<Marks> marks = marks_to_use(std::cerr);
  source.use_marks(marks.get());
  if (config.coverage) return say_coverage(source.coverage(), config);
  if (!config.read.empty()) return read_document(source, config);
  if (!config.replay.empty()) return replay_log(source, config, std::cout);
  if (!config.brief.empty()) return say_brief(source, config, {std::cin, std::cout, std::cerr});
  if (!config.export_file.empty())
    return export_answers(source, config, {std::cin, std::cout, std::cerr});
  if (prompts(config)) return prompt(source, marks.get(), config);
  RenderOptions render;
  render.style = terminal_style(STDOUT_FILENO, config.color);
  render.detail = config.detail;
  render.terminal = isatty(STDOUT_FILENO);
  render.null = config.null;
  return answer_queries(source, config, render, {std::cin, std::cout, std::cerr});
}

std::string failure_text(const std::exception& error) {
  std::string text = "chancery-search: " + utf8::inert(error.what()) + "\n";
  if (const auto* query = dynamic_cast<const QueryError*>(&error)) {
    const std::string caret = query->caret();
    for (size_t from = 0; from < caret.size();) {
      const size_t end = std::min(caret.find('\n', from), caret.size());
      text += "  " + utf8::inert(caret.substr(from, end - from)) + "\n";
      from = end + 1;
    }
  }
  return text;
}

}  // namespace chancery::search
