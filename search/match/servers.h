// Databases of other machines: which of them answer, why the others do not, and when to ask these
// again.
#pragma once

#include <xapian.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chancery/database_parts.h"
#include "search/match/database_facts.h"
#include "search/match/server_rules.h"
#include "search/remote/relay.h"

namespace chancery::search {

struct OpenedServer {
  RemotePlace place;
  std::unique_ptr<Relay> relay;
  Xapian::Database database;  // by the relay
  DatabaseFacts facts;
};
using OpenedServers = std::vector<std::unique_ptr<OpenedServer>>;

// One thread's. What is remembered of servers stays while databases are opened anew.
class Servers {
 public:
  explicit Servers(const ServerRules& rules) : rules_(rules) {}
  // Whether there is no answer where one of them gives none.
  bool all_or_nothing() const { return rules_.all_or_nothing && !alone_; }

  // The databases at `places`, asked side by side; null where there is none: failure_of tells why.
  // Those that have failed lately are not asked.
  OpenedServers open(const std::vector<RemotePlace>& places);
  // One sentence; empty for a server that answers.
  std::string failure_of(const RemotePlace& place) const;

  // Takes note of what was thrown while these were asked. Returns whether asking again makes sense:
  // the server is known, and is left out from now on, or may have been started again.
  bool lose(const OpenedServers& asked, const Xapian::Error& error);
  // Asks `question` of the databases of this machine and of `place`, which is left out from now on
  // where that fails as it does when a reply cannot be read. Returns whether it did.
  bool fails_alone(const RemotePlace& place, const std::function<void()>& question);
  // One of `places` has failed and may be asked again now.
  bool is_due(const std::vector<RemotePlace>& places) const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Trouble {
    std::string failure;                    // empty: it was disturbed, and may answer the next time
    std::optional<Clock::time_point> last;  // that it failed
    Clock::time_point again;                // that it is asked
    std::chrono::seconds pause{0};
  };
  void note(const RemotePlace& place, const std::string& failure);

  ServerRules rules_;
  std::optional<std::string> alone_;         // the name of the only place that is asked
  std::map<std::string, Trouble> troubles_;  // by the name of the place
};

}  // namespace chancery::search
