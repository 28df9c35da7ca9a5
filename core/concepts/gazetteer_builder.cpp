#include "core/concepts/gazetteer_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_set>

#include "chancery/error.h"
#include "chancery/text.h"
#include "core/concepts/foreign_names.h"
#include "core/concepts/pattern.h"

namespace chancery {

std::string to_string(const GazetteerBuilder::Place& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

namespace {
std::string key_of(const Concept& item) {
  return (item.kind == ConceptKind::kActor ? "actor " : "issue ") + item.id;
}
}  // namespace

void GazetteerBuilder::add(Entry entry) {
  const std::string key = key_of(entry.item);
  const auto known = by_id_.find(key);
  if (known == by_id_.end()) {
    if (entry.remove) return;
    by_id_.emplace(key, entries_.size());
    entries_.push_back(std::move(entry));
    return;
  }
  Entry& old = entries_[known->second];
  if (!entry.user || old.place.file == entry.place.file) {
    throw Error(fmt::format("{}: the id \"{}\" is already used at {}", to_string(entry.place),
                            entry.item.id, to_string(old.place)),
                "give one of them another id");
  }
  old = std::move(entry);
}

Gazetteer GazetteerBuilder::build() {
  add_governments();
  remove_entries();
  number();
  check_broader();
  check_states();
  collect_aliases();
  collect_names();
  collect_languages();
  made_.foreign_names_ = foreign_names(made_);
  return std::move(made_);
}

// What named a removed issue as broader stays, without it.
void GazetteerBuilder::remove_entries() {
  std::unordered_set<std::string> removed;
  for (const Entry& entry : entries_) {
    if (entry.remove) removed_.insert(entry.item.id);
    if (entry.remove && entry.item.kind == ConceptKind::kIssue) removed.insert(entry.item.id);
  }
  std::erase_if(entries_, [](const Entry& entry) { return entry.remove; });
  if (removed.empty()) return;
  for (Entry& entry : entries_) {
    if (entry.item.kind != ConceptKind::kIssue) continue;
    for (auto* links : {&entry.item.broader, &entry.item.part_of, &entry.item.related})
      std::erase_if(*links, [&](const std::string& id) { return removed.contains(id); });
  }
}

void GazetteerBuilder::add_governments() {
  std::vector<Entry> governments;
  for (Entry& entry : entries_) {
    if (entry.seats.empty()) continue;
    Entry government;
    government.place = entry.place;
    government.user = entry.user;
    government.item.id = entry.item.id + "-government";
    government.item.type = "government";
    government.item.name = "Government of " + entry.item.name;
    government.item.state = entry.item.id;
    government.item.codes = entry.item.codes;
    for (const std::string& seat : entry.seats) {
      government.forms.push_back({seat, kNoConcept, AliasUse::kSeat});
      government.item.aliases.push_back(seat);
    }
    governments.push_back(std::move(government));
  }
  for (Entry& government : governments) {
    const auto known = by_id_.find(key_of(government.item));
    const bool users = known != by_id_.end() && entries_[known->second].user;
    if (!users || government.user) add(std::move(government));
  }
}

void GazetteerBuilder::add(const std::string& language, Foreign item) {
  try {
    if (item.text.find_first_of("\t\n") != std::string::npos)
      throw Error("a name or pattern is one line", "take it apart");
    if (item.kind == LanguageLine::kPattern || item.kind == LanguageLine::kIssueDecoy)
      expand_pattern(item.text);
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", to_string(item.place), error.what()));
  }
  languages_[language].push_back(std::move(item));
}

void GazetteerBuilder::collect_languages() {
  for (const auto& [code, items] : languages_) {
    LanguageList list{code, ""};
    for (const Foreign& item : items) {
      ConceptIndex target = kNoConcept;
      if (!item.id.empty()) {
        const bool issue = item.kind == LanguageLine::kPattern;
        const std::string id = item.kind == LanguageLine::kSeat ? item.id + "-government" : item.id;
        target = made_.find(issue ? ConceptKind::kIssue : ConceptKind::kActor, id);
        if (target == kNoConcept && removed_.contains(item.id)) continue;
        if (target == kNoConcept) {
          throw Error(fmt::format("{}: there is no {} \"{}\"", to_string(item.place),
                                  issue ? "issue" : "actor", id),
                      "names go by the ids of the lists of actors and issues");
        }
      }
      append_line(list.text, {item.kind, target, item.text});
    }
    made_.languages_.push_back(std::move(list));
  }
}

void GazetteerBuilder::number() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.item.kind, a.item.id) < std::tie(b.item.kind, b.item.id);
  });
  for (Entry& entry : entries_) made_.concepts_.push_back(std::move(entry.item));
}

