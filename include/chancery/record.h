// What the index keeps of a document: everything that an answer shows, so that the original file
// need not be there.
//
// Floor: store.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/sentences.h"
#include "chancery/text.h"

namespace chancery {

// The least salience of a main actor or issue.
inline constexpr double kMainSalience = 0.5;

// An actor or issue of one document.
struct Tag {
  std::string id;
  std::string name;
  std::string type;                  // actors: state, leader, …; issues: empty
  std::string state;                 // actors: the state it counts for, or empty
  std::vector<std::string> codes;    // actors: "iso2:AZ"
  std::vector<std::string> broader;  // issues: ids
  double salience = 0;               // 0 to 1; see kMainSalience
  std::vector<Span> mentions;  // bytes of Record::text, in order; title mentions are not listed
  int title_mentions = 0;

  // Mentions in the text and in the title.
  uint64_t mention_count() const { return mentions.size() + static_cast<uint64_t>(title_mentions); }
};

// What somebody is reported to say, or says in a text that is a speech.
struct Statement {
  // Who says it: `id` as Tag has it ("unlisted:john-ek" where no list has them); empty where the
  // text does not tell, and then `name` and `state` are empty, too.
  std::string id;
  std::string name;
  std::string state;           // that they speak for, or empty
  std::optional<Span> source;  // where the text names them: "the minister", "she"
  std::optional<Span> cue;     // what gives the words to them: "denied", "according to"
  std::vector<Span> content;   // what they say, in order; one at least
  std::string kind;            // direct (all in quotes), indirect or mixed
  std::string act;             // says asks demands warns denies accuses supports opposes promises
                               // threatens agrees
  bool negated = false;        // "did not say"
  bool operator==(const Statement&) const = default;
};

struct Record {
  std::string path;
  std::string url;
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string date;         // YYYY-MM-DD, YYYY-MM or YYYY; empty when unknown
  std::string date_source;  // citation meta json-ld byline url file … (man page)
  std::string modified;     // when it was last changed, in the same forms; empty when unknown
  std::string modified_source;
  std::string dateline;  // where it was written, as it begins: "VIENNA"; no actor of it
  std::string section;   // of the site or paper, as it names it
  std::vector<std::string>
      symbols;  // that it has at its head: "A/HRC/31/66"; see document_symbol.h
  std::vector<std::string> keywords;  // as the document gives them
  std::string language;
  std::string mime;
  int pages = 0;                      // 0: the format has none
  std::vector<uint32_t> page_starts;  // byte of `text` where each page begins; may be empty
  std::string text;                   // cleaned, valid UTF-8; paragraphs are separated by "\n\n"
  std::vector<Tag> actors;            // most salient first; behind them those of type "unlisted"
  std::vector<Tag> issues;
  std::vector<Sentence> sentences;
  std::vector<Statement> statements;  // in the order of their contents' begins
};

// The 1-based page on which byte `offset` of the text stands; 0 when it is not known.
int page_at(const Record& record, size_t offset);

// The binary form that the value slot kRecordSlot keeps; core/record.cpp has its grammar. It
// carries a checksum of its bytes.
std::string pack(const Record& record);
// Throws Error when `data` is no record or when any byte of it has changed since it was packed.
Record unpack(std::string_view data);
// Whether a changed byte of `data` would be found: false for records that a Chancery of format
// version 4 or before packed, which unpack reads as well.
bool has_checksum(std::string_view data);
// Throws as unpack does where the checksum of `data` is wrong, in a hundredth of the time. What has
// none passes.
void verify_checksum(std::string_view data);

// The documented JSON of `chancery-index --print` and back. from_json throws Error and names the
// member that is missing or of the wrong type.
nlohmann::json to_json(const Record& record);
Record from_json(const nlohmann::json& json);

}  // namespace chancery
