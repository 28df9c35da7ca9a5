#include "indexer/verify_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include "chancery/error.h"
#include "chancery/numbers.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "indexer/progress.h"
#include "indexer/run.h"
#include "indexer/verify/verify.h"

namespace chancery::indexer {

namespace {

std::string sound_line(const std::string& database, const Verdict& verdict) {
  std::string line =
      fmt::format("{} is sound: {}, {}", database, counted(verdict.documents, "document"),
                  counted(verdict.records, "record"));
  if (verdict.parts > 1) line += fmt::format(" in {} databases", verdict.parts);
  if (verdict.compared < verdict.documents) {
    line += fmt::format("; the terms of {} were compared (--thorough: of all)",
                        grouped(verdict.compared));
  }
  return line + '\n';
}

}  // namespace

int verify_database(const IndexConfig& config, std::ostream& out, std::ostream& log) {
  require_database(config);
  const bool quiet = config.verbosity == Verbosity::kQuiet;
  Progress progress(log, !quiet && isatty(STDERR_FILENO));
  VerifyOptions options;
  options.thorough = config.thorough;
  options.cache = cache_directory();
  options.phase = [&](const char* what) { progress.phase(what); };
  const Verdict verdict = verify(config.database, options);
  progress.clear();
  for (const std::string& part : verdict.passed_over) {
    log << fmt::format("chancery-index: {} was not looked at\n", utf8::inert(part));
  }
  const Findings& findings = verdict.findings;
  if (findings.empty()) {
    if (!quiet) out << sound_line(utf8::inert(config.database.string()), verdict);
    return kFound;
  }
  for (const Finding& finding : findings.named()) {
    out << fmt::format("{}: {}\n", utf8::inert(finding.where), utf8::inert(finding.what));
  }
  if (findings.count() > findings.named().size()) {
    out << fmt::format("and {} more\n", grouped(findings.count() - findings.named().size()));
  }
  out.flush();
  log << fmt::format("chancery-index: {} is damaged, in {}; --repair mends it\n",
                     utf8::inert(config.database.string()), counted(findings.count(), "place"));
  return kFailed;
}

}  // namespace chancery::indexer
