// What the database holds, in one table.
//
// A document is one record (kRecordSlot, see record.h) with terms and value slots. Every
// term is a prefix and a word; kFields lists them all, and indexer and query parser loop over it:
// nothing else spells a prefix. Prefixes without X are Omega's, so that Omega, quest and
// xapian-delve open the database. Body text has no prefix: each word as it is folded, with its
// positions. There are no terms for stems: a stemmed search asks for the words that have the stem
// (forms_key), which costs a third less to write than a second term for most words.
//
// Positions count words of the title, then of the text; a title and each paragraph are
// kParagraphGap apart, so that no phrase crosses them. Concept terms (actor, issue) stand at the
// position of the first word of each mention. A pair term stands for an actor and an issue that
// meet in one sentence; its wdf is the number of such sentences. A main term (no position) says
// that the concept is a main one of the document, as its value slot does.
//
// Floor: store.
#pragma once

#include <xapian.h>

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::schema {

// Bump when an older program could misread a newer database.
inline constexpr std::string_view kFormatVersion = "7";
// Older ones are read as they are, and carry kFormatVersion from the next change on. In 4 records
// have no checksum; before 6 there are no statements, before 7 the lists are not compressed.
inline constexpr std::string_view kOldestFormatVersion = "4";
inline constexpr Xapian::termpos kParagraphGap = 16;
// Xapian refuses terms of more than 245 bytes; longer ones end in a hash (see exact_term).
inline constexpr size_t kMaxTermBytes = 240;

enum Slot : Xapian::valueno {
  kDateSlot = 0,       // YYYYMMDD, 00 for an unknown month or day; empty when undated
  kPathSlot = 1,       // as given to the indexer, absolute
  kSignatureSlot = 2,  // of the file that was read: see indexer/walk/file_signature.h
  kActorsSlot = 3,     // ids of the main actors (salience 0.5 and above), separated by spaces
  kIssuesSlot = 4,     // ids of the main issues, likewise
  kPublisherSlot = 5,
  kYearSlot = 6,         // YYYY; empty when only the file's time is known
  kLanguageSlot = 7,     // ISO 639-1 where it has a code
  kTypeSlot = 8,         // MIME type
  kDateOrLastSlot = 9,   // as kDateSlot, kUndated without a date: for sorting oldest first
  kDateSourceSlot = 10,  // Record::date_source
  kFileSlot = 11,        // the file that a document is inside of; empty: the path is the file
  kSketchSlot = 12,      // of the text: see sketch.h
  // What pack gives of the record. Not the data of a document, for Xapian tries to compress that:
  // the record is compressed already, and it took a tenth of the time of indexing short texts.
  kRecordSlot = 13,
  kSpeakersSlot = 14,  // ids of listed actors who say something, separated by spaces
};

inline constexpr std::string_view kUndated = "99999999";

enum class FieldKind {
  kText,     // words, folded, with positions; query text is analysed
  kExact,    // one boolean term a value; filters and never ranks
  kRange,    // searched through its value slot: date:2020..2023
  kConcept,  // an actor or issue, given by any of its names
  kMain,     // likewise, where it is a main one of the document
  kPair,     // an actor and an issue with a slash between them
  kSaid,     // statements of an actor, given by any of its names
  kAct,      // statements of a kind: says, denies
  kOf,       // statements in which an actor, an issue or words stand; has no prefix
  kLike,     // documents like one; has no prefix
  kMark,     // documents that a person has tagged; marks are in no database; has no prefix
  kPlain,    // words of title and text, in which no actor or issue is read; has no prefix
};

struct Field {
  std::string_view name;    // as typed in a query: `title:`
  std::string_view prefix;  // Xapian term prefix
  FieldKind kind;
  std::string_view help;  // one line, for :help, --help and the man page
};

inline constexpr std::array kFields = {
    Field{"word", "", FieldKind::kPlain, "a word in any form, read as no name: word:baku"},
    Field{"title", "S", FieldKind::kText, "words of the title"},
    Field{"author", "A", FieldKind::kText, "a name of an author"},
    Field{"publisher", "XPUB", FieldKind::kText, "words of the publisher's name"},
    Field{"date", "D", FieldKind::kRange,
          "a day, month, year or range: 2020..2023, 2023-09, 2022.."},
    Field{"lang", "L", FieldKind::kExact, "language of the text: en, fr, ru"},
    Field{"type", "T", FieldKind::kExact, "file type: html, txt, md or a MIME type"},
    Field{"path", "P", FieldKind::kExact, "part of the path, * and ? allowed: path:*/2023/*"},
    Field{"host", "H", FieldKind::kExact, "host of the document's URL"},
    Field{"symbol", "XDS", FieldKind::kExact,
          "symbol of a UN paper, a resolution or a treaty: symbol:S/RES/1325"},
    Field{"url", "U", FieldKind::kExact, "the document's URL"},
    Field{"actor", "XA", FieldKind::kConcept, "who, by any name: actor:baku"},
    Field{"issue", "XI", FieldKind::kConcept,
          "which matter; wider ones find narrower: issue:borders"},
    Field{"about", "XM", FieldKind::kMain, "a main actor or issue of the document: about:iran"},
    Field{"pair", "XP", FieldKind::kPair, "actor and issue in one sentence: pair:iran/sanctions"},
    Field{"said", "XSY", FieldKind::kSaid,
          "who says it, words beside it in one statement: said:iran corridor"},
    Field{"act", "XACT", FieldKind::kAct,
          "what a statement does: act:denies, act:opposes, act:demands"},
    Field{"of", "", FieldKind::kOf, "what is said of somebody or something: of:iran"},
    Field{"tag", "", FieldKind::kMark, "documents that you have tagged so with :tag"},
    Field{"like", "", FieldKind::kLike, "documents like hit 3 of the last answer, or like a path"},
};

// Prefixes that no query field spells.
inline constexpr std::string_view kUniquePrefix = "Q";  // the document's path: one document each
// The document's id. The prefix alone is a term of each document that has one: those that an older
// Chancery indexed have none.
inline constexpr std::string_view kIdPrefix = "XQ";
inline constexpr std::string_view kYearPrefix = "Y";   // YYYY
inline constexpr std::string_view kMonthPrefix = "M";  // YYYYMM
// A word with its accents, where it has any, at its positions.
inline constexpr std::string_view kExactFormPrefix = "XE";
// Terms without a word: their positions are those of the first words of sentences and paragraphs.
// A title is one of either.
inline constexpr std::string_view kSentenceStart = "XBS";
inline constexpr std::string_view kParagraphStart = "XBP";

// The field called `name` (case-sensitive), or nullptr.
const Field* find_field(std::string_view name);
std::string_view prefix_of(std::string_view field_name);

// Prefix and value as one term: a colon between them where Omega would put one, long values cut
// and closed with a hash of the whole, so that the term is always valid and unique.
std::string exact_term(std::string_view prefix, std::string_view value);
// The term that is a document's alone.
std::string unique_term(std::string_view path);
// What a document is called where its path is too long or may not be told: 16 hexadecimal digits
// of the path. The same after each run and in each database that has the file at that path.
std::string document_id(std::string_view path);
// The term of the document with that id.
std::string id_term(std::string_view id);
// The term of an actor or issue: ids are folded to lower case ("XAaze", "XIborders").
std::string concept_term(std::string_view prefix, std::string_view id);
// The id of an actor that the gazetteer lacks, from its name: "unlisted:lake-border-forum". Its
// concept_term is in the index, but no pair term and no facet counts it.
std::string unlisted_id(std::string_view name);
std::string pair_term(std::string_view actor_id, std::string_view issue_id);
// The term of documents that have it among their main ones; `field` is "actor" or "issue".
std::string main_term(std::string_view field, std::string_view id);

// The terms of a statement: where statements begin and where they end.
struct StatementTerm {
  std::string begin;
  std::string end;
  auto operator<=>(const StatementTerm&) const = default;
};
StatementTerm said_term(std::string_view actor_id);
StatementTerm act_term(std::string_view act);

// Metadata keys of the database.
inline constexpr std::string_view kVersionKey = "chancery.version";
inline constexpr std::string_view kReportKey = "chancery.report";  // JSON, see indexer/report.h
inline constexpr std::string_view kGazetteerKey =
    "chancery.gazetteer";  // compiled, see gazetteer.h
inline constexpr std::string_view kLanguagesKey = "chancery.languages";  // JSON: code → documents
inline constexpr std::string_view kStatsKey = "chancery.stats";  // JSON: counts, newest date, time
inline constexpr std::string_view kFoldersKey = "chancery.folders";  // JSON: indexed folders
// Bytes, see indexer/write/known_files.h.
inline constexpr std::string_view kTouchedKey = "chancery.touched";
inline constexpr std::string_view kListsKey = "chancery.lists";  // JSON, see indexer/lists_used.h
// Of the values of all keys above, in their order: see indexer/write/stats.h.
inline constexpr std::string_view kChecksumKey = "chancery.checksum";

// The words of texts in `language` that have `stem` and are not it, a line feed behind each,
// sorted.
inline constexpr std::string_view kFormsKey = "chancery.forms/";
std::string forms_key(std::string_view language, std::string_view stem);

}  // namespace chancery::schema
