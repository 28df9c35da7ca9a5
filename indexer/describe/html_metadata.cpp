#include "indexer/describe/html_metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "chancery/strings.h"
#include "indexer/clean/margin.h"
#include "indexer/describe/json_ld.h"
#include "indexer/describe/properties.h"
#include "indexer/describe/title.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 27> kDateKeys = {"article:published_time",
                                                        "article:published",
                                                        "og:article:published_time",
                                                        "og:published_time",
                                                        "datepublished",
                                                        "publishdate",
                                                        "publish-date",
                                                        "publication_date",
                                                        "pubdate",
                                                        "citation_publication_date",
                                                        "citation_date",
                                                        "parsely-pub-date",
                                                        "sailthru.date",
                                                        "dc.date.issued",
                                                        "dcterms.issued",
                                                        "dcterms.date",
                                                        "dc.date",
                                                        "dc.date.created",
                                                        "date",
                                                        "dcterms.created",
                                                        "citation_online_date",
                                                        "displaydate",
                                                        "article.published",
                                                        "published-date",
                                                        "cxenseparse:recs:publishtime",
                                                        "uploaddate",
                                                        "dc:created"};
constexpr std::array<std::string_view, 9> kChangeKeys = {
    "article:modified_time", "og:updated_time",  "datemodified",
    "dcterms.modified",      "dc.date.modified", "last-modified",
    "article:modified",      "lastmod",          "revised"};
constexpr std::array<std::string_view, 7> kKeywordKeys = {
    "article:tag", "news_keywords", "keywords",       "citation_keywords",
    "dc.subject",  "parsely-tags",  "dcterms.subject"};
constexpr std::array<std::string_view, 5> kSectionKeys = {
    "article:section", "og:section", "parsely-section", "section", "og:article:section"};
constexpr std::array<std::string_view, 9> kAuthorKeys = {
    "author",           "article:author", "citation_author", "dc.creator",
    "dcterms.creator",  "parsely-author", "sailthru.author", "byl",
    "og:article:author"};
constexpr std::array<std::string_view, 5> kPublisherKeys = {
    "og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name"};

// The authors of a tag for them. "The Review - Jane Roe": the people, where there are any. An
// address behind a name is that of who made the site's template.
std::vector<std::string> names_of_meta(std::string_view value) {
  std::vector<std::string> people;
  if (value.find("://") != value.npos) return parse_authors(value, true);
  for (const std::string_view dash : {" - ", " \u2013 "})
    for (const std::string_view part : split(value, dash))
      if (part.size() < value.size() && looks_like_person(part)) people.emplace_back(trim(part));
  return people.empty() ? parse_authors(value, true) : people;
}

class Reader {
 public:
  explicit Reader(const HtmlTree& tree) : tree_(tree) {}

  HtmlMetadata run(const std::vector<std::string>& json_ld) {
    walk();
    JsonLd ld;
    for (const std::string& script : json_ld) read_json_ld(script, ld, out_.clues);
    Clues& clues = out_.clues;
    out_.article = std::move(ld.article);
    add_dates();
    add_matters();
    add_authors();
    clues.dates.insert(clues.dates.end(), times_.begin(), times_.end());
    if (!language_.empty()) clues.language = language_;
    set_url(ld);
    set_title(ld);
    if (clues.dates.empty()) clues.add_date(Source::kByline, day_of_title());
    for (const char* key : {"description", "og:description", "twitter:description"}) {
      std::string said = meta(key);
      auto& all = out_.descriptions;
      if (!said.empty() && std::find(all.begin(), all.end(), said) == all.end())
        all.push_back(std::move(said));
    }
    return std::move(out_);
  }

 private:
  void add_dates() {
    Clues& clues = out_.clues;
    for (const std::string_view key : kDateKeys)
      for (const std::string& value : metas_[std::string(key)])
        if (const auto date = parse_date(value)) {
          clues.add_date(Source::kMeta, date);
          if (is_early_utc(value)) clues.early_utc.push_back(*date);
        }
    for (const std::string_view key : kChangeKeys)
      for (const std::string& value : metas_[std::string(key)])
        clues.add_modified(Source::kMeta, parse_date(value));
  }

