#include "core/concepts/language_load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include "chancery/error.h"
#include "core/concepts/inflection.h"

namespace chancery {

namespace {

// The tables and lists of a file. A table has lists by id of concept.
struct Part {
  std::string_view key;
  bool by_id;
  LanguageLine::Kind kind;
};
constexpr auto kParts = std::to_array<Part>({
    {"names", true, LanguageLine::kName},
    {"demonyms", true, LanguageLine::kDemonym},
    {"seats", true, LanguageLine::kSeat},
    {"combining", true, LanguageLine::kCombining},
    {"issues", true, LanguageLine::kPattern},
    {"decoys", false, LanguageLine::kDecoy},
    {"issue_decoys", false, LanguageLine::kIssueDecoy},
    {"endings", false, LanguageLine::kRule},
    {"demonym_endings", false, LanguageLine::kDemonymRule},
    {"prefixes", false, LanguageLine::kPrefix},
    {"suffixes", false, LanguageLine::kSuffix},
    {"without", false, LanguageLine::kDrop},
    {"tails", false, LanguageLine::kTail},
});

class LanguageReader {
 public:
  LanguageReader(const std::filesystem::path& file, GazetteerBuilder& builder)
      : file_(file.string()), code_(file.stem().string()), builder_(builder) {}

  void read() {
    toml::table table;
    try {
      table = toml::parse_file(file_);
    } catch (const toml::parse_error& error) {
      throw Error(fmt::format("{}:{}: {}", file_, error.source().begin.line, error.description()),
                  "gazetteer/names/README.md shows the form");
    }
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      const auto part = std::find_if(kParts.begin(), kParts.end(),
                                     [&](const Part& one) { return one.key == name; });
      if (part == kParts.end()) fail(node, fmt::format("a language has no \"{}\"", name));
      if (!part->by_id) {
        add_list(node, part->kind, "");
        continue;
      }
      const toml::table* lists = node.as_table();
      if (!lists) fail(node, fmt::format("\"{}\" is no table", name));
      for (const auto& [id, list] : *lists) add_list(list, part->kind, std::string(id.str()));
    }
  }

 private:
  [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
    throw Error(fmt::format("{}:{}: {}", file_, node.source().begin.line, what),
                "gazetteer/names/README.md shows the form");
  }

  void add_list(const toml::node& node, LanguageLine::Kind kind, const std::string& id) {
    const toml::array* list = node.as_array();
    if (!list) fail(node, "what is no list of texts stands for one");
    for (const toml::node& item : *list) {
      const auto text = item.value<std::string>();
      if (!text || text->empty()) fail(item, "a list holds what is no text");
      check(item, kind, *text);
      builder_.add(code_, {id, kind, *text, {file_, item.source().begin.line}});
    }
  }

  // A document would be the first to meet what is wrong with a rule.
  void check(const toml::node& item, LanguageLine::Kind kind, const std::string& text) const {
    try {
      if (kind == LanguageLine::kRule || kind == LanguageLine::kDemonymRule)
        Inflection().add_rule(text, false);
    } catch (const Error& error) {
      fail(item, error.what());
    }
  }

  std::string file_;
  std::string code_;
  GazetteerBuilder& builder_;
};

}  // namespace

void read_language(const std::filesystem::path& file, GazetteerBuilder& builder) {
  LanguageReader(file, builder).read();
}

}  // namespace chancery
