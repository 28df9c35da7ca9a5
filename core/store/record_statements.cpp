// The grammar, with the words of record.cpp:
//
//   statements := strings count:varint statement{count}
//   strings    := count:varint string{count}         ids, names, states, kinds and acts, each once
//   statement  := id:varint name:varint state:varint kind:varint act:varint    numbers of strings
//                 flags:varint                       1 negated, 2 has a source, 4 has a cue
//                 source:span? cue:span? count:varint span{count}
//   span       := begin:varint length:varint
#include "core/store/record_statements.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/damage.h"

namespace chancery {

namespace {

constexpr uint64_t kNegated = 1, kHasSource = 2, kHasCue = 4;

void put(ByteWriter& out, const Span& span) {
  out.number(span.begin);
  out.number(span.end - span.begin);
}

Span get(ByteReader& in, size_t text_size) {
  const uint64_t begin = in.number();
  const uint64_t length = in.number();
  if (begin > text_size || length > text_size - begin) in.fail();
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + length)};
}

}  // namespace

ByteWriter pack_statements(const std::vector<Statement>& statements) {
  std::vector<std::string_view> strings;
  std::unordered_map<std::string_view, uint64_t> numbers;
  ByteWriter list;
  const auto put_string = [&](const std::string& value) {
    const auto [found, fresh] = numbers.try_emplace(value, strings.size());
    if (fresh) strings.push_back(value);
    list.number(found->second);
  };
  list.number(statements.size());
  for (const Statement& statement : statements) {
    for (const std::string* value :
         {&statement.id, &statement.name, &statement.state, &statement.kind, &statement.act}) {
      put_string(*value);
    }
    list.number((statement.negated ? kNegated : 0) + (statement.source ? kHasSource : 0) +
                (statement.cue ? kHasCue : 0));
    if (statement.source) put(list, *statement.source);
    if (statement.cue) put(list, *statement.cue);
    list.number(statement.content.size());
    for (const Span& part : statement.content) put(list, part);
  }
  ByteWriter out;
  out.strings(strings);
  out.string(list.take());
  return out;
}

std::vector<Statement> unpack_statements(ByteReader& in, size_t text_size) {
  std::vector<std::string> strings;
  in.strings(strings);
  ByteReader list(in.string(), "a stored document", kDamageAdvice);
  std::vector<Statement> statements(list.count());
  for (Statement& statement : statements) {
    for (std::string* value :
         {&statement.id, &statement.name, &statement.state, &statement.kind, &statement.act}) {
      const uint64_t number = list.number();
      if (number >= strings.size()) list.fail();
      *value = strings[number];
    }
    const uint64_t flags = list.number();
    statement.negated = (flags & kNegated) != 0;
    if (flags & kHasSource) statement.source = get(list, text_size);
    if (flags & kHasCue) statement.cue = get(list, text_size);
    statement.content.resize(list.count());
    for (Span& part : statement.content) part = get(list, text_size);
    if (statement.content.empty()) list.fail();
  }
  return statements;
}

}  // namespace chancery
