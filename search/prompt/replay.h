// Asks what a log of a session holds again, and says what differs.
#pragma once

#include <iosfwd>
#include <string>

#include "search/prompt/session_log.h"

namespace chancery::search {

// Writes to `out` what differs, as Markdown: lines of the log behind "- ", those of now behind "+
// ". Gives how many steps differ; a log of another database is one difference more, told first.
size_t replay(AnswerSource& source, const LoggedSession& log, std::ostream& out);

}  // namespace chancery::search
