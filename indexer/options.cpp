#include "indexer/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "chancery/error.h"

namespace chancery::indexer {

namespace {

constexpr std::array kOptions = {
    Option{"db", 0, "PATH", "the database to write ($CHANCERY_DB, else the XDG data directory)"},
    Option{"jobs", 'j', "N", "threads to work with (the number of processors)"},
    Option{"language", 0, "CODE", "language of every document, as en or fr; auto detects it"},
    Option{"actors", 0, "FILE", "a list of actors of your own, in TOML", true},
    Option{"issues", 0, "FILE", "a list of issues of your own, in TOML", true},
    Option{"filter", 0, "TYPE:COMMAND", "a program that reads files of a type, see the man page",
           true},
    Option{"ocr", 0, "", "read pages that are only pictures too, with tesseract"},
    Option{"full", 0, "", "read every file again, changed or not"},
    Option{"follow", 0, "", "follow symbolic links that lead out of the folders, too"},
    Option{"purge", 0, "", "take out what is gone, even if it is most of a folder or all of it"},
    Option{"shards", 0, "N",
           "write N databases side by side, to be served one by one (as many as there are, or 1)"},
    Option{"changesets", 0, "N", "keep the last N changes of the database for replicas (none)"},
    Option{"print", 0, "", "write the documents as JSON lines to standard output, no database"},
    Option{"from-jsonl", 0, "FILE", "index records as --print writes them; - is standard input"},
    Option{"watch", 0, "", "stay, and index what changes"},
    Option{"report", 0, "", "show what could not be read, and why"},
    Option{"format", 'f', "FORMAT",
           "with --report: text or json; with --print: json or opensearch"},
    Option{"retry-failed", 0, "", "read what could not be read once more, and nothing else"},
    Option{"retag", 0, "", "tag what is indexed again with the lists as they are now"},
    Option{"verify", 0, "", "say whether the database is whole, and what of it is damaged"},
    Option{"thorough", 0, "", "with --verify or --repair: compare the terms of every document"},
    Option{"repair", 0, "", "mend what is damaged from what is stored; no file is read"},
    Option{"suggest-actors", 0, "", "write frequent names that no list has, as a list in TOML"},
    Option{"check-gazetteer", 0, "FILE", "say what is wrong with a list of actors or issues"},
    Option{"config", 0, "FILE",
           "read options from FILE (default: chancery/config in the XDG config directory)"},
    Option{"quiet", 'q', "", "say only what went wrong"},
    Option{"verbose", 'v', "", "name every file that could not be read"},
    Option{"help", 'h', "", "show this help"},
    Option{"version", 0, "", "show the version"},
};

bool is_verbosity(std::string_view name) {
  return name == "quiet" || name == "verbose";
}

}  // namespace

std::span<const Option> index_options() {
  return kOptions;
}

GivenOptions parse_index_options(const std::vector<std::string>& arguments) {
  return parse_command_line(kOptions, arguments, "chancery-index --help lists the options");
}

void add_config(GivenOptions& options, const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw Error(fmt::format("{}: cannot be read", file.string()), "name a file with --config");
  const GivenOptions configured = parse_configuration(kOptions, in, file.string());
  for (const auto& [name, value] : configured.options) {
    const auto option =
        std::find_if(kOptions.begin(), kOptions.end(),
                     [&, &name = name](const Option& known) { return known.name == name; });
    const bool given =
        is_verbosity(name) ? options.has("quiet") || options.has("verbose") : options.has(name);
    if (option->repeatable || !given) options.options.emplace_back(name, value);
  }
}

ReadOptions read_options(const IndexConfig& config) {
  ReadOptions read;
  read.language = config.language;
  read.converters = config.converters;
  read.ocr = config.ocr;
  return read;
}

std::string index_help() {
  std::string help =
      "Usage: chancery-index [OPTION]... FOLDER...\n"
      "Reads the documents below each FOLDER into a database for chancery-search. Run it\n"
      "again after changes: only what is new or changed is read.\n\n";
  help += options_help(kOptions);
  help +=
      "\nExit status: 0 indexed, 1 nothing to index, 2 an error or files that could not be read\n"
      "(the rest is indexed). Example: chancery-index ~/reports && chancery-search\n";
  return help;
}

}  // namespace chancery::indexer
