#include "search/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <iostream>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "search/prompt/prompt.h"
#include "search/queries.h"
#include "search/terminal.h"

namespace chancery {

namespace {

// Answers queries one after another and remembers how it went.
class Batch {
 public:
  Batch(AnswerSource& source, const Config& config, const RenderOptions& render,
        const Streams& streams)
      : source_(source),
        options_(config.search),
        renderer_(make_renderer(config.format, streams.out, render)),
        streams_(streams) {
    renderer_->begin();
  }

  void answer(const std::string& query, const std::string& id) {
    const Answer answer = source_.search(query, options_);
    found_ = found_ || answer.total > 0;
    renderer_->answer(answer, id);
    // A program that asks line by line waits for each answer.
    streams_.out.flush();
  }

  // One of several: its failure does not end the others.
  void try_answer(const std::string& query, const std::string& id) {
    try {
      answer(query, id);
    } catch (const Error& error) {
      failed_ = true;
      streams_.err << failure_text(error);
    }
  }

  int finish() {
    renderer_->end();
    streams_.out.flush();
    if (!streams_.out) throw Error("standard output cannot be written");
    if (failed_) return kFailed;
    return found_ ? kFound : kNothingFound;
  }

 private:
  AnswerSource& source_;
  SearchOptions options_;
  std::unique_ptr<Renderer> renderer_;
  Streams streams_;
  bool found_ = false;
  bool failed_ = false;
};

// Whether standard error or output is where a person looks for the prompt.
bool prompts(const Config& config) {
  return !config.has_query && config.queries_file.empty() && isatty(STDIN_FILENO);
}

int prompt(AnswerSource& source, const Config& config) {
  if (config.format != Format::kText) {
    throw Error("--format needs a query", "the prompt has :json, :cite and :export");
  }
  return run_prompt(source, config);
}

}  // namespace

int answer_queries(AnswerSource& source, const Config& config, const RenderOptions& render,
                   const Streams& streams) {
  RenderOptions options = render;
  options.several = !config.has_query;
  if (!config.queries_file.empty()) {
    const auto queries = config.queries_file == "-" ? read_queries(streams.in, "standard input")
                                                    : read_queries(config.queries_file);
    Batch batch(source, config, options, streams);
    for (const NumberedQuery& query : queries) batch.try_answer(query.text, query.id);
    return batch.finish();
  }
  Batch batch(source, config, options, streams);
  if (config.has_query) {
    batch.answer(config.query, "");
    return batch.finish();
  }
  for (std::string line; std::getline(streams.in, line) && streams.out;) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") != std::string::npos) batch.try_answer(line, "");
  }
  return batch.finish();
}

int run(const std::vector<std::string>& arguments) {
  // Characters only: numbers keep their points for scripts.
  std::setlocale(LC_CTYPE, "");
  // A reader that has seen enough (| head) ends us without a word, whatever was inherited.
  std::signal(SIGPIPE, SIG_DFL);
  std::ios::sync_with_stdio(false);
  Config config = validated(parse_options(arguments));
  if (config.help) std::cout << help_text();
  if (config.version) std::cout << "chancery-search " << version() << '\n';
  if (config.help || config.version) return std::cout.flush() ? kFound : kFailed;
  if (config.databases.empty()) config.databases.push_back(default_database().string());
  SearcherSource source(config.databases);
  if (prompts(config)) return prompt(source, config);
  RenderOptions render;
  render.style = terminal_style(STDOUT_FILENO, config.color);
  render.detail = config.detail;
  render.terminal = isatty(STDOUT_FILENO);
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

}  // namespace chancery
