// Seeded documents of which a test knows every word, name, date and sentence without reading them:
// for the counts of views by brute force.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/search/oracle.h"

namespace chancery::testing {

// Two names each; who said it speaks for the state.
struct SeededActor {
  const char* id;
  const char* state;
  std::array<const char*, 2> names;
};
inline constexpr std::array kSeededActors = {
    SeededActor{"zubrovia", "AUT", {"Zubrovia", "Zubrovka Lorn"}},
    SeededActor{"morvania", "FRA", {"Morvania", "Morva"}},
    SeededActor{"grelland", "CHL", {"Grelland", "Old Grellum"}}};
// The name of each is its pattern.
inline constexpr std::array kSeededIssues = {std::pair{"krivok-dolmag", "krivok dolmag"},
                                             std::pair{"vintel-sopok", "vintel sopok"}};

struct SeededSentence {
  std::string text;
  std::vector<std::string> words;                // folded, as they stand
  std::vector<std::pair<size_t, size_t>> names;  // an actor and which of its names, as they stand
  std::set<size_t> issues;
  std::vector<std::string> dates;  // that it tells of
  std::string state;               // that says it; empty: nobody

  bool has(const std::string& word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  bool names_actor(size_t actor) const {
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return name.first == actor; });
  }
};

struct SeededText {
  std::string path, publisher, date;
  std::vector<SeededSentence> sentences;

  bool has(const std::string& word) const {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const SeededSentence& one) { return one.has(word); });
  }
  // Whether a sentence has both.
  bool meet(size_t actor, size_t issue) const {
    return std::any_of(sentences.begin(), sentences.end(), [&](const SeededSentence& one) {
      return one.names_actor(actor) && one.issues.contains(issue);
    });
  }
  std::string year() const { return date.substr(0, 4); }
};

class SeededTexts {
 public:
  explicit SeededTexts(size_t count) {
    for (size_t i = 0; i < count; ++i) texts.push_back(made(i));
  }
  std::vector<SeededText> texts;

  // Records for --from-jsonl, and lists of who and what they name.
  static nlohmann::json record(const SeededText& text) {
    std::string body;
    for (size_t i = 0; i < text.sentences.size(); ++i)
      body += (i == 0 ? "" : i % 3 == 0 ? "\n\n" : " ") + text.sentences[i].text;
    return {{"path", text.path},         {"title", ""},      {"text", body},
            {"date", text.date},         {"language", "en"}, {"publisher", text.publisher},
            {"date_source", "statement"}};
  }
  static std::string actors() {
    std::string list;
    for (const SeededActor& actor : kSeededActors)
      list += std::string("[[actor]]\nid = \"") + actor.id +
              "\"\ntype = \"organisation\"\nstate = \"" + actor.state + "\"\nname = \"" +
              actor.names[0] + "\"\naliases = [\"" + actor.names[1] + "\"]\n";
    return list;
  }
  static std::string issues() {
    std::string list;
    for (const auto& [id, name] : kSeededIssues)
      list += std::string("[[issue]]\nid = \"") + id + "\"\nname = \"" + name + "\"\n";
    return list;
  }

 private:
  size_t below(size_t limit) { return random_() % limit; }

  SeededText made(size_t number) {
    SeededText text;
    text.path = "/seeded/" + std::to_string(number) + ".txt";
    text.publisher = number % 4 == 0 ? "Lakeblatt" : number % 4 == 1 ? "Seablatt" : "";
    // Not as many of each year.
    if (number % 7 != 0)
      text.date = std::to_string(2015 + std::min(below(7), below(7))) + "-0" +
                  std::to_string(1 + below(9)) + "-1" + std::to_string(below(10));
    for (size_t i = 0, count = 2 + below(8); i < count; ++i) text.sentences.push_back(sentence());
    return text;
  }

  SeededSentence sentence() {
    SeededSentence made;
    if (below(5) == 0) {
      const size_t speaker = below(kSeededActors.size());
      made.state = kSeededActors[speaker].state;
      add_name(made, speaker, 0);
      add(made, "said"), add(made, "that"), add(made, "the");
    } else {
      add(made, "The");
    }
    for (size_t i = 0, count = 5 + below(9); i < count; ++i) {
      add_word(made);
      if (below(20) == 0) add_name(made, below(kSeededActors.size()), below(2));
      if (below(20) == 0) add_issue(made, below(kSeededIssues.size()));
      if (below(30) == 0 && made.dates.empty()) add_date(made);
    }
    add_word(made);
    made.text += '.';
    return made;
  }

  static void add(SeededSentence& made, const std::string& written) {
    made.text += (made.text.empty() ? "" : " ") + written;
    std::string folded = written;
    for (char& letter : folded)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
    made.words.push_back(folded);
  }
  static void add_all(SeededSentence& made, const std::string& written) {
    for (size_t at = 0; at < written.size();) {
      const size_t end = std::min(written.find(' ', at), written.size());
      add(made, written.substr(at, end - at));
      at = end + 1;
    }
  }
  // The smaller of two numbers: the first words come more often.
  void add_word(SeededSentence& made) {
    add(made, kOracleWords[std::min(below(kOracleWords.size()), below(kOracleWords.size()))]);
  }
  static void add_name(SeededSentence& made, size_t actor, size_t name) {
    made.names.emplace_back(actor, name);
    add_all(made, kSeededActors[actor].names[name]);
  }
  static void add_issue(SeededSentence& made, size_t issue) {
    made.issues.insert(issue);
    add_all(made, kSeededIssues[issue].second);
  }
  void add_date(SeededSentence& made) {
    static constexpr std::array kMonths = {std::pair{"March", "03"}, std::pair{"June", "06"},
                                           std::pair{"October", "10"}};
    const auto [month, number] = kMonths[below(kMonths.size())];
    const std::string year = std::to_string(2001 + below(4)), day = std::to_string(11 + below(4));
    const bool to_the_day = below(2) == 0;
    made.dates.push_back(year + "-" + number + (to_the_day ? "-" + day : ""));
    add_all(made, (to_the_day ? "on " + day : std::string("in")) + " " + month + " " + year);
    add_word(made);
  }

  std::mt19937 random_{22};
};

}  // namespace chancery::testing
