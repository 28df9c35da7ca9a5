// The directory that is a Chancery database, and how it changes as a whole.
//
// core/database_layout.h says what is in it. Xapian opens PATH as it is, so omega, quest and
// xapian-delve do too. What happens, as a regular expression of calls:
//
//   IndexDirectory (begin | resume)? publish?
//
// A directory is taken when it is new, empty or a database of ours, of an earlier version too.
// Nothing is removed that does not carry the database's mark.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "chancery/database_layout.h"
#include "chancery/owned_fd.h"
#include "indexer/write/generation.h"
#include "indexer/write/last_steps.h"

namespace chancery::indexer {

class IndexDirectory {
 public:
  // Takes a sentence for the user: something was not as it should be and was put right, or stays.
  using Say = std::function<void(const std::string&)>;
  // Puts right what the open directory of a path says of itself (verify/mend_layout.h).
  using Mend = std::function<void(int directory, const std::filesystem::path& path)>;

  // Makes PATH when it is missing and takes the lock (waits for another run, calling `on_wait` once
  // with the other's process id, 0 when unknown). Then puts right what a killed run or an accident
  // left: the stub file, generations that are of no use any more. From here on files that the
  // process makes are its user's alone, or as readable as the generation in use is. Throws Error
  // when PATH holds something else, or something of it cannot be read or written; nothing is
  // changed then. `mend`, when given, is called with the lock, before anything is looked at.
  explicit IndexDirectory(std::filesystem::path path, void (*on_wait)(int pid) = nullptr,
                          Say say = {}, const Mend& mend = {});
  // Removes what was begun and not published, unless it is to be kept.
  ~IndexDirectory();
  IndexDirectory(const IndexDirectory&) = delete;
  IndexDirectory& operator=(const IndexDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // The generation in use; empty when there is none yet.
  std::filesystem::path current() const;

  // Begins the next generation; what an earlier run has begun is removed.
  Generation& begin();
  // The generation that an earlier run has begun and not published; null when there is none.
  Generation* resume();
  // Removes what this or an earlier run has begun and not published.
  void discard_unfinished();
  // To be called before the generation in use itself is changed: its mark says no more how its
  // files were when it was published. Throws Error.
  void will_change();
  // The generation that is in use now stays when another one is published, without its mark: no run
  // removes it. Gives where it stays.
  std::filesystem::path keep_present();
  // What is begun stays when this object goes.
  void keep_unfinished() { keep_ = true; }

  // Makes what was begun, finished and closed by now, the generation in use, durably, and removes
  // the one before and, last of all, the scratch: a run that is killed leaves it to the next one.
  // Nothing is believed before it was read back: it must open and have `documents`. Throws Error;
  // the one before is in use then.
  void publish(uint64_t documents);

 private:
  void take_lock(void (*on_wait)(int pid));
  void become_ours();
  void put_right();
  void make_as_readable_as_current() const;
  void use(uint32_t number);
  void remove(uint32_t number) const;
  void remove_scratch_of_current() const;
  void tell(const std::string& sentence) const;
  void leave_nothing_begun() const;

  std::filesystem::path path_;
  Say say_;
  OwnedFd fd_;
  OwnedFd lock_;
  std::string id_;
  uint32_t current_ = 0;     // 0: none
  uint32_t unfinished_ = 0;  // begun by an earlier run; 0: none
  uint32_t last_ = 0;        // the highest number of a generation, whosever it is
  std::optional<Generation> building_;
  bool keep_ = false;
  bool keep_present_ = false;
  LastStep last_step_{[this] { leave_nothing_begun(); }};
};

}  // namespace chancery::indexer