  void add_matters() {
    Clues& clues = out_.clues;
    for (const std::string_view key : kKeywordKeys)
      for (const std::string& value : metas_[std::string(key)])
        clues.add_keywords(split_keywords(value));
    for (const std::string_view key : kSectionKeys)
      if (clues.section.empty()) clues.section = meta(std::string(key).c_str());
  }

  // And who publishes them.
  void add_authors() {
    Clues& clues = out_.clues;
    for (const std::string_view key : kAuthorKeys) {
      std::vector<std::string> names;
      for (const std::string& value : metas_[std::string(key)])
        for (std::string& name : names_of_meta(value))
          if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
      clues.add_authors(Source::kMeta, std::move(names));
    }
    for (const std::string_view key : kPublisherKeys)
      for (const std::string& value : metas_[std::string(key)])
        clues.add_publisher(Source::kMeta, value);
    // "Written by" and the name: how blogs tell it to networks.
    if (equals_ignoring_case(meta("twitter:label1"), "written by") ||
        equals_ignoring_case(meta("twitter:label1"), "verfasst von") ||
        equals_ignoring_case(meta("twitter:label1"), "par") ||
        equals_ignoring_case(meta("twitter:label1"), "escrito por"))
      clues.add_authors(Source::kMeta, parse_authors(meta("twitter:data1"), true));
    clues.add_authors(Source::kMeta, std::move(linked_));
  }

  void set_url(const JsonLd& ld) {
    std::string& url = out_.clues.url;
    url = canonical_;
    if (url.empty()) url = meta("og:url");
    if (url.empty()) url = ld.url;
    for (const char* key : {"citation_public_url", "dc.identifier", "dcterms.identifier"})
      if (url.empty()) url = meta(key);
    if (url.find("://") == url.npos) url.clear();
  }

  void set_title(const JsonLd& ld) {
    // Editors put their own words there until somebody writes a title.
    if (!title_.empty() && comparable(title_).find(' ') != std::string::npos &&
        !is_real_title(title_) && title_.size() < 40) {
      title_.clear();
      if (headings_.empty() && !lower_.empty()) headings_.push_back(lower_.front());
    }
    std::string publisher;
    for (const auto& [source, name] : out_.clues.publishers)
      if (publisher.empty()) publisher = name;
    out_.clues.title = choose_title({meta("og:title"), ld.headline, meta("twitter:title"),
                                     meta("citation_title"), meta("dc.title")},
                                    headings_, lower_, title_, publisher);
  }

  std::string meta(const char* key) {
    const auto& values = metas_[key];
    return values.empty() ? "" : values.front();
  }

  // "The lost land | Example | 23.05.2011": the last part of the <title>, when it is a day alone.
  std::optional<Date> day_of_title() const {
    const size_t bar = title_.find_last_of('|');
    if (bar == title_.npos) return std::nullopt;
    const std::string_view last = trim(std::string_view(title_).substr(bar + 1));
    const auto found = find_date(last);
    const bool alone = found && found->begin == 0 && found->end == last.size();
    if (!alone || found->date.day == 0 || found->date.year == 0) return std::nullopt;
    return found->date;
  }

