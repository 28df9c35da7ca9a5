// What the commands of chancery-index work with.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <unordered_set>
#include <vector>

#include "chancery/error.h"
#include "indexer/lists_used.h"
#include "indexer/options.h"
#include "indexer/progress.h"
#include "indexer/worker.h"
#include "indexer/write/update.h"

namespace chancery::indexer {

// Owns the processes that read foreign formats, the lists, the matcher, and what the threads share.
// Each is made when it is first needed: a run that finds no change reads no list.
class Run {
 public:
  // kFiles: starts the processes, which begin as copies of this one. So make a Run before there are
  // threads, and before anything large is in memory.
  enum class Reads { kFiles, kRecords };

  // `config` and `log` must outlive the run.
  Run(const IndexConfig& config, Reads reads, std::ostream& log);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const IndexConfig& config() const { return config_; }
  bool is_quiet() const { return config_.verbosity == Verbosity::kQuiet; }
  std::ostream& log() { return log_; }
  // Says a sentence to the user, whatever the verbosity.
  IndexDirectory::Say teller();
  Progress& progress() { return progress_; }
  double seconds() const;  // since it was made

  const ListFiles& list_files() const { return list_files_; }
  // Throws Error when the lists cannot be used; so do packed_lists() and shared().
  const Gazetteer& gazetteer();
  // Gazetteer::pack(), as the database keeps it.
  const PackedLists& packed_lists();
  // Says so when `remembered` (ListsUsed::to_json()) were other lists.
  void warn_of_other_lists(const std::string& remembered);
  // What workers need.
  WorkShared& shared();

  // All that decides what becomes of an input of this run, for LeftWork; `source`: the kind of its
  // inputs.
  std::string made_with(const char* source);
  // A plan that writes what `source` gives with as many threads and databases as are asked for.
  // `written`, when given, receives the path of every record.
  UpdatePlan plan(BatchSource& source, std::unordered_set<std::string>* written = nullptr);

  // Completes `report` with `failed`, the bytes that were read and the time, which is also when
  // `folders` were walked.
  void finish(RunReport& report, std::vector<FailedFile> failed,
              const std::vector<std::string>& folders);
  // Says what the run did, unless that is not wanted.
  void say(const RunReport& report, const IndexStats& stats);
  // The end of a run that has written: says it with the time it took in all, and gives the exit
  // status.
  int conclude(RunReport& report, const IndexStats& stats);
  // The same of a run that was told to stop: how much is done, of `total` inputs (0: not known)
  // that are called `what` ("file"), and how it goes on.
  int conclude_interrupted(const UpdateResult& result, uint64_t total, const char* what);

 private:
  const IndexConfig& config_;
  std::ostream& log_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  ReadOptions read_;
  std::unique_ptr<ForkServer> processes_;
  Progress progress_;
  bool interrupt_told_ = false;
  ListFiles list_files_;
  std::optional<Gazetteer> gazetteer_;
  PackedLists packed_;
  std::optional<Matcher> matcher_;
  std::optional<WorkShared> shared_;
};

// kFailed when `report` names a file that could not be read, else kFound.
int status_of(const RunReport& report);

Error no_database(const IndexConfig& config);
// Throws no_database() unless there is something at `config.database`.
void require_database(const IndexConfig& config);

}  // namespace chancery::indexer
