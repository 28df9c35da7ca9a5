#include "chancery/schema.h"

#include <fmt/format.h>

#include <algorithm>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "chancery/text.h"

namespace chancery::schema {

const Field* find_field(std::string_view name) {
  const auto* found = std::find_if(kFields.begin(), kFields.end(),
                                   [&](const Field& field) { return field.name == name; });
  return found == kFields.end() ? nullptr : found;
}

std::string_view prefix_of(std::string_view field_name) {
  const Field* field = find_field(field_name);
  return field ? field->prefix : std::string_view();
}

std::string exact_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  // Omega's rule: a colon keeps "XFOO" + "Bar" apart from "XFOOB" + "ar".
  const bool capital = !value.empty() && value.front() >= 'A' && value.front() <= 'Z';
  if (prefix.size() > 1 && (capital || (!value.empty() && value.front() == ':'))) term += ':';
  term += value;
  if (term.size() > kMaxTermBytes) {
    constexpr size_t kHashDigits = 16;
    term.resize(kMaxTermBytes - kHashDigits);
    term += fmt::format("{:016x}", XXH3_64bits(value.data(), value.size()));
  }
  return term;
}

namespace {
std::string lowered(std::string_view id) {
  std::string out(id);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}
}  // namespace

std::string unique_term(std::string_view path) {
  return exact_term(kUniquePrefix, path);
}

std::string document_id(std::string_view path) {
  return fmt::format("{:016x}", XXH3_64bits(path.data(), path.size()));
}

std::string id_term(std::string_view id) {
  return std::string(kIdPrefix) + std::string(id);
}

std::string concept_term(std::string_view prefix, std::string_view id) {
  return exact_term(prefix, lowered(id));
}

std::string unlisted_id(std::string_view name) {
  TokenList tokens;
  tokenize(name, tokens);
  std::string id = "unlisted:";
  for (const Token& token : tokens.tokens) {
    if (id.back() != ':') id += '-';
    id += tokens.word(token);
  }
  return id;
}

std::string forms_key(std::string_view language, std::string_view stem) {
  return fmt::format("{}{}/{}", kFormsKey, language, stem);
}

std::string pair_term(std::string_view actor_id, std::string_view issue_id) {
  return exact_term(prefix_of("pair"), lowered(actor_id) + "/" + lowered(issue_id));
}

namespace {
// Where statements end: the prefix of their begins with a letter behind it, which no id begins
// with.
StatementTerm statement_term(std::string_view prefix, std::string_view value) {
  return {concept_term(prefix, value), concept_term(std::string(prefix) + "E", value)};
}
}  // namespace

StatementTerm said_term(std::string_view actor_id) {
  return statement_term(prefix_of("said"), actor_id);
}

StatementTerm act_term(std::string_view act) {
  return statement_term(prefix_of("act"), act);
}

std::string main_term(std::string_view field, std::string_view id) {
  return exact_term(prefix_of("about"), std::string(field) + "/" + lowered(id));
}

}  // namespace chancery::schema
