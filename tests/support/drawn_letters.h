// Capital letters as lines of a PDF page: for people they are text, for a program a picture.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace chancery::testing {

// Content of a page of 612 × 792 points. Letters: A B E F H L N O R S T U W; others are spaces.
inline std::string drawn_letters(const std::vector<std::string>& lines) {
  struct Point {
    int x, y;
  };
  using Stroke = std::vector<Point>;
  static const std::map<char, std::vector<Stroke>> kLetters = {
      {'A', {{{0, 0}, {3, 8}, {6, 0}}, {{1, 3}, {5, 3}}}},
      {'B',
       {{{0, 0}, {0, 8}, {4, 8}, {5, 7}, {5, 5}, {4, 4}, {5, 3}, {5, 1}, {4, 0}, {0, 0}},
        {{0, 4}, {4, 4}}}},
      {'E', {{{5, 0}, {0, 0}, {0, 8}, {5, 8}}, {{0, 4}, {4, 4}}}},
      {'F', {{{0, 0}, {0, 8}, {5, 8}}, {{0, 4}, {4, 4}}}},
      {'H', {{{0, 0}, {0, 8}}, {{5, 0}, {5, 8}}, {{0, 4}, {5, 4}}}},
      {'L', {{{0, 8}, {0, 0}, {5, 0}}}},
      {'N', {{{0, 0}, {0, 8}, {5, 0}, {5, 8}}}},
      {'O', {{{2, 0}, {0, 2}, {0, 6}, {2, 8}, {4, 8}, {6, 6}, {6, 2}, {4, 0}, {2, 0}}}},
      {'R', {{{0, 0}, {0, 8}, {4, 8}, {5, 7}, {5, 5}, {4, 4}, {0, 4}}, {{3, 4}, {5, 0}}}},
      {'S',
       {{{5, 7},
         {4, 8},
         {1, 8},
         {0, 7},
         {0, 5},
         {1, 4},
         {4, 4},
         {5, 3},
         {5, 1},
         {4, 0},
         {1, 0},
         {0, 1}}}},
      {'T', {{{3, 0}, {3, 8}}, {{0, 8}, {6, 8}}}},
      {'U', {{{0, 8}, {0, 2}, {2, 0}, {3, 0}, {5, 2}, {5, 8}}}},
      {'W', {{{0, 8}, {2, 0}, {4, 6}, {6, 0}, {8, 8}}}},
  };
  constexpr int kScale = 3, kAdvance = 9;
  std::string content = "4 w 1 j 1 J\n";
  int top = 700;
  for (const std::string& line : lines) {
    int left = 72;
    for (const char letter : line) {
      if (const auto found = kLetters.find(letter); found != kLetters.end()) {
        for (const Stroke& stroke : found->second) {
          for (size_t i = 0; i < stroke.size(); ++i) {
            content += std::to_string(left + stroke[i].x * kScale) + " " +
                       std::to_string(top + stroke[i].y * kScale) + (i == 0 ? " m " : " l ");
          }
          content += "S\n";
        }
      }
      left += kAdvance * kScale;
    }
    top -= 60;
  }
  return content;
}

}  // namespace chancery::testing
