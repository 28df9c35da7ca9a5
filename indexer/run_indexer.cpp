#include "indexer/run_indexer.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "chancery/paths.h"
#include "indexer/errors.h"
#include "indexer/in_child.h"
#include "indexer/index_folders.h"
#include "indexer/index_records.h"
#include "indexer/options.h"
#include "indexer/print_documents.h"
#include "indexer/repair_database.h"
#include "indexer/retag.h"
#include "indexer/show_report.h"
#include "indexer/standard_output.h"
#include "indexer/suggest_actors.h"
#include "indexer/verify_database.h"
#include "indexer/watch.h"

namespace chancery::indexer {

namespace {

IndexConfig configure(const std::vector<std::string>& arguments) {
  GivenOptions options = parse_index_options(arguments);
  std::error_code error;
  if (options.has("config")) {
    add_config(options, options.last("config"));
  } else if (std::filesystem::exists(default_config(), error)) {
    add_config(options, default_config());
  }
  IndexConfig config = validate(options);
  config.confined = true;
  return config;
}

int check_gazetteer(const IndexConfig& config, std::ostream& out) {
  // A file of the gazetteer itself is read with it; read twice, its ids would clash.
  const std::filesystem::path lists = gazetteer_directory();
  const auto folder = std::filesystem::weakly_canonical(config.checked_file).parent_path();
  const bool listed = folder.parent_path() == std::filesystem::weakly_canonical(lists);
  std::vector<std::filesystem::path> more;
  if (!listed) more.push_back(config.checked_file);
  const Gazetteer gazetteer = Gazetteer::load(lists, more);
  const Matcher matcher(gazetteer);  // compiles every pattern
  out << config.checked_file.string() << ": no errors; " << gazetteer.concepts().size()
      << " actors and issues with " << gazetteer.aliases().size() << " names in all\n";
  return kFound;
}

int dispatch(const IndexConfig& config, std::ostream& out, std::ostream& log) {
  switch (config.action) {
    case IndexAction::kHelp:
      out << index_help();
      return kFound;
    case IndexAction::kVersion:
      out << "chancery-index " << version() << '\n';
      return kFound;
    case IndexAction::kCheckGazetteer:
      return check_gazetteer(config, out);
    case IndexAction::kReport:
      return show_report(config, out);
    case IndexAction::kVerify:
      return verify_database(config, out, log);
    case IndexAction::kRepair:
      return repair_database(config, log);
    case IndexAction::kSuggestActors:
      return suggest_actors(config, out, log);
    case IndexAction::kRetag:
      if (config.folders.empty()) return retag(config, log);
      in_child([&] {
        return with_errors_translated(config.database, [&] { return retag(config, log); });
      });
      return index_folders(config, log);
    case IndexAction::kPrint:
      return print_documents(config, out, log);
    case IndexAction::kIndex:
      if (!config.from_jsonl.empty()) return index_records(config, log);
      return config.watch ? watch(config, log) : index_folders(config, log);
  }
  return kFailed;
}

// A file that is opened while a standard stream is closed would get its number, and what is said
// would be written into it.
void keep_standard_streams() {
  while (true) {
    const int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (file > STDERR_FILENO) close(file);
    if (file < 0 || file > STDERR_FILENO) return;
  }
}

void prepare_process() {
  keep_standard_streams();
  tell_what_escapes();
  // A segment is flushed once, when it is complete.
  setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 0);
  std::signal(SIGPIPE, SIG_DFL);  // a reader that goes away ends --print quietly
  std::signal(SIGXFSZ, SIG_IGN);  // at a limit on the size of files a write fails and is reported
}

}  // namespace

int run_indexer(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& log) {
  prepare_process();
  const IndexConfig config = configure(arguments);
  const int status =
      with_errors_translated(config.database, [&] { return dispatch(config, out, log); });
  out.flush();
  check_written(out);
  return status;
}

}  // namespace chancery::indexer
