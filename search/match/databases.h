// The databases that a search reads, opened as one.
#pragma once

#include <xapian.h>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/match/coverage.h"
#include "search/match/servers.h"
#include "search/plan/word_forms.h"

namespace chancery::search {

class Databases {
 public:
  explicit Databases(std::vector<std::string> paths, const ServerRules& rules = {});

  // Opens what is not open yet, and again what an indexer has replaced or changed since; the rest
  // is to be called after it. Returns whether anything was opened. Throws Error when one of this
  // machine is missing, none of ours or of another version, or no server answers, and
  // Xapian::Error; then what was open before is gone and the next call opens all. Servers that do
  // not answer are left out, and the coverage says so.
  bool refresh();
  // The next refresh opens all anew: a read has failed.
  void forget() { opened_.reset(); }
  // The same. Returns whether to ask again, for the error was a server's, and it is left out from
  // now on or may have been started anew. Call it where the error is caught.
  bool lose(const Xapian::Error& error);

  // Where an error does not tell whose it is, and again when `question` is asked again: asks it of
  // each server alone. Returns whether one is left out from now on.
  bool lose_who_fails(const std::function<void()>& question);

  // Gives what `compute` gives, with as few round trips to servers as its look-ups follow from each
  // other (search/remote/relay.h). It may be run several times, and nothing else of it may last
  // that it made of a look-up.
  template <typename Computation>
  auto looked_up(const Computation& compute);
  // Within it: `compute` goes to the servers at once, and what it gives may be kept.
  template <typename Computation>
  auto certainly(const Computation& compute);
  // Within it: whether something that was looked up so far is not known yet.
  bool has_guessed() const {
    return !opened_->servers.empty() && opened_->servers.front()->relay->has_guessed();
  }
  // What `compute` looks up is going to be needed: servers are asked for it behind what they are
  // asked next.
  template <typename Computation>
  void will_look_up(const Computation& compute);
  // As get_termfreq and get_collection_freq of all tell it, which ask each server's relay over a
  // socket: 20 µs a server and word.
  Frequencies frequencies(const std::string& word) const;
  // Of these, how often a word stands in all texts. What databases of this machine told of the
  // words of one question is remembered for the next, which mostly asks for the same.
  uint64_t occurrences(const std::string& word);
  // Documents that are going to be read: servers are asked for them together.
  void will_read(const std::vector<Xapian::docid>& documents);
  // At the end of a question. Throws Xapian::DatabaseModifiedError where a server's database had
  // changed when it began.
  void settle();

  Xapian::Database& all() { return opened_->all; }
  // Not several, and not on another machine.
  bool is_one_here() const { return opened_->one_here; }
  // Of several on this machine that all differ by it, the UUID of each, in their order; else empty.
  const std::vector<std::string>& uuids_here() const { return opened_->uuids_here; }
  bool has_servers() const { return !opened_->servers.empty(); }
  const Coverage& coverage() const { return opened_->coverage; }
  const std::vector<std::string>& languages() const { return opened_->languages; }
  // Which state of the databases is open: another text after each change.
  const std::string& revision() const { return opened_->revision; }
  WordForms& forms() { return *opened_->forms; }
  // As the first database has it.
  Gazetteer gazetteer() const;
  const std::string& packed_gazetteer() const { return opened_->gazetteer; }

 private:
  // One state of all databases.
  struct Opened {
    std::vector<std::string> stamps;  // of stub files: what changes when a database is replaced
    std::vector<RemotePlace> places;  // of all servers
    OpenedServers servers;            // those that answer; they outlive the handles below
    std::vector<Xapian::Database> parts;
    std::vector<Relay*> relays;  // of each part; null: it is here
    Xapian::Database all;
    bool one_here = false;
    std::vector<std::string> uuids_here;
    Coverage coverage;
    std::vector<std::string> languages;
    std::string gazetteer;
    std::string revision;
    std::optional<WordForms> forms;
    std::unordered_map<std::string, uint64_t> occurrences;  // by word
  };
  struct Joined {
    std::string name;
    Xapian::Database database;
    DatabaseFacts facts;
    Relay* relay = nullptr;
  };
  std::unique_ptr<Opened> open();
  void join(std::vector<Joined> joined, Opened& made) const;
  static void note_hosts(const std::vector<Joined>& joined, Coverage& coverage);
  std::string lists_of(const Joined& first) const;
  bool is_replaced() const;
  bool is_changed();
  void guess(bool on);
  // Whether anything was missing. What was made of guesses is gone then.
  bool fetch();

  std::vector<std::string> paths_;
  Servers servers_;
  std::vector<RemotePlace> places_;  // of the servers that were opened last
  std::unique_ptr<Opened> opened_;
  bool guessing_ = false;
};

template <typename Computation>
auto Databases::looked_up(const Computation& compute) {
  constexpr int kMostSteps = 16;  // then each look-up goes its own way
  for (int step = 0; step < kMostSteps && !opened_->servers.empty(); ++step) {
    std::optional<decltype(compute())> made;
    std::exception_ptr failure;
    guess(true);
    try {
      made.emplace(compute());
    } catch (...) {
      failure = std::current_exception();
    }
    guess(false);
    if (fetch()) continue;
    if (failure) std::rethrow_exception(failure);
    return *std::move(made);
  }
  return compute();
}

template <typename Computation>
auto Databases::certainly(const Computation& compute) {
  const bool before = guessing_;
  guess(false);
  auto made = compute();
  guess(before);
  return made;
}

template <typename Computation>
void Databases::will_look_up(const Computation& compute) {
  if (opened_->servers.empty()) return;
  guess(true);
  try {
    compute();
  } catch (const Xapian::Error&) {  // NOLINT(bugprone-empty-catch): what came of guesses is nothing
  }
  guess(false);
  opened_->servers.front()->relay->drop_guesses();
}

}  // namespace chancery::search
