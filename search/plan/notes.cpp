#include "search/plan/notes.h"

#include <string>

namespace chancery::search {

namespace {

// The parts from `first` on.
std::string texts_of(const std::vector<UnderstoodPart>& parts, size_t first,
                     std::string_view joint) {
  std::string text;
  for (size_t i = first; i < parts.size(); ++i) {
    if (i > first) text += joint;
    text += parts[i].text;
  }
  return text;
}

}  // namespace

void Notes::unit(const Unit& unit) {
  want(unit.wanted);
  if (excluding_ || unit.kind == Unit::kWord) {
    const bool read = !unit.reading.empty();
    say(read ? unit.reading : unit.label, UnderstoodPart::kWord, unit.typed);
    if (read) worth_saying();
    return;
  }
  say(unit.reading, unit.kind == Unit::kActor ? UnderstoodPart::kActor : UnderstoodPart::kIssue,
      unit.typed);
  (unit.kind == Unit::kActor ? actors_ : issues_).push_back(unit.concepts);
  worth_saying();
}

void Notes::want(WantedUnit unit) {
  if (excluding_) return;
  const auto number = static_cast<uint32_t>(wanted_.units.size());
  wanted_.units.push_back(std::move(unit));
  needs_.back().children.push_back({SentenceNeed::kUnit, number, false, {}});
}

Wanted Notes::take_wanted() {
  wanted_.need = without_document_parts(std::move(needs_.front()));
  return std::move(wanted_);
}

Notes::Need::~Need() {
  SentenceNeed need = std::move(notes_.needs_.back());
  notes_.needs_.pop_back();
  if (!need.children.empty()) notes_.needs_.back().children.push_back(std::move(need));
}

void Notes::say(const std::string& part, UnderstoodPart::Kind kind, const std::string& typed) {
  understood_.push_back({negates_ ? "not " + part : part, kind, typed, offset_});
}

Notes::Group::Group(Notes& notes, std::string_view joint)
    : notes_(notes), joint_(joint), begin_(notes.understood_.size()), negates_(notes.negates_) {
  notes.negates_ = false;
}

Notes::Group::~Group() {
  notes_.negates_ = negates_;
  std::vector<UnderstoodPart>& parts = notes_.understood_;
  if (parts.size() == begin_) return;
  if (parts.size() - begin_ == 1) {
    const UnderstoodPart only = std::move(parts.back());
    parts.pop_back();
    notes_.say(only.text, only.kind, only.typed);
    return;
  }
  const std::string whole = '(' + texts_of(parts, begin_, joint_) + ')';
  parts.resize(begin_);
  notes_.say(whole, UnderstoodPart::kGroup);
}

std::string Notes::understood() const {
  if (!worth_saying_) return "";
  // Brackets around all of it say nothing.
  if (understood_.size() == 1) {
    const std::string& only = understood_.front().text;
    if (only.starts_with('(') && only.ends_with(')')) return only.substr(1, only.size() - 2);
  }
  return texts_of(understood_, 0, " · ");
}

}  // namespace chancery::search
