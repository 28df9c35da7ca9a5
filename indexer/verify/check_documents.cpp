#include "indexer/verify/check_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "chancery/error.h"
#include "chancery/record.h"
#include "chancery/schema.h"
#include "indexer/analyse/document_terms.h"
#include "indexer/tag/tagger.h"
#include "indexer/verify/attempt.h"

namespace chancery::indexer {

namespace {

constexpr unsigned kSeed = 1;
constexpr double kSalienceSteps = 1000;  // as record.cpp keeps it

bool same_tags(const std::vector<Tag>& a, const std::vector<Tag>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Tag& x, const Tag& y) {
    return x.id == y.id && x.mentions == y.mentions && x.title_mentions == y.title_mentions &&
           std::lround(x.salience * kSalienceSteps) == std::lround(y.salience * kSalienceSteps);
  });
}

// Whether a term is made of tags: an actor's, issue's or main one's, or a pair.
bool is_of_tags(const std::string& term) {
  for (const std::string_view field : {"actor", "issue", "about", "pair"}) {
    const std::string_view prefix = schema::prefix_of(field);
    // Longer prefixes go on in capitals.
    if (term.starts_with(prefix) && term.size() > prefix.size() &&
        std::isupper(static_cast<unsigned char>(term[prefix.size()])) == 0) {
      return true;
    }
  }
  return false;
}

// The terms of a document with how often and where they stand.
class Terms {
 public:
  Terms(Xapian::TermIterator at, Xapian::TermIterator end, bool tags)
      : at_(std::move(at)), end_(std::move(end)), tags_(tags) {
    pass_over();
  }
  bool done() const { return at_ == end_; }
  std::string name() const { return *at_; }
  bool equals(const Terms& other) const {
    return name() == other.name() && at_.get_wdf() == other.at_.get_wdf() &&
           std::equal(at_.positionlist_begin(), at_.positionlist_end(),
                      other.at_.positionlist_begin(), other.at_.positionlist_end());
  }
  void next() {
    ++at_;
    pass_over();
  }

 private:
  void pass_over() {
    while (!tags_ && at_ != end_ && is_of_tags(*at_)) ++at_;
  }

  Xapian::TermIterator at_, end_;
  bool tags_;
};

class TermCheck {
 public:
  TermCheck(const Xapian::Database& database, const Matcher& matcher, Findings& findings)
      : database_(database), tagger_(matcher), terms_(matcher.gazetteer()), findings_(findings) {}

  void compare(const StoredDocument& stored) {
    const Record record = unpack(stored.packed);
    Record again = record;
    const std::vector<Counted> mentions = tagger_.tag(again, analysed_);
    const bool tags =
        same_tags(record.actors, again.actors) && same_tags(record.issues, again.issues);
    const Xapian::Document made =
        terms_.make(again, analysed_, mentions, FileSignature::of_bytes(stored.signature));
    const Xapian::Document kept = database_.get_document(stored.id);
    if (const auto term = differing_term(made, kept, tags)) {
      findings_.add(stored.path,
                    fmt::format("its terms are not those of its text, {} for one", shown(*term)));
    }
    if (const auto slot = differing_value(made, kept, tags)) {
      findings_.add(stored.path, fmt::format("its value {} is not that of its text", *slot));
    }
    check_forms(terms_.take_overflow());
  }

  void finish() { check_forms(terms_.take_words()); }

 private:
  static std::string shown(const std::string& term) {
    std::string out = "\"";
    for (const char c : term) out += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    return out + '"';
  }

  static std::optional<std::string> differing_term(const Xapian::Document& made,
                                                   const Xapian::Document& kept, bool tags) {
    Terms a(made.termlist_begin(), made.termlist_end(), tags);
    Terms b(kept.termlist_begin(), kept.termlist_end(), tags);
    for (; !a.done() && !b.done(); a.next(), b.next()) {
      if (!a.equals(b)) return std::min(a.name(), b.name());
    }
    if (!a.done()) return a.name();
    return b.done() ? std::nullopt : std::optional(b.name());
  }

  static std::optional<Xapian::valueno> differing_value(const Xapian::Document& made,
                                                        const Xapian::Document& kept, bool tags) {
    for (Xapian::valueno slot = 0; slot <= schema::kRecordSlot; ++slot) {
      const bool of_tags = slot == schema::kActorsSlot || slot == schema::kIssuesSlot;
      // The record has a checksum, and the other two say where it came from.
      if (slot == schema::kRecordSlot || slot == schema::kSignatureSlot ||
          slot == schema::kFileSlot || (of_tags && !tags)) {
        continue;
      }
      if (made.get_value(slot) != kept.get_value(slot)) return slot;
    }
    return std::nullopt;
  }

  void check_forms(const WordsMet& met) {
    for (const WordsMet::Form& form : met.forms) {
      const std::string list = database_.get_metadata(form.key);
      const std::string line = form.word + '\n';
      const size_t at = list.find('\n' + line);
      if (list.starts_with(line) || at != std::string::npos) continue;
      findings_.add("the lists of word forms", fmt::format("\"{}\" is missing", form.word));
    }
  }

  const Xapian::Database& database_;
  Tagger tagger_;
  DocumentTerms terms_;
  AnalysedText analysed_;
  Findings& findings_;
};

}  // namespace

uint64_t check_records(const StoredDocuments& documents, Findings& findings) {
  uint64_t whole = 0;
  for (const Xapian::docid id : documents.ids()) {
    const StoredDocument stored = documents.read(id);
    if (!stored.fault.empty()) {
      findings.add(stored.name(), stored.fault);
      continue;
    }
    ++whole;
    std::string path;
    const auto fault = fault_of([&] {
      path = documents.database()
                 .get_document(id, Xapian::DOC_ASSUME_VALID)
                 .get_value(schema::kPathSlot);
    });
    if (fault) {
      findings.add(stored.path, "its values cannot be read: " + *fault);
    } else if (path != stored.path) {
      findings.add(stored.path, "it is kept under another path");
    }
  }
  return whole;
}

uint64_t check_terms(const StoredDocuments& documents, const Matcher& matcher, size_t most,
                     const std::function<void()>& tick, Findings& findings) {
  std::vector<Xapian::docid> drawn = documents.ids();
  if (most > 0 && drawn.size() > most) {
    drawn.clear();
    std::sample(documents.ids().begin(), documents.ids().end(), std::back_inserter(drawn), most,
                std::mt19937(kSeed));
  }
  TermCheck check(documents.database(), matcher, findings);
  uint64_t compared = 0;
  for (const Xapian::docid id : drawn) {
    tick();
    const StoredDocument stored = documents.read(id);
    if (!stored.fault.empty()) continue;
    check.compare(stored);
    ++compared;
  }
  check.finish();
  return compared;
}

}  // namespace chancery::indexer
