#include "indexer/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <fstream>

#include "chancery/error.h"

namespace chancery {

namespace po = boost::program_options;

namespace {

constexpr std::array kOptions = {
    IndexOption{"db", "PATH", "the database to write ($CHANCERY_DB, else the XDG data directory)"},
    IndexOption{"jobs,j", "N", "threads to work with (the number of processors)"},
    IndexOption{"language", "CODE", "language of every document, as en or fr; auto detects it"},
    IndexOption{"actors", "FILE", "a list of actors of your own, in TOML", true},
    IndexOption{"issues", "FILE", "a list of issues of your own, in TOML", true},
    IndexOption{"filter", "TYPE:COMMAND", "a program that reads files of a type, see the man page",
                true},
    IndexOption{"ocr", "", "read pages that are only pictures too, with tesseract"},
    IndexOption{"full", "", "read every file again, changed or not"},
    IndexOption{"follow", "", "follow symbolic links that lead out of the folders, too"},
    IndexOption{"purge", "", "take out what is gone, even if it is most of a folder or all of it"},
    IndexOption{
        "shards", "N",
        "write N databases side by side, to be served one by one (as many as there are, or 1)"},
    IndexOption{"print", "", "write the documents as JSON lines to standard output, no database"},
    IndexOption{"from-jsonl", "FILE", "index records as --print writes them; - is standard input"},
    IndexOption{"watch", "", "stay, and index what changes"},
    IndexOption{"report", "", "show what could not be read, and why"},
    IndexOption{"retry-failed", "", "read what could not be read once more, and nothing else"},
    IndexOption{"retag", "", "tag what is indexed again with the lists as they are now"},
    IndexOption{"verify", "", "say whether the database is whole, and what of it is damaged"},
    IndexOption{"thorough", "", "with --verify or --repair: compare the terms of every document"},
    IndexOption{"repair", "", "mend what is damaged from what is stored; no file is read"},
    IndexOption{"suggest-actors", "", "write frequent names that no list has, as a list in TOML"},
    IndexOption{"check-gazetteer", "FILE", "say what is wrong with a list of actors or issues"},
    IndexOption{"config", "FILE",
                "read options from FILE (default: chancery/config in the XDG config directory)"},
    IndexOption{"quiet,q", "", "say only what went wrong"},
    IndexOption{"verbose,v", "", "name every file that could not be read"},
    IndexOption{"help,h", "", "show this help"},
    IndexOption{"version", "", "show the version"},
};

std::string long_name(std::string_view name) {
  return std::string(name.substr(0, name.find(',')));
}

po::options_description description() {
  po::options_description all;
  for (const IndexOption& option : kOptions) {
    const std::string name(option.name);
    if (option.argument.empty()) {
      all.add_options()(name.c_str(), "");
    } else {
      all.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  return all;
}

void collect(const std::vector<po::option>& parsed, RawIndexOptions& out) {
  for (const po::option& option : parsed) {
    if (option.position_key >= 0 || option.string_key.empty()) {
      out.folders.insert(out.folders.end(), option.value.begin(), option.value.end());
    } else {
      out.given.emplace_back(option.string_key, option.value.empty() ? "" : option.value.front());
    }
  }
}

bool is_verbosity(std::string_view name) {
  return name == "quiet" || name == "verbose";
}

// The value of a switch in a configuration file.
bool is_on(const std::string& name, const std::string& value, const std::filesystem::path& file) {
  for (const std::string_view on : {"", "yes", "true", "on", "1"}) {
    if (value == on) return true;
  }
  for (const std::string_view off : {"no", "false", "off", "0"}) {
    if (value == off) return false;
  }
  throw Error(fmt::format("{}: {} is neither on nor off: {}", file.string(), name, value),
              "give yes or no");
}

}  // namespace

std::span<const IndexOption> index_options() {
  return kOptions;
}

bool RawIndexOptions::has(std::string_view name) const {
  return std::any_of(given.begin(), given.end(), [&](const auto& g) { return g.first == name; });
}

std::string RawIndexOptions::value(std::string_view name) const {
  std::string found;
  for (const auto& [key, value] : given) {
    if (key == name) found = value;
  }
  return found;
}

std::vector<std::string> RawIndexOptions::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : given) {
    if (key == name) found.push_back(value);
  }
  return found;
}

RawIndexOptions parse_index_options(const std::vector<std::string>& arguments) {
  RawIndexOptions out;
  try {
    // Abbreviations are refused: they break when an option is added.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::options_description known = description();
    collect(po::command_line_parser(arguments).options(known).style(style).run().options, out);
  } catch (const po::error& error) {
    throw Error(error.what(), "chancery-index --help lists the options");
  }
  return out;
}

void add_config(RawIndexOptions& options, const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    throw Error(fmt::format("{}: cannot be read", file.string()), "name a file with --config");
  RawIndexOptions configured;
  try {
    collect(po::parse_config_file(in, description()).options, configured);
  } catch (const po::error& error) {
    throw Error(fmt::format("{}: {}", file.string(), error.what()),
                "a line is an option's name, =, and its value");
  }
  for (auto& [name, value] : configured.given) {
    const auto option = std::find_if(
        kOptions.begin(), kOptions.end(),
        [&, &name = name](const IndexOption& known) { return long_name(known.name) == name; });
    if (option->argument.empty() && !is_on(name, value, file)) continue;
    const bool given =
        is_verbosity(name) ? options.has("quiet") || options.has("verbose") : options.has(name);
    if (option->repeatable || !given) options.given.emplace_back(name, value);
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
  for (const IndexOption& option : kOptions) {
    const size_t comma = option.name.find(',');
    std::string left = comma == std::string_view::npos
                           ? fmt::format("      --{}", option.name)
                           : fmt::format("  -{}, --{}", option.name.substr(comma + 1),
                                         option.name.substr(0, comma));
    if (!option.argument.empty()) left += fmt::format(" {}", option.argument);
    help +=
        fmt::format("{:<30}{}{}\n", left, option.help, option.repeatable ? " (repeatable)" : "");
  }
  help +=
      "\nExit status: 0 indexed, 1 nothing to index, 2 an error or files that could not be read\n"
      "(the rest is indexed). Example: chancery-index ~/reports && chancery-search\n";
  return help;
}

}  // namespace chancery
