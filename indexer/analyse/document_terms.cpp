#include "indexer/analyse/document_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "chancery/date.h"
#include "chancery/document_symbol.h"
#include "chancery/schema.h"
#include "chancery/sketch.h"
#include "chancery/url.h"
#include "indexer/analyse/part_sketch.h"
#include "indexer/analyse/positions.h"
#include "indexer/analyse/statement_terms.h"
#include "indexer/analyse/word_places.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMaxRememberedWords = 50'000;  // of a language and thread; handed over beyond

}  // namespace

struct DocumentTerms::Impl {
  explicit Impl(const Gazetteer& from) : gazetteer(from) {}

  Vocabulary& vocabulary(const std::string& language) {
    auto& made = vocabularies[language];
    if (!made || made->size() > kMaxRememberedWords) {
      if (made) {
        made->note(noted);
        made->hand_over(words_met);
      }
      made = std::make_unique<Vocabulary>(language);
    }
    return *made;
  }

  void add_words(Xapian::Document& document, Vocabulary& words, const AnalysedText& analysed,
                 const std::vector<Xapian::termpos>& title_positions,
                 const std::vector<Xapian::termpos>& positions) {
    words.rank_new_words();
    collect(words, analysed.title, analysed.title_words, title_positions);
    collect(words, analysed.text, analysed.text_words, positions);
    const auto rank_of = [&](uint32_t number) { return words.rank(number); };
    places.take(rank_of, [&](uint32_t number, std::span<const Xapian::termpos> of_word) {
      Vocabulary::Word& word = words.word(number);
      for (const Xapian::termpos at : of_word) {
        document.add_posting(word.word, at);
        if (!word.exact_term.empty()) document.add_posting(word.exact_term, at, 0);
      }
      ++word.documents;
    });
    add_pairs(document, analysed.title);
    add_pairs(document, analysed.text);
  }

  void collect(Vocabulary& words, const TokenList& tokens, const WordNumbers& numbers,
               const std::vector<Xapian::termpos>& positions) {
    for (size_t i = 0; i < tokens.tokens.size(); ++i) {
      const uint32_t word = words.number(tokens, tokens.tokens[i], numbers.table, numbers.of[i]);
      places.add(word, positions[i]);
    }
  }

  // Neighbours of scripts without spaces, two characters a term: what a reader would call words.
  static void add_pairs(Xapian::Document& document, const TokenList& text) {
    for (size_t i = 1; i < text.tokens.size(); ++i) {
      const Token& left = text.tokens[i - 1];
      const Token& right = text.tokens[i];
      if (!(left.flags & right.flags & Token::kUnspaced) || left.span.end != right.span.begin) {
        continue;
      }
      document.add_term(std::string(text.word(left)) + std::string(text.word(right)));
    }
  }

  void add_field(Xapian::Document& document, std::string_view prefix, std::string_view value,
                 Xapian::termpos& position) {
    TokenList tokens;
    tokenize(value, tokens);
    for (const Token& token : tokens.tokens) {
      document.add_posting(schema::exact_term(prefix, tokens.word(token)), ++position);
    }
    position += schema::kParagraphGap;
  }

  void add_concepts(Xapian::Document& document, const std::vector<Counted>& mentions,
                    const std::vector<Xapian::termpos>& title_positions,
                    const std::vector<Xapian::termpos>& positions) {
    for (const Counted& mention : mentions) {
      const Concept& item = gazetteer[mention.target];
      const bool actor = item.kind == ConceptKind::kActor;
      const Xapian::termpos position = mention.sentence == Counted::kInTitle
                                           ? title_positions[mention.token]
                                           : positions[mention.token];
      document.add_posting(
          schema::concept_term(schema::prefix_of(actor ? "actor" : "issue"), item.id), position);
    }
  }

  static void add_starts(Xapian::Document& document, std::string_view term,
                         const std::vector<Xapian::termpos>& title_positions,
                         const std::vector<Xapian::termpos>& starts) {
    const std::string name(term);
    if (!title_positions.empty()) document.add_posting(name, title_positions.front(), 0);
    for (const Xapian::termpos start : starts) document.add_posting(name, start, 0);
  }

  // The gazetteer has no index for unlisted actors: their mentions are found by place.
  static void add_unlisted(Xapian::Document& document, const Record& record, const TokenList& text,
                           const std::vector<Xapian::termpos>& positions) {
    for (const Tag& tag : record.actors) {
      if (tag.type != kUnlistedType) continue;
      const std::string term = schema::concept_term(schema::prefix_of("actor"), tag.id);
      for (const Span& mention : tag.mentions) {
        const auto token = std::lower_bound(
            text.tokens.begin(), text.tokens.end(), mention.begin,
            [](const Token& item, uint32_t begin) { return item.span.begin < begin; });
        if (token == text.tokens.end()) continue;
        document.add_posting(term, positions[static_cast<size_t>(token - text.tokens.begin())]);
      }
    }
  }

  // One term for each actor and issue that meet in a sentence, wdf the number of sentences.
  void add_meetings(Xapian::Document& document, const std::vector<Counted>& mentions) {
    std::map<uint32_t, std::pair<std::set<ConceptIndex>, std::set<ConceptIndex>>> sentences;
    for (const Counted& mention : mentions) {
      auto& [actors, issues] = sentences[mention.sentence];
      (gazetteer[mention.target].kind == ConceptKind::kActor ? actors : issues)
          .insert(mention.target);
    }
    for (const auto& [sentence, met] : sentences) {
      for (const ConceptIndex actor : met.first) {
        for (const ConceptIndex issue : met.second) {
          document.add_term(schema::pair_term(gazetteer[actor].id, gazetteer[issue].id));
        }
      }
    }
  }

