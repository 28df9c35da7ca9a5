#include "indexer/page/entities.h"

#include <gumbo.h>

#include <memory>

#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery::indexer {
namespace {

// In a title all is text but references and tags that end it.
constexpr std::string_view kTitle = "<!doctype html><title>";

// Whether a reference with its semicolon begins at the & of `text`. Browsers take some without one,
// but then "?a=1&copy=2" would be no address any more.
bool is_closed_reference(std::string_view text) {
  size_t end = text.starts_with("&#") ? 2 : 1;
  const size_t begin = end;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

std::string title_of(std::string_view text) {
  std::string markup(kTitle);
  for (size_t pos = 0; pos < text.size(); ++pos) {
    if (text[pos] == '<') {
      markup += "&lt;";
    } else if (text[pos] == '&' && !is_closed_reference(text.substr(pos))) {
      markup += "&amp;";
    } else {
      markup += text[pos];
    }
  }
  return markup;
}

// The first text below `node`, as deep as a title's is.
const char* first_text(const GumboNode& node) {
  const GumboNode* at = &node;
  for (;;) {
    if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE) return at->v.text.text;
    if (at->type != GUMBO_NODE_ELEMENT || at->v.element.children.length == 0) return "";
    at = static_cast<const GumboNode*>(at->v.element.children.data[0]);
  }
}

}  // namespace

std::string decode_entities(std::string_view text) {
  if (text.find('&') == text.npos) return std::string(text);
  const std::string markup = title_of(text);
  const auto release = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(release)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, markup.data(), markup.size()), release);
  // gumbo makes bytes of its own of a number that no character has ("&#xFDFFFFFF;").
  return utf8::repaired(first_text(*output->root));
}

}  // namespace chancery::indexer
