// The command line of chancery-serve, in two stages: what was typed (GivenOptions), then what it
// means (Config). The second looks at nothing but the configuration file.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "chancery/command_line.h"
#include "serve/http/server.h"

namespace chancery::serve {

struct Config {
  bool help = false;
  bool version = false;
  std::vector<std::string> databases;  // empty: the default one
  Endpoint listen;
  bool asks_token = true;
  std::filesystem::path token_file;  // empty: the default one
  std::vector<std::string> names;    // of a proxy before us
  bool open = false;
  bool mcp = false;
};

std::span<const Option> serve_options();

// `arguments` without the program's name; adds what the file of --config says, or the user's file
// where there is one. Throws Error for an unknown option or a file that cannot be read.
GivenOptions parse_serve_options(const std::vector<std::string>& arguments);
// Throws Error that names the option and what it may be.
Config validated(const GivenOptions& options);
std::string help_text();

// "127.0.0.1:8417", "[::1]:8417", "0.0.0.0" (the port is then the usual one). Throws Error.
Endpoint endpoint_of(const std::string& text);
// Whether only programs of this machine reach the address.
bool is_loopback(const std::string& address);

}  // namespace chancery::serve
