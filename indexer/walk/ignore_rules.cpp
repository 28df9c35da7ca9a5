#include "indexer/walk/ignore_rules.h"

namespace chancery::indexer {

namespace {

// Matches one character of `text` at `at` against a class such as [a-z] or [!x] that starts behind
// its '['; sets `end` behind the ']'. False too when the class never closes.
bool class_matches(std::string_view pattern, size_t begin, char c, size_t& end) {
  size_t pos = begin;
  const bool negated = pos < pattern.size() && (pattern[pos] == '!' || pattern[pos] == '^');
  if (negated) ++pos;
  bool hit = false;
  const size_t first = pos;
  while (pos < pattern.size() && (pattern[pos] != ']' || pos == first)) {
    if (pattern[pos] == '\\' && pos + 1 < pattern.size()) ++pos;
    const char low = pattern[pos++];
    char high = low;
    if (pos + 1 < pattern.size() && pattern[pos] == '-' && pattern[pos + 1] != ']') {
      high = pattern[pos + 1];
      pos += 2;
    }
    if (c >= low && c <= high) hit = true;
  }
  end = pos + 1;
  return pos < pattern.size() && hit != negated;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) {
  // Iterative, with one place to come back to for * and one for **, so that no pattern is slow.
  constexpr size_t kNone = std::string_view::npos;
  size_t p = 0, t = 0;
  size_t star = kNone, star_text = 0, deep = kNone, deep_text = 0;
  while (true) {
    bool matched = false;
    if (p < pattern.size() && pattern.substr(p).starts_with("**")) {
      p += 2;
      if (p < pattern.size() && pattern[p] == '/') ++p;  // "**/" may stand for nothing
      deep = p;
      deep_text = t;
      star = kNone;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_text = t;
      continue;
    }
    if (p == pattern.size() && t == text.size()) return true;
    if (p < pattern.size() && t < text.size()) {
      if (pattern[p] == '?') {
        matched = text[t] != '/';
        if (matched) ++p;
      } else if (pattern[p] == '[') {
        size_t end = p;
        matched = text[t] != '/' && class_matches(pattern, p + 1, text[t], end);
        if (matched) p = end;
      } else {
        const size_t at = pattern[p] == '\\' && p + 1 < pattern.size() ? p + 1 : p;
        matched = pattern[at] == text[t];
        if (matched) p = at + 1;
      }
    }
    if (matched) {
      ++t;
    } else if (star != kNone && star_text < text.size() && text[star_text] != '/') {
      p = star;
      t = ++star_text;
    } else if (deep != kNone && deep_text < text.size()) {
      // "**/x" goes on behind the next slash, a final "**" takes everything.
      p = deep;
      star = kNone;
      if (deep == pattern.size()) return true;
      const bool at_parts = deep >= 1 && pattern[deep - 1] == '/';
      ++deep_text;
      while (at_parts && deep_text < text.size() && text[deep_text - 1] != '/') ++deep_text;
      if (at_parts && deep_text >= text.size()) return false;
      t = deep_text;
    } else {
      return false;
    }
  }
}

IgnoreRules IgnoreRules::parse(std::string_view text) {
  IgnoreRules rules;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    while (!line.empty() && line.back() == ' ' &&
           !(line.size() > 1 && line[line.size() - 2] == '\\')) {
      line.remove_suffix(1);
    }
    if (line.empty() || line.front() == '#') continue;
    Rule rule;
    if (line.front() == '!') {
      rule.negated = true;
      line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
      rule.directories_only = true;
      line.remove_suffix(1);
    }
    rule.anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rule.pattern = line;
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool is_directory) const {
  const size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->directories_only && !is_directory) continue;
    if (glob_matches(rule->pattern, rule->anchored ? path : name)) {
      return rule->negated ? Verdict::kKept : Verdict::kIgnored;
    }
  }
  return Verdict::kNone;
}

}  // namespace chancery::indexer
