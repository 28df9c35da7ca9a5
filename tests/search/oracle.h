// Ranks seeded documents by brute force, from the formulas and from the texts alone.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "search/plan/ranking.h"

namespace chancery::testing {

using namespace search;

// Words that no list knows and no stemmer changes; the first ones are the commonest.
inline constexpr std::array kOracleWords = {
    "bavok",   "gazud",   "hilmak",  "jorveb", "kuplag", "lumnik", "morbag",  "nuvark",
    "quilpak", "rostub",  "sulgak",  "tarvok", "vembok", "walpog", "yumdak",  "zorpeb",
    "flugak",  "drimlok", "skarbub", "plovik", "trusag", "brulok", "glimpag", "frodzik"};
inline constexpr const char* kOracleActor = "zubrovia";
inline constexpr const char* kOracleIssue = "krivok-dolmag";  // by the words "krivok dolmag"

inline constexpr RankingNumbers kNumbers;  // those of a search without --ranking

struct OracleText {
  std::string path;
  std::string text;
  std::string date;  // 2019-05-03, or empty
  std::string language;
  std::string publisher;  // of one word, or empty

  // What is at each position, counted from 0; paragraphs are far from each other.
  std::map<int, std::string> words;
  std::map<int, std::string> actors, issues;  // the first words of mentions
  std::vector<int> sentences, paragraphs;     // where they begin
  int meetings = 0;                           // sentences that have both
};

// The weight of a text for a query; nothing for one that is not found.
using OracleWeight = std::function<std::optional<double>(const OracleText&)>;

class Oracle {
 public:
  explicit Oracle(size_t count) {
    std::mt19937 random(20);
    for (size_t i = 0; i < count; ++i) texts.push_back(made(i, random));
  }

  std::vector<OracleText> texts;

  // BM25 (Robertson and Zaragoza 2009) of what `count` counts in a text, as Xapian 1.4 has it: an
  // idf below that of a term in a third of the texts is flattened.
  OracleWeight bm25(const std::function<int(const OracleText&)>& count) const {
    double found = 0, length = 0;
    for (const OracleText& text : texts) {
      found += count(text) > 0 ? 1 : 0;
      length += length_of(text);
    }
    const auto all = static_cast<double>(texts.size());
    double rarity = (all - found + 0.5) / (found + 0.5);
    if (rarity < 2) rarity = rarity / 2 + 1;
    const double idf = std::log(rarity) * (kNumbers.k1 + 1);
    const double average = length / all;
    return [=](const OracleText& text) -> std::optional<double> {
      const int times = count(text);
      if (times == 0) return std::nullopt;
      const double size = std::max(length_of(text) / average, ranking::kMinLength);
      return idf * times / (times + kNumbers.k1 * (1 - kNumbers.b + kNumbers.b * size));
    };
  }

  OracleWeight word(const std::string& wanted) const {
    return bm25([wanted](const OracleText& text) { return times(text.words, wanted); });
  }
  OracleWeight actor() const {
    return bm25([](const OracleText& text) { return static_cast<int>(text.actors.size()); });
  }
  OracleWeight issue() const {
    return bm25([](const OracleText& text) { return static_cast<int>(text.issues.size()); });
  }
  OracleWeight meeting() const {
    return bm25([](const OracleText& text) { return text.meetings; });
  }
  // How much more a word weighs that clusters in few texts (Church and Gale 1995).
  double topicality(const std::string& wanted) const {
    double found = 0, occurrences = 0;
    for (const OracleText& text : texts) {
      found += times(text.words, wanted) > 0 ? 1 : 0;
      occurrences += times(text.words, wanted);
    }
    const double mean = occurrences / static_cast<double>(texts.size());
    const double by_chance = mean / (1 - std::exp(-mean));
    const double clustered = (occurrences + 1) / (found + 1) / by_chance;
    return std::pow(std::max(clustered, 1.0), kNumbers.topicality_power);
  }

  static int times(const std::map<int, std::string>& places, const std::string& wanted) {
    int count = 0;
    for (const auto& [at, word] : places) count += word == wanted ? 1 : 0;
    return count;
  }
  static std::vector<int> places(const std::map<int, std::string>& all, const std::string& wanted) {
    std::vector<int> found;
    for (const auto& [at, word] : all)
      if (word == wanted) found.push_back(at);
    return found;
  }
  // Which of the stretches that begin at `starts` a position is in.
  static size_t stretch(const std::vector<int>& starts, int at) {
    size_t number = 0;
    while (number < starts.size() && starts[number] <= at) ++number;
    return number;
  }

 private:
  static constexpr int kBetweenParagraphs = 1000;

  // Everything that has a posting counts.
  static double length_of(const OracleText& text) {
    return static_cast<double>(text.words.size() + text.actors.size() + text.issues.size() +
                               (text.publisher.empty() ? 0 : 1)) +
           text.meetings;
  }

  static OracleText made(size_t number, std::mt19937& random) {
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    OracleText text;
    text.path = "/oracle/" + std::to_string(number) + ".txt";
    text.language = number % 3 == 0 ? "fr" : "en";
    text.publisher = number % 4 == 0 ? "Lakeblatt" : number % 4 == 1 ? "Seablatt" : "";
    if (number % 7 != 0) {
      text.date = "20" + std::to_string(15 + below(8)) + "-0" + std::to_string(1 + below(9)) +
                  "-1" + std::to_string(below(10));
    }
    int at = 0;
    for (int paragraph = 0, paragraphs = 1 + below(4); paragraph < paragraphs; ++paragraph) {
      if (paragraph > 0) text.text += "\n\n";
      at += kBetweenParagraphs;
      text.paragraphs.push_back(at);
      for (int sentence = 0, sentences = 1 + below(4); sentence < sentences; ++sentence) {
        if (sentence > 0) text.text += ' ';
        text.sentences.push_back(at);
        add_sentence(text, at, below);
      }
    }
    return text;
  }

  template <typename Below>
  static void add_sentence(OracleText& text, int& at, const Below& below) {
    const auto add = [&](const std::string& written, const std::string& word) {
      text.text += (text.text.empty() || text.text.back() == '\n' ? "" : " ") + written;
      text.words[at++] = word;
    };
    if (text.text.ends_with(' ')) text.text.pop_back();
    add("The", "the");
    bool actor = false, issue = false;
    for (int word = 0, words = 4 + below(9); word < words; ++word) {
      // The smaller of two numbers: the first words come more often.
      const int size = static_cast<int>(kOracleWords.size());
      const char* chosen = kOracleWords[static_cast<size_t>(std::min(below(size), below(size)))];
      add(chosen, chosen);
      if (below(25) == 0) {
        text.actors[at] = kOracleActor;
        add("Zubrovia", kOracleActor);
        actor = true;
      }
      if (below(25) == 0) {
        text.issues[at] = kOracleIssue;
        add("krivok", "krivok");
        add("dolmag", "dolmag");
        issue = true;
      }
    }
    text.meetings += actor && issue ? 1 : 0;
    text.text += '.';
  }
};

}  // namespace chancery::testing
