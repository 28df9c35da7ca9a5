// The binary form of a record, as the value slot kRecordSlot holds it: a frame (record_frame.h)
// with a `document` in it.
//
//   document  := path url title publisher date date_source language mime    (string each)
//                authors:strings pages:varint
//                actors:tags issues:tags
//                sentences text:string later*
//   tags      := count:varint tag{count}
//   tag       := id name type state (string each) codes:strings broader:strings
//                salience:varint (thousandths) title_mentions:varint
//                mentions:varint (step length){mentions}
//   sentences := count:varint (step2 length){count}
//   later     := field:varint value:string
//   step      := varint               from the begin of the mention before to that of this one
//   step2     := varint               twice the bytes from the end of the sentence before to the
//                                     begin of this one, plus 1 where a paragraph begins
//   length    := varint               bytes
//   strings   := count:varint string{count}
//   string    := size:varint byte{size}
//   varint    := seven bits a byte, the lowest first; all but the last byte have the eighth bit set
//
// A field behind the text (`later`) came after version 1 was settled: a reader passes over those
// that it does not know, so a new one needs no new version.
#include "chancery/record.h"

#include <algorithm>
#include <cmath>

#include "chancery/bytes.h"
#include "chancery/damage.h"
#include "core/store/record_frame.h"
#include "core/store/record_statements.h"

