// Collocates and keywords: the formulas, counts by brute force, and how they are shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/picks.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "search/view/word_scores.h"
#include "tests/search/corpus_database.h"

namespace chancery::search {
namespace {

using testing::CorpusDatabase;
using ::testing::HasSubstr;
using testing::text_in;
using testing::words_in;

View words_of(ViewKind kind, const std::string& query, const std::string& subject = "",
              uint32_t window = 5) {
  ViewRequest request;
  request.kind = kind;
  request.subject = subject;
  request.window = window;
  request.most = 0;
  request.all_copies = true;
  return CorpusDatabase::once().searcher().view(query, request);
}

// Computed by hand: Dunning's formula over the four cells.
TEST(WordScores, AreThoseOfTheFormulas) {
  EXPECT_NEAR(log_likelihood({10, 5, 1000, 2000}), 6.969, 0.001);
  EXPECT_NEAR(log_likelihood({5, 10, 2000, 1000}), -6.969, 0.001);
  EXPECT_EQ(log_likelihood({0, 0, 1000, 2000}), 0);
  EXPECT_EQ(log_likelihood({3, 0, 3, 0}), 0);
  EXPECT_NEAR(log_ratio({10, 5, 1000, 2000}), 2, 1e-9);
  EXPECT_NEAR(log_ratio({4, 0, 1000, 1000}), 3, 1e-9);
  EXPECT_NEAR(log_dice(10, 40, 25), 14 - 1.7004, 0.001);
  EXPECT_NEAR(log_dice(7, 7, 7), 14, 1e-9);
}

struct Near {
  uint64_t here = 0, all = 0;
  std::set<std::string> documents;
};

// Words within `window` of "corridor" or "corridors" in their sentences, sentence by sentence.
std::map<std::string, Near> near_corridor(size_t window, uint64_t& places) {
  std::map<std::string, Near> near;
  const auto is_node = [](const std::string& word) {
    return word == "corridor" || word == "corridors";
  };
  for (const Record& record : CorpusDatabase::once().records()) {
    const std::vector<std::string> all = words_in(record.text);
    if (std::none_of(all.begin(), all.end(), is_node)) continue;
    for (const Sentence& sentence : record.sentences) {
      const std::vector<std::string> words = words_in(text_in(record, sentence.span));
      for (size_t i = 0; i < words.size(); ++i) {
        if (is_node(words[i])) {
          ++places;
          continue;
        }
        Near& word = near[words[i]];
        ++word.all;
        bool beside = false;
        for (size_t j = 0; j < words.size(); ++j) {
          const size_t distance = i > j ? i - j : j - i;
          beside = beside || (is_node(words[j]) && distance <= window);
        }
        if (!beside) continue;
        ++word.here;
        word.documents.insert(record.path);
      }
    }
  }
  return near;
}

TEST(Collocates, CountsAreThoseOfBruteForce) {
  for (const uint32_t window : {5U, 0U}) {
    uint64_t places = 0;
    const auto near = near_corridor(window == 0 ? 10'000 : window, places);
    const View view = words_of(ViewKind::kCollocates, "*", "corridor", window);
    EXPECT_EQ(view.places, places);
    EXPECT_GE(view.words.size(), window == 0 ? 0U : 1U);
    uint64_t here = 0, all = 0;
    for (const auto& [word, count] : near) {
      here += count.here;
      all += count.all;
    }
    EXPECT_EQ(view.words_here, here);
    EXPECT_EQ(view.words_here + view.words_rest, all);
    for (const WordLine& line : view.words) {
      ASSERT_TRUE(near.contains(line.word)) << line.word;
      const Near& word = near.at(line.word);
      EXPECT_EQ(line.here, word.here) << line.word;
      EXPECT_EQ(line.here + line.rest, word.all) << line.word;
      EXPECT_EQ(line.documents, word.documents.size()) << line.word;
      EXPECT_NEAR(line.effect, log_dice(word.here, places, word.all), 1e-9);
    }
    EXPECT_TRUE(std::is_sorted(
        view.words.begin(), view.words.end(),
        [](const WordLine& a, const WordLine& b) { return a.likelihood > b.likelihood; }));
  }
}

TEST(Kwic, IsSortedByThreePlaces) {
  ViewRequest request;
  request.kind = ViewKind::kKwic;
  request.subject = "border";
  request.levels = {-1, 1, 2};
  request.most = 0;
  const View view = CorpusDatabase::once().searcher().view("*", request);
  ASSERT_GT(view.lines.size(), 5U);
  const auto key = [](const KwicLine& line) {
    const auto left = words_in(line.left), right = words_in(line.right);
    return std::vector<std::string>{left.empty() ? "" : left.back(), right.empty() ? "" : right[0],
                                    right.size() < 2 ? "" : right[1]};
  };
  for (size_t i = 1; i < view.lines.size(); ++i)
    EXPECT_LE(key(view.lines[i - 1]), key(view.lines[i])) << view.lines[i].right;
}

TEST(Collocates, StopWordsAndNumbersAreNone) {
  for (const WordLine& line : words_of(ViewKind::kCollocates, "*", "corridor").words) {
    EXPECT_FALSE(is_stop_word(line.word, "en")) << line.word;
    EXPECT_GE(line.here, 3U);
  }
}

TEST(Keywords, CountsAreThoseOfBruteForce) {
  std::map<std::string, Near> words;
  uint64_t all_here = 0, all = 0;
  for (const Record& record : CorpusDatabase::once().records()) {
    std::vector<std::string> here;
    for (const std::string& text : {record.title, record.text}) {
      TokenList tokens;
      tokenize(text, tokens);
      for (size_t i = 0; i < tokens.tokens.size(); ++i) {
        const Token& token = tokens.tokens[i];
        here.emplace_back(tokens.word(token));
        if (i == 0) continue;
        // Scripts without spaces have terms of two characters, too.
        const Token& left = tokens.tokens[i - 1];
        if (left.flags & token.flags & Token::kUnspaced && left.span.end == token.span.begin)
          here.push_back(std::string(tokens.word(left)) + std::string(tokens.word(token)));
      }
    }
    const bool hit = std::find(here.begin(), here.end(), "corridor") != here.end();
    all += here.size();
    if (hit) all_here += here.size();
    for (const std::string& one : here) {
      Near& word = words[one];
      ++word.all;
      if (!hit) continue;
      ++word.here;
      word.documents.insert(record.path);
    }
  }
  const View view = words_of(ViewKind::kKeywords, "\"corridor\"");
  EXPECT_EQ(view.words_here, all_here);
  EXPECT_EQ(view.words_here + view.words_rest, all);
  ASSERT_GT(view.words.size(), 1U);
  for (const WordLine& line : view.words) {
    const Near& word = words.at(line.word);
    EXPECT_EQ(line.here, word.here) << line.word;
    EXPECT_EQ(line.here + line.rest, word.all) << line.word;
    EXPECT_EQ(line.documents, word.documents.size()) << line.word;
  }
}

TEST(Keywords, OfAllDocumentsAreNone) {
  EXPECT_THROW(words_of(ViewKind::kKeywords, "*"), Error);
  EXPECT_THROW(words_of(ViewKind::kCollocates, "*", "..."), Error);
}

View made_words(ViewKind kind) {
  View view;
  view.kind = kind;
  view.subject = "corridor";
  view.total = view.looked_at = 30;
  view.window = 5;
  view.places = 44;
  view.words_here = 1200;
  view.words_rest = 34'000;
  view.lines_total = 9;
  view.words = {{"zangezur", 42, 13, 12, 310.24, 12.14}, {"open", 3, 1, 2, 7.1, 8.5}};
  return view;
}

std::string shown_words(const View& view, const Style& style) {
  std::ostringstream out;
  write_view(out, view, style, true);
  return out.str();
}

TEST(WordViews, AreTables) {
  const std::string text = shown_words(made_words(ViewKind::kCollocates), Style{false, true, 100});
  EXPECT_THAT(text, HasSubstr("words within 5 words of corridor, in its sentences\n"));
  EXPECT_THAT(text,
              HasSubstr("   1 zangezur       42         13         12       310.2     12.1\n"));
  EXPECT_THAT(text, HasSubstr("2 of 9 words; 44 places in 30 hits"));
  EXPECT_THAT(shown_words(made_words(ViewKind::kKeywords), Style{false, true, 100}),
              HasSubstr("1,200 words of 30 hits, 34,000 words of other documents"));
}

TEST(WordViews, FitEveryWidthAndAreInert) {
  for (const ViewKind kind : {ViewKind::kCollocates, ViewKind::kKeywords}) {
    View view = made_words(kind);
    view.words[0].word = std::string(60, 'x') + "\x1b";
    for (const size_t width : {30, 40, 80, 200}) {
      std::istringstream lines(shown_words(view, Style{false, false, width}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(utf8::width(line), width) << line;
        EXPECT_EQ(line.find('\x1b'), std::string::npos);
      }
    }
  }
}

TEST(WordViews, AsData) {
  const nlohmann::ordered_json json = view_json(made_words(ViewKind::kKeywords));
  EXPECT_EQ(json["words"][0]["log_ratio"], 12.14);
  EXPECT_FALSE(json.contains("window"));
  std::ostringstream csv;
  write_view_csv(csv, made_words(ViewKind::kCollocates));
  EXPECT_EQ(csv.str(),
            "word,here,rest,documents,likelihood,log_dice\r\n"
            "zangezur,42,13,12,310.2400,12.1400\r\nopen,3,1,2,7.1000,8.5000\r\n");
}

TEST(WordViews, AWordIsPickedWithWhatItStandsNear) {
  EXPECT_EQ(picks_of(made_words(ViewKind::kCollocates))[0].part, "(corridor /s \"zangezur\")");
  EXPECT_EQ(picks_of(made_words(ViewKind::kKeywords))[1].part, "\"open\"");
  View view = made_words(ViewKind::kCollocates);
  view.subject = "peace talks";
  EXPECT_EQ(picks_of(view)[0].part, "(\"peace talks\" /s \"zangezur\")");
}

}  // namespace
}  // namespace chancery::search
