#include "indexer/extract/web/html_filter.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "chancery/strings.h"
#include "indexer/extract/web/script_dates.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxDepth = 400;
constexpr size_t kMaxAttribute = 8 * 1024;
constexpr size_t kMaxAttributes = 64;

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 17> kDropped = {
    "script", "style", "svg",    "math",    "iframe",   "noscript", "template", "canvas", "video",
    "audio",  "map",   "object", "noembed", "noframes", "textarea", "select",   "applet"};
// Have no content, or end by themselves when the next one starts: they do not deepen the tree.
constexpr std::array<std::string_view, 34> kFlat = {
    "area", "base",  "br",     "col",    "embed", "hr",       "img",   "input", "link",
    "meta", "param", "source", "track",  "wbr",   "p",        "li",    "td",    "th",
    "tr",   "dd",    "dt",     "option", "tbody", "thead",    "tfoot", "a",     "html",
    "head", "body",  "title",  "keygen", "frame", "colgroup", "button"};
// The HTML standard re-opens these in every paragraph after they were left open; without
// attributes that is bounded (three of a kind).
constexpr std::array<std::string_view, 14> kFormatting = {
    "b", "big",   "code",   "em",     "font", "i", "nobr",
    "s", "small", "strike", "strong", "tt",   "u", "big"};
constexpr std::array<std::string_view, 20> kAttributes = {
    "class",       "id",       "itemprop",    "itemtype",       "role",      "rel",       "href",
    "content",     "name",     "property",    "lang",           "hidden",    "datetime",  "style",
    "aria-hidden", "xml:lang", "data-testid", "data-component", "itemscope", "aria-label"};

class Filter {
 public:
  explicit Filter(std::string_view html) : html_(html) { out_.markup.reserve(html.size() / 2); }

  FilteredHtml run() {
    out_.markup = "<!DOCTYPE html>";
    while (pos_ < html_.size()) {
      const size_t tag = html_.find('<', pos_);
      out_.markup.append(html_, pos_, std::min(tag, html_.size()) - pos_);
      if (tag == html_.npos) break;
      pos_ = tag;
      read_markup();
    }
    return std::move(out_);
  }