namespace chancery {

namespace {

constexpr double kSalienceSteps = 1000;

void put_tags(ByteWriter& out, const std::vector<Tag>& tags) {
  out.number(tags.size());
  for (const Tag& tag : tags) {
    out.string(tag.id);
    out.string(tag.name);
    out.string(tag.type);
    out.string(tag.state);
    out.strings(tag.codes);
    out.strings(tag.broader);
    out.number(static_cast<uint64_t>(std::lround(tag.salience * kSalienceSteps)));
    out.number(static_cast<uint64_t>(tag.title_mentions));
    out.number(tag.mentions.size());
    uint32_t last = 0;
    for (const Span& span : tag.mentions) {
      out.number(span.begin - last);
      out.number(span.end - span.begin);
      last = span.begin;
    }
  }
}

void get_tags(ByteReader& in, std::vector<Tag>& tags) {
  const size_t count = in.count();
  tags.resize(count);
  for (Tag& tag : tags) {
    tag.id = in.string();
    tag.name = in.string();
    tag.type = in.string();
    tag.state = in.string();
    in.strings(tag.codes);
    in.strings(tag.broader);
    tag.salience = static_cast<double>(in.number()) / kSalienceSteps;
    tag.title_mentions = static_cast<int>(in.number());
    tag.mentions.resize(in.count());
    uint32_t last = 0;
    for (Span& span : tag.mentions) {
      span.begin = last + static_cast<uint32_t>(in.number());
      span.end = span.begin + static_cast<uint32_t>(in.number());
      last = span.begin;
    }
  }
}

enum Later : uint64_t {
  kPageStarts = 1,
  kModified = 2,
  kSection = 3,
  kKeywords = 4,
  kStatements = 5,
  kDateline = 6,
  kSymbols = 7
};

void put_later(ByteWriter& out, Later field, ByteWriter value) {
  out.number(field);
  out.string(value.take());
}

void put_page_starts(ByteWriter& out, const std::vector<uint32_t>& starts) {
  if (starts.empty()) return;
  ByteWriter value;
  uint32_t last = 0;
  for (const uint32_t start : starts) {
    value.number(start - last);
    last = start;
  }
  put_later(out, kPageStarts, std::move(value));
}

std::vector<uint32_t> get_page_starts(std::string_view bytes, size_t text_size) {
  ByteReader in(bytes, kRecordSubject, kDamageAdvice);
  std::vector<uint32_t> starts;
  uint64_t last = 0;
  while (!in.rest().empty()) {
    last += in.number();
    if (last > text_size) in.fail();
    starts.push_back(static_cast<uint32_t>(last));
  }
  return starts;
}

// What the document says of itself beside its text.
void put_descriptions(ByteWriter& out, const Record& record) {
  if (!record.modified.empty()) {
    ByteWriter value;
    value.string(record.modified);
    value.string(record.modified_source);
    put_later(out, kModified, std::move(value));
  }
  if (!record.section.empty()) {
    ByteWriter value;
    value.string(record.section);
    put_later(out, kSection, std::move(value));
  }
  if (!record.keywords.empty()) {
    ByteWriter value;
    value.strings(record.keywords);
    put_later(out, kKeywords, std::move(value));
  }
  if (!record.symbols.empty()) {
    ByteWriter value;
    value.strings(record.symbols);
    put_later(out, kSymbols, std::move(value));
  }
  if (!record.dateline.empty()) {
    ByteWriter value;
    value.string(record.dateline);
    put_later(out, kDateline, std::move(value));
  }
}

void get_description(uint64_t field, std::string_view bytes, Record& record) {
  ByteReader in(bytes, kRecordSubject, kDamageAdvice);
  if (field == kModified) {
    record.modified = in.string();
    record.modified_source = in.string();
  } else if (field == kSection) {
    record.section = in.string();
  } else if (field == kKeywords) {
    in.strings(record.keywords);
  } else if (field == kSymbols) {
    in.strings(record.symbols);
  } else if (field == kDateline) {
    record.dateline = in.string();
  }
}

bool spans_are_within(const Record& record) {
  const auto within = [&](const Span& span) {
    return span.begin <= span.end && span.end <= record.text.size();
  };
  for (const auto* tags : {&record.actors, &record.issues}) {
    for (const Tag& tag : *tags) {
      if (!std::all_of(tag.mentions.begin(), tag.mentions.end(), within)) return false;
    }
  }
  return std::all_of(record.sentences.begin(), record.sentences.end(),
                     [&](const Sentence& sentence) { return within(sentence.span); });
}

}  // namespace

int page_at(const Record& record, size_t offset) {
  const auto& starts = record.page_starts;
  return static_cast<int>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

std::string pack(const Record& record) {
  ByteWriter out;
  for (const std::string* field :
       {&record.path, &record.url, &record.title, &record.publisher, &record.date,
        &record.date_source, &record.language, &record.mime}) {
    out.string(*field);
  }
  out.strings(record.authors);
  out.number(static_cast<uint64_t>(record.pages));
  put_tags(out, record.actors);
  put_tags(out, record.issues);
  out.number(record.sentences.size());
  uint32_t last = 0;
  for (const Sentence& sentence : record.sentences) {
    out.number((sentence.span.begin - last) * 2 + (sentence.paragraph ? 1 : 0));
    out.number(sentence.span.end - sentence.span.begin);
    last = sentence.span.end;
  }
  out.string(record.text);
  put_page_starts(out, record.page_starts);
  put_descriptions(out, record);
  if (!record.statements.empty()) {
    put_later(out, kStatements, pack_statements(record.statements));
  }
  return framed(out.take());
}

Record unpack(std::string_view data) {
  const std::string plain = content_of_frame(data);
  ByteReader in(plain, kRecordSubject, kDamageAdvice);
  Record record;
  for (std::string* field : {&record.path, &record.url, &record.title, &record.publisher,
                             &record.date, &record.date_source, &record.language, &record.mime}) {
    *field = in.string();
  }
  in.strings(record.authors);
  record.pages = static_cast<int>(in.number());
  get_tags(in, record.actors);
  get_tags(in, record.issues);
  record.sentences.resize(in.count());
  uint32_t last = 0;
  for (Sentence& sentence : record.sentences) {
    const uint64_t step = in.number();
    sentence.paragraph = step & 1;
    sentence.span.begin = last + static_cast<uint32_t>(step / 2);
    sentence.span.end = sentence.span.begin + static_cast<uint32_t>(in.number());
    last = sentence.span.end;
  }
  record.text = in.string();
  while (!in.rest().empty()) {
    const uint64_t field = in.number();
    const std::string_view value = in.string();
    if (field == kPageStarts) record.page_starts = get_page_starts(value, record.text.size());
    if (field == kStatements) {
      ByteReader list(value, kRecordSubject, kDamageAdvice);
      record.statements = unpack_statements(list, record.text.size());
    }
    get_description(field, value, record);
  }
  if (!spans_are_within(record)) in.fail();
  return record;
}

}  // namespace chancery
