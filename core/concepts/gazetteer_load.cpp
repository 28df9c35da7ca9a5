// The TOML form of the gazetteer (gazetteer/README.md).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include "chancery/error.h"
#include "chancery/toml_depth.h"
#include "core/concepts/gazetteer_builder.h"
#include "core/concepts/language_load.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> kActorTypes = {
    "state", "government", "leader", "organisation", "armed-group", "party", "people", "place"};

constexpr size_t kLongestText = 1'000;  // bytes; the longest of ours has 113

std::string read_list(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  try {
    if (in) return {std::istreambuf_iterator<char>(in), {}};
  } catch (const std::ios_base::failure&) {
    // A directory.
  }
  throw Error(file + " cannot be read", "it should be a list of actors or issues");
}

class FileReader {
 public:
  FileReader(const fs::path& file, bool user, GazetteerBuilder& builder)
      : file_(file.string()), user_(user), builder_(builder) {}

  void read() {
    const std::string content = read_list(file_);
    if (const auto line = line_of_deep_key(content)) {
      throw Error(fmt::format("{}:{}: a key has more than {} parts", file_, *line, kMostKeyParts),
                  "gazetteer/README.md shows the form");
    }
    toml::table table;
    try {
      table = toml::parse(content, file_);
    } catch (const toml::parse_error& error) {
      throw Error(fmt::format("{}:{}: {}", file_, error.source().begin.line, error.description()),
                  "gazetteer/README.md shows the form");
    }
    for (const auto& [key, node] : table) {
      const bool actors = key == "actor";
      const toml::array* list = node.as_array();
      if ((!actors && key != "issue") || !list) {
        fail(node, fmt::format("\"{}\" is neither [[actor]] nor [[issue]]", key.str()));
      }
      for (const toml::node& item : *list) {
        const toml::table* entry = item.as_table();
        if (!entry) fail(item, "an entry is a table");
        builder_.add(actors ? actor(*entry) : issue(*entry));
      }
    }
  }

