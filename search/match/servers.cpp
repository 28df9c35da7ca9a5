#include "search/match/servers.h"

#include <algorithm>
#include <utility>

#include "chancery/error.h"
#include "search/match/server_failure.h"
#include "search/match/side_by_side.h"

namespace chancery::search {

namespace {

// Until a server that has failed is asked again; twice as long each time.
constexpr std::chrono::seconds kFirstPause{10}, kLongestPause{300};
// A server that fails again so soon was not just started anew.
constexpr std::chrono::seconds kSoon{10};

// Whether the server kept who asks waiting, and did not end the connection.
bool hangs(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Xapian::NetworkTimeoutError&) {
    return true;
  } catch (...) {
    return false;
  }
}

bool ended(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Xapian::NetworkError&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

OpenedServers Servers::open(const std::vector<RemotePlace>& places) {
  OpenedServers opened(places.size());
  const auto guessed = std::make_shared<std::atomic<bool>>(false);
  std::vector<size_t> asked;
  std::vector<std::function<std::unique_ptr<OpenedServer>()>> questions;
  for (size_t i = 0; i < places.size(); ++i) {
    const auto trouble = troubles_.find(places[i].name);
    if (trouble != troubles_.end() && Clock::now() < trouble->second.again) continue;
    if (alone_ && *alone_ != places[i].name) continue;
    asked.push_back(i);
    questions.emplace_back([place = places[i], patience = rules_.patience, guessed] {
      auto server = std::make_unique<OpenedServer>();
      server->place = place;
      server->relay = std::make_unique<Relay>(place, patience, fact_keys(), guessed);
      server->database = server->relay->open();
      server->facts = facts_of(server->database, place.name);
      return server;
    });
  }
  auto replies = side_by_side(std::move(questions), rules_.patience);
  for (size_t i = 0; i < replies.size(); ++i) {
    const RemotePlace& place = places[asked[i]];
    if (replies[i].result) {
      opened[asked[i]] = std::move(*replies[i].result);
      const auto trouble = troubles_.find(place.name);
      if (trouble != troubles_.end()) trouble->second.failure.clear();
    } else {
      note(place, server_failure(place.name, replies[i].failure, rules_.patience));
    }
  }
  return opened;
}

std::string Servers::failure_of(const RemotePlace& place) const {
  const auto trouble = troubles_.find(place.name);
  return trouble == troubles_.end() ? "" : trouble->second.failure;
}

void Servers::note(const RemotePlace& place, const std::string& failure) {
  Trouble& trouble = troubles_[place.name];
  trouble.failure = failure;
  trouble.last = Clock::now();
  trouble.pause = std::clamp(2 * trouble.pause, kFirstPause, kLongestPause);
  trouble.again = *trouble.last + trouble.pause;
}

bool Servers::lose(const OpenedServers& asked, const Xapian::Error& error) {
  bool known = false;
  for (const std::unique_ptr<OpenedServer>& server : asked) {
    const RemotePlace& place = server->place;
    std::exception_ptr failure = server->relay->failure();
    const std::string& context = error.get_context();
    if (!failure && context != server->relay->context() && context != place.context()) continue;
    if (!failure) failure = std::current_exception();
    known = true;
    Trouble& trouble = troubles_[place.name];
    const bool again = trouble.last && Clock::now() - *trouble.last < kSoon;
    trouble.last = Clock::now();
    // One that was started anew is asked again.
    if (ended(failure) && !hangs(failure) && !again) continue;
    note(place, server_failure(place.name, failure, rules_.patience));
  }
  return known;
}

bool Servers::fails_alone(const RemotePlace& place, const std::function<void()>& question) {
  std::exception_ptr failure;
  alone_ = place.name;
  try {
    question();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch): it is of the question, or says all
  } catch (const std::exception&) {
    failure = std::current_exception();
  } catch (const Xapian::DatabaseModifiedError&) {  // NOLINT(bugprone-empty-catch): it answers
  } catch (const Xapian::Error&) {
    failure = std::current_exception();
  }
  alone_.reset();
  if (failure) note(place, server_failure(place.name, failure, rules_.patience));
  return failure != nullptr;
}

bool Servers::is_due(const std::vector<RemotePlace>& places) const {
  return std::any_of(places.begin(), places.end(), [this](const RemotePlace& place) {
    const auto trouble = troubles_.find(place.name);
    return trouble != troubles_.end() && !trouble->second.failure.empty() &&
           Clock::now() >= trouble->second.again;
  });
}

}  // namespace chancery::search
