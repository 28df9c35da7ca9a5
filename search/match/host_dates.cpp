#include "search/match/host_dates.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "search/match/database_facts.h"

namespace chancery::search {

namespace {

constexpr int kFewDays = 1;  // that clocks, and runs of one night, may differ by

bool is_to_come(const HostDate& host, const std::string& today) {
  return days_from(today, host.day) > kFewDays;
}

}  // namespace

std::vector<std::string> notes_on_dates(const std::vector<HostDate>& hosts,
                                        const std::string& today) {
  std::vector<std::string> notes;
  std::vector<HostDate> sound;
  for (const HostDate& host : hosts)
    if (!is_to_come(host, today)) sound.push_back(host);
  const bool any_far =
      std::any_of(hosts.begin(), hosts.end(), [](const HostDate& host) { return host.far; });
  if (sound.empty() && hosts.size() > 1 && any_far) {
    notes.push_back(fmt::format(
        "all databases were indexed after today, {}: the clock of this machine is behind", today));
    sound = hosts;
  }
  for (const HostDate& host : hosts) {
    if (!host.far || !is_to_come(host, today) || sound.size() == hosts.size()) continue;
    notes.push_back(fmt::format(
        "{} was last indexed on {}, which is to come: its clock is wrong, or that of this machine",
        host.name, host.day));
  }
  if (sound.empty()) return notes;
  const HostDate& newest = *std::max_element(
      sound.begin(), sound.end(),
      [](const HostDate& one, const HostDate& other) { return one.day < other.day; });
  for (const HostDate& host : sound) {
    const int days = days_from(host.day, newest.day);
    if (!host.far || days <= kFewDays) continue;
    notes.push_back(fmt::format("{} was last indexed on {}, {} days before {}", host.name, host.day,
                                days, newest.name));
  }
  return notes;
}

std::string current_day() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace chancery::search
