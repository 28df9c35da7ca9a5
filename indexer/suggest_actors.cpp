#include "indexer/suggest_actors.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "chancery/bare_tag.h"
#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/stored_record.h"
#include "chancery/utf8.h"
#include "chancery/word_classes.h"
#include "indexer/progress.h"
#include "indexer/run.h"
#include "indexer/tag/unlisted.h"
#include "indexer/write/stats.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMostSuggested = 200;
constexpr size_t kMostExamples = 2;
constexpr size_t kExampleColumns = 160;
constexpr uint64_t kLeastForm = 2;  // a form seen once may be a slip

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : utf8::inert(text)) {
    if (c != ' ' || !out.ends_with(' ')) out += c;
  }
  return out;
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

struct Suggestion {
  std::map<std::string, uint64_t> forms;  // as written
  std::vector<std::string> examples;
  uint64_t documents = 0;
  uint64_t mentions = 0;
  uint64_t behind_title = 0;
  uint64_t behind_place = 0;
  std::string name;

  void add(const Suggestion& other) {
    for (const auto& [form, count] : other.forms) forms[form] += count;
    documents += other.documents;
    mentions += other.mentions;
    behind_title += other.behind_title;
    behind_place += other.behind_place;
  }
};

// The folded word that ends before `end`, "" when there is none in reach.
std::string word_before(std::string_view text, size_t end) {
  constexpr size_t kReach = 24;
  const size_t begin = utf8::floor(text, end - std::min(end, kReach));
  TokenList tokens;
  tokenize(text.substr(begin, end - begin), tokens);
  return tokens.tokens.empty() ? "" : std::string(tokens.word(tokens.tokens.back()));
}

std::string type_of(const Suggestion& from) {
  TokenList tokens;
  tokenize(from.name, tokens);
  WordClasses kinds = 0;
  for (const Token& token : tokens.tokens) kinds |= word_classes(tokens.word(token));
  const bool acronym = std::any_of(from.forms.begin(), from.forms.end(), [](const auto& form) {
    TokenList words;
    tokenize(form.first, words);
    return words.tokens.size() == 1 && (words.tokens[0].flags & Token::kAllCapitals);
  });
  if ((kinds & WordClass::kOrganisation) || acronym) return "organisation";
  if (from.behind_title > 0) return "leader";
  const bool place = (kinds & WordClass::kPlaceKind) || from.behind_place * 2 >= from.mentions;
  return place ? "place" : "leader";
}

}  // namespace

struct ActorSuggestions::Impl {
  std::unordered_map<std::string, Suggestion> by_id;

  void add_mentions(Suggestion& to, const Tag& tag, const Record& record) {
    for (const Span& span : tag.mentions) {
      const std::string_view text = record.text;
      ++to.forms[one_line(text.substr(span.begin, span.end - span.begin))];
      const WordClasses before = word_classes(word_before(text, span.begin));
      if (before & (WordClass::kTitle | WordClass::kWork)) ++to.behind_title;
      if (before & WordClass::kPlace) ++to.behind_place;
    }
    if (to.examples.size() >= kMostExamples || tag.mentions.empty()) return;
    const Span first = tag.mentions.front();
    const auto sentence =
        std::find_if(record.sentences.begin(), record.sentences.end(),
                     [&](const Sentence& item) { return item.span.end >= first.end; });
    if (sentence == record.sentences.end()) return;
    const std::string line =
        one_line(std::string_view(record.text)
                     .substr(sentence->span.begin, sentence->span.end - sentence->span.begin));
    const std::string_view fitting = utf8::fit(line, kExampleColumns);
    to.examples.push_back(std::string(fitting) + (fitting.size() < line.size() ? " …" : ""));
  }

