#include "search/plan/notes.h"

#include <fmt/format.h>

namespace chancery {

void Notes::unit(const Unit& unit) {
  if (excluding_) {
    say(unit.label);
    return;
  }
  wanted_.units.push_back(unit.wanted);
  if (unit.kind == Unit::kWord) {
    say(unit.label);
    return;
  }
  say(unit.reading);
  (unit.kind == Unit::kActor ? actors_ : issues_).push_back(unit.concepts);
  worth_saying();
}

void Notes::want(WantedUnit unit) {
  if (!excluding_) wanted_.units.push_back(std::move(unit));
}

void Notes::say(const std::string& part) {
  understood_.push_back(excluding_ ? "not " + part : part);
}

std::string Notes::understood() const {
  return worth_saying_ ? fmt::format("{}", fmt::join(understood_, " · ")) : "";
}

}  // namespace chancery
