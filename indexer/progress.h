// What a run tells the user while and after it works. Everything goes to the stream that is given.
#pragma once

#include <chrono>
#include <ostream>

#include "indexer/report.h"
#include "indexer/worker.h"

namespace chancery::indexer {

// One line that is written over: files, MB/s, time left. Silent when the stream is no terminal.
class Progress {
 public:
  Progress(std::ostream& out, bool enabled) : out_(out), enabled_(enabled) {}

  void show(const Tally& tally, uint64_t total_files, uint64_t total_bytes);
  void phase(const char* what);  // "merging"
  void clear();

 private:
  std::ostream& out_;
  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// The two or three lines at the end of a run. `not_read` names how to see more.
void print_summary(std::ostream& out, const RunReport& report, const IndexStats& stats,
                   const std::string& report_command);
// What is kept of what could not be looked at or is gone at once, and what to do about it; a few
// places only. `command`: how the program is called for this database.
void print_kept(std::ostream& out, const RunReport& report, const std::string& command);
// Every file that was not read, by reason.
void print_failed(std::ostream& out, const RunReport& report);

// Says on standard error that another run, in process `pid` (0: unknown), has the database.
void say_waiting(int pid);

// "1 file", "2 files"
std::string counted(uint64_t number, const char* what);

}  // namespace chancery::indexer
