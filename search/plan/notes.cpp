#include "search/plan/notes.h"

#include <fmt/format.h>

namespace chancery::search {

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
  understood_.push_back(negates_ ? "not " + part : part);
}

Notes::Group::Group(Notes& notes, std::string_view joint)
    : notes_(notes), joint_(joint), begin_(notes.understood_.size()), negates_(notes.negates_) {
  notes.negates_ = false;
}

Notes::Group::~Group() {
  notes_.negates_ = negates_;
  std::vector<std::string>& parts = notes_.understood_;
  if (parts.size() == begin_) return;
  const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(begin_);
  std::string whole = fmt::format("{}", fmt::join(begin, parts.end(), joint_));
  if (parts.size() - begin_ > 1) whole = '(' + whole + ')';
  parts.resize(begin_);
  notes_.say(whole);
}

std::string Notes::understood() const {
  if (!worth_saying_) return "";
  // Brackets around all of it say nothing.
  if (understood_.size() == 1 && understood_.front().starts_with('(') &&
      understood_.front().ends_with(')')) {
    return understood_.front().substr(1, understood_.front().size() - 2);
  }
  return fmt::format("{}", fmt::join(understood_, " · "));
}

}  // namespace chancery::search
