#include "search/charset.h"

#include <iconv.h>
#include <langinfo.h>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {

std::string charset() {
  return nl_langinfo(CODESET);
}

// `text` in another charset; what cannot be converted is `unknown`, or itself where that is 0.
std::string converted(std::string_view text, const std::string& from, const std::string& to,
                      char unknown) {
  const iconv_t converter = iconv_open(to.c_str(), from.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::string(text);
  std::string out;
  std::string rest(text);
  char* in = rest.data();
  size_t left = rest.size();
  while (left > 0) {
    char buffer[1024];
    char* at = buffer;
    size_t room = sizeof buffer;
    const bool done = iconv(converter, &in, &left, &at, &room) != static_cast<size_t>(-1);
    out.append(buffer, sizeof buffer - room);
    if (done || left == 0 || room < sizeof buffer) continue;
    // A character that the charset lacks, or bytes that are none.
    size_t next = 1;
    if (unknown) {
      next = 0;
      utf8::next(std::string_view(in, left), next);
    }
    out += unknown ? unknown : *in;
    in += next;
    left -= next;
  }
  iconv_close(converter);
  return out;
}

// Passes whole characters on, converted.
class ConvertingBuffer : public std::streambuf {
 public:
  explicit ConvertingBuffer(std::streambuf* under) : under_(under) {}

 protected:
  int_type overflow(int_type c) override {
    if (c == traits_type::eof()) return traits_type::not_eof(c);
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize count) override {
    waiting_.append(text, static_cast<size_t>(count));
    // The beginning of a character waits for its end.
    size_t whole = waiting_.size();
    while (whole > 0 && (waiting_[whole - 1] & 0xC0) == 0x80) --whole;
    if (whole > 0 && (waiting_[whole - 1] & 0x80)) {
      size_t end = whole - 1;
      const std::string_view last = std::string_view(waiting_).substr(whole - 1);
      if (utf8::is_valid(last)) end = waiting_.size();
      whole = end;
    } else {
      whole = waiting_.size();
    }
    const std::string shown = to_locale(std::string_view(waiting_).substr(0, whole));
    waiting_.erase(0, whole);
    const auto size = static_cast<std::streamsize>(shown.size());
    return under_->sputn(shown.data(), size) == size ? count : 0;
  }
  int sync() override { return under_->pubsync(); }

 private:
  std::streambuf* under_;
  std::string waiting_;
};

}  // namespace

bool locale_is_foreign() {
  const std::string name = charset();
  return name != "UTF-8" && name != "ANSI_X3.4-1968" && name != "US-ASCII" && !name.empty();
}

std::string from_locale(std::string_view text) {
  if (!locale_is_foreign()) return std::string(text);
  return converted(text, charset(), "UTF-8", 0);
}

std::string to_locale(std::string_view text) {
  if (!locale_is_foreign()) return std::string(text);
  return converted(text, "UTF-8", charset() + "//TRANSLIT", '?');
}

LocaleOutput::LocaleOutput(std::ostream& out, bool terminal) : out_(out) {
  if (!terminal || !locale_is_foreign()) return;
  before_ = out.rdbuf();
  converting_ = std::make_unique<ConvertingBuffer>(before_);
  out.rdbuf(converting_.get());
}

LocaleOutput::~LocaleOutput() {
  if (!before_) return;
  out_.flush();
  out_.rdbuf(before_);
}

}  // namespace chancery::search
