// What the program writes where something else than hits was asked for. All give the exit status
// and throw Error when what they write to cannot be written.
#pragma once

#include <memory>

#include "search/answer/answer_source.h"
#include "search/options.h"
#include "search/run.h"
#include "search/saved/marks.h"

namespace chancery::search {

// The person's tags and notes. None, and a sentence on `err`, where they cannot be read: hits are
// found without them.
std::unique_ptr<Marks> marks_to_use(std::ostream& err);

int say_coverage(const Coverage& coverage, const Config& config);

// Prints the clean text of a document.
int read_document(AnswerSource& source, const Config& config);

// Writes the hits of config's query, of its saved query, of its file of queries or of the lines of
// `in` to config's new file, and says on `err` how many. Where nothing is found no file is written.
int export_answers(AnswerSource& source, const Config& config, const Streams& streams);

// Prints a page on config's issue, or writes it to config's file.
int say_brief(AnswerSource& source, const Config& config, const Streams& streams);

// The databases that config's log was of.
std::vector<std::string> logged_databases(const Config& config);
// Asks what config's log holds again: kFound when nothing differs, else kNothingFound.
int replay_log(AnswerSource& source, const Config& config, std::ostream& out);

}  // namespace chancery::search
