#include "chancery/gazetteer.h"

#include <algorithm>
#include <utility>

#include "chancery/bytes.h"
#include "chancery/damage.h"
#include "chancery/error.h"
#include "chancery/text.h"
#include "core/concepts/foreign_names.h"
#include "core/concepts/language_list.h"

namespace chancery {

namespace {
constexpr uint64_t kPackVersion = 6;
constexpr uint64_t kOldestPackVersion = 3;  // without part_of and related
constexpr uint64_t kFirstWithLanguages = 5;
constexpr uint64_t kFirstWithDecoys = 6;  // and with Office::of
}  // namespace

ConceptIndex Gazetteer::find(ConceptKind kind, std::string_view id) const {
  const auto before = [](const Concept& item, const std::pair<ConceptKind, std::string_view>& key) {
    return item.kind != key.first ? item.kind < key.first : item.id < key.second;
  };
  const auto found =
      std::lower_bound(concepts_.begin(), concepts_.end(), std::pair(kind, id), before);
  if (found == concepts_.end() || found->kind != kind || found->id != id) return kNoConcept;
  return static_cast<ConceptIndex>(found - concepts_.begin());
}

std::vector<ConceptIndex> Gazetteer::lookup(std::string_view name) const {
  const std::string folded = fold(name);
  std::vector<ConceptIndex> targets;
  auto found = std::lower_bound(
      names_.begin(), names_.end(), folded,
      [](const Name& item, const std::string& wanted) { return item.folded < wanted; });
  for (; found != names_.end() && found->folded == folded; ++found) {
    if (std::find(targets.begin(), targets.end(), found->target) == targets.end()) {
      targets.push_back(found->target);
    }
  }
  return targets;
}

ConceptIndex Gazetteer::lookup_foreign(std::string_view name, ConceptKind kind) const {
  const bool issue = kind == ConceptKind::kIssue;
  const std::string_view id = find_foreign_name(foreign_names_, (issue ? "#" : "") + fold(name));
  return id.empty() ? kNoConcept : find(kind, id);
}

void Gazetteer::each_foreign_name(
    const std::function<void(ConceptIndex, std::string_view)>& take) const {
  for (const LanguageList& list : languages_) {
    ConceptIndex last_issue = kNoConcept;  // the first pattern of an issue is its name
    for_each_line(list.text, [&](const LanguageLine& line) {
      if (line.target >= concepts_.size()) return;
      if (line.kind == LanguageLine::kCombining || line.kind == LanguageLine::kDemonym) return;
      const bool issue = line.kind == LanguageLine::kPattern;
      if (issue && std::exchange(last_issue, line.target) == line.target) return;
      const std::string_view name = issue ? plain_name(line.text) : line.text;
      if (!name.empty()) take(line.target, name);
    });
  }
}

std::vector<ConceptIndex> Gazetteer::narrower(ConceptIndex issue) const {
  std::vector<ConceptIndex> found = {issue};
  if (concepts_[issue].kind != ConceptKind::kIssue) return found;
  const auto first_issue =
      std::partition_point(concepts_.begin(), concepts_.end(),
                           [](const Concept& item) { return item.kind == ConceptKind::kActor; });
  // Concepts are large, and most issues are a kind of no other.
  std::vector<std::pair<std::string_view, ConceptIndex>> kinds;
  for (auto item = first_issue; item != concepts_.end(); ++item)
    for (const std::string& id : item->broader)
      kinds.emplace_back(id, static_cast<ConceptIndex>(item - concepts_.begin()));
  for (size_t done = 0; done < found.size(); ++done) {
    const std::string& id = concepts_[found[done]].id;
    for (const auto& [broader, index] : kinds) {
      if (broader != id || std::find(found.begin(), found.end(), index) != found.end()) continue;
      found.push_back(index);
    }
  }
  return found;
}

std::string Gazetteer::pack() const {
  ByteWriter out;
  out.number(kPackVersion);
  out.number(concepts_.size());
  for (const Concept& item : concepts_) {
    out.number(static_cast<uint64_t>(item.kind));
    for (const std::string* field :
         {&item.id, &item.name, &item.type, &item.state, &item.surname, &item.successor}) {
      out.string(*field);
    }
    for (const auto* list :
         {&item.states, &item.codes, &item.broader, &item.aliases, &item.patterns}) {
      out.strings(*list);
    }
    out.number(item.offices.size());
    for (const Office& office : item.offices) {
      out.string(office.title);
      out.string(office.of);
      out.number(static_cast<uint64_t>(office.from));
      out.number(static_cast<uint64_t>(office.to));
    }
    out.number(static_cast<uint64_t>(item.from));
    out.number(static_cast<uint64_t>(item.to));
    out.strings(item.part_of);
    out.strings(item.related);
    out.strings(item.decoys);
  }
  out.number(aliases_.size());
  for (const Alias& alias : aliases_) {
    out.string(alias.form);
    out.number(alias.target == kNoConcept ? 0 : alias.target + 1);
    out.number(static_cast<uint64_t>(alias.use));
  }
  out.number(names_.size());
  for (const Name& name : names_) {
    out.string(name.folded);
    out.number(name.target);
    out.number(name.rank);
  }
  out.string(foreign_names_);
  out.number(languages_.size());
  for (const LanguageList& list : languages_) {
    out.string(list.code);
    out.string(list.text);
  }
  return out.take();
}

Gazetteer Gazetteer::unpack(std::string_view data) {
  ByteReader in(data, kListsSubject, kDamageAdvice);
  const uint64_t version = in.number();
  if (version < kOldestPackVersion || version > kPackVersion) in.fail();
  Gazetteer made;
  made.concepts_.resize(in.count());
  for (Concept& item : made.concepts_) {
    item.kind = in.number() ? ConceptKind::kIssue : ConceptKind::kActor;
    for (std::string* field :
         {&item.id, &item.name, &item.type, &item.state, &item.surname, &item.successor}) {
      *field = in.string();
    }
    for (auto* list : {&item.states, &item.codes, &item.broader, &item.aliases, &item.patterns}) {
      in.strings(*list);
    }
    item.offices.resize(in.count());
    for (Office& office : item.offices) {
      office.title = in.string();
      if (version >= kFirstWithDecoys) office.of = in.string();
      office.from = static_cast<int>(in.number());
      office.to = static_cast<int>(in.number());
    }
    item.from = static_cast<int>(in.number());
    item.to = static_cast<int>(in.number());
    if (version == kOldestPackVersion) continue;
    in.strings(item.part_of);
    in.strings(item.related);
    if (version >= kFirstWithDecoys) in.strings(item.decoys);
  }
  const auto target = [&](uint64_t value) {
    if (value >= made.concepts_.size()) in.fail();
    return static_cast<ConceptIndex>(value);
  };
  made.aliases_.resize(in.count());
  for (Alias& alias : made.aliases_) {
    alias.form = in.string();
    const uint64_t number = in.number();
    alias.target = number == 0 ? kNoConcept : target(number - 1);
    alias.use = static_cast<AliasUse>(in.number());
  }
  made.names_.resize(in.count());
  for (Name& name : made.names_) {
    name.folded = in.string();
    name.target = target(in.number());
    name.rank = static_cast<uint8_t>(in.number());
  }
  made.foreign_names_ = in.string();
  if (version < kFirstWithLanguages) return made;
  made.languages_.resize(in.count());
  for (LanguageList& list : made.languages_) {
    list.code = in.string();
    list.text = in.string();
  }
  return made;
}

}  // namespace chancery
