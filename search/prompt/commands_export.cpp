// :export
#include <fmt/format.h>

#include <cstdlib>

#include "chancery/error.h"
#include "search/export/export.h"
#include "search/prompt/commands.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/session.h"
#include "search/render/numbers.h"

namespace chancery::search {

void commands::export_hits(Session& session, const std::string& argument) {
  const Answer& answer = session.require_answer();
  if (argument.empty()) throw Error("a file is missing", ":export FILE, " + export_endings());
  std::string path = argument;
  const char* home = std::getenv("HOME");
  if (path.starts_with("~/") && home) path.replace(0, 1, home);
  ExportRequest request{{answer.query}, session.options(), [] { return interrupted(); }};
  request.options.count = 0;
  const uint64_t written = export_hits_to(path, session.world().source, request);
  if (written == 0) throw Error("nothing was found, so nothing was written");
  session.tell(fmt::format("{} written to {}", counted(written, "hit", "hits"), path));
}

}  // namespace chancery::search
