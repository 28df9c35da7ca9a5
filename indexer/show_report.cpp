#include "indexer/show_report.h"

#include <fmt/format.h>
#include <xapian.h>

#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "indexer/progress.h"
#include "indexer/report_json.h"
#include "indexer/run.h"
#include "indexer/write/stats.h"

namespace chancery::indexer {

int show_report(const IndexConfig& config, std::ostream& out) {
  require_database(config);
  const Xapian::Database database = open_local(readable_database(config.database).string());
  check_format_version(database, config.database.string(), "choose another place with --db");
  const RunReport report =
      RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
  if (config.json) {
    out << report_json(config.database.string(), report, stats_of(database)) << '\n';
    return kFound;
  }
  out << fmt::format("{}: indexed {}\n", utf8::inert(config.database.string()),
                     utf8::inert(report.time));
  print_summary(out, report, stats_of(database), "below");
  print_failed(out, report);
  return kFound;
}

}  // namespace chancery::indexer