  // "Mr Ek" of one document is the Bo Ek of another, when there is one.
  void join_surnames() {
    std::unordered_map<std::string, std::string> full;  // last word → id, "" when several
    for (const auto& [id, suggestion] : by_id) {
      const size_t hyphen = id.rfind('-');
      if (hyphen == std::string::npos) continue;
      const auto [found, fresh] =
          full.try_emplace(std::string(kUnlistedType) + ':' + id.substr(hyphen + 1), id);
      if (!fresh) found->second.clear();
    }
    for (auto item = by_id.begin(); item != by_id.end();) {
      const auto found = full.find(item->first);
      const bool part = found != full.end() && !found->second.empty();
      if (!part) {
        ++item;
        continue;
      }
      by_id[found->second].add(item->second);
      item = by_id.erase(item);
    }
  }
};

ActorSuggestions::ActorSuggestions() : impl_(std::make_unique<Impl>()) {}
ActorSuggestions::~ActorSuggestions() = default;

void ActorSuggestions::add(const Record& record) {
  for (const Tag& tag : record.actors) {
    if (tag.type != kUnlistedType || is_bare(tag)) continue;
    Suggestion& suggestion = impl_->by_id[tag.id];
    if (suggestion.name.empty()) suggestion.name = one_line(tag.name);
    ++suggestion.documents;
    suggestion.mentions += tag.mentions.size();
    impl_->add_mentions(suggestion, tag, record);
  }
}

size_t ActorSuggestions::write(std::ostream& out, const Gazetteer& known, size_t most) {
  impl_->join_surnames();
  std::vector<std::pair<std::string, const Suggestion*>> ranked;
  for (const auto& [id, suggestion] : impl_->by_id) ranked.emplace_back(id, &suggestion);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    if (a.second->mentions != b.second->mentions) return a.second->mentions > b.second->mentions;
    if (a.second->documents != b.second->documents) {
      return a.second->documents > b.second->documents;
    }
    return a.first < b.first;
  });
  std::set<std::string> taken;
  const auto is_free = [&](const std::string& form) {
    return known.lookup(form).empty() && taken.insert(fold(form)).second;
  };
  size_t count = 0;
  for (const auto& [unlisted, suggestion] : ranked) {
    if (count == most) break;
    const std::string id = unlisted.substr(kUnlistedType.size() + 1);
    if (id.empty() || !known.lookup(id).empty() || !is_free(suggestion->name)) continue;
    const std::string type = type_of(*suggestion);
    const std::string last_word = suggestion->name.substr(suggestion->name.rfind(' ') + 1);
    std::string surname;
    std::vector<std::string> aliases;
    for (const auto& [form, seen] : suggestion->forms) {
      if (form == suggestion->name) continue;
      if (type == "leader" && form == last_word) {
        surname = form;
      } else if (seen >= kLeastForm && is_free(form)) {
        aliases.push_back(toml_string(form));
      }
    }
    out << fmt::format("\n# {} · {}\n", counted(suggestion->documents, "document"),
                       counted(suggestion->mentions, "mention"));
    for (const std::string& example : suggestion->examples) out << "#   " << example << '\n';
    out << fmt::format("[[actor]]\nid = {}\ntype = \"{}\"\nname = {}\n", toml_string(id), type,
                       toml_string(suggestion->name));
    if (!aliases.empty()) out << fmt::format("aliases = [{}]\n", fmt::join(aliases, ", "));
    if (!surname.empty()) out << fmt::format("surname = {}\n", toml_string(surname));
    ++count;
  }
  return count;
}

int suggest_actors(const IndexConfig& config, std::ostream& out, std::ostream& log) {
  Run run(config, Run::Reads::kRecords, log);
  require_database(config);
  const Xapian::Database database = open_local(readable_database(config.database).string());
  check_format_version(database, config.database.string(), "choose another place with --db");
  ActorSuggestions suggestions;
  const auto end = database.postlist_end("");
  for (auto id = database.postlist_begin(""); id != end; ++id) {
    suggestions.add(stored_record(database.get_document(*id)));
  }
  out << "# Names that no list has, most frequent first. Keep what you want, put it right, and "
         "save\n"
         "# it as chancery/actors.toml in your configuration directory (~/.config).\n";
  return suggestions.write(out, run.gazetteer(), kMostSuggested) > 0 ? kFound : kNothingFound;
}

}  // namespace chancery::indexer
