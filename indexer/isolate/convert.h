// Runs a converter of the configuration, confined and within limits.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/read_document.h"
#include "indexer/isolate/fork_server.h"

namespace chancery::indexer {

// What the converter writes about the file at `path`. For a file inside another one `bytes` holds
// it, and the converter gets the path of a descriptor. Throws Unreadable: the program is missing,
// fails, takes too long or writes too much. Thread-safe.
std::string run_converter(ForkServer& server, const Converter& converter, const std::string& path,
                          const std::string_view* bytes = nullptr);

// What a program writes that runs as a converter does; `input`, when open, is its descriptor
// ForkServer::kInput. Throws Unreadable. Thread-safe.
std::string run_confined(ForkServer& server, const std::vector<std::string>& command,
                         int input = -1);

// Words of a command line: separated by spaces, quoted by ' or ". Throws Error for an open quote.
std::vector<std::string> split_command(std::string_view line);

// "TYPE:COMMAND" or "TYPE,OUTPUT:COMMAND" as the option --filter gives it; OUTPUT is the type of
// what the command writes. Throws Error.
Converter parse_converter(const std::string& text);

}  // namespace chancery::indexer
