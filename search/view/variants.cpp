// Which name do they use: forms of a name by publisher, by the state that speaks, and by year.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "chancery/schema.h"
#include "chancery/url.h"
#include "search/plan/request_error.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/view/name_forms.h"
#include "search/view/subject.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr uint32_t kTextsOfVariants = 100'000;  // that are read at most
constexpr std::array<std::string_view, 3> kDivisions = {"publisher", "state", "year"};

// The state that whoever says what stands at `byte` speaks for, by the shortest of the statements
// around it; empty where nobody says it, or nobody known.
std::string state_speaking_at(const Record& record, uint32_t byte) {
  const Statement* said = nullptr;
  uint32_t length = UINT32_MAX;
  for (const Statement& statement : record.statements) {
    for (const Span& part : statement.content) {
      const uint32_t size = part.end - part.begin;
      if (part.begin > byte || byte >= part.end || size >= length) continue;
      said = &statement;
      length = size;
    }
  }
  return said ? said->state : "";
}

std::string publisher_of(const Record& record) {
  return record.publisher.empty() ? host_of(record.url) : record.publisher;
}

std::string year_of(const Record& record) {
  constexpr size_t kYearDigits = 4;
  return record.date_source == "file" ? "" : record.date.substr(0, kYearDigits);
}

class FormCounter {
 public:
  void look_at(const Record& record, const std::vector<NamedPlace>& places) {
    ++documents_;
    const std::string publisher = publisher_of(record), year = year_of(record);
    for (const NamedPlace& place : places) {
      const size_t number = numbers_.try_emplace(place.folded, forms_.size()).first->second;
      if (number == forms_.size()) forms_.push_back({place.folded, {}, {}});
      ++forms_[number].spellings[place.written];
      raise(forms_[number].count);
      raise(all_);
      const std::string values[] = {publisher, state_speaking_at(record, place.span.begin), year};
      for (size_t i = 0; i < kDivisions.size(); ++i) {
        Group& group = groups_[i][values[i]];
        raise(group.all);
        raise(group.forms[number]);
      }
    }
  }

  void report(const ViewContext& context, const NameForms& names, uint32_t most, View& view) const {
    view.places = all_.count.mentions;
    view.answering = all_.count.documents;
    view.lines_total = forms_.size();
    const std::vector<size_t> order = in_order(most);
    for (const size_t number : order) {
      const Form& form = forms_[number];
      view.forms.push_back({shown(form), names.use(form.folded), form.count.count});
    }
    for (size_t i = 0; i < kDivisions.size(); ++i) {
      FormTable& table = view.form_tables.emplace_back();
      table.by = kDivisions[i];
      add_groups(context.gazetteer, groups_[i], order, most, table);
    }
  }

 private:
  struct Raised {
    FormCount count;
    uint64_t last_document = 0;
  };
  struct Form {
    std::string folded;
    std::map<std::string, uint64_t> spellings;
    Raised count;
  };
  struct Group {
    Raised all;
    std::unordered_map<size_t, Raised> forms;
  };

  void raise(Raised& one) const {
    ++one.count.mentions;
    if (one.last_document != documents_) ++one.count.documents;
    one.last_document = documents_;
  }

  // Of equally many the one with fewer capitals, which sort first.
  static std::string shown(const Form& form) {
    const auto most = std::max_element(
        form.spellings.begin(), form.spellings.end(), [](const auto& a, const auto& b) {
          return std::pair(a.second, a.first) < std::pair(b.second, b.first);
        });
    return most->first;
  }

  std::vector<size_t> in_order(uint32_t most) const {
    std::vector<size_t> order;
    for (size_t i = 0; i < forms_.size(); ++i) order.push_back(i);
    const auto key = [&](size_t i) {
      const FormCount& count = forms_[i].count.count;
      return std::tuple(~count.documents, ~count.mentions, std::string_view(forms_[i].folded));
    };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
    if (most != 0 && order.size() > most) order.resize(most);
    return order;
  }

