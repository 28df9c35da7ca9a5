// A server of Xapian's remote protocol inside of this process, between Xapian's own client and the
// server of a database.
//
// Xapian asks a server one thing at a time and waits for each: the frequency of a word, a document.
// A question of six words takes hundreds of such round trips. The relay makes them few:
//
// - What was asked once is known until the database changes.
// - What is going to be asked can be asked for together (`ask`).
// - What only counts documents takes one round trip, for it needs no statistics. So does a match
//   of words whose frequencies are known (statistics.h). All frequencies of a word are asked for
//   with the first.
// - While it is *guessing*, what is not known is answered at once as if the database had nothing,
//   and noted. `fetch` then asks for all that was noted at once. So a computation whose look-ups
//   depend on each other is run guessing, again and again until it has met nothing unknown; it
//   takes as many round trips as such steps follow from each other, and what it gives in the end is
//   made of true replies only. Whatever came of a guess, an exception too, is to be thrown away.
// - A match that weighs can be asked for before it is known to be needed: it is guessed where the
//   frequencies of its words are known, and only there.
//
// All else passes through unchanged, in its order. Documents are never guessed.
#pragma once

#include <xapian.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "chancery/database_parts.h"
#include "chancery/owned_fd.h"
#include "search/remote/link.h"
#include "search/remote/replies.h"
#include "search/remote/statistics.h"

namespace chancery::search {

// One thread's, which is also the one that uses the database.
class Relay {
 public:
  // Relays whose databases are searched as one share `guessed`: whether any has guessed since all
  // were fetched from.
  using Guessed = std::shared_ptr<std::atomic<bool>>;

  // Asks the server, which has `patience` for each reply, and for the metadata of `keys` with the
  // same round trip. Throws Xapian::NetworkError.
  Relay(const RemotePlace& place, std::chrono::milliseconds patience,
        const std::vector<std::string>& keys, Guessed guessed);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  // The database as Xapian's client sees it. It must not outlive the relay.
  Xapian::Database open();
  // What Xapian's client calls it in errors.
  const std::string& context() const { return context_; }

  void guess(bool on);
  // Whether one of those that share it has guessed; what they gave was thrown away.
  bool has_guessed() const { return *guessed_; }
  void drop_guesses() { *guessed_ = false; }
  // Of a word, without the way through Xapian's client, where they are known or guessed.
  std::optional<Frequencies> frequencies(const std::string& word);
  // Asks for documents and their lengths, without waiting. They are known from the next reply on.
  void ask(const std::vector<Xapian::docid>& documents);
  // Sends what was noted; then gets it, and what was asked for. Returns whether there was
  // something. Throws Xapian::NetworkError.
  void send();
  bool fetch();
  // Whether the database was seen to have changed: it is to be opened anew.
  bool has_changed() const;

  // What ended the connection; null: nothing has.
  std::exception_ptr failure() const;

 private:
  template <typename Step>
  void try_to(const Step& step);
  void serve();
  bool accept_own();
  // The reply to a frame of Xapian's client.
  std::string answer(const std::string& request);
  std::string answer_to(const std::string& request);
  std::optional<std::string> statistics(const std::string& query) const;
  std::string match(const std::string& request, bool counts);
  std::string pass(const std::string& request);
  void note(const std::string& request);
  void send_before_noted(const std::string& request, bool is_half = false);
  void send_noted();
  std::string read_sent(const std::string& wanted = "");  // gives the reply to it
  void keep(const std::string& request, std::string reply);

  const std::chrono::milliseconds patience_;
  const Guessed guessed_;
  std::string context_;
  mutable std::mutex mutex_;  // of all below it
  Link link_;
  std::string greeting_;
  std::string query_;  // whose second half is to come, and goes with it
  bool guessing_ = false;
  bool doubtful_ = false;  // the server could not do something: whether it has changed is no guess
  bool changed_ = false;   // seen by a reply that was noted
  std::string unsent_;     // frames of what is noted
  std::deque<std::string> noted_;               // requests whose replies are to come
  size_t sent_ = 0;                             // so many of them
  std::unordered_set<std::string> noted_once_;  // the same
  Replies known_;
  std::exception_ptr failure_;

  OwnedFd listener_, client_;
  std::thread thread_;
};

}  // namespace chancery::search
