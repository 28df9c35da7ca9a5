#include <fmt/format.h>

#include "search/export/markup.h"
#include "search/export/paper.h"

namespace chancery::search {

namespace {

// Printed pages have the addresses of links in the bibliography, so links need no mark there.
constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<title>{0}</title>
<style>
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }}
h2 {{ margin-top: 2.5rem; }}
.line {{ margin: .2rem 0; }}
h3 {{ margin: 1.5rem 0 0; font-size: 1rem; }}
.source, .remark, .path {{ color: #555; font-size: .85rem; margin: 0; overflow-wrap: anywhere; }}
blockquote {{ margin: .75rem 0 .75rem 1.5rem; }}
.bibliography p {{ padding-left: 2rem; text-indent: -2rem; overflow-wrap: anywhere; }}
sup {{ line-height: 0; }}
</style>
</head>
<body>
<h1>{0}</h1>
<p class="remark">{1}</p>
)";

std::string html_link(const std::string& link, const std::string& text) {
  if (link.empty()) return markup_text(text);
  return fmt::format("<a href=\"{}\">{}</a>", markup_text(link), markup_text(text));
}

std::string html_line(std::string_view kind, const std::string& text) {
  if (text.empty()) return "";
  return fmt::format("<p class=\"{}\">{}</p>\n", kind, markup_text(text));
}

// Notes are numbered as they come.
class Notes {
 public:
  std::string mark(const std::string& note) {
    if (note.empty()) return "";
    ++count_;
    list_ += fmt::format("<li id=\"note-{0}\">{1} <a href=\"#mark-{0}\">↩</a></li>\n", count_,
                         markup_text(note));
    return fmt::format("<sup id=\"mark-{0}\"><a href=\"#note-{0}\">{0}</a></sup>", count_);
  }
  std::string section() const {
    return list_.empty() ? "" : "<h2>Notes</h2>\n<ol>\n" + list_ + "</ol>\n";
  }

 private:
  int count_ = 0;
  std::string list_;
};

}  // namespace

std::string html(const Paper& paper) {
  std::string out = fmt::format(kHead, markup_text(paper.title), markup_text(paper.subtitle));
  Notes notes;
  for (const PaperSection& section : paper.sections) {
    out += fmt::format("<h2>{}</h2>\n", markup_text(section.heading));
    out += html_line("remark", section.remark);
    for (const std::string& line : section.lines) out += html_line("line", line);
    for (const PaperEntry& entry : section.entries) {
      out += fmt::format("<h3 dir=\"auto\">{}{}</h3>\n", html_link(entry.link, entry.title),
                         notes.mark(entry.note));
      out += html_line("source", entry.source) + html_line("path", entry.path) +
             html_line("remark", entry.marks);
      for (const Quotation& quotation : entry.quotations) {
        out += fmt::format("<blockquote{}>{}{}{}</blockquote>\n",
                           entry.right_to_left ? " dir=\"rtl\"" : "", markup_text(quotation.text),
                           quotation.place.empty() ? "" : fmt::format(" ({})", quotation.place),
                           notes.mark(quotation.note));
      }
    }
  }
  out += notes.section();
  out += "<section class=\"bibliography\">\n<h2>Bibliography</h2>\n";
  for (const PaperSource& source : paper.bibliography)
    out += fmt::format("<p>{}</p>\n", html_link(source.link, source.text));
  return out + "</section>\n</body>\n</html>\n";
}

}  // namespace chancery::search