  // Years in their order; else what most documents have comes first, and what is not known last.
  static void add_groups(const Gazetteer& gazetteer, const std::map<std::string, Group>& groups,
                         const std::vector<size_t>& order, uint32_t most, FormTable& table) {
    for (const auto& [value, group] : groups) {
      FormGroup& made = table.groups.emplace_back();
      made.value = made.label = value;
      const ConceptIndex state =
          table.by == "state" ? gazetteer.find(ConceptKind::kActor, value) : kNoConcept;
      if (state != kNoConcept) made.label = gazetteer[state].name;
      made.all = group.all.count;
      for (const size_t number : order) {
        const auto found = group.forms.find(number);
        made.forms.push_back(found == group.forms.end() ? FormCount{} : found->second.count);
      }
    }
    table.distinct = table.groups.size();
    std::stable_sort(table.groups.begin(), table.groups.end(),
                     [&](const FormGroup& a, const FormGroup& b) {
                       if (a.value.empty() != b.value.empty()) return b.value.empty();
                       return table.by != "year" && a.all.documents > b.all.documents;
                     });
    if (table.by != "year" && most != 0 && table.groups.size() > most) table.groups.resize(most);
  }

  std::unordered_map<std::string, size_t> numbers_;  // of forms, by what is folded
  std::vector<Form> forms_;
  std::array<std::map<std::string, Group>, kDivisions.size()> groups_;
  Raised all_;
  uint64_t documents_ = 0;
};

// An actor before an issue of the same name.
ConceptIndex subject_of_variants(const ViewContext& context, std::string typed) {
  constexpr std::string_view kFields[] = {"actor", "issue"};
  bool wanted[] = {true, true};
  for (const size_t i : {size_t{0}, size_t{1}}) {
    const std::string field = std::string(kFields[i]) + ":";
    if (!typed.starts_with(field)) continue;
    typed.erase(0, field.size());
    typed.erase(0, typed.find_first_not_of(' '));
    wanted[1 - i] = false;
  }
  const ConceptKind kinds[] = {ConceptKind::kActor, ConceptKind::kIssue};
  for (const size_t i : {size_t{0}, size_t{1}}) {
    if (!wanted[i]) continue;
    if (!typed.empty()) {
      const ConceptIndex found = concept_called(context, typed, kinds[i]);
      if (found != kNoConcept) return found;
    } else if (const auto ids = ids_in_query(context, kinds[i]); !ids.empty()) {
      const ConceptIndex found = context.gazetteer.find(kinds[i], ids.front());
      if (found != kNoConcept) return found;
    }
  }
  if (typed.empty())
    throw RequestError("the query names no actor or issue", ":variants burma says which one");
  throw RequestError(fmt::format("no actor or issue is called \"{}\"", typed),
                     similar_names(context, wanted[0] ? "actor" : "issue", typed,
                                   "actor: and issue: in a query take the same names"));
}

}  // namespace

void make_variants(const ViewContext& context, const ViewRequest& request, View& view) {
  const ConceptIndex target = subject_of_variants(context, request.subject);
  const Concept& subject = context.gazetteer[target];
  view.subject = subject.name;
  const char* field = subject.kind == ConceptKind::kActor ? "actor" : "issue";
  const Xapian::Query mentioned(schema::concept_term(schema::prefix_of(field), subject.id));
  Xapian::Enquire enquire(context.database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, context.database,
            Xapian::Query(Xapian::Query::OP_FILTER, context.query, mentioned));
  const Xapian::MSet found = enquire.get_mset(0, kTextsOfVariants, context.database.get_doccount());
  view.total = found.get_matches_estimated();
  view.looked_at = found.size();
  const NameForms names(context.gazetteer, target);
  FormCounter counter;
  for (auto item = found.begin(); item != found.end(); ++item) {
    const std::optional<Record> record = context.record(*item);
    if (!record) {
      ++view.damaged;
      continue;
    }
    const std::vector<NamedPlace> places = names.find(*record, view.other_mentions);
    if (!places.empty()) counter.look_at(*record, places);
  }
  counter.report(context, names, request.most, view);
}

}  // namespace chancery::search