void GazetteerBuilder::check_broader() const {
  enum State : uint8_t { kNew, kOpen, kDone };
  std::vector<State> states(made_.concepts_.size(), kNew);
  constexpr int kMostLevels = 100;
  int level = 0;
  const std::function<void(ConceptIndex)> visit = [&](ConceptIndex index) {
    const Concept& item = made_.concepts_[index];
    if (states[index] == kDone || item.kind != ConceptKind::kIssue) return;
    const std::string place = to_string(entries_[index].place);
    if (states[index] == kOpen) {
      throw Error(fmt::format("{}: the issue \"{}\" is broader than itself", place, item.id),
                  "take one id of the circle out of `broader`");
    }
    if (++level > kMostLevels) {
      throw Error(fmt::format("{}: there are more than {} broader issues above \"{}\"", place,
                              kMostLevels, item.id),
                  "name one of the higher ones as broader");
    }
    states[index] = kOpen;
    const auto linked = [&](const std::string& id, std::string_view as) {
      const ConceptIndex other = made_.find(ConceptKind::kIssue, id);
      if (other == kNoConcept) {
        throw Error(fmt::format("{}: there is no issue \"{}\", which \"{}\" names as {}", place, id,
                                item.id, as),
                    "add it or take it out");
      }
      return other;
    };
    for (const std::string& id : item.part_of) linked(id, "part_of");
    for (const std::string& id : item.related) linked(id, "related");
    for (const std::string& id : item.broader) visit(linked(id, "broader"));
    states[index] = kDone;
    --level;
  };
  for (ConceptIndex i = 0; i < made_.concepts_.size(); ++i) visit(i);
}

void GazetteerBuilder::check_states() const {
  for (ConceptIndex i = 0; i < made_.concepts_.size(); ++i) {
    const Concept& item = made_.concepts_[i];
    if (!entries_[i].user || item.state.empty()) continue;
    if (made_.find(ConceptKind::kActor, item.state) != kNoConcept) continue;
    throw Error(fmt::format("{}: there is no actor \"{}\", which \"{}\" names as its state",
                            to_string(entries_[i].place), item.state, item.id),
                "states go by their three letters, as GBR");
  }
}

void GazetteerBuilder::collect_aliases() {
  // Forms that differ only in case (US, us) are told apart, others must be unique. A surname may
  // be shared; a decoy gives way to a name.
  std::unordered_map<std::string, std::pair<ConceptIndex, size_t>> claimed;
  const auto claim = [&](ConceptIndex index, const Alias& alias) {
    if (alias.use == AliasUse::kSurname || alias.use == AliasUse::kDecoy) return true;
    const auto [found, fresh] = claimed.try_emplace(alias.form, index, made_.aliases_.size());
    if (fresh || found->second.first == index) return fresh;
    const Entry& here = entries_[index];
    const Entry& there = entries_[found->second.first];
    if (here.user != there.user) {
      // The user's list wins: replace the earlier claim when it is the built-in one.
      if (here.user) {
        made_.aliases_[found->second.second].target = index;
        made_.aliases_[found->second.second].use = alias.use;
        found->second.first = index;
      }
      return false;
    }
    if (alias.use == AliasUse::kCity) return false;  // weak evidence gives way
    throw Error(fmt::format("{}: \"{}\" is a name of both \"{}\" and \"{}\" ({})",
                            to_string(here.place), alias.form, made_[index].id,
                            made_[found->second.first].id, to_string(there.place)),
                "leave it to one of them");
  };
  for (const bool cities : {false, true}) {
    for (ConceptIndex i = 0; i < entries_.size(); ++i) {
      for (Alias& alias : entries_[i].forms) {
        if ((alias.use == AliasUse::kCity) != cities || !claim(i, alias)) continue;
        Alias kept = alias;
        kept.target = alias.use == AliasUse::kDecoy ? kNoConcept : i;
        made_.aliases_.push_back(std::move(kept));
      }
    }
  }
  std::erase_if(made_.aliases_, [&](const Alias& alias) {
    return alias.use == AliasUse::kDecoy && claimed.contains(alias.form);
  });
}

void GazetteerBuilder::collect_names() {
  for (ConceptIndex i = 0; i < made_.concepts_.size(); ++i) {
    made_.names_.push_back({fold(made_[i].id), i, 0});
    made_.names_.push_back({fold(made_[i].name), i, 1});
  }
  for (const Alias& alias : made_.aliases_) {
    if (alias.target == kNoConcept) continue;
    const uint8_t rank = alias.use == AliasUse::kSurname || alias.use == AliasUse::kCity ? 3 : 2;
    made_.names_.push_back({fold(alias.form), alias.target, rank});
  }
  std::sort(made_.names_.begin(), made_.names_.end(),
            [](const Gazetteer::Name& a, const Gazetteer::Name& b) {
              return std::tie(a.folded, a.rank, a.target) < std::tie(b.folded, b.rank, b.target);
            });
}

}  // namespace chancery
