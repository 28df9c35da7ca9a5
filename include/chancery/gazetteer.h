// The concepts that Chancery knows: actors and issues with their names (gazetteer/README.md has the
// form of the files).
//
// Lifetime: load or unpack once, share as const between threads. A compiled gazetteer is kept in
// the database (schema::kGazetteerKey), so a search needs no files and uses the lists that made it.
//
// Floor: concepts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

using ConceptIndex = uint32_t;
inline constexpr ConceptIndex kNoConcept = UINT32_MAX;

enum class ConceptKind : uint8_t { kActor, kIssue };

struct Office {
  std::string title;
  std::string of;  // the organisation's id; empty for an office of the state
  int from = 0;    // YYYYMMDD, 0 when unknown
  int to = 0;      // 0: still in office or unknown
};

struct Concept {
  ConceptKind kind = ConceptKind::kActor;
  std::string id;
  std::string name;
  std::string type;                 // actors
  std::string state;                // actors: alpha-3 of the state it counts for
  std::vector<std::string> states;  // places and named disputes: whom it concerns
  std::vector<std::string> codes;   // "iso2:AZ"
  // Issues: ids of those that it is a kind or case of, which find it. Actors: organisations that it
  // is a member of.
  std::vector<std::string> broader;
  std::vector<std::string> part_of;  // issues: ids of a larger matter, which does not find it
  std::vector<std::string> related;  // issues: ids of others that it touches on, likewise
  std::vector<std::string> aliases;  // actors: every written form but the name
  std::string surname;               // leaders: matches alone after a full mention
  std::vector<Office> offices;
  std::string successor;  // vanished states
  // States: years of its being; 0 where it always was or is. Issues: `from` is the first year in
  // which its words mean it.
  int from = 0, to = 0;
  std::vector<std::string> patterns;  // issues
  std::vector<std::string> decoys;    // issues: patterns that hold one of these and mean nothing
};

enum class AliasUse : uint8_t {
  kName,
  kDemonym,
  kSeat,
  kCombining,
  kSurname,
  kDecoy,
  kCity,
  kOffice,  // of a mention only: "the Armenian prime minister"
};

// One written form of an actor.
struct Alias {
  std::string form;                  // as written: capitals are evidence
  ConceptIndex target = kNoConcept;  // kNoConcept for a decoy
  AliasUse use = AliasUse::kName;
};

// Names and patterns of one language beside English, of a file of gazetteer/names/: compiled when a
// document is in it. `text` has the form of core/concepts/language_list.h.
struct LanguageList {
  std::string code;  // ISO 639
  std::string text;
};

class Gazetteer {
 public:
  // Reads every *.toml below `directory`/actors, /issues and /names, then the user's files,
  // whose entries replace those of the same id. Throws Error with file and line for a syntax error,
  // a duplicate or unknown id, an alias claimed twice, or a cycle in `broader`.
  static Gazetteer load(const std::filesystem::path& directory,
                        const std::vector<std::filesystem::path>& actor_files = {},
                        const std::vector<std::filesystem::path>& issue_files = {});
  // The binary form, for the database. unpack throws Error when it is damaged.
  std::string pack() const;
  static Gazetteer unpack(std::string_view data);

  const std::vector<Concept>& concepts() const { return concepts_; }
  const std::vector<Alias>& aliases() const { return aliases_; }
  const std::vector<LanguageList>& languages() const { return languages_; }
  const Concept& operator[](ConceptIndex index) const { return concepts_[index]; }
  // By id, kNoConcept when unknown. An actor and an issue may have the same id.
  ConceptIndex find(ConceptKind kind, std::string_view id) const;
  // By any name, folded: exact ids first, then names, then other forms. May give several
  // ("Georgia"); empty when unknown.
  std::vector<ConceptIndex> lookup(std::string_view name) const;
  // What is called `name` in another language than English: a state in any of CLDR, else what
  // gazetteer/names/ has. kNoConcept when nothing is.
  ConceptIndex lookup_foreign(std::string_view name, ConceptKind kind = ConceptKind::kActor) const;
  // The names of actors and issues that gazetteer/names/ has, without demonyms.
  void each_foreign_name(
      const std::function<void(ConceptIndex target, std::string_view name)>& take) const;
  // `issue` and every issue that is a kind or case of it, over any number of steps.
  std::vector<ConceptIndex> narrower(ConceptIndex issue) const;

 private:
  friend class GazetteerBuilder;

  struct Name {
    std::string folded;
    ConceptIndex target;
    uint8_t rank;  // 0 id, 1 name, 2 other forms
  };

  std::vector<Concept> concepts_;  // by kind, then id
  std::vector<Alias> aliases_;
  std::vector<Name> names_;              // by folded form, then rank
  std::vector<LanguageList> languages_;  // by code
  std::string foreign_names_;            // see core/concepts/foreign_names.h
};

}  // namespace chancery
