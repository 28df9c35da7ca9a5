#include "search/answer/marks_in_use.h"

#include <algorithm>
#include <set>

#include "chancery/text.h"
#include "search/match/marked_documents.h"
#include "search/plan/document_at.h"
#include "search/plan/document_count.h"

namespace chancery::search {

namespace {

void add_marks(const MarkedDocument& document, const std::string& sentence, Snippet& snippet) {
  if (document.sentences.empty()) return;
  const std::string id = marked_sentence(sentence).id;
  for (const MarkedSentence& one : document.sentences) {
    if (one.id != id) continue;
    snippet.tags = one.tags;
    snippet.note = one.note;
  }
}

}  // namespace

std::string sentence_around(const Record& record, const Span& part) {
  for (const Sentence& sentence : record.sentences) {
    if (part.begin >= sentence.span.begin && part.begin < sentence.span.end)
      return record.text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin);
  }
  return "";
}

const std::vector<MarkedDocument>& MarksInUse::all(Databases& databases) {
  const std::string version = source_ ? source_->version() : "";
  const std::string state = version.empty() ? "" : version + '/' + databases.revision();
  if (state != state_) {
    marked_ = version.empty() ? std::vector<MarkedDocument>() : source_->marked();
    databases.certainly([&] {
      find_marked(marked_, databases.all());
      return true;
    });
    state_ = state;
  }
  return marked_;
}

std::function<std::map<std::string, std::vector<std::string>>()> MarksInUse::tagged_in(
    Databases& databases) {
  if (!source_) return {};
  return [this, &databases] { return tagged(databases); };
}

std::map<std::string, std::vector<std::string>> MarksInUse::tagged(Databases& databases) {
  std::map<std::string, std::vector<std::string>> found;
  for (const MarkedDocument& one : all(databases)) {
    std::set<std::string> tags(one.tags.begin(), one.tags.end());
    for (const MarkedSentence& sentence : one.sentences)
      tags.insert(sentence.tags.begin(), sentence.tags.end());
    for (const std::string& tag : tags) {
      std::vector<std::string>& paths = found[tag];
      paths.insert(paths.end(), one.found.begin(), one.found.end());
    }
  }
  return found;
}

std::vector<std::string> MarksInUse::beginning(Databases& databases, const std::string& start,
                                               size_t most) {
  std::vector<std::string> found;
  for (const auto& [tag, paths] : tagged(databases)) {
    if (found.size() < most && tag.starts_with(fold(start))) found.push_back(tag);
  }
  return found;
}

std::map<std::string, const MarkedDocument*> MarksInUse::by_path(Databases& databases) {
  std::map<std::string, const MarkedDocument*> documents;
  for (const MarkedDocument& one : all(databases)) {
    for (const std::string& path : one.found) {
      const MarkedDocument*& known = documents[path];
      if (!known || known->changed) known = &one;
    }
  }
  return documents;
}

void MarksInUse::show(Databases& databases, std::vector<Hit>& hits) {
  const auto documents = by_path(databases);
  if (documents.empty()) return;
  for (Hit& hit : hits) {
    const auto found = documents.find(hit.record.path);
    if (found == documents.end()) continue;
    hit.tags = found->second->tags;
    hit.note = found->second->note;
    for (Snippet& snippet : hit.snippets)
      add_marks(*found->second, sentence_around(hit.record, snippet.source), snippet);
  }
}

void MarksInUse::add_to(Databases& databases, View& view) {
  const auto documents = by_path(databases);
  if (documents.empty()) return;
  const auto add = [&](SentenceLine& line) {
    const auto found = documents.find(line.path);
    if (found != documents.end()) add_marks(*found->second, line.snippet.text, line.snippet);
  };
  for (SentenceLine& line : view.sentences) add(line);
  for (ToldEvent& event : view.events) add(event.line);
}

Facet MarksInUse::facet(Databases& databases, const Xapian::Query& query, uint32_t most) {
  Facet facet;
  facet.field = "tag";
  for (const auto& [tag, paths] : tagged(databases)) {
    const Xapian::Query with(Xapian::Query::OP_FILTER, query, documents_at_paths(paths));
    const uint64_t count = count_documents(databases.all(), with);
    if (count > 0) facet.values.push_back({tag, tag, count});
  }
  facet.distinct = facet.values.size();
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (most != 0 && facet.values.size() > most) facet.values.resize(most);
  return facet;
}

void MarksInUse::add_to(Databases& databases, const Xapian::Query& query,
                        const SearchOptions& options, Answer& answer) {
  show(databases, answer.hits);
  const auto at = std::find(options.facets.begin(), options.facets.end(), "tag");
  if (at == options.facets.end()) return;
  Facet counted = facet(databases, query, options.facet_values);
  counted.hits = answer.total;
  answer.facets.insert(answer.facets.begin() + (at - options.facets.begin()), std::move(counted));
}

SearchOptions without_tags(const SearchOptions& options) {
  SearchOptions others = options;
  std::erase(others.facets, "tag");
  return others;
}

}  // namespace chancery::search