  // As main_ids, for queries.
  static void add_main(Xapian::Document& document, const std::vector<Tag>& tags,
                       std::string_view field) {
    for (const Tag& tag : tags) {
      if (is_main(tag)) document.add_boolean_term(schema::main_term(field, tag.id));
    }
  }

  template <typename List>
  static std::string joined(const List& list) {
    std::string out;
    for (const std::string& item : list) {
      if (!out.empty()) out += ' ';
      out += item;
    }
    return out;
  }

  static bool is_main(const Tag& tag) {
    // A government's mentions are its state's.
    return tag.salience >= kMainSalience && tag.type != "government";
  }

  static std::string main_ids(const std::vector<Tag>& tags, std::string_view prefix) {
    std::vector<std::string> ids;
    for (const Tag& tag : tags) {
      if (is_main(tag)) ids.push_back(schema::concept_term(prefix, tag.id).substr(prefix.size()));
    }
    return joined(ids);
  }

  const Gazetteer& gazetteer;
  std::map<std::string, std::unique_ptr<Vocabulary>> vocabularies;
  WordPlaces places;
  WordsMet words_met;
  ByteWriter noted;
};

DocumentTerms::DocumentTerms(const Gazetteer& gazetteer)
    : impl_(std::make_unique<Impl>(gazetteer)) {}
DocumentTerms::~DocumentTerms() = default;

Xapian::Document DocumentTerms::make(const Record& record, const AnalysedText& analysed,
                                     const std::vector<Counted>& mentions,
                                     const FileSignature& signature) {
  Xapian::Document document;
  std::vector<Xapian::termpos> title_positions;
  for (size_t i = 0; i < analysed.title.tokens.size(); ++i) {
    title_positions.push_back(static_cast<Xapian::termpos>(i + 1));
  }
  const auto start = static_cast<Xapian::termpos>(title_positions.size()) + schema::kParagraphGap;
  const auto [positions, sentences, paragraphs] = text_positions(record, analysed.text, start);
  Impl::add_starts(document, schema::kSentenceStart, title_positions, sentences);
  Impl::add_starts(document, schema::kParagraphStart, title_positions, paragraphs);
  impl_->add_words(document, impl_->vocabulary(record.language), analysed, title_positions,
                   positions);

  Xapian::termpos position = 0;
  impl_->add_field(document, schema::prefix_of("title"), record.title, position);
  for (const std::string& author : record.authors) {
    impl_->add_field(document, schema::prefix_of("author"), author, position);
  }
  impl_->add_field(document, schema::prefix_of("publisher"), record.publisher, position);
  impl_->add_concepts(document, mentions, title_positions, positions);
  Impl::add_unlisted(document, record, analysed.text, positions);
  impl_->add_meetings(document, mentions);
  add_statements(document, record, analysed.text, positions);
  Impl::add_main(document, record.actors, "actor");
  Impl::add_main(document, record.issues, "issue");

  const auto exact = [&](std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add_boolean_term(schema::exact_term(prefix, value));
  };
  document.add_boolean_term(schema::unique_term(record.path));
  document.add_boolean_term(std::string(schema::kIdPrefix));
  document.add_boolean_term(schema::id_term(schema::document_id(record.path)));
  exact(schema::prefix_of("path"), record.path);
  exact(schema::prefix_of("url"), record.url);
  exact(schema::prefix_of("host"), host_of(record.url));
  for (const std::string& symbol : record.symbols) {
    for (const std::string& key : symbol_keys(symbol)) exact(schema::prefix_of("symbol"), key);
  }
  exact(schema::prefix_of("lang"), record.language);
  exact(schema::prefix_of("type"), record.mime);
  const std::optional<Date> date = parse_iso(record.date);
  const std::string digits = date ? date->digits() : "";
  // The time of a file says when it was saved, not when it was written: it sorts and filters, but
  // is no year to count by.
  const bool written = !digits.empty() && record.date_source != "file";
  if (date) {
    if (written) exact(schema::kYearPrefix, digits.substr(0, 4));
    if (date->month != 0) exact(schema::kMonthPrefix, digits.substr(0, 6));
    if (date->day != 0) exact(schema::prefix_of("date"), digits);
  }

  document.add_value(schema::kDateSlot, digits);
  document.add_value(schema::kDateOrLastSlot,
                     digits.empty() ? std::string(schema::kUndated) : digits);
  document.add_value(schema::kDateSourceSlot, record.date_source);
  document.add_value(schema::kPathSlot, record.path);
  document.add_value(schema::kSignatureSlot, signature.bytes());
  document.add_value(schema::kActorsSlot,
                     Impl::main_ids(record.actors, schema::prefix_of("actor")));
  document.add_value(schema::kIssuesSlot,
                     Impl::main_ids(record.issues, schema::prefix_of("issue")));
  document.add_value(schema::kPublisherSlot, record.publisher);
  document.add_value(schema::kYearSlot, written ? digits.substr(0, 4) : "");
  document.add_value(schema::kLanguageSlot, record.language);
  document.add_value(schema::kTypeSlot, record.mime);
  document.add_value(schema::kSketchSlot, part_sketch(sketch(analysed.text), record.path));
  document.add_value(schema::kRecordSlot, pack(record));
  return document;
}

WordsMet DocumentTerms::take_overflow() {
  return std::exchange(impl_->words_met, {});
}

WordsMet DocumentTerms::take_words() {
  for (auto& [language, words] : impl_->vocabularies) {
    if (words) words->hand_over(impl_->words_met);
  }
  return std::exchange(impl_->words_met, {});
}

std::string DocumentTerms::note_words() {
  for (auto& [language, words] : impl_->vocabularies) {
    if (words) words->note(impl_->noted);
  }
  return std::exchange(impl_->noted, {}).take();
}

}  // namespace chancery::indexer