 private:
  void read_markup() {
    const std::string_view rest = html_.substr(pos_);
    if (rest.starts_with("<!--")) {
      // "<!-->" and "<!--->" are whole comments.
      const size_t end = html_.find("-->", pos_ + 2);
      pos_ = end == html_.npos ? html_.size() : end + 3;
    } else if (rest.starts_with("<![CDATA[")) {
      pos_ += 9;
      const size_t end = html_.find("]]>", pos_);
      append_escaped(html_.substr(pos_, end - pos_));
      pos_ = end == html_.npos ? html_.size() : end + 3;
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      skip_past('>');
    } else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) {
      pos_ += 2;
      const std::string name = read_name();
      skip_past('>');
      close(name);
    } else if (rest.size() > 1 && is_letter(rest[1])) {
      ++pos_;
      open(read_name());
    } else {
      out_.markup += "&lt;";
      ++pos_;
    }
  }

  void append_escaped(std::string_view text) {
    for (const char c : text)
      if (c == '<') {
        out_.markup += "&lt;";
      } else {
        out_.markup += c;
      }
  }

  void skip_past(char c) {
    const size_t end = html_.find(c, pos_);
    pos_ = end == html_.npos ? html_.size() : end + 1;
  }

  std::string read_name() {
    const size_t start = pos_;
    while (pos_ < html_.size() && !is_space(html_[pos_]) && html_[pos_] != '>' &&
           html_[pos_] != '/' && html_[pos_] != '<')
      ++pos_;
    return lower(html_.substr(start, std::min<size_t>(pos_ - start, 64)));
  }

  // Reads attributes up to and with '>'; what is kept stands in attributes_. Returns whether the
  // tag closed itself.
  bool read_attributes(bool keep) {
    attributes_.clear();
    type_ = {};
    shadow_ = false;
    size_t kept = 0;
    bool closed = false;
    while (pos_ < html_.size()) {
      const char c = html_[pos_];
      if (c == '>') {
        ++pos_;
        return closed;
      }
      closed = c == '/';
      if (is_space(c) || c == '/' || c == '=') {
        ++pos_;
        continue;
      }
      const size_t start = pos_;
      while (pos_ < html_.size() && !is_space(html_[pos_]) && html_[pos_] != '=' &&
             html_[pos_] != '>' && html_[pos_] != '/')
        ++pos_;
      const std::string_view name = html_.substr(start, pos_ - start);
      const std::string_view value = read_value();
      if (equals_ignoring_case(name, "type")) type_ = value;
      shadow_ = shadow_ || starts_with_ignoring_case(name, "shadowroot");
      if (keep && kept < kMaxAttributes && keep_attribute(name, value)) ++kept;
    }
    return closed;
  }

  std::string_view read_value() {
    size_t at = pos_;
    while (at < html_.size() && is_space(html_[at])) ++at;
    if (at >= html_.size() || html_[at] != '=') return {};
    ++at;
    while (at < html_.size() && is_space(html_[at])) ++at;
    pos_ = at;
    if (at >= html_.size()) return {};
    if (const char quote = html_[at]; quote == '"' || quote == '\'') {
      skip_to_quote(quote);
      return html_.substr(at + 1, std::max(pos_, at + 2) - at - 2);
    }
    while (pos_ < html_.size() && !is_space(html_[pos_]) && html_[pos_] != '>') ++pos_;
    return html_.substr(at, pos_ - at);
  }

  void skip_to_quote(char quote) {
    ++pos_;
    skip_past(quote);
  }

  bool keep_attribute(std::string_view name, std::string_view value) {
    if (name.size() > 16) return false;
    const std::string folded = lower(name);
    // Titles of abbreviations tell days: <abbr class="published" title="2016-03-15">.
    const bool day = folded == "title" && value.size() <= 40 && value.find('-') != value.npos &&
                     !value.empty() && is_digit(value.front());
    if (!day && !contains(kAttributes, std::string_view(folded))) return false;
    if (folded == "style") {
      // Only whether the element is shown.
      if (!contains_ignoring_case(value, "display:none") &&
          !contains_ignoring_case(value, "display: none") &&
          !contains_ignoring_case(value, "visibility:hidden"))
        return false;
      attributes_ += " hidden";
      return true;
    }
    attributes_ += ' ';
    attributes_ += folded;
    attributes_ += "=\"";
    for (const char c : value.substr(0, kMaxAttribute))
      if (c == '"') {
        attributes_ += "&quot;";
      } else {
        attributes_ += c;
      }
    attributes_ += '"';
    return true;
  }

  void open(const std::string& name) {
    const bool formatting = contains(kFormatting, std::string_view(name));
    const bool closed = read_attributes(!formatting);
    if (name == "plaintext") return;
    if (name == "template" && shadow_) {
      // A shadow tree that the page brings along (browsers show it).
      ++shadows_;
      out_.markup += "<div>";
      return;
    }
    if (contains(kDropped, std::string_view(name))) {
      if (closed && name != "script" && name != "style") return;
      drop_content(name);
      return;
    }
    const bool flat = contains(kFlat, std::string_view(name));
    if (!flat && !closed) {
      if (depth_ >= kMaxDepth) {
        ++too_deep_;
        out_.markup += ' ';
        return;
      }
      ++depth_;
    }
    out_.markup += '<';
    out_.markup += name;
    out_.markup += attributes_;
    out_.markup += '>';
    // XHTML may close any element in its own tag; HTML would leave it open.
    if (closed && !flat) out_.markup.append("</").append(name).append(">");
    if (name == "title") copy_title();
  }

  void close(const std::string& name) {
    if (name == "template" && shadows_ > 0) {
      --shadows_;
      out_.markup += "</div>";
      return;
    }
    if (contains(kDropped, std::string_view(name))) return;
    if (!contains(kFlat, std::string_view(name))) {
      if (too_deep_ > 0) {
        --too_deep_;
        return;
      }
      if (depth_ > 0) --depth_;
    }
    out_.markup += "</";
    out_.markup += name;
    out_.markup += '>';
  }

  // The position of "</name", npos when it never comes; it is then not looked for again.
  size_t find_end(std::string_view name, size_t from) {
    if (std::find(never_closed_.begin(), never_closed_.end(), name) != never_closed_.end())
      return html_.npos;
    for (size_t at = from; (at = html_.find("</", at)) != html_.npos; at += 2) {
      const std::string_view rest = html_.substr(at + 2);
      if (starts_with_ignoring_case(rest, name) &&
          (rest.size() == name.size() || !is_word(rest[name.size()])))
        return at;
    }
    never_closed_.emplace_back(name);
    return html_.npos;
  }

  void drop_content(const std::string& name) {
    const size_t end = find_end(name, pos_);
    if (end == html_.npos) {
      // Never closed: a script runs to the end of the page, other elements are only ignored.
      if (name == "script" || name == "style") pos_ = html_.size();
      return;
    }
    if (name == "script" && contains_ignoring_case(type_, "ld+json"))
      out_.json_ld.emplace_back(html_.substr(pos_, end - pos_));
    else if (name == "script")
      add_published(html_.substr(pos_, end - pos_), out_.published);
    pos_ = end;
    skip_past('>');
    out_.markup += ' ';
  }

  void copy_title() {
    const size_t end = find_end("title", pos_);
    if (end == html_.npos) return;
    append_escaped(html_.substr(pos_, end - pos_));
    pos_ = end;
  }

  std::string_view html_;
  size_t pos_ = 0;
  size_t depth_ = 0;
  size_t too_deep_ = 0;
  std::string attributes_;
  std::string_view type_;
  bool shadow_ = false;  // the attributes are those of a shadow tree
  size_t shadows_ = 0;   // open ones
  std::vector<std::string> never_closed_;
  FilteredHtml out_;
};

}  // namespace

FilteredHtml filter_html(std::string_view html) {
  return Filter(html).run();
}

}  // namespace chancery::indexer
