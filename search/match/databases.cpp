#include "search/match/databases.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "chancery/damage.h"
#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/gazetteer_cache.h"
#include "chancery/paths.h"
#include "chancery/schema.h"
#include "chancery/stored_lists.h"
#include "search/match/host_dates.h"

namespace chancery::search {

namespace {

constexpr const char* kMakeOne = "make one with chancery-index FOLDER, or name one with --db";
constexpr int kTries = 5;  // a generation may be replaced between reading its name and opening it

// Changes whenever the stub file of `path` is replaced; empty for what has none.
std::string stamp_of(const std::string& path) {
  struct stat info = {};
  if (stat((path + "/XAPIANDB").c_str(), &info) != 0) return "";
  return fmt::format("{}-{}-{}", info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

// Whether chancery-index has made the directory, whatever has become of it.
bool is_ours(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(path) / kIdentityFile, error);
}

std::vector<DatabasePart> open_one(const std::string& path) {
  std::error_code error;
  if (!is_remote_name(path) && !std::filesystem::exists(path, error)) {
    throw Error(fmt::format("there is no database at {}", path), kMakeOne);
  }
  for (int attempt = 1;; ++attempt) {
    try {
      return open_parts(readable_database(path).string());
    } catch (const Xapian::DatabaseVersionError& failure) {
      throw Error(fmt::format("{}: {}", path, failure.get_msg()),
                  std::string("a newer Xapian wrote it, or it is damaged: ") + kDamageAdvice);
    } catch (const Xapian::DatabaseCorruptError& failure) {
      if (attempt < kTries) continue;
      throw Error(fmt::format("{} is damaged: {}", path, failure.get_msg()), kDamageAdvice);
    } catch (const Xapian::Error& failure) {
      if (attempt < kTries) continue;
      throw Error(fmt::format("{} cannot be opened as a database ({})", path, failure.get_msg()),
                  is_ours(path) ? kDamageAdvice : kMakeOne);
    }
  }
}

// None where two are equal, as in copies, or one is of several databases itself.
std::vector<std::string> uuids_of(const std::vector<Xapian::Database>& parts) {
  std::vector<std::string> uuids;
  for (const Xapian::Database& part : parts) {
    std::string uuid = part.size() == 1 ? part.get_uuid() : "";
    if (uuid.empty() || std::find(uuids.begin(), uuids.end(), uuid) != uuids.end()) return {};
    uuids.push_back(std::move(uuid));
  }
  return uuids.size() > 1 ? uuids : std::vector<std::string>{};
}

// Throws Error where too few answer.
void check_answers(const Coverage& coverage, bool all_or_nothing) {
  const size_t answered = coverage.shards - coverage.missing.size();
  if (coverage.missing.empty() || (answered > 0 && !all_or_nothing)) return;
  std::vector<std::string> reasons;
  for (const auto& [name, reason] : coverage.missing) reasons.push_back(reason);
  if (coverage.shards == 1) throw Error(reasons.front(), "see whether it runs");
  throw Error(
      fmt::format("{} of {} shards answered: {}", answered, coverage.shards,
                  fmt::join(reasons, "; ")),
      answered > 0 ? "without --all-or-nothing the others answer alone" : "see whether they run");
}

}  // namespace

Databases::Databases(std::vector<std::string> paths, const ServerRules& rules) : servers_(rules) {
  // One that is named twice is searched once.
  std::vector<std::filesystem::path> seen;
  for (std::string& path : paths) {
    std::error_code error;
    const std::filesystem::path real = is_remote_name(path)
                                           ? std::filesystem::path(path)
                                           : std::filesystem::weakly_canonical(path, error);
    if (std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
    seen.push_back(real);
    paths_.push_back(std::move(path));
  }
}

std::unique_ptr<Databases::Opened> Databases::open() {
  auto made = std::make_unique<Opened>();
  std::vector<std::pair<std::string, DatabasePart>> parts;  // with the names that errors use
  for (const std::string& path : paths_) {
    made->stamps.push_back(stamp_of(path));
    for (DatabasePart& part : open_one(path)) {
      if (part.remote) made->places.push_back(*part.remote);
      parts.emplace_back(part.remote ? part.remote->name : path, std::move(part));
    }
  }
  places_ = made->places;
  auto answers = servers_.open(made->places);
  made->coverage.shards = parts.size();
  std::vector<Joined> joined;
  size_t server = 0;
  for (auto& [name, part] : parts) {
    if (!part.remote) {
      joined.push_back({name, part.database, facts_of(part.database, name)});
      continue;
    }
    std::unique_ptr<OpenedServer> answer = std::move(answers[server++]);
    if (!answer) {
      made->coverage.missing.emplace_back(name, servers_.failure_of(*part.remote));
      continue;
    }
    joined.push_back({name, answer->database, answer->facts, answer->relay.get()});
    made->servers.push_back(std::move(answer));
  }
  check_answers(made->coverage, servers_.all_or_nothing());
  try {
    join(std::move(joined), *made);
  } catch (const Xapian::Error& error) {
    servers_.lose(made->servers, error);
    throw;
  }
  return made;
}

void Databases::note_hosts(const std::vector<Joined>& joined, Coverage& coverage) {
  std::vector<HostDate> dates;
  for (const Joined& one : joined) {
    dates.push_back({one.name, one.facts.day, one.relay != nullptr});
    if (!one.relay || one.facts.coverage.documents == 0 || one.database.has_positions()) continue;
    coverage.notes.push_back(
        one.name +
        " has no positions of words, as what was copied in part: phrases find nothing "
        "there until it is copied again");
  }
  for (std::string& note : notes_on_dates(dates, current_day()))
    coverage.notes.push_back(std::move(note));
}

// They are kept in the cache: from a server they come slower than an answer, and from a file of
// this machine slower than the rest of a start.
std::string Databases::lists_of(const Joined& first) const {
  const auto read = [&] {
    return lists_of_stored(first.database.get_metadata(std::string(schema::kGazetteerKey)));
  };
  return kept_lists(first.facts.list_fingerprint, cache_directory(), read);
}

void Databases::join(std::vector<Joined> joined, Opened& made) const {
  made.gazetteer = lists_of(joined.front());
  const std::string lists = joined.front().facts.list_fingerprint;
  for (const Joined& one : joined) {
    add_coverage(one.facts.coverage, made.coverage);
    made.revision += one.facts.revision;
    made.all.add_database(one.database);
    made.parts.push_back(one.database);
    made.relays.push_back(one.relay);
    const std::string own = one.facts.list_fingerprint;
    if (own == lists || own.empty() || lists.empty()) continue;
    made.coverage.notes.push_back(
        fmt::format("{} was indexed with other lists of actors and issues than {}: chancery-index "
                    "--retag gives both the same",
                    one.name, joined.front().name));
  }
  note_hosts(joined, made.coverage);
  made.one_here = joined.size() == 1 && made.servers.empty();
  made.uuids_here = made.servers.empty() ? uuids_of(made.parts) : std::vector<std::string>{};
  made.forms.emplace(made.parts);
  auto& languages = made.coverage.languages;
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [code, count] : languages) made.languages.push_back(code);
}

bool Databases::is_replaced() const {
  for (size_t i = 0; i < paths_.size(); ++i) {
    if (stamp_of(paths_[i]) != opened_->stamps[i]) return true;
  }
  return false;
}

bool Databases::is_changed() {
  if (is_replaced() || servers_.is_due(opened_->places)) return true;
  for (const auto& server : opened_->servers)
    if (server->relay->has_changed()) return true;
  // Of what is changed in place, counts and languages may have changed too: all is read again. That
  // a server's has not is a guess until the question settles.
  guess(true);
  bool changed = false;
  for (Xapian::Database& part : opened_->parts) changed = part.reopen() || changed;
  guess(false);
  return changed;
}

void Databases::guess(bool on) {
  guessing_ = on;
  for (const auto& server : opened_->servers) server->relay->guess(on);
}

bool Databases::fetch() {
  bool missing = false;
  for (const auto& server : opened_->servers) server->relay->send();
  for (const auto& server : opened_->servers) {
    missing = server->relay->fetch() || missing;
    if (server->relay->has_changed())
      throw Xapian::DatabaseModifiedError("a server's database has changed");
  }
  if (missing) opened_->forms.emplace(opened_->parts);
  return missing;
}

void Databases::settle() {
  if (opened_ && !opened_->servers.empty()) fetch();
}

Frequencies Databases::frequencies(const std::string& word) const {
  Frequencies sum;
  for (size_t i = 0; i < opened_->parts.size(); ++i) {
    std::optional<Frequencies> told;
    if (Relay* const relay = opened_->relays[i]) told = relay->frequencies(word);
    if (!told) {
      const Xapian::Database& part = opened_->parts[i];
      told = {part.get_termfreq(word), part.get_collection_freq(word)};
    }
    sum.documents += told->documents;
    sum.occurrences += told->occurrences;
  }
  return sum;
}

uint64_t Databases::occurrences(const std::string& word) {
  constexpr size_t kMostKept = 30'000;  // words, some 3 MB
  if (has_servers()) return frequencies(word).occurrences;
  auto& known = opened_->occurrences;
  if (known.size() >= kMostKept) known.clear();
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  return known.emplace(word, opened_->all.get_collection_freq(word)).first->second;
}

void Databases::will_read(const std::vector<Xapian::docid>& documents) {
  const size_t count = opened_->relays.size();
  std::map<Relay*, std::vector<Xapian::docid>> asked;
  // As Xapian numbers the documents of several databases.
  for (const Xapian::docid document : documents) {
    Relay* const relay = opened_->relays[(document - 1) % count];
    if (relay) asked[relay].push_back(static_cast<Xapian::docid>((document - 1) / count + 1));
  }
  for (const auto& [relay, wanted] : asked) relay->ask(wanted);
}

bool Databases::refresh() {
  if (opened_ && !is_changed()) return false;
  opened_.reset();
  opened_ = open();
  return true;
}

bool Databases::lose(const Xapian::Error& error) {
  const bool known = opened_ && servers_.lose(opened_->servers, error);
  opened_.reset();
  return known;
}

bool Databases::lose_who_fails(const std::function<void()>& question) {
  bool lost = false;
  const std::vector<RemotePlace> places = places_;
  for (const RemotePlace& place : places) {
    opened_.reset();
    lost = servers_.fails_alone(place, question) || lost;
  }
  opened_.reset();
  return lost;
}

Gazetteer Databases::gazetteer() const {
  return Gazetteer::unpack(opened_->gazetteer);
}

}  // namespace chancery::search
