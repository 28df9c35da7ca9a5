// Excel: XLSX, XLTX, XLSM, and XLSB by its own reader. Sheets as tables of text.

#include "chancery/strings.h"
#include "indexer/extract/cell_value.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office/attribute_number.h"
#include "indexer/extract/office/ooxml.h"
#include "indexer/extract/office/xlsb.h"
#include "indexer/extract/table_text.h"
#include "indexer/extract/xml.h"

namespace chancery::indexer {
namespace {

// Text of runs, without the reading of characters that stands above them.
std::string rich_text(const pugi::xml_node& item) {
  std::string text;
  walk_xml(
      item,
      [&](const pugi::xml_node& node) {
        if (is_text_element(node)) text += node.child_value();
        return local_name(node) != "rPh";
      },
      [](const pugi::xml_node&) {});
  return text;
}

std::vector<std::string> shared_strings(const ZipMembers& package, const std::string& main) {
  std::vector<std::string> strings;
  if (const std::string* xml = package.find(related_part(package, main, "sharedStrings"))) {
    const XmlDocument document(*xml);
    for (const pugi::xml_node& item : document.root().children())
      if (local_name(item) == "si") strings.push_back(rich_text(item));
  }
  return strings;
}

// Which styles of cells show a number as a date.
std::vector<DateForm> date_styles(const ZipMembers& package, const std::string& main) {
  std::vector<DateForm> styles;
  const std::string* xml = package.find(related_part(package, main, "styles"));
  if (xml == nullptr) return styles;
  const XmlDocument document(*xml);
  std::map<int, std::string> formats;
  for (const pugi::xml_node& format : child_of(document.root(), "numFmts").children())
    formats.emplace(number_or(attribute_of(format, "numFmtId"), -1),
                    attribute_of(format, "formatCode"));
  for (const pugi::xml_node& style : child_of(document.root(), "cellXfs").children()) {
    const int id = number_or(attribute_of(style, "numFmtId"), 0);
    const auto custom = formats.find(id);
    styles.push_back(custom == formats.end() ? builtin_date_form(id) : date_form(custom->second));
  }
  return styles;
}

// 0 for "A1", 27 for "AB7"; npos when there are no letters.
size_t column_of(std::string_view reference) {
  size_t column = 0;
  for (const char c : reference) {
    if (!is_letter(c)) break;
    column = column * 26 + static_cast<size_t>(lower(c) - 'a') + 1;
    if (column > 20'000) break;
  }
  return column - 1;
}

class Workbook {
 public:
  Workbook(const ZipMembers& package, std::string main)
      : package_(package),
        main_(std::move(main)),
        strings_(shared_strings(package, main_)),
        styles_(date_styles(package, main_)) {}

  void read(TableText& text) {
    const XmlDocument workbook(*package_.find(main_));
    const std::string_view since_1904 =
        attribute_of(child_of(workbook.root(), "workbookPr"), "date1904");
    since_1904_ = since_1904 == "1" || since_1904 == "true";
    const auto targets = relationships(package_, main_);
    for (const pugi::xml_node& sheet : find_element(workbook.root(), "sheets").children()) {
      const auto target = targets.find(std::string(attribute_of(sheet, "id")));
      if (target == targets.end()) continue;
      text.begin_sheet(attribute_of(sheet, "name"));
      read_sheet(target->second, text);
    }
  }

  // Whether a sheet was too large to be read whole.
  bool is_cut() const { return is_cut_; }

 private:
  void read_sheet(const std::string& part, TableText& text) {
    const std::string* xml = package_.find(part);
    if (xml == nullptr) return;
    const XmlDocument sheet(*xml);
    is_cut_ = is_cut_ || sheet.is_cut();
    for (const pugi::xml_node& row : find_element(sheet.root(), "sheetData").children()) {
      std::vector<std::string> cells;
      for (const pugi::xml_node& cell : row.children()) {
        size_t column = column_of(attribute_of(cell, "r"));
        if (column == std::string::npos) column = cells.size();
        if (column >= kMaxTableColumns) {
          if (!value_of(cell).empty()) text.leave_out_cell();
          continue;
        }
        if (cells.size() <= column) cells.resize(column + 1);
        cells[column] = value_of(cell);
      }
      text.add_row(std::move(cells));
    }
    read_drawing(related_part(package_, part, "drawing"), text);
  }

  std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") return rich_text(child_of(cell, "is"));
    const std::string_view value = child_of(cell, "v").child_value();
    if (type == "s") {
      const auto index = static_cast<size_t>(number_or(value, -1));
      return index < strings_.size() ? strings_[index] : "";
    }
    if (type == "str" || type == "d") return std::string(value);
    if (type == "b" || type == "e") return "";
    const auto style = static_cast<size_t>(number_or(attribute_of(cell, "s"), 0));
    return cell_number(value, style < styles_.size() ? styles_[style] : DateForm::kNone,
                       since_1904_);
  }

  // Text boxes and the titles of charts.
  void read_drawing(const std::string& part, TableText& text) {
    TextFlow flow;
    add_drawing(package_, part, flow);
    add_related_drawings(package_, part, flow);
    for (const std::string& paragraph : flow.take()) text.add_note(paragraph);
  }

  const ZipMembers& package_;
  std::string main_;
  std::vector<std::string> strings_;
  std::vector<DateForm> styles_;
  bool since_1904_ = false;
  bool is_cut_ = false;
};

}  // namespace

Extracted extract_xlsx(std::string_view bytes, std::string_view /*mime*/) {
  const ZipMembers package = open_package(bytes);
  std::string main = related_part(package, "", "officeDocument");
  if (package.find(main) == nullptr) main = "xl/workbook.xml";
  if (package.find(main) == nullptr)
    throw Unreadable(reason::kDamaged, "an Excel file without its workbook");
  TableText text;
  Extracted extracted;
  bool is_cut = false;
  if (main.ends_with(".bin")) {
    read_binary_workbook(package, main, text);
    extracted.mime = "application/vnd.ms-excel.sheet.binary.macroenabled.12";
  } else {
    Workbook workbook(package, main);
    workbook.read(text);
    is_cut = workbook.is_cut();
  }
  text.finish(extracted);
  if (extracted.note.empty()) extracted.note = package.note(is_cut);
  read_package_properties(package, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
