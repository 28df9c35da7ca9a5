// What chancery-index is asked to do: raw options from one table, then a checked configuration.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "chancery/command_line.h"
#include "indexer/extract/read_document.h"
#include "indexer/write/pace.h"

namespace chancery::indexer {

// Every option of chancery-index: --help, the parser, the man page's and the completion's tests
// loop over it.
std::span<const Option> index_options();

// What was typed; no file has been looked at. Throws Error for an unknown option or a missing
// argument.
GivenOptions parse_index_options(const std::vector<std::string>& arguments);
// Adds the lines of a configuration file; what the command line gives wins.
void add_config(GivenOptions& options, const std::filesystem::path& file);

enum class IndexAction {
  kIndex,
  kPrint,
  kReport,
  kCheckGazetteer,
  kRetag,  // and then index, when folders are named
  kVerify,
  kRepair,
  kSuggestActors,
  kHelp,
  kVersion
};
enum class Verbosity { kQuiet, kNormal, kVerbose };

struct IndexConfig {
  IndexAction action = IndexAction::kIndex;
  std::filesystem::path database;
  std::vector<std::filesystem::path> folders;
  std::string from_jsonl;
  std::vector<std::filesystem::path> actor_files, issue_files;
  std::filesystem::path checked_file;
  std::string language = "auto";
  std::vector<Converter> converters;
  bool ocr = false;
  unsigned threads = 1;
  unsigned shards = 0;      // databases to write; 0: as many as there are
  unsigned changesets = 0;  // that are kept for replicas
  bool full = false;
  bool follow = false;        // links that lead out of the folders, too
  bool purge = false;         // what is gone goes, however much it is
  bool retry_failed = false;  // only these files, all of them or those below the folders
  bool watch = false;
  bool json = false;        // --report: for programs
  bool opensearch = false;  // --print: for a bulk request
  bool thorough = false;    // --verify, --repair: every document is compared with its record
  bool confined = false;    // the process gives up what it does not need
  Pace pace = {};           // no option: tests shorten it
  Verbosity verbosity = Verbosity::kNormal;
};
// Throws Error for a value that is out of range or options that do not go together.
IndexConfig validate(const GivenOptions& options);

// How files are to be read.
ReadOptions read_options(const IndexConfig& config);

std::string index_help();

}  // namespace chancery::indexer
