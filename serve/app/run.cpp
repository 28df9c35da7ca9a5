#include "serve/app/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/private_file.h"
#include "search/answer/searcher.h"
#include "search/saved/saved_searches.h"
#include "serve/app/application.h"
#include "serve/app/browser.h"
#include "serve/app/confine.h"
#include "serve/app/options.h"
#include "serve/app/token.h"
#include "serve/mcp/lines.h"
#include "serve/mcp/server.h"

namespace chancery::serve {

namespace {

constexpr size_t kMostMessage = 1 << 20;  // bytes of a message of --mcp

// A query keeps one processor busy; more threads than processors would only make each wait longer.
size_t worker_count() {
  constexpr unsigned kMost = 16;
  return std::clamp(std::thread::hardware_concurrency(), 2U, kMost);
}

std::vector<std::unique_ptr<search::AnswerSource>> make_sources(
    const std::vector<std::string>& databases) {
  std::vector<std::unique_ptr<search::AnswerSource>> sources;
  for (size_t i = 0; i < worker_count(); ++i) {
    sources.push_back(std::make_unique<search::Searcher>(databases));
    sources.back()->prepare();
  }
  return sources;
}

// All that a request on this machine may call us.
std::vector<std::string> hosts_of(const Endpoint& listen, uint16_t port) {
  std::vector<std::string> hosts = {host_of(listen.address, port)};
  if (!is_loopback(listen.address)) return hosts;
  for (const char* name : {"127.0.0.1", "localhost", "::1"}) hosts.push_back(host_of(name, port));
  return hosts;
}

std::string link_of(const Endpoint& listen, uint16_t port, const std::string& token) {
  const std::string fragment = token.empty() ? "" : "#token=" + token;
  return fmt::format("http://{}/{}", host_of(listen.address, port), fragment);
}

// Ends at the end of input, or when nobody reads what is written.
int speak_mcp(const std::vector<std::string>& databases) {
  search::Searcher source(databases);
  source.prepare();
  confine_server(databases, {});
  McpServer server(source);
  Lines lines(STDIN_FILENO, kMostMessage);
  std::string line;
  for (ReadLine read; (read = lines.next(line)) != ReadLine::kEnd;) {
    const std::optional<std::string> answer =
        read == ReadLine::kTooLong ? McpServer::too_long() : server.answer(line);
    if (answer && !(std::cout << *answer << '\n' << std::flush)) return kFailed;
  }
  return 0;
}

// The link was printed: without a browser the server serves all the same.
void try_to_open(const std::string& link) {
  try {
    open_in_browser(link);
  } catch (const Error& error) {
    std::cerr << "chancery-serve: " << error.what() << std::endl;
  }
}

int serve(const Config& config, const std::vector<std::string>& databases) {
  auto sources = make_sources(databases);
  std::string token;
  if (config.asks_token) {
    token =
        token_in(config.token_file.empty() ? state_directory() / "serve-token" : config.token_file);
  }
  Place place{search::absolute_paths(databases), state_directory() / "saved"};
  make_private_directory(place.saved);  // what is made later could not be read
  // It is made last and ended first, for its threads hold responses of the server's connections.
  std::optional<Application> application;
  Server server(config.listen, {}, [&application](Request request, Done done) {
    application->handle(std::move(request), std::move(done));
  });
  const std::string link = link_of(config.listen, server.port(), token);
  std::cout << link << std::endl;
  if (!std::cout) throw Error("standard output cannot be written");
  if (!is_loopback(config.listen.address)) {
    std::cerr << "chancery-serve: what is sent to other machines is not encrypted: have a proxy "
                 "bring TLS (man chancery-serve)\n";
  }
  if (config.open) try_to_open(link);
  place.saves = confine_server(databases, place.saved).saves;
  application.emplace(Access{token, hosts_of(config.listen, server.port()), config.names}, place,
                      std::move(sources));
  server.run();
  application.reset();
  return 0;
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  // Characters only: numbers keep their points.
  std::setlocale(LC_CTYPE, "");
  std::signal(SIGPIPE, SIG_IGN);  // a client that is gone
  const Config config = validated(parse_serve_options(arguments));
  if (config.help) std::cout << help_text();
  if (config.version) std::cout << "chancery-serve " << version() << '\n';
  if (config.help || config.version) return std::cout.flush() ? 0 : 2;
  std::vector<std::string> databases = config.databases;
  if (databases.empty()) databases.push_back(default_database().string());
  return config.mcp ? speak_mcp(databases) : serve(config, databases);
}

}  // namespace chancery::serve
