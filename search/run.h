// chancery-search as a library function.
#pragma once

#include <exception>
#include <iosfwd>
#include <string>
#include <vector>

#include "search/answer/answer_source.h"
#include "search/options.h"

namespace chancery::search {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Answers config's query, its file of queries, or one query a line of `in`; prints results to `out`
// in config's format. A line that cannot be answered is told on `err` and the rest goes on. Gives
// the exit status: kFound when any query found something, kFailed when any failed. Throws Error
// when a single query fails, a file cannot be read or `out` cannot be written.
int answer_queries(AnswerSource& source, const Config& config, const RenderOptions& render,
                   const Streams& streams);

// The program: options, the database, and a prompt when there is no query and a terminal to type
// at.
int run(const std::vector<std::string>& arguments);

// One line, "chancery-search: …", and the place in the query where there is one.
std::string failure_text(const std::exception& error);

}  // namespace chancery::search
