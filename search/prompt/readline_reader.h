// Lines from GNU readline, with completion and history. Readline keeps its state in globals, so
// only one of these may live at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "search/prompt/completion.h"
#include "search/prompt/history.h"
#include "search/prompt/line_reader.h"

namespace chancery::search {

class ReadlineReader : public LineReader {
 public:
  using Completer = std::function<Completion(const std::string& line)>;

  // Without a terminal on standard output the prompt is shown on standard error. An InterruptGuard
  // must live as long as this. `idle` is done once, when the first prompt is shown and no key
  // waits.
  ReadlineReader(History& history, Completer completer, std::function<void()> idle = nullptr);
  ~ReadlineReader() override;

  ReadStatus read(const std::string& prompt, std::string& line) override;
  void remember(const std::string& line) override;
  std::vector<std::string> history(size_t most) const override;

 private:
  History& history_;
};

}  // namespace chancery::search