  void walk() {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const std::string_view tag = tree_[i].tag;
      if (tag.empty()) continue;
      if (tag == "meta") {
        read_meta(i);
      } else if (tag == "link") {
        if (tree_.attribute(i, "rel") == "canonical") canonical_ = trim(tree_.attribute(i, "href"));
      } else if (tag == "title") {
        if (title_.empty()) title_ = tree_.text(i);
      } else if (tag == "html") {
        language_ = std::string(tree_.attribute(i, "lang").substr(0, 8));
      } else if (tag == "h1") {
        if (headings_.size() < 8) headings_.push_back(tree_.text(i));
      } else if (tag == "h2") {
        if (lower_.size() < 8 && !is_in_margin(tree_, i, Margin::kFar))
          lower_.push_back(tree_.text(i));
      } else if (tag == "time") {
        read_time(i);
      } else if (tree_[i].attributes != tree_[i].attributes_end) {
        read_item(i);
      }
    }
  }

  void read_meta(uint32_t i) {
    const std::string value = collapse_spaces(tree_.attribute(i, "content"));
    if (value.empty()) return;
    if (tree_.has_attribute(i, "itemprop") && is_in_margin(tree_, i, Margin::kNear)) return;
    for (const std::string_view name : {"property", "name", "itemprop"})
      if (const std::string_view key = tree_.attribute(i, name); !key.empty()) {
        auto& values = metas_[lower(key)];
        if (values.size() < 50) values.push_back(value);
      }
  }

  void read_time(uint32_t i) {
    const std::string_view item = tree_.attribute(i, "itemprop");
    if (item == "dateModified") {
      out_.clues.add_modified(Source::kMeta, parse_date(tree_.attribute(i, "datetime")));
      return;
    }
    if (times_.size() > 4 || is_in_margin(tree_, i, Margin::kNear)) return;
    // Other articles in the margin have times as well: only those that say that they are ours, or
    // the first of the page.
    const bool stated = item == "datePublished" || tree_.has_attribute(i, "pubdate") ||
                        contains_ignoring_case(tree_.attribute(i, "class"), "publish") ||
                        contains_ignoring_case(tree_.attribute(i, "class"), "entry-date");
    if (!stated) return;
    std::string_view value = tree_.attribute(i, "datetime");
    const std::string text = value.empty() ? tree_.text(i) : std::string(value);
    if (const auto date = parse_date(text)) times_.emplace_back(Source::kByline, *date);
  }

  // RDFa: "dc:date dc:created".
  static bool is_created(std::string_view properties) {
    for (const std::string_view property : split(properties, " "))
      if (property == "dc:created" || property == "dc:issued" || property == "datePublished" ||
          property == "schema:datePublished" || property == "dcterms:created" ||
          property == "dcterms:issued")
        return true;
    return false;
  }

  void read_item(uint32_t i) {
    // Those far from the first are of other articles.
    constexpr uint32_t kNear = 12;  // nodes
    const std::string_view item = tree_.attribute(i, "itemprop");
    if (tree_.attribute(i, "rel") == "author" || item == "author") {
      if ((!linked_.empty() && i > last_linked_ + kNear) || is_in_margin(tree_, i, Margin::kNear))
        return;
      last_linked_ = i;
      const std::string text = tree_.text(i);
      if (linked_.size() < 8)
        for (std::string& name : parse_authors(text, false))
          if (std::find(linked_.begin(), linked_.end(), name) == linked_.end())
            linked_.push_back(std::move(name));
    } else if (is_created(tree_.attribute(i, "property"))) {
      if (const auto date = parse_date(tree_.attribute(i, "content")))
        times_.emplace_back(Source::kMeta, *date);
    } else if (item == "datePublished" && !is_in_margin(tree_, i, Margin::kNear)) {
      std::string_view value = tree_.attribute(i, "content");
      const std::string text = value.empty() ? tree_.text(i) : std::string(value);
      if (const auto date = parse_date(text)) times_.emplace_back(Source::kMeta, *date);
    }
  }

  const HtmlTree& tree_;
  HtmlMetadata out_;
  std::map<std::string, std::vector<std::string>> metas_;
  std::vector<std::string> headings_;
  std::vector<std::string> lower_;  // headings of the second order
  uint32_t last_linked_ = 0;
  std::vector<std::string> linked_;  // authors by rel and itemprop
  std::vector<std::pair<Source, Date>> times_;
  std::string title_;
  std::string canonical_;
  std::string language_;
};

}  // namespace

HtmlMetadata read_html_metadata(const HtmlTree& tree, const std::vector<std::string>& json_ld) {
  return Reader(tree).run(json_ld);
}

}  // namespace chancery::indexer
