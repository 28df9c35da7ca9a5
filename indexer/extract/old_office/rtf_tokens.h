// The tokens of Rich Text Format: braces, control words and symbols, and bytes of text.
#pragma once

#include <string_view>

namespace chancery::indexer {

struct RtfToken {
  enum Kind {
    kEnd,
    kOpen,
    kClose,
    kWord,    // a control word: `word`, and its number when `given`
    kSymbol,  // a control symbol other than a quoted byte: `byte`
    kByte,    // of text, in the code page of its font
  };
  Kind kind = kEnd;
  std::string_view word;
  int number = -1;  // of at most nine digits
  bool given = false;
  char byte = 0;
  bool begins_group = false;  // a symbol right behind the brace that opens its group
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  RtfToken next();
  bool at_end() const { return pos_ >= bytes_.size(); }
  // Passes over so many bytes of binary data.
  void skip(size_t bytes);

 private:
  RtfToken control();
  RtfToken word();
  RtfToken quoted_byte();

  std::string_view bytes_;
  size_t pos_ = 0;
  size_t opened_ = 0;  // behind the last brace that opened a group, and the line ends behind that
};

}  // namespace chancery::indexer