 private:
  using Entry = GazetteerBuilder::Entry;

  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw Error(fmt::format("{}:{}: {}", file_, node.source().begin.line, what),
                "gazetteer/README.md shows the form");
  }

  std::string string(const toml::table& entry, std::string_view key, bool required) const {
    const toml::node* node = entry.get(key);
    if (!node) {
      if (required) fail(entry, fmt::format("the entry has no \"{}\"", key));
      return "";
    }
    const auto value = node->value<std::string>();
    if (!value || (required && value->empty())) fail(*node, fmt::format("\"{}\" is no text", key));
    check_length(*node, *value, key);
    return *value;
  }

  std::vector<std::string> strings(const toml::table& entry, std::string_view key) const {
    std::vector<std::string> out;
    const toml::node* node = entry.get(key);
    if (!node) return out;
    const toml::array* list = node->as_array();
    if (!list) fail(*node, fmt::format("\"{}\" is no list of texts", key));
    for (const toml::node& item : *list) {
      const auto value = item.value<std::string>();
      if (!value || value->empty()) fail(item, fmt::format("\"{}\" holds what is no text", key));
      check_length(item, *value, key);
      out.push_back(*value);
    }
    return out;
  }

  // Names are looked for at every word of every text.
  void check_length(const toml::node& node, const std::string& text, std::string_view key) const {
    if (text.size() > kLongestText)
      fail(node, fmt::format("\"{}\" has a text of more than {} bytes", key, kLongestText));
  }

  static int day(const toml::node* node) {
    if (!node) return 0;
    if (const auto date = node->value<toml::date>()) {
      return date->year * 10000 + date->month * 100 + date->day;
    }
    if (const auto year = node->value<int64_t>()) return static_cast<int>(*year) * 10000;
    return 0;
  }

  // A key that is written wrong would be left out in silence.
  void check_keys(const toml::table& entry, bool actor) const {
    static constexpr std::array<std::string_view, 20> kOfActors = {
        "id",        "name",    "remove",  "type",   "aliases",   "demonyms", "combining",
        "seats",     "codes",   "from",    "to",     "successor", "state",    "states",
        "member_of", "offices", "surname", "decoys", "cities",    "local"};
    static constexpr std::array<std::string_view, 12> kOfIssues = {
        "id",     "name",    "remove",   "broader", "part_of", "related",
        "actors", "aliases", "patterns", "from",    "local",   "decoys"};
    for (const auto& [key, node] : entry) {
      const std::string_view name = key.str();
      const bool known =
          actor ? std::find(kOfActors.begin(), kOfActors.end(), name) != kOfActors.end()
                : std::find(kOfIssues.begin(), kOfIssues.end(), name) != kOfIssues.end();
      if (!known) {
        fail(node, fmt::format("an {} has no \"{}\"", actor ? "actor" : "issue", name));
      }
    }
  }

  Entry common(const toml::table& entry, ConceptKind kind) const {
    check_keys(entry, kind == ConceptKind::kActor);
    Entry out;
    out.place = {file_, entry.source().begin.line};
    out.user = user_;
    out.item.kind = kind;
    out.item.id = string(entry, "id", true);
    if (out.item.id.find_first_of(" \t\n/") != std::string::npos) {
      fail(entry, fmt::format("the id \"{}\" holds a space or slash", out.item.id));
    }
    const toml::node* remove = entry.get("remove");
    out.remove = remove && remove->value_or(false);
    out.item.name = string(entry, "name", !out.remove);
    return out;
  }

  // Names of an actor, or patterns of an issue, by language.
  void local(const toml::table& entry, const Entry& owner) const {
    const toml::node* node = entry.get("local");
    if (!node) return;
    const toml::table* languages = node->as_table();
    if (!languages) fail(*node, "\"local\" is no table of languages");
    const bool issue = owner.item.kind == ConceptKind::kIssue;
    for (const auto& [language, unused] : *languages) {
      for (const std::string& text : strings(*languages, language.str())) {
        builder_.add(std::string(language.str()),
                     {owner.item.id, issue ? LanguageLine::kPattern : LanguageLine::kName, text,
                      owner.place});
      }
    }
  }

  Entry actor(const toml::table& entry) const {
    Entry out = common(entry, ConceptKind::kActor);
    if (out.remove) return out;
    local(entry, out);
    Concept& item = out.item;
    item.type = string(entry, "type", true);
    if (std::find(kActorTypes.begin(), kActorTypes.end(), item.type) == kActorTypes.end()) {
      fail(entry,
           fmt::format("\"{}\" is no type of actor ({})", item.type, fmt::join(kActorTypes, ", ")));
    }
    item.state = item.type == "state" ? item.id : string(entry, "state", false);
    item.states = strings(entry, "states");
    item.broader = strings(entry, "member_of");
    item.surname = string(entry, "surname", false);
    out.successors = strings(entry, "successor");
    if (!out.successors.empty()) item.successor = out.successors.front();
    item.from = day(entry.get("from")) / 10000;
    item.to = day(entry.get("to")) / 10000;
    codes(entry, item);
    offices(entry, item);
    out.seats = strings(entry, "seats");
    const auto forms = [&](const std::vector<std::string>& list, AliasUse use) {
      for (const std::string& form : list) {
        out.forms.push_back({form, kNoConcept, use});
        if (use != AliasUse::kDecoy) item.aliases.push_back(form);
      }
    };
    out.forms.push_back({item.name, kNoConcept, AliasUse::kName});
    forms(strings(entry, "aliases"), AliasUse::kName);
    forms(strings(entry, "demonyms"), AliasUse::kDemonym);
    forms(strings(entry, "combining"), AliasUse::kCombining);
    forms(strings(entry, "cities"), AliasUse::kCity);
    forms(strings(entry, "decoys"), AliasUse::kDecoy);
    if (!item.surname.empty()) forms({item.surname}, AliasUse::kSurname);
    return out;
  }

  void codes(const toml::table& entry, Concept& item) const {
    const toml::node* node = entry.get("codes");
    if (!node) return;
    const toml::table* table = node->as_table();
    if (!table) fail(*node, "\"codes\" is no table");
    for (const auto& [key, value] : *table) {
      const auto text = value.value<std::string>();
      if (text) item.codes.push_back(fmt::format("{}:{}", key.str(), *text));
    }
  }

  void offices(const toml::table& entry, Concept& item) const {
    const toml::node* node = entry.get("offices");
    if (!node) return;
    const toml::array* list = node->as_array();
    if (!list) fail(*node, "\"offices\" is no list");
    for (const toml::node& element : *list) {
      const toml::table* office = element.as_table();
      if (!office) fail(element, "an office is a table");
      item.offices.push_back({string(*office, "title", true), string(*office, "of", false),
                              day(office->get("from")), day(office->get("to"))});
    }
  }

  Entry issue(const toml::table& entry) const {
    Entry out = common(entry, ConceptKind::kIssue);
    if (!out.remove) local(entry, out);
    out.item.broader = strings(entry, "broader");
    out.item.part_of = strings(entry, "part_of");
    out.item.related = strings(entry, "related");
    out.item.states = strings(entry, "actors");
    out.item.aliases = strings(entry, "aliases");
    out.item.patterns = strings(entry, "patterns");
    out.item.from = day(entry.get("from")) / 10000;
    out.item.decoys = strings(entry, "decoys");
    return out;
  }

  std::string file_;
  bool user_;
  GazetteerBuilder& builder_;
};

std::vector<fs::path> toml_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error) {
    throw Error(fmt::format("{}: {}", directory.string(), error.message()),
                "set CHANCERY_GAZETTEER to the gazetteer directory");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Gazetteer Gazetteer::load(const fs::path& directory, const std::vector<fs::path>& actor_files,
                          const std::vector<fs::path>& issue_files) {
  GazetteerBuilder builder;
  for (const char* part : {"actors", "issues"}) {
    for (const fs::path& file : toml_files(directory / part)) {
      FileReader(file, false, builder).read();
    }
  }
  std::error_code none;  // lists of one's own may lack them
  if (fs::exists(directory / "names", none)) {
    for (const fs::path& file : toml_files(directory / "names")) read_language(file, builder);
  }
  for (const auto* files : {&actor_files, &issue_files}) {
    for (const fs::path& file : *files) FileReader(file, true, builder).read();
  }
  return builder.build();
}

}  // namespace chancery
