#include "search/render/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/csv.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"
#include "search/render/pictures.h"

namespace chancery::search {

using nlohmann::ordered_json;

namespace {

constexpr size_t kFormNumber = 11, kFormUse = 12, kFormIndent = 2, kLongestForm = 40;

std::string heading_of_table(const FormTable& table) {
  if (table.by == "state") return "documents, by the state that who says it speaks for";
  return fmt::format("documents, by {}", table.by);
}

std::string label_of_group(const FormTable& table, const FormGroup& group) {
  if (!group.value.empty()) return group.label;
  if (table.by == "state") return "nobody known";
  return table.by == "year" ? "undated" : "not named";
}

// Whether a table tells anything but that nothing is known.
bool tells(const FormTable& table) {
  return table.groups.size() > 1 ||
         (table.groups.size() == 1 && !table.groups.front().value.empty());
}

Matrix as_matrix(const View& view, const FormTable& table) {
  Matrix matrix;
  constexpr size_t kMostColumns = 8;  // --format csv has all
  const size_t columns = std::min(view.forms.size(), kMostColumns);
  for (size_t i = 0; i < columns; ++i)
    matrix.issues.push_back(
        {view.forms[i].form, view.forms[i].form, view.forms[i].count.documents});
  for (const FormGroup& group : table.groups) {
    matrix.actors.push_back({group.value, label_of_group(table, group), group.all.documents});
    std::vector<uint64_t>& row = matrix.counts.emplace_back();
    for (size_t i = 0; i < columns; ++i) row.push_back(group.forms[i].documents);
  }
  return matrix;
}

ordered_json count_json(const FormCount& count) {
  return {{"documents", count.documents}, {"mentions", count.mentions}};
}

}  // namespace

void write_variants(std::ostream& out, const View& view, const Style& style) {
  size_t widest = 1;
  for (const NameForm& form : view.forms)
    widest = std::max(widest, utf8::width(utf8::inert(form.form)));
  const size_t numbers = 2 * kFormNumber + kFormUse;
  const bool uses = style.width > kFormIndent + widest + numbers;
  const size_t beside = kFormIndent + 2 * kFormNumber + (uses ? kFormUse : 0);
  const size_t columns =
      std::min({widest, kLongestForm, style.width - std::min(style.width - 1, beside)});
  out << std::string(kFormIndent + columns, ' ')
      << fmt::format("{:>{}}{:>{}}\n", "documents", kFormNumber, "mentions", kFormNumber);
  for (const NameForm& form : view.forms) {
    out << std::string(kFormIndent, ' ') << padded(form.form, columns, style)
        << fmt::format("{:>{}}{:>{}}", grouped(form.count.documents), kFormNumber,
                       grouped(form.count.mentions), kFormNumber)
        << (uses && !form.use.empty() ? "  " + form.use : "") << '\n';
  }
  for (const FormTable& table : view.form_tables) {
    if (!tells(table)) continue;
    out << '\n' << wrapped(heading_of_table(table), style, 2, 4, Ink::kTitle);
    write_matrix(out, as_matrix(view, table), style, false);
    if (table.groups.size() < table.distinct)
      out << wrapped(fmt::format("{} of {}", grouped(table.groups.size()), grouped(table.distinct)),
                     style, 2, 4);
  }
}

std::string remark_of_variants(const View& view) {
  std::string text =
      view.forms.size() < view.lines_total
          ? fmt::format("{} of {} forms", grouped(view.forms.size()), grouped(view.lines_total))
          : counted(view.lines_total, "form", "forms");
  text += fmt::format(", {} in {} of {}{}", counted(view.places, "mention", "mentions"),
                      grouped(view.answering), view.looked_at < view.total ? "the first " : "",
                      counted(view.looked_at, "document", "documents"));
  if (view.other_mentions > 0)
    text += fmt::format(
        "; {} more name a leader, a capital or a city, or are a speaker's own (\"my country\")",
        grouped(view.other_mentions));
  return text;
}

void add_variants_json(const View& view, ordered_json& json) {
  json["places"] = view.places;
  json["documents"] = view.answering;
  json["others"] = view.other_mentions;
  json["distinct"] = view.lines_total;
  auto forms = ordered_json::array();
  for (const NameForm& form : view.forms) {
    ordered_json one{{"form", form.form}, {"use", form.use.empty() ? "name" : form.use}};
    one.update(count_json(form.count));
    forms.push_back(std::move(one));
  }
  json["forms"] = std::move(forms);
  auto tables = ordered_json::array();
  for (const FormTable& table : view.form_tables) {
    auto groups = ordered_json::array();
    for (const FormGroup& group : table.groups) {
      ordered_json made{{"value", group.value}, {"label", group.label}};
      made.update(count_json(group.all));
      auto counts = ordered_json::array();
      for (const FormCount& count : group.forms) counts.push_back(count_json(count));
      made["counts"] = std::move(counts);
      groups.push_back(std::move(made));
    }
    tables.push_back(
        {{"by", table.by}, {"distinct", table.distinct}, {"groups", std::move(groups)}});
  }
  json["tables"] = std::move(tables);
}

void write_variants_csv(std::ostream& out, const View& view) {
  out << "by,value,label,form,use,documents,mentions\r\n";
  const auto write = [&](std::string_view by, const std::string& value, const std::string& label,
                         const NameForm& form, const FormCount& count) {
    if (count.mentions == 0) return;
    out << by << ',' << csv_cell(value) << ',' << csv_cell(label) << ',' << csv_cell(form.form)
        << ',' << (form.use.empty() ? "name" : form.use) << ',' << count.documents << ','
        << count.mentions << "\r\n";
  };
  for (const NameForm& form : view.forms) write("all", "", "", form, form.count);
  for (const FormTable& table : view.form_tables) {
    for (const FormGroup& group : table.groups) {
      for (size_t i = 0; i < view.forms.size(); ++i)
        write(table.by, group.value, group.label, view.forms[i], group.forms[i]);
    }
  }
}

}  // namespace chancery::search
