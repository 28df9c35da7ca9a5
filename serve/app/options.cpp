#include "serve/app/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/strings.h"

namespace chancery::serve {

namespace {

constexpr std::array kOptions = {
    Option{"db", 'd', "PATH", "database, stub file or shard to serve", true},
    Option{"listen", 'l', "ADDRESS", "where to listen (127.0.0.1:8417)"},
    Option{"token", 0, "FILE", "the token is its first line; made when missing"},
    Option{"no-token", 0, "", "let every user of this machine ask"},
    Option{"host", 0, "NAME", "a name that a proxy before the server has", true},
    Option{"open", 'o', "", "open the page in the browser"},
    Option{"mcp", 0, "", "speak the Model Context Protocol on standard streams"},
    Option{"config", 0, "FILE", "read options from FILE (~/.config/chancery/serve)"},
    Option{"help", 'h', "", "show this help"},
    Option{"version", 'V', "", "show the version"},
};

constexpr const char* kAdvice = "chancery-serve --help lists the options";

std::filesystem::path own_config() {
  return default_config().parent_path() / "serve";
}

void add_config(GivenOptions& options, const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw Error(fmt::format("{}: cannot be read", file.string()), "name a file with --config");
  const GivenOptions configured = parse_configuration(kOptions, in, file.string());
  const GivenOptions typed = options;
  for (const auto& [name, value] : configured.options) {
    // What is typed counts instead of what is written: databases are not added to each other.
    const bool token = name == "token" || name == "no-token";
    const bool given = token ? typed.has("token") || typed.has("no-token") : typed.has(name);
    // Where nothing is listened to, the rest is for other runs.
    const bool fits = !typed.has("mcp") || name == "db";
    if (!given && fits) options.options.emplace_back(name, value);
  }
}

}  // namespace

std::span<const Option> serve_options() {
  return kOptions;
}

GivenOptions parse_serve_options(const std::vector<std::string>& arguments) {
  GivenOptions options = parse_command_line(kOptions, arguments, kAdvice);
  std::error_code error;
  if (options.has("config")) {
    add_config(options, options.last("config"));
  } else if (std::filesystem::exists(own_config(), error)) {
    add_config(options, own_config());
  }
  return options;
}

bool is_loopback(const std::string& address) {
  return address == "::1" || address.starts_with("127.");
}

Endpoint endpoint_of(const std::string& text) {
  const auto wrong = [&] {
    return Error(fmt::format("--listen {}: no address", text),
                 "give numbers, as 127.0.0.1:8417 or [::1]:8417");
  };
  Endpoint endpoint;
  std::string_view rest = text;
  if (rest.starts_with('[')) {
    const size_t end = rest.find(']');
    if (end == std::string_view::npos) throw wrong();
    endpoint.address = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else {
    const size_t end = std::min(rest.find(':'), rest.size());
    endpoint.address = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  if (endpoint.address == "localhost") endpoint.address = "127.0.0.1";
  if (endpoint.address.empty()) throw wrong();
  if (rest.empty()) return endpoint;
  if (!rest.starts_with(':')) throw wrong();
  rest.remove_prefix(1);
  const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), endpoint.port);
  if (error != std::errc() || stop != rest.data() + rest.size()) throw wrong();
  return endpoint;
}

Config validated(const GivenOptions& options) {
  Config config;
  config.help = options.has("help");
  config.version = options.has("version");
  if (config.help || config.version) return config;
  if (!options.words.empty()) {
    throw Error(fmt::format("\"{}\" is no option", options.words.front()),
                "a database is named by --db");
  }
  config.databases = options.all("db");
  if (std::find(config.databases.begin(), config.databases.end(), "") != config.databases.end())
    throw Error("--db takes the path of a database, not an empty text");
  config.mcp = options.has("mcp");
  for (const char* other : {"listen", "token", "no-token", "host", "open"}) {
    if (config.mcp && options.has(other))
      throw Error(fmt::format("--mcp listens nowhere: --{} does not go with it", other));
  }
  if (options.has("listen")) config.listen = endpoint_of(options.last("listen"));
  config.asks_token = !options.has("no-token");
  if (options.has("token")) {
    config.token_file = options.last("token");
    if (config.token_file.empty()) throw Error("--token takes a file");
    if (!config.asks_token) throw Error("--token and --no-token exclude each other");
  }
  for (const std::string& name : options.all("host")) config.names.push_back(lower(name));
  config.open = options.has("open");
  if (!config.asks_token && !is_loopback(config.listen.address)) {
    throw Error(fmt::format("--listen {} lets other machines ask, and --no-token all of them",
                            options.last("listen")),
                "leave --no-token out, and have a proxy bring TLS");
  }
  return config;
}

std::string help_text() {
  return "Usage: chancery-serve [OPTION]...\n"
         "Serves a database to a browser and to other programs of this machine.\n\n" +
         options_help(kOptions) +
         "\nPrints the page's link, with its token, to standard output. Ctrl-C ends it.\n"
         "With --mcp it ends at the end of input.\n"
         "More: man chancery-serve\n";
}

}  // namespace chancery::serve
