// The prompt: questions are answered, lines that begin with a colon are commands (commands.h).
#pragma once

#include <string>

#include "search/answer/answer_source.h"
#include "search/options.h"
#include "search/prompt/session.h"

namespace chancery::search {

// Does one line. What fails is told on the session's error stream.
void handle_line(Session& session, const std::string& line);

// Reads and does lines until :quit or the end of the input.
void prompt_loop(Session& session, LineReader& reader);

// "4,000 documents, newest 30 Aug 2023. Type a question, :help for commands."
std::string greeting(const Coverage& coverage);

// The whole prompt on standard input and output, with readline, history and a pager. Gives the exit
// status.
int run_prompt(AnswerSource& source, Marks* marks, const Config& config);

}  // namespace chancery::search
