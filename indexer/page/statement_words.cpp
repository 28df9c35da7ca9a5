#include "indexer/page/statement_words.h"

#include <array>

#include "chancery/strings.h"

namespace chancery::indexer {

namespace {

constexpr size_t kLongestLabel = 48;  // bytes of a line in which a label is looked for

constexpr std::array<std::string_view, 29> kClasses = {"date-label",
                                                       "publisher-label",
                                                       "subject-label",
                                                       "author-label",
                                                       "citation",
                                                       "cited-as",
                                                       "by",
                                                       "and",
                                                       "title",
                                                       "credential",
                                                       "role",
                                                       "change-label",
                                                       "for",
                                                       "filler",
                                                       "place",
                                                       "generic-title",
                                                       "paper-start",
                                                       "field-from",
                                                       "field-to",
                                                       "field-date",
                                                       "field-subject",
                                                       "accessed",
                                                       "reading-time",
                                                       "author-noun",
                                                       "piece",
                                                       "piece-by",
                                                       "posted-on",
                                                       "posted-when",
                                                       "posted"};

StatementWords read_statement_words() {
  const WordFile file("statements.txt", kClasses);
  StatementWords words;
  words.date_labels = file.list("date-label");
  words.change_labels = file.list("change-label");
  words.publications = file.list("for");
  words.generic_titles = file.set("generic-title");
  words.paper_starts = file.list("paper-start");
  words.field_from = file.set("field-from");
  words.field_to = file.set("field-to");
  words.field_date = file.set("field-date");
  words.field_subject = file.set("field-subject");
  words.places = file.set("place");
  words.fillers = file.set("filler");
  words.publisher_labels = file.list("publisher-label");
  words.subject_labels = file.list("subject-label");
  words.author_labels = file.list("author-label");
  words.citations = file.list("citation");
  words.accessed = file.list("accessed");
  words.reading_times = file.list("reading-time");
  words.cited_as = file.list("cited-as");
  words.by = file.list("by");
  words.joints = file.list("and");
  words.titles = file.list("title");
  words.credentials = file.list("credential");
  words.roles = file.set("role");
  words.author_nouns = file.list("author-noun");
  words.pieces = file.set("piece");
  words.posted_on = file.list("posted-on");
  words.posted_when = file.list("posted-when");
  words.posted = file.list("posted");
  words.piece_by = file.set("piece-by");
  return words;
}

}  // namespace

const StatementWords& statement_words() {
  static const StatementWords words = read_statement_words();
  return words;
}

std::string_view label_of(std::string_view text, const StatementWords::List& labels) {
  const std::string head = lower_unicode(text.substr(0, kLongestLabel));
  std::string_view best;
  for (const std::string_view label : labels)
    if (head.starts_with(label) && label.size() > best.size() &&
        (head.size() == label.size() || !is_word(head[label.size()]) || label.ends_with(' ')))
      best = label;
  return best;
}

namespace {

// "Ein Beitrag von ", "Words by ": one or two words, of which the last says what somebody wrote.
size_t piece_label(std::string_view text) {
  size_t begin = 0;
  bool piece = false;
  for (int words = 0; words < 4; ++words) {
    const size_t end = text.find(' ', begin);
    if (end == text.npos || end > kLongestLabel) return 0;
    const std::string word = lower_unicode(text.substr(begin, end - begin));
    if (piece) return statement_words().piece_by.contains(word) ? end + 1 : 0;
    piece = statement_words().pieces.contains(word);
    begin = end + 1;
  }
  return 0;
}

}  // namespace

size_t author_label(std::string_view text) {
  const size_t listed = label_of(text, statement_words().author_labels).size();
  return listed > 0 ? listed : piece_label(text);
}

}  // namespace chancery::indexer
